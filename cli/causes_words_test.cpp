#include "cli/causes_words.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <vector>

#include "server/knowledge_source.h"

namespace unknot::cli {
namespace {

using causes::Verdict;

const body::Knowledge& knowledge() {
  static const auto own = server::load_knowledge(std::nullopt).value();
  return own.knowledge;
}

causes::CausesResult result() {
  causes::CausesResult out;
  out.first_date = "2026-01-05";
  out.headline = Verdict::Found;
  out.headline_group = "stress_and_tension";
  out.days_to_go = 0;
  out.days = 39;
  out.days_scored = 34;
  out.window_days = 28;
  out.pain_mean = 4.2;
  causes::GroupFinding stress{.group = "stress_and_tension", .verdict = Verdict::Found};
  stress.probability_matters = 0.9996;
  stress.share = causes::Quantiles{.p05 = 0.1, .p50 = 0.26, .p95 = 0.4};
  stress.points = causes::Quantiles{.p05 = 0.4, .p50 = 1.1, .p95 = 1.7};
  causes::GroupFinding posture{.group = "poor_posture", .verdict = Verdict::NotEnoughDays};
  posture.days_logged = 6;
  out.unexplained_share = causes::Quantiles{.p05 = 0.64, .p50 = 0.96, .p95 = 1.17};
  out.groups = {posture, stress};
  return out;
}

bool says(const causes::CausesResult& result, std::string_view words) {
  return causes_words(knowledge(), result).find(words) != std::string::npos;
}

TEST(CausesWords, TheTitleIsTheAnswer) {
  causes::CausesResult own = result();
  EXPECT_EQ(headline_words(own), "Stress goes with your pain most, so far.");
  own.headline = Verdict::Leaning;
  EXPECT_EQ(headline_words(own), "Your days lean to stress. It is not sure.");
  own.headline = Verdict::NothingFound;
  EXPECT_EQ(headline_words(own), "Nothing found so far.");
  own.headline = Verdict::NotEnoughDays;
  EXPECT_EQ(headline_words(own), "We do not know yet. The causes are written on too few days.");
  own.days_to_go = 9;
  EXPECT_EQ(headline_words(own), "We do not know yet. About 9 more days.");
  own.first_date.clear();
  EXPECT_EQ(headline_words(own), "Nothing is written yet.");
}

TEST(CausesWords, SharesHaveTheirInterval) {
  EXPECT_TRUE(says(result(), "26 %  (9 in 10: 10 to 40)"));
  EXPECT_TRUE(says(result(), "Not explained                       96 %  (9 in 10: 64 to 117)"));
  EXPECT_TRUE(says(result(), "Found: about 99 in 100 that it matters to you"));
  EXPECT_TRUE(says(result(), "Not enough days: written on 6 of 39"));
}

TEST(CausesWords, LittlePainIsSaidInPoints) {
  causes::CausesResult own = result();
  own.in_points = true;
  EXPECT_TRUE(says(own, "1.1 points  (9 in 10: 0.4 to 1.7)"));
}

TEST(CausesWords, NothingIsNeverLessThanNothing) {
  causes::CausesResult own = result();
  own.groups[1].share = causes::Quantiles{.p05 = -0.06, .p50 = -0.002, .p95 = 0.03};
  EXPECT_TRUE(says(own, " 0 %  (9 in 10: -6 to 3)"));
  EXPECT_FALSE(says(own, "-0 %"));
}

TEST(CausesWords, ChecksAreSentences) {
  causes::CausesResult own = result();
  for (const auto& [name, kind] : causes::check_kind_names) {
    own.checks = {{.kind = kind, .about = "poor_posture"}};
    EXPECT_GT(causes_words(knowledge(), own).size(),
              causes_words(knowledge(), result()).size() + 20)
        << name;
  }
}

TEST(CausesWords, ExposuresHaveTheirNames) {
  causes::CausesResult own = result();
  own.groups[0].exposures = {{.cause = "hunched_hours", .name = "Hunched, hours"}};
  own.would_teach = {{.cause = "hunched_hours"}};
  own.checks = {{.kind = causes::CheckKind::PriorConflict, .about = "hunched_hours"}};
  own.pairs = {{.cause = "hunched_hours", .other = "poor_posture"}};
  EXPECT_TRUE(says(own, "every day (hunched_hours):\n  For how many hours today"));
  EXPECT_TRUE(says(own, "Hunched, hours: far from"));
  EXPECT_FALSE(says(own, "hunched_hours: "));
  own.would_teach = {{.cause = "no_such_question"}};
  EXPECT_TRUE(says(own, "(no_such_question):\n  no_such_question\n"));
}

TEST(CausesWords, TheLeadNamesThePlace) {
  causes::CausesResult own = result();
  EXPECT_TRUE(says(own, "Last 28 days, worst place of each day, average pain 4.2. From 34 of 39"));
  own.place_region = "temple";
  own.place_side = body::PaintSide::Right;
  EXPECT_TRUE(says(own, "Last 28 days, temple, right (temple_r), average pain 4.2."));
}

TEST(CausesWords, WhatWentWithLessPainIsSaid) {
  causes::CausesResult own = result();
  own.groups.push_back({.group = "dehydration", .verdict = Verdict::NothingFound});
  EXPECT_TRUE(says(own, "Nothing found so far"));
  own.groups.back().effect_over_range = causes::Quantiles{.p95 = -0.5};
  EXPECT_TRUE(says(own, "Nothing found that adds pain; more of it went with less"));
}

TEST(CausesWords, WhatIsFoundStandsFirstAndWhatNobodyKnowsLast) {
  causes::CausesResult own = result();
  own.groups.push_back({.group = "dehydration",
                        .verdict = Verdict::NothingFound,
                        .share = causes::Quantiles{},
                        .points = causes::Quantiles{}});
  causes::GroupFinding larger = own.groups[1];
  larger.group = "overuse_or_injury";
  larger.points->p50 = 2;
  own.groups.push_back(larger);
  const std::string words = causes_words(knowledge(), own);
  std::vector<std::size_t> at;
  for (const char* name : {"Overuse or injury", "Stress and tension", "Too little to drink",
                           "Posture and sleep position", "Not explained"}) {
    at.push_back(words.find(name));
    EXPECT_NE(at.back(), std::string::npos) << name;
  }
  EXPECT_TRUE(std::is_sorted(at.begin(), at.end())) << words;
}

TEST(CausesWords, WhatCannotBeToldApartIsNamed) {
  causes::CausesResult own = result();
  own.headline = Verdict::CannotTell;
  own.groups[1].verdict = Verdict::CannotTell;
  EXPECT_TRUE(says(own, "Two causes rise and fall together, so we cannot tell."));
  own.pairs = {{.group = "poor_posture", .other_group = "poor_posture"},
               {.group = "sitting_all_day", .other_group = "stress_and_tension"}};
  EXPECT_EQ(headline_words(own), "Sitting and stress rise and fall together.");
  EXPECT_TRUE(says(own, "Cannot tell yet: rises and falls with sitting"));
}

TEST(CausesWords, WithFewDaysNothingIsSaidOfTheOwnCauses) {
  causes::CausesResult own = result();
  own.headline = Verdict::NotEnoughDays;
  own.days_to_go = 9;
  own.days_scored = 5;
  own.groups[0].prior_share = {.p05 = -0.05, .p50 = 0.1, .p95 = 0.38};
  own.checks = {{.kind = causes::CheckKind::ChainsDisagree}};
  EXPECT_TRUE(says(own, "5 of 14 evenings written down."));
  EXPECT_TRUE(says(own, "Posture and sleep position          -5 to 38 %"));
  for (const char* hidden : {"Not explained", "did not settle", "Found", "26 %", "39 days"}) {
    EXPECT_FALSE(says(own, hidden)) << hidden;
  }
}

}  // namespace
}  // namespace unknot::cli
