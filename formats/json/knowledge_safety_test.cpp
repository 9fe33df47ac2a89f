/// Broken red flags, groups, complaint areas, contraindications and rows, one fault at a time.
#include <gtest/gtest.h>

#include "formats/json/test_knowledge.h"

namespace unknot::json {
namespace {

using enum ErrorCode;
using testing::expect_refused;

TEST(KnowledgeSafety, RefusesABrokenRedFlag) {
  const std::string file = "red_flags/dvt.json";
  expect_refused(
      {{file, "/question", "\"Swollen?\"", WrongType, ": question"},
       {file, "/level_on_yes", "\"soon\"", UnknownId, ": level_on_yes"},
       {file, "/level_on_yes", "", MissingField, ": level_on_yes"},
       {file, "/blocks", "\"some\"", UnknownId, ": blocks"},
       {file, "/only_sex", "\"f\"", UnknownId, ": only_sex"},
       {file, "/age_years_min", "121", OutOfRange, ": age_years_min"},
       {file, "/age_years_min", "\"50\"", WrongType, ": age_years_min"},
       {file, "/follow_ups/0/level_on_yes", "3", WrongType, ": follow_ups[0].level_on_yes"},
       {file, "/follow_ups/0/question", "", MissingField, ": follow_ups[0].question"},
       {file, "/follow_ups/0/hint", "1", UnknownField, ": follow_ups[0].hint"},
       {file, "/follow_ups", "null", WrongType, ": follow_ups"},
       {"red_flags/pmr.json", "/together_with/0/level", "\"high\"", UnknownId,
        ": together_with[0].level"}});
}

TEST(KnowledgeSafety, AgesThatNobodyHasAreRefused) {
  testing::Files files = testing::real_files();
  testing::apply({"red_flags/dvt.json", "/age_years_min", "60"}, files);
  testing::apply({"red_flags/dvt.json", "/age_years_max", "50"}, files);
  const auto loaded = testing::load(files);
  ASSERT_FALSE(loaded.has_value());
  EXPECT_EQ(loaded.error().where, "red_flags/dvt.json: age_years_min");
}

TEST(KnowledgeSafety, RefusesABrokenGroupOrArea) {
  expect_refused(
      {{"red_flag_groups/about_you.json", "/order", "1.5", OutOfRange, ": order"},
       {"red_flag_groups/about_you.json", "/order", "1e12", OutOfRange, ": order"},
       {"complaint_areas.json", "/complaint_areas/0/regions", "", MissingField,
        ": complaint_areas[0].regions"},
       {"complaint_areas.json", "/complaint_areas", "3", WrongType, ": complaint_areas"}});
}

TEST(KnowledgeSafety, RefusesABrokenContraindication) {
  const std::string file = "contraindications/anticoagulant.json";
  expect_refused({{file, "/kind", "\"query\"", UnknownId, ": kind"},
                  {file, "/question/en", "\"\"", MissingField, ": question"},
                  {file, "/row", "\"\"", MissingField, ": question"},
                  {file, "/ask_again_days", "0", OutOfRange, ": ask_again_days"},
                  {"contraindications/front_of_neck.json", "/site_regions", "[]", MissingField,
                   ": site_regions"}});
}

TEST(KnowledgeSafety, RefusesABrokenRow) {
  expect_refused({{"intake_rows/blood.json", "/page", "5", OutOfRange, ": page"},
                  {"intake_rows/blood.json", "/heading", "{}", MissingField, ": heading.en"}});
}

}  // namespace
}  // namespace unknot::json
