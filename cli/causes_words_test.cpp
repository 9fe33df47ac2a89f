#include "cli/causes_words.h"

#include <gtest/gtest.h>

namespace unknot::cli {
namespace {

using causes::Verdict;

causes::CausesResult result() {
  causes::CausesResult out;
  out.headline = Verdict::Found;
  out.headline_group = "stress_and_tension";
  out.days_to_go = 0;
  out.days = 39;
  out.days_scored = 34;
  out.window_days = 28;
  out.pain_mean = 4.2;
  causes::GroupFinding stress{.group = "stress_and_tension", .verdict = Verdict::Found};
  stress.share = causes::Quantiles{.p05 = 0.1, .p50 = 0.26, .p95 = 0.4};
  stress.points = causes::Quantiles{.p05 = 0.4, .p50 = 1.1, .p95 = 1.7};
  causes::GroupFinding posture{.group = "poor_posture", .verdict = Verdict::NotEnoughDays};
  posture.days_logged = 6;
  out.groups = {stress, posture};
  return out;
}

bool says(const causes::CausesResult& result, std::string_view words) {
  return causes_words(result).find(words) != std::string::npos;
}

TEST(CausesWords, TheTitleIsTheAnswer) {
  causes::CausesResult own = result();
  EXPECT_EQ(headline_words(own), "Stress and tension goes with your pain most, so far.");
  own.headline = Verdict::Leaning;
  EXPECT_EQ(headline_words(own), "Leaning to Stress and tension, not sure.");
  own.headline = Verdict::NothingFound;
  EXPECT_EQ(headline_words(own), "Nothing found so far.");
  own.headline = Verdict::NotEnoughDays;
  EXPECT_EQ(headline_words(own), "We do not know yet: no cause was written on enough days.");
  own.days_to_go = 9;
  EXPECT_EQ(headline_words(own), "We do not know yet. About 9 more days.");
}

TEST(CausesWords, SharesHaveTheirInterval) {
  EXPECT_TRUE(says(result(), "26 % (10 to 40)"));
  EXPECT_TRUE(says(result(), "Last 28 days, average pain 4.2. From 34 of 39 days."));
  EXPECT_TRUE(says(result(), "Not enough days: written on 6"));
}

TEST(CausesWords, LittlePainIsSaidInPoints) {
  causes::CausesResult own = result();
  own.in_points = true;
  EXPECT_TRUE(says(own, "1.1 points (0.4 to 1.7)"));
}

TEST(CausesWords, NothingIsNeverLessThanNothing) {
  causes::CausesResult own = result();
  own.groups[0].share = causes::Quantiles{.p05 = -0.06, .p50 = -0.002, .p95 = 0.03};
  EXPECT_TRUE(says(own, " 0 % (-6 to 3)"));
  EXPECT_FALSE(says(own, "-0 %"));
}

TEST(CausesWords, ChecksAreSentences) {
  causes::CausesResult own = result();
  for (const auto& [name, kind] : causes::check_kind_names) {
    own.checks = {{.kind = kind, .about = "poor_posture"}};
    EXPECT_GT(causes_words(own).size(), causes_words(result()).size() + 20) << name;
  }
}

TEST(CausesWords, ExposuresHaveTheirNames) {
  causes::CausesResult own = result();
  own.groups[1].exposures = {{.cause = "hunched_hours", .name = "Hunched, hours"}};
  own.would_teach = {{.cause = "hunched_hours"}};
  own.checks = {{.kind = causes::CheckKind::PriorConflict, .about = "hunched_hours"}};
  own.pairs = {{.cause = "hunched_hours", .other = "poor_posture"}};
  EXPECT_TRUE(says(own, "every day: Hunched, hours\n"));
  EXPECT_TRUE(says(own, "Hunched, hours: far from"));
  EXPECT_FALSE(says(own, "hunched_hours"));
}

}  // namespace
}  // namespace unknot::cli
