#include "engine/locate/explained_table.h"

#include <gtest/gtest.h>

#include <numeric>

namespace unknot::locate {
namespace {

CompiledCause cause() {
  return {.prior = 0.2,
          .unpainted = 0.5,
          .links = {{.bit = 0, .below = 0.6, .equal = 0.3, .up_to = 0.9},
                    {.bit = 1, .below = 0.7, .equal = 0.3, .up_to = 1}}};
}

double inner(const std::vector<double>& a, const std::vector<double>& b) {
  return std::inner_product(a.begin(), a.end(), b.begin(), 0.0);
}

TEST(ExplainedTable, AnActiveCauseExplainsWhatItReaches) {
  ExplainedTable table;
  add_bit(table, 0);
  add_bit(table, 1);
  apply_active(cause(), table.live, table.mass);
  // Index: bit 0 is the lowest. All of it is halved by the area left unpainted.
  EXPECT_NEAR(table.mass[0], 0.5 * 0.6 * 0.7, 1e-15);
  EXPECT_NEAR(table.mass[1], 0.5 * 0.3 * 0.7, 1e-15);
  EXPECT_NEAR(table.mass[2], 0.5 * 0.6 * 0.3, 1e-15);
  EXPECT_NEAR(table.mass[3], 0.5 * 0.3 * 0.3, 1e-15);
}

TEST(ExplainedTable, TheTransposeGivesTheSameInnerProduct) {
  const std::vector<int> live{0, 1};
  const std::vector<double> x{0.1, 0.2, 0.3, 0.4};
  const std::vector<double> y{0.7, 0.1, 0.5, 0.2};
  std::vector<double> forward = x;
  apply_active(cause(), live, forward);
  std::vector<double> backward = y;
  apply_active_transposed(cause(), live, backward);
  EXPECT_NEAR(inner(forward, y), inner(x, backward), 1e-15);
}

TEST(ExplainedTable, FoldingAndUnfoldingAreTransposesToo) {
  ExplainedTable table{.live = {4, 7}, .mass = {0.1, 0.2, 0.3, 0.4}};
  const ExplainedTable before = table;
  const BitValue value{.open = 0.25, .explained = 0.75};
  fold_bit(table, 4, value);
  EXPECT_EQ(table.live, std::vector<int>{7});
  EXPECT_NEAR(table.mass[0], 0.25 * 0.1 + 0.75 * 0.2, 1e-15);
  ExplainedTable back{.live = {7}, .mass = {0.6, 0.9}};
  const double after = inner(table.mass, back.mass);
  unfold_bit(back, 4, 0, value);
  EXPECT_EQ(back.live, before.live);
  EXPECT_NEAR(inner(before.mass, back.mass), after, 1e-15);
}

TEST(ExplainedTable, SomeActiveIsAllMinusNone) {
  CompiledGroup group{
      .group = 0, .likelihood = {}, .none = 0.8 * 0.8, .causes = {cause(), cause()}};
  ExplainedTable table;
  add_bit(table, 0);
  add_bit(table, 1);
  const std::vector<double> some = some_active(group, table);
  std::vector<double> all = table.mass;
  for (const CompiledCause& c : group.causes) {
    std::vector<double> active = all;
    apply_active(c, table.live, active);
    for (std::size_t k = 0; k < all.size(); ++k) all[k] = 0.8 * all[k] + 0.2 * active[k];
  }
  for (std::size_t k = 0; k < all.size(); ++k) {
    EXPECT_NEAR(some[k], all[k] - 0.64 * table.mass[k], 1e-15);
  }
}

TEST(ExplainedTable, ValuesAreTheProductOverTheLiveBits) {
  const CompiledState state{
      .alternative = 0, .weight_no_knot = 1, .weight_knots = 1, .bits = {{0.2, 0.3}, {0.5, 0.7}}};
  EXPECT_EQ(values_of(state, {0, 1}),
            (std::vector<double>{0.2 * 0.5, 0.3 * 0.5, 0.2 * 0.7, 0.3 * 0.7}));
}

}  // namespace
}  // namespace unknot::locate
