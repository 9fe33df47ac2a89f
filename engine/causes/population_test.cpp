#include "engine/causes/population.h"

#include <gtest/gtest.h>

#include <cmath>

#include "engine/causes/evidence.h"
#include "engine/causes/test_causes.h"

namespace unknot::causes {
namespace {

/// As a person's draws of stage one would be whose effect is seen with this error; all in the slab.
PersonDraws person(const body::Cause& cause, double effect, double error, Chance& chance) {
  const CausePrior prior = prior_of(cause);
  const double wide = 2 * prior.effect.sd;
  PersonDraws out{.taught = Taught::Yes, .days_scored = 90, .last_date = "2026-05-01"};
  ExposureDraws own{.cause = cause.id};
  own.sample.values.resize(2);
  own.sample.log_prior.resize(2);
  const double precision = 1 / (wide * wide) + 1 / (error * error);
  const double mean = (prior.effect.mean / (wide * wide) + effect / (error * error)) / precision;
  for (int k = 0; k < 1000; ++k) {
    const double value = mean + chance.normal() / std::sqrt(precision);
    const double sds = (value - prior.effect.mean) / wide;
    own.sample.values[0].push_back(value);
    own.sample.log_prior[0].push_back(-0.5 * sds * sds - std::log(wide));
    own.sample.values[1].push_back(prior.log_half_life_days.mean);
    own.sample.log_prior[1].push_back(0);
    own.sample.in_slab.push_back(1);
  }
  own.sample.inclusion = 0.5;
  out.exposures.push_back(std::move(own));
  const PersonPriors plain;
  const stats::NormalPrior all[] = {plain.intercept, plain.log_disturbance_half_life_days,
                                    plain.log_disturbance_sd, plain.log_noise_sd,
                                    logit_of(plain.repeat)};
  PersonSample* const into[] = {&out.intercept, &out.disturbance, &out.disturbance,
                                &out.disturbance, &out.repeat};
  for (std::size_t q = 0; q < std::size(all); ++q) {
    into[q]->values.emplace_back();
    into[q]->log_prior.emplace_back();
    for (int k = 0; k < 1000; ++k) {
      into[q]->values.back().push_back(all[q].mean + 0.1 * all[q].sd * chance.normal());
      into[q]->log_prior.back().push_back(0);
    }
  }
  return out;
}

std::vector<PersonDraws> persons(int count, double effect, double error) {
  const body::Cause cause = testing::three_causes()[0];
  Chance chance(4);
  std::vector<PersonDraws> out;
  for (int i = 0; i < count; ++i) out.push_back(person(cause, effect, error, chance));
  return out;
}

TEST(Population, WithoutPersonsNothingIsLearnt) {
  const auto causes = testing::three_causes();
  const LearntPopulation found = learn_population(causes, {}, 1);
  EXPECT_TRUE(found.priors.exposures.empty());
  EXPECT_FALSE(found.priors.intercept);
  const auto same = with_priors(causes, found.priors);
  EXPECT_EQ(same[0].effect.effect_nrs.value, causes[0].effect.effect_nrs.value);
  EXPECT_EQ(person_priors(found.priors).intercept.sd, intercept_prior.sd);
}

TEST(Population, ManyPersonsMoveThePriorToWhereTheyAre) {
  const auto causes = testing::three_causes();
  const CausePrior before = prior_of(causes[0]);
  const double there = before.effect.mean + before.effect.sd;
  const auto all = persons(20, there, 0.2 * before.effect.sd);
  const LearntPopulation found = learn_population(causes, all, 1);
  ASSERT_EQ(found.priors.exposures.size(), 1U);
  const LearntExposure& own = found.priors.exposures[0];
  EXPECT_EQ(own.cause, "sitting_hours");
  EXPECT_EQ(own.persons, 20);
  EXPECT_FALSE(own.log_half_life_days) << "no diary taught it";
  EXPECT_NEAR(own.effect.mean, there, 0.25 * before.effect.sd);
  EXPECT_LT(own.effect.sd, before.effect.sd);
  EXPECT_NEAR(own.inclusion, (inclusion_persons * 0.5 + 20) / (inclusion_persons + 20), 1e-9);
  ASSERT_TRUE(found.priors.intercept);
  EXPECT_EQ(found.priors.intercept->persons, 20);
  EXPECT_LT(found.priors.intercept->sd, intercept_prior.sd);
  EXPECT_GT(found.effective_draws_p10, effective_draws_needed);
}

TEST(Population, OnePersonGivesBackNearlyThePriorOfTheKnowledge) {
  const auto causes = testing::three_causes();
  const CausePrior before = prior_of(causes[0]);
  const auto one = persons(1, before.effect.mean + before.effect.sd, 0.5 * before.effect.sd);
  const LearntPopulation found = learn_population(causes, one, 1);
  ASSERT_EQ(found.priors.exposures.size(), 1U);
  const stats::NormalPrior& own = found.priors.exposures[0].effect;
  EXPECT_NEAR(own.mean, before.effect.mean, 0.5 * before.effect.sd);
  EXPECT_NEAR(own.sd, before.effect.sd, 0.2 * before.effect.sd);
  EXPECT_NEAR(found.priors.exposures[0].inclusion, 0.5, 0.06);
}

TEST(Population, WhatNobodyWroteStaysAsTheKnowledgeHasIt) {
  const auto causes = testing::three_causes();
  const LearntPopulation found = learn_population(causes, persons(5, 0.5, 0.1), 1);
  const auto after = with_priors(causes, found.priors);
  EXPECT_NE(after[0].effect.effect_nrs.value, causes[0].effect.effect_nrs.value);
  EXPECT_EQ(after[1].effect.effect_nrs.value, causes[1].effect.effect_nrs.value);
  EXPECT_EQ(after[1].effect.inclusion_probability, causes[1].effect.inclusion_probability);
}

TEST(Population, ADrawThatStandsAloneIsRefused) {
  const auto causes = testing::three_causes();
  auto all = persons(1, 0.3, 0.1);
  PersonSample& own = all[0].exposures[0].sample;
  for (auto* part : {&own.values, &own.log_prior}) {
    for (std::vector<double>& quantity : *part) quantity.resize(20);
  }
  own.in_slab.resize(20);
  const LearntPopulation found = learn_population(causes, all, 1);
  EXPECT_TRUE(found.priors.exposures.empty());
  ASSERT_EQ(found.not_learnt.size(), 1U);
  EXPECT_EQ(found.not_learnt[0].quantity, "sitting_hours");
  EXPECT_EQ(found.not_learnt[0].reason, NotLearntReason::FewDraws);
}

TEST(Population, TheKnowledgeThatComesOutHasThePriorsThatWereLearnt) {
  auto causes = testing::three_causes();
  causes.push_back(testing::cause("stress", "stress_and_tension"));  // meets the day after
  PopulationPriors priors;
  priors.exposures.push_back({.cause = "stress",
                              .persons = 9,
                              .effect = {0.21, 0.13},
                              .inclusion = 0.62,
                              .log_half_life_days = LearntPrior{0.4, 0.3, 3}});
  priors.repeat_probability = LearntPrior{.mean = 0.3, .sd = 0.1, .persons = 9};
  const CausePrior own = prior_of(with_priors(causes, priors)[3]);
  EXPECT_NEAR(own.effect.mean, 0.21, 1e-12);
  EXPECT_NEAR(own.effect.sd, 0.13, 1e-12);
  EXPECT_EQ(own.inclusion, 0.62);
  EXPECT_NEAR(own.log_half_life_days.mean, 0.4, 1e-12);
  EXPECT_NEAR(own.log_half_life_days.sd, 0.3, 1e-12);
  const stats::BetaPrior repeat = person_priors(priors).repeat;
  const double sum = repeat.a + repeat.b;
  EXPECT_NEAR(repeat.a / sum, 0.3, 1e-12);
  EXPECT_NEAR(repeat.a * repeat.b / (sum * sum * (sum + 1)), 0.01, 1e-12);
}

/// So that few persons leave what was believed before.
TEST(Population, WhatIsBelievedOfMeanAndSpreadAddsUpToThePriorOfOnePerson) {
  const body::Cause cause = testing::three_causes()[0];
  const stats::NormalPrior prior = prior_of(cause).effect;
  for (const auto& [own, of] : {std::pair(effect_hyper_prior(cause), prior),
                                std::pair(halved(intercept_prior), intercept_prior)}) {
    EXPECT_EQ(own.mean, of.mean);
    EXPECT_NEAR(std::hypot(own.mean_sd, own.spread), of.sd, 1e-12);
  }
}

}  // namespace
}  // namespace unknot::causes
