#include "engine/locate/explanation.h"

#include <gtest/gtest.h>

#include <cmath>

#include "engine/locate/test_atlas.h"

namespace unknot::locate {
namespace {

using body::Answer;
using body::PaintSide;
using body::Side;
using testing::pain;

struct Case {
  body::Atlas atlas = testing::atlas();
  AtlasNetwork network = make_network(atlas).value();
  Located located;

  explicit Case(Told told) { located = locate_knots(atlas, network, told).value(); }
  Explanation why(const std::string& muscle, Side side) const {
    return explain(atlas, network, located, {.muscle = muscle, .side = side}).value();
  }
};

double probability(const Located& located, const Member& member) {
  for (const MuscleAnswer& own : located.result.muscles) {
    if (own.muscle == member.muscle && own.side == member.side) return own.probability_uncapped;
  }
  return -1;
}

double sum(const Explained& explained) {
  double out = explained.log_odds_prior;
  for (const Contribution& own : explained.contributions) out += own.log_odds;
  return out;
}

const Contribution* find(const Explained& explained, EvidenceKind kind,
                         const std::string& region = "") {
  for (const Contribution& own : explained.contributions) {
    if (own.kind == kind && own.region.value_or("") == region) return &own;
  }
  return nullptr;
}

TEST(Explanation, ContributionsAddUpToTheLogOddsOfTheAnswer) {
  const Told few{.pains = {pain("slope", PaintSide::Right, 6)}, .person = {}, .answers = {}};
  Told many = few;
  many.pains.push_back(pain("blade", PaintSide::Right, 3));
  many.pains.push_back(pain("temple", PaintSide::Left, 8));
  many.pains.push_back(pain("calf", PaintSide::Unknown, 4));
  many.pains[0].words = {body::PainWord::Deep, body::PainWord::Dull};
  many.person.age_years = 44;
  many.answers = {{"press_trap_r", Answer::Yes}, {"squeeze", Answer::No}};
  for (const Told& told : {few, many}) {
    const Case c(told);
    const Explanation why = c.why("levator", Side::Right);
    ASSERT_TRUE(why.explained.has_value());
    ASSERT_TRUE(why.rival.has_value());
    for (const Explained& own : {*why.explained, *why.rival}) {
      EXPECT_NEAR(sum(own), own.log_odds, 1e-9);
      const double p = probability(c.located, own.member);
      EXPECT_NEAR(own.log_odds, std::log(p / (1 - p)), 1e-9);
      EXPECT_NEAR(own.probability_uncapped, p, 1e-12);
    }
    EXPECT_EQ(why.explained->contributions.size(), why.rival->contributions.size());
  }
}

TEST(Explanation, StartsAtTheChanceBeforeAnythingWasLookedAt) {
  const Case c({.pains = {pain("slope", PaintSide::Right, 6)}, .person = {}, .answers = {}});
  Evidence nothing = no_evidence(c.network.network);
  nothing.level.assign(nothing.level.size(), not_looked_at);
  const Masses before = infer(c.network.network, nothing).value();
  EXPECT_NEAR(before.evidence, 1, 1e-12);
  const double p = before.group[static_cast<std::size_t>(AtlasNetwork::group(1, Side::Right))];
  EXPECT_NEAR(c.why("levator", Side::Right).explained->log_odds_prior, std::log(p / (1 - p)), 1e-9);
}

TEST(Explanation, WhatIsReachedSpeaksForAndWhatIsMissingSpeaksAgainst) {
  const Case c({.pains = {pain("slope", PaintSide::Right, 6)},
                .person = {},
                .answers = {{"press_levator_r", Answer::Yes}}});
  const Explained own = *c.why("levator", Side::Right).explained;
  EXPECT_GT(find(own, EvidenceKind::Painted, "slope")->log_odds, 0);
  EXPECT_LT(find(own, EvidenceKind::Blank, "blade")->log_odds, 0);
  EXPECT_GT(find(own, EvidenceKind::Answer)->log_odds, 0);
  ASSERT_NE(find(own, EvidenceKind::OtherBlanks), nullptr);
  EXPECT_EQ(find(own, EvidenceKind::Person), nullptr);
}

TEST(Explanation, WhatIfIsWhatThatDrawingGives) {
  const Case c({.pains = {pain("slope", PaintSide::Right, 6), pain("heel", PaintSide::Left, 3)},
                .person = {},
                .answers = {}});
  const Explanation why = c.why("trap", Side::Right);
  ASSERT_FALSE(why.what_if.empty());
  for (const WhatIf& own : why.what_if) {
    Told told = c.located.told;
    if (own.also_painted) {
      told.pains.push_back(pain(own.region, own.side, 5));
    } else {
      std::erase_if(told.pains, [&](const auto& p) { return p.region == own.region; });
    }
    EXPECT_NEAR(own.probability_uncapped,
                probability(Case(told).located, {.muscle = "trap", .side = Side::Right}), 1e-12)
        << own.region;
  }
}

TEST(Explanation, MoreEvidenceThanCanBeTakenApartIsNotExplained) {
  body::Atlas atlas = testing::atlas();
  Told told{.pains = {pain("slope", PaintSide::Right, 6)}, .person = {}, .answers = {}};
  for (int k = 0; k < 70; ++k) {
    body::Examination test = *atlas.examination("press_trap");
    test.id = "way" + std::to_string(k);
    atlas.examinations.push_back(test);
    told.answers[test.id + "_r"] = Answer::Yes;
  }
  const AtlasNetwork network = make_network(atlas).value();
  const Located located = locate_knots(atlas, network, told).value();
  const auto why = explain(atlas, network, located, {.muscle = "trap", .side = Side::Right});
  ASSERT_TRUE(why.has_value());
  EXPECT_FALSE(why->explained.has_value());
}

TEST(Explanation, AMuscleNobodyKnowsIsAnError) {
  const Case c({.pains = {pain("slope", PaintSide::Right, 6)}, .person = {}, .answers = {}});
  const auto result =
      explain(c.atlas, c.network, c.located, {.muscle = "none", .side = Side::Left});
  ASSERT_FALSE(result.has_value());
  EXPECT_EQ(result.error().code, ErrorCode::UnknownId);
}

}  // namespace
}  // namespace unknot::locate
