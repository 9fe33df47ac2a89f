/// Any bytes as a question to the record, and what is accepted through the engine with the real
/// knowledge, compared and written out again.
#include <cmath>
#include <cstdint>
#include <nlohmann/json.hpp>

#include "engine/base/contracts.h"
#include "formats/json/knots.h"
#include "formats/json/requests.h"
#include "formats/json/test_files.h"

namespace {

using namespace unknot;

const Moment first_day{.at_ms = 1'770'000'000'000, .zone = "UTC", .date = "2026-02-02"};
const Moment later{.at_ms = 1'772'000'000'000, .zone = "UTC", .date = "2026-02-25"};

const body::Knowledge& knowledge() {
  static const auto loaded = json::testing::load(json::testing::real_files()).value();
  return loaded.knowledge;
}

bool stopped(const safety::Screening& screening) {
  return refused(screening) || !screening.open.empty();
}

void check_probability(double number) {
  UNKNOT_ENSURES(std::isfinite(number));
  UNKNOT_ENSURES(number >= 0 && number <= 1);
}

void check(const knots::Found& found) {
  check_probability(found.no_knot_probability);
  for (const auto& own : found.muscles) {
    check_probability(own.probability_uncapped);
    check_probability(own.probability_drawing_uncapped);
    UNKNOT_ENSURES(own.probability_uncapped >= knots::kept_probability_min);
  }
  for (const auto& own : found.alternatives) check_probability(own.probability);
}

/// Two looks alike, three weeks apart: what is written is JSON, and calls nothing a change.
void check_view(const knots::Look& look, const knots::Member& member) {
  KnotView view;
  view.knot = {.knot_id = 1, .member = member, .looks = {look, look}, .events = {}};
  view.knot.looks.back().moment = later;
  view.comparison = knots::compare(knowledge().atlas, view.knot);
  const knots::Change change = view.comparison.change;
  UNKNOT_ENSURES(change == knots::Change::AboutTheSame || change == knots::Change::GoneByRule);
  const auto written = nlohmann::json::parse(json::to_json(view));
  UNKNOT_ENSURES(written["looks"].size() == std::size_t{2});
  UNKNOT_ENSURES(nlohmann::json::parse(json::to_json(std::vector{view}))["knots"].size() == 1U);
}

void check_look(const LocateRequest& located, const std::vector<std::string>& sore,
                const knots::Member& member) {
  const auto answer =
      ask_look(knowledge(), {.located = located, .sore_different = sore, .moment = first_day});
  if (!answer) return;
  UNKNOT_ENSURES(answer->look.has_value() != stopped(answer->red_flags));
  if (!answer->look) return;
  UNKNOT_ENSURES(answer->look->pains.size() == located.pains.size());
  UNKNOT_ENSURES(answer->look->sore_different == sore);
  check(answer->look->found);
  check_view(*answer->look, member);
}

void check_press(const LocateRequest& located, const knots::Member& member) {
  const auto offer = ask_press(knowledge(), located, member);
  if (!offer) return;
  UNKNOT_ENSURES(offer->tests.empty() || !stopped(offer->red_flags));
  static_cast<void>(nlohmann::json::parse(json::to_json(*offer)));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  if (const auto request = json::read_keep_request(bytes)) {
    UNKNOT_ENSURES(request->members.size() <= json::members_max);
    UNKNOT_ENSURES(!json::read_again_request(bytes));
    const knots::Member unknown{.muscle = "no_such_muscle"};
    const auto& members = request->members;
    const knots::Member& member = members.empty() ? unknown : members.front();
    check_look(request->located, request->sore_different, member);
    check_press(request->located, member);
  }
  if (const auto request = json::read_again_request(bytes)) {
    const knots::Member member{.muscle = "levator_scapulae", .side = body::Side::Right};
    check_look(request->located, request->sore_different, member);
    check_press(request->located, member);
  }
  if (const auto kind = json::read_close_request(bytes)) {
    UNKNOT_ENSURES(*kind != knots::EventKind::Reopened);
  }
  return 0;
}
