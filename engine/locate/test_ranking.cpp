#include "engine/locate/test_ranking.h"

#include <algorithm>
#include <cmath>

namespace unknot::locate {
namespace {

using body::Examination;
using body::ExaminationKind;
using body::Side;

double entropy_bits(double p) {
  if (p <= 0 || p >= 1) return 0;
  return -p * std::log2(p) - (1 - p) * std::log2(1 - p);
}

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

class Ranking {
 public:
  Ranking(const body::Atlas& atlas, const Located& located, const body::Answers& answered,
          const safety::Cleared& cleared)
      : atlas_(atlas), located_(located), answered_(answered), cleared_(cleared) {}

  std::vector<NextTest> run() {
    for (const Examination& test : atlas_.examinations) {
      const bool alone = test.who == "self" || test.who == "self_with_tool";
      if (!alone || test.muscles.size() != 1 || !test.has_side) continue;
      // Its answer would not move the muscle, so nothing can be promised about it.
      if (about_alternatives(test)) continue;
      for (Side side : {Side::Left, Side::Right}) consider(test, side);
    }
    std::stable_sort(out_.begin(), out_.end(), [](const NextTest& a, const NextTest& b) {
      return a.gain_bits / a.minutes > b.gain_bits / b.minutes;
    });
    return std::move(out_);
  }

 private:
  void consider(const Examination& test, Side side) {
    if (answered_.contains(test.id + (side == Side::Left ? "_l" : "_r"))) return;
    const std::size_t muscle = index_of(test.muscles.front());
    if (muscle == atlas_.muscles.size()) return;
    const auto group = static_cast<std::size_t>(AtlasNetwork::group(muscle, side));
    const double present = located_.group_probability[group];
    const Accuracy accuracy = accuracy_of(atlas_, test);
    const double gain = gain_bits(present, accuracy);
    if (gain < atlas_.locate_model.gain_bits_min.value) return;
    const safety::Decision decision = decide(test, muscle, side);
    if (decision.verdict == safety::Verdict::Forbidden ||
        decision.verdict == safety::Verdict::Waits) {
      return;
    }
    const double yes = updated(present, accuracy.yes_present, accuracy.yes_absent);
    const double no = updated(present, accuracy.no_present, accuracy.no_absent);
    out_.push_back({.test = test.id,
                    .muscle = atlas_.muscles[muscle].id,
                    .side = side,
                    .has_side = true,
                    .gain_bits = gain,
                    .minutes = test.minutes,
                    .probability_if_yes = std::min(yes, shown_probability_max),
                    .probability_if_no = std::min(no, shown_probability_max),
                    .caution_codes = decision.codes});
  }

  std::size_t index_of(const std::string& id) const {
    std::size_t m = 0;
    while (m < atlas_.muscles.size() && atlas_.muscles[m].id != id) ++m;
    return m;
  }

  /// Every place where the muscle's points lie must allow the test; the strictest word counts.
  safety::Decision decide(const Examination& test, std::size_t muscle, Side side) const {
    const std::vector<body::CodeUse> codes = codes_of(test);
    safety::Decision strictest{.verdict = safety::Verdict::Allowed, .codes = {}};
    for (const body::TriggerPoint& point : atlas_.muscles[muscle].points) {
      for (const std::string& region : point.location_regions) {
        const safety::Decision own =
            cleared_.decide(codes, action_of(test.kind), {.region = region, .side = side});
        if (own.verdict > strictest.verdict) strictest = own;
      }
    }
    return strictest;
  }

  const body::Atlas& atlas_;
  const Located& located_;
  const body::Answers& answered_;
  const safety::Cleared& cleared_;
  std::vector<NextTest> out_;
};

}  // namespace

double gain_bits(double present, const Accuracy& accuracy) {
  // A pair published as a ratio only is scaled so that yes and no are exhaustive.
  const double present_sum = accuracy.yes_present + accuracy.no_present;
  const double absent_sum = accuracy.yes_absent + accuracy.no_absent;
  const double yes_present = accuracy.yes_present / present_sum;
  const double yes_absent = accuracy.yes_absent / absent_sum;
  const double yes = present * yes_present + (1 - present) * yes_absent;
  const double given =
      present * entropy_bits(yes_present) + (1 - present) * entropy_bits(yes_absent);
  return std::max(0.0, entropy_bits(yes) - given);
}

double updated(double present, double answer_present, double answer_absent) {
  const double with = present * answer_present;
  const double without = (1 - present) * answer_absent;
  return with + without > 0 ? with / (with + without) : present;
}

std::vector<NextTest> next_tests(const body::Atlas& atlas, const Located& located,
                                 const body::Answers& answered, const safety::Cleared& cleared) {
  return Ranking(atlas, located, answered, cleared).run();
}

}  // namespace unknot::locate
