#include "engine/facade_population.h"

#include <gtest/gtest.h>

#include <cmath>

#include "tests/laws/real_knowledge.h"

namespace unknot {
namespace {

const body::Knowledge& knowledge() { return laws::real().knowledge; }

TEST(FacadePopulation, OfNobodyNothingIsLearnt) {
  const auto none = ask_population(knowledge(), {}, 1);
  ASSERT_FALSE(none.has_value());
  EXPECT_EQ(none.error().code, ErrorCode::MissingField);
  const std::vector<causes::PersonDraws> few(3);
  EXPECT_EQ(ask_population(knowledge(), few, 1).error().code, ErrorCode::MissingField);
}

TEST(FacadePopulation, RefusesADayThatIsNone) {
  const diary::DayTable table;
  EXPECT_EQ(ask_person_draws(knowledge(), table, "2026-02-30", 1).error().code,
            ErrorCode::OutOfRange);
  const auto empty = ask_person_draws(knowledge(), table, "", 1);
  ASSERT_TRUE(empty.has_value());
  EXPECT_EQ(empty->taught, causes::Taught::TooFewDays);
}

TEST(FacadePopulation, EveryCauseTakesAPriorAndGivesItBack) {
  for (const body::Cause& cause : knowledge().causes) {
    LearntPriors learnt;
    learnt.priors.exposures.push_back(
        {.cause = cause.id, .persons = 5, .effect = {0.2, 0.1}, .inclusion = 0.4});
    const auto believed = believe(knowledge(), learnt);
    if (cause.id == causes::pain_medicine) {
      ASSERT_FALSE(believed.has_value()) << "it is modelled as a treatment";
      EXPECT_EQ(believed.error().code, ErrorCode::UnknownId);
      EXPECT_EQ(believed.error().where, "exposures[0].cause");
      continue;
    }
    ASSERT_TRUE(believed.has_value()) << cause.id;
    for (const body::Cause& own : believed->knowledge.causes) {
      if (own.id != cause.id) continue;
      EXPECT_NEAR(causes::prior_of(own).effect.mean, 0.2, 1e-12) << cause.id;
      EXPECT_NEAR(causes::prior_of(own).effect.sd, 0.1, 1e-12) << cause.id;
      EXPECT_EQ(own.effect.inclusion_probability, 0.4);
    }
  }
}

/// So that few persons leave what the knowledge says.
TEST(FacadePopulation, OfEveryCauseWhatIsBelievedOfMeanAndSpreadAddsUp) {
  for (const body::Cause& cause : knowledge().causes) {
    const causes::HyperPrior own = causes::effect_hyper_prior(cause);
    const stats::NormalPrior prior = causes::prior_of(cause).effect;
    EXPECT_EQ(own.mean, prior.mean) << cause.id;
    EXPECT_NEAR(std::hypot(own.mean_sd, own.spread), prior.sd, 1e-12) << cause.id;
    EXPECT_GT(own.spread, 0) << cause.id;
  }
}

}  // namespace
}  // namespace unknot
