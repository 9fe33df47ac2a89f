#include "engine/locate/sign.h"

#include <gtest/gtest.h>

#include <cmath>

namespace unknot::locate {
namespace {

using body::Answer;

constexpr Accuracy press{.yes_present = 0.63, .yes_absent = 0.18};

Sign fresh() { return Sign(agreement_ceiling(0.575)); }

double ratio(const Sign& sign) { return sign.likelihood().present / sign.likelihood().absent; }

TEST(Sign, TheCeilingFollowsFromAgreement) {
  // kappa = (2p - 1)^2, worked by hand: p = (1 + 0.758288) / 2
  EXPECT_NEAR(agreement_ceiling(0.575), 0.879144, 1e-6);
  EXPECT_EQ(agreement_ceiling(0), 0.5);
  EXPECT_EQ(agreement_ceiling(1), 1);
}

TEST(Sign, OneAnswerAloneSaysWhatTheTestSays) {
  Sign yes = fresh();
  yes.read(press, Answer::Yes);
  EXPECT_NEAR(yes.likelihood().present, 0.63, 1e-12);
  EXPECT_NEAR(yes.likelihood().absent, 0.18, 1e-12);
  Sign no = fresh();
  no.read(press, Answer::No);
  EXPECT_NEAR(ratio(no), 0.37 / 0.82, 1e-12);
}

TEST(Sign, AgreeingAnswersRiseTowardsTheCeilingAndStayBelow) {
  const double ceiling = agreement_ceiling(0.575);
  Sign sign = fresh();
  double before = 1;
  for (int k = 0; k < 12; ++k) {
    sign.read(press, Answer::Yes);
    EXPECT_GT(ratio(sign), before);
    EXPECT_LT(ratio(sign), ceiling / (1 - ceiling));
    before = ratio(sign);
  }
  EXPECT_NEAR(before, ceiling / (1 - ceiling), 1e-4);
}

TEST(Sign, WhatTheNextTestWouldSayIsWhatItSays) {
  Sign sign = fresh();
  sign.read(press, Answer::Yes);
  const Accuracy next = sign.next(press);
  // Both states make a second yes likelier once the first was given.
  EXPECT_GT(next.yes_present, press.yes_present);
  EXPECT_GT(next.yes_absent, press.yes_absent);
  Sign after = sign;
  after.read(press, Answer::Yes);
  EXPECT_NEAR(after.likelihood().present, sign.likelihood().present * next.yes_present, 1e-12);
  EXPECT_NEAR(after.likelihood().absent, sign.likelihood().absent * next.yes_absent, 1e-12);
}

TEST(Sign, DoNotKnowSaysNothingAndAPerfectTestMayBeContradicted) {
  Sign sign = fresh();
  sign.read(press, Answer::Unknown);
  EXPECT_EQ(ratio(sign), 1);
  const double ceiling = agreement_ceiling(0.575);
  const Accuracy perfect{.yes_present = ceiling, .yes_absent = 1 - ceiling};
  sign.read(perfect, Answer::Yes);
  sign.read(perfect, Answer::No);
  EXPECT_GT(sign.likelihood().present, 0);
  EXPECT_NEAR(ratio(sign), 1, 1e-9);
}

}  // namespace
}  // namespace unknot::locate
