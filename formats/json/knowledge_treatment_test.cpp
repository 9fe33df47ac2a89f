/// Broken treatments, exercises and claims, one fault at a time.
#include <gtest/gtest.h>

#include "formats/json/test_knowledge.h"

namespace unknot::json {
namespace {

using enum ErrorCode;
using testing::expect_refused;

TEST(KnowledgeTreatment, RefusesABrokenTreatment) {
  const std::string file = "treatments/heat_pack.json";
  expect_refused(
      {{file, "/group", "\"warmth\"", UnknownId, ": group"},
       {file, "/suits", "\"any\"", WrongType, ": suits"},
       {file, "/suits/0", "\"feet\"", BrokenReference, ": suits[0]"},
       {file, "/first_plan/protocol_caution", "", MissingField, ": first_plan.protocol_caution"},
       {file, "/first_plan/protocol_caution/en", "\"\"", MissingField,
        ": first_plan.protocol_caution"},
       {file, "/first_plan/steps_caution", "[]", MissingField, ": first_plan.steps_caution"},
       {file, "/first_plan/sessions_per_day", "0", OutOfRange, ": first_plan.sessions_per_day"},
       {file, "/first_plan/today", "true", UnknownField, ": first_plan.today"},
       {file, "/minutes_low", "-1", OutOfRange, ": minutes_low"},
       {file, "/minutes_low", "21", OutOfRange, ": minutes_low"},
       {file, "/steps/0", "\"Warm it\"", WrongType, ": steps[0]"},
       {file, "/evidence_against/en", "\"\"", MissingField, ": evidence_against"},
       {file, "/session_effect_nrs/low", "5", OutOfRange, ": session_effect_nrs.value"},
       {file, "/habit", "\"no\"", WrongType, ": habit"},
       {file, "/cost_eur_first_year", "-3", OutOfRange, ": cost_eur_first_year"},
       {file, "/price", "3", UnknownField, ": price"},
       {file, "/contraindications/1", "\"pregnancy:mind\"", Malformed, ": contraindications[1]"},
       {file, "/contraindications/1", "\"pregnancy\"", Malformed, ": contraindications[1]"}});
}

TEST(KnowledgeTreatment, RefusesABrokenExercise) {
  const std::string file = "exercises/st_levator.json";
  expect_refused(
      {{file, "/kind", "\"dance\"", UnknownId, ": kind"},
       {file, "/hold_s", "-1", OutOfRange, ": hold_s"},
       {file, "/repetitions", "2.5", OutOfRange, ": repetitions"},
       {file, "/times_per_day", "101", OutOfRange, ": times_per_day"},
       {file, "/seconds_total", "null", WrongType, ": seconds_total"},
       {file, "/figure", "", MissingField, ": figure"},
       {file, "/contraindications/2", "\":forbid\"", Malformed, ": contraindications[2]"}});
}

TEST(KnowledgeTreatment, RefusesABrokenClaim) {
  const std::string file = "claims/agree_all.json";
  expect_refused({{file, "/kind", "\"opinion\"", UnknownId, ": kind"},
                  {file, "/order", "\"first\"", WrongType, ": order"},
                  {file, "/number/high", "0.4", OutOfRange, ": number.value"},
                  {file, "/grade", "", MissingField, ": grade"}});
}

}  // namespace
}  // namespace unknot::json
