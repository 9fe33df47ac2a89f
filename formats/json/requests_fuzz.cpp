/// Any bytes as a request, and what is accepted through the engine with the real knowledge.
#include <cmath>
#include <cstdint>

#include "engine/base/contracts.h"
#include "formats/json/requests.h"
#include "formats/json/results.h"
#include "formats/json/test_files.h"

namespace {

using namespace unknot;

const body::Knowledge& knowledge() {
  static const auto loaded = json::testing::load(json::testing::real_files()).value();
  return loaded.knowledge;
}

void check_probability(double number) {
  UNKNOT_ENSURES(std::isfinite(number));
  UNKNOT_ENSURES(number >= 0 && number <= 1);
}

void check(const LocateAnswer& answer) {
  const locate::LocateResult& result = answer.result;
  check_probability(result.no_knot_probability);
  for (const auto& own : result.muscles) {
    check_probability(own.probability_uncapped);
    UNKNOT_ENSURES(own.probability <= locate::shown_probability_max);
  }
  for (const auto& own : result.points) check_probability(own.probability_uncapped);
  for (const auto& own : result.sets) check_probability(own.probability_uncapped);
  for (const auto& own : result.alternatives) check_probability(own.probability);
  for (const auto& own : result.unexplained) check_probability(own.probability);
  for (const auto& own : result.next_tests) check_probability(own.changes.front().if_yes);
  if (refused(answer.red_flags)) UNKNOT_ENSURES(result.muscles.empty() && result.sets.empty());
  if (!answer.red_flags.open.empty()) UNKNOT_ENSURES(result.next_tests.empty());
}

void check(const PlanAnswer& answer) {
  const bool cleared = !refused(answer.red_flags) && answer.red_flags.open.empty();
  UNKNOT_ENSURES(cleared || answer.result.days.empty());
  for (const plan::PlanDay& day : answer.result.days) {
    UNKNOT_ENSURES(day.items.size() <= std::size_t{3});
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  if (const auto request = json::read_locate_request(bytes)) {
    if (const auto answer = ask_safety(knowledge(), *request)) {
      static_cast<void>(json::to_json(*answer));
    }
    if (const auto answer = ask_locate(knowledge(), *request)) {
      check(*answer);
      static_cast<void>(json::to_json(*answer));
    }
  }
  if (const auto request = json::read_plan_request(bytes, knowledge())) {
    if (const auto answer = ask_plan(knowledge(), *request)) {
      check(*answer);
      static_cast<void>(json::to_json(*answer));
    }
  }
  return 0;
}
