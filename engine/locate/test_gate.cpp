#include "engine/locate/test_gate.h"

namespace unknot::locate {
namespace {

using body::Examination;
using body::ExaminationKind;
using body::Side;

safety::ActionKind action_of(ExaminationKind kind) {
  switch (kind) {
    case ExaminationKind::Press:
      return safety::ActionKind::Pressure;
    case ExaminationKind::Stretch:
    case ExaminationKind::Movement:
      return safety::ActionKind::Stretch;
    case ExaminationKind::Load:
      return safety::ActionKind::Strength;
    case ExaminationKind::Other:
      return safety::ActionKind::Pressure;
  }
  return safety::ActionKind::Pressure;
}

/// A malformed code use counts as a code nobody knows, which Cleared treats as yes.
std::vector<body::CodeUse> codes_of(const Examination& test) {
  std::vector<body::CodeUse> codes;
  for (const std::string& text : test.contraindications) {
    auto code = body::parse_code_use(text);
    codes.push_back(code ? *code : body::CodeUse{.code = text, .forbid = true, .scope = {}});
  }
  return codes;
}

void add_points(const body::Muscle& muscle, std::optional<Side> side,
                std::vector<safety::Place>& places) {
  for (const body::TriggerPoint& point : muscle.points) {
    for (const std::string& region : point.location_regions) {
      if (side != Side::Right) places.push_back({.region = region, .side = Side::Left});
      if (side != Side::Left) places.push_back({.region = region, .side = Side::Right});
    }
  }
}

std::vector<safety::Place> places_of(const body::Atlas& atlas, const Examination& test,
                                     std::optional<Side> side,
                                     const std::vector<body::Pain>& pains) {
  std::vector<safety::Place> places;
  for (const std::string& id : test.muscles) {
    if (const body::Muscle* muscle = atlas.muscle(id)) add_points(*muscle, side, places);
  }
  if (!test.muscles.empty()) return places;
  for (const body::Pain& pain : pains) {
    if (pain.side != body::PaintSide::Right) {
      places.push_back({.region = pain.region, .side = Side::Left});
    }
    if (pain.side != body::PaintSide::Left) {
      places.push_back({.region = pain.region, .side = Side::Right});
    }
  }
  return places;
}

}  // namespace

safety::Decision may_test(const body::Atlas& atlas, const Examination& test,
                          std::optional<Side> side, const std::vector<body::Pain>& pains,
                          const safety::Cleared& cleared) {
  const std::vector<body::CodeUse> codes = codes_of(test);
  safety::Decision strictest{.verdict = safety::Verdict::Allowed, .codes = {}};
  for (const safety::Place& place : places_of(atlas, test, side, pains)) {
    const safety::Decision own = cleared.decide(codes, action_of(test.kind), place);
    if (own.verdict > strictest.verdict) strictest = own;
  }
  return strictest;
}

}  // namespace unknot::locate
