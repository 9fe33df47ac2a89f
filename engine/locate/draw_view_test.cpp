#include "engine/locate/draw_view.h"

#include <gtest/gtest.h>

#include <cmath>

#include "engine/locate/test_network.h"

namespace unknot::locate {
namespace {

DrawView random_view(std::uint64_t seed) {
  testing::Dice dice(seed);
  const Network network = testing::random_network(dice, 6, 4);
  return {network, compile(network, testing::random_evidence(dice, network), 0)};
}

/// `others` empty or one cause; the prior odds belong to the focus, so they are no part of
/// log_weight().
void expect_odds_are_the_ratio_of_weights(const DrawView& view, std::size_t cause,
                                          const std::vector<std::size_t>& others) {
  std::vector<std::size_t> with = others;
  with.push_back(cause);
  const auto bits = view.bits_of(others);
  const bool joins = !others.empty() && view.group_of(cause) == view.group_of(others[0]);
  const double odds = view.odds(
      cause,
      {.bits = &bits, .focus = 1, .state = 1, .group_active = joins, .alone = others.empty()});
  const double prior = view.causes[cause].compiled.prior.v[1];
  const double ratio = std::exp(view.log_weight(with, 1, 1) - view.log_weight(others, 1, 1));
  EXPECT_NEAR(odds / (ratio * prior / (1 - prior)), 1, 1e-12) << "cause " << cause;
}

TEST(DrawView, TheOddsOfACauseAreTheRatioOfTheJointWeights) {
  for (std::uint64_t seed = 1; seed <= 10; ++seed) {
    SCOPED_TRACE(seed);
    const DrawView view = random_view(seed);
    const std::size_t last = view.causes.size() - 1;
    for (std::size_t cause = 0; cause < last; ++cause) {
      expect_odds_are_the_ratio_of_weights(view, cause, {});
      expect_odds_are_the_ratio_of_weights(view, cause, {last});
    }
  }
}

TEST(DrawView, TheWholeWeightsAreThoseOfEveryState) {
  const DrawView view = random_view(3);
  const std::vector<std::size_t> active{0, 2};
  const std::vector<double> whole = view.whole_log_weights(active, 2);
  for (std::size_t s = 0; s < whole.size(); ++s) {
    EXPECT_NEAR(whole[s], view.log_weight(active, s, 2), 1e-12);
  }
}

TEST(DrawView, OddsOfAFlipAreTheRatioOfJointWeightsToo) {
  const DrawView view = random_view(5);
  const std::vector<BitProduct> bits = view.bits_of({1});
  const double odds = view.odds(0, {.bits = &bits,
                                    .focus = 1,
                                    .state = 2,
                                    .group_active = view.group_of(0) == view.group_of(1),
                                    .alone = false});
  EXPECT_NEAR(std::log(odds), view.log_joint({1, 0}, 2, 1) - view.log_joint({1}, 2, 1), 1e-12);
}

TEST(DrawView, ACauseIsListedAtEveryBitThatItReaches) {
  const DrawView view = random_view(8);
  for (std::size_t cause = 0; cause < view.causes.size(); ++cause) {
    for (int bit : view.bit_list(cause)) {
      const auto& list = view.causes_of(bit);
      EXPECT_NE(std::find(list.begin(), list.end(), cause), list.end());
    }
  }
}

}  // namespace
}  // namespace unknot::locate
