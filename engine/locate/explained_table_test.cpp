#include "engine/locate/explained_table.h"

#include <gtest/gtest.h>

#include <initializer_list>

namespace unknot::locate {
namespace {

CompiledCause cause() {
  return {.prior = PerFocus::all(0.2),
          .unpainted = 0.5,
          .links = {{.bit = 0, .below = 0.6, .equal = 0.3, .up_to = 0.9},
                    {.bit = 1, .below = 0.7, .equal = 0.3, .up_to = 1}}};
}

std::vector<PerFocus> masses(std::initializer_list<double> values) {
  std::vector<PerFocus> out;
  for (double value : values) out.push_back({{value, 2 * value, 3 * value, 4 * value}});
  return out;
}

double inner(const std::vector<PerFocus>& a, const std::vector<PerFocus>& b) {
  double total = 0;
  for (std::size_t k = 0; k < a.size(); ++k) total += sum(a[k] * b[k]);
  return total;
}

TEST(ExplainedTable, AnActiveCauseExplainsWhatItReaches) {
  ExplainedTable table;
  add_bit(table, 0);
  add_bit(table, 1);
  apply_active(cause(), table.live, table.mass);
  // Index: bit 0 is the lowest. All of it is halved by the area left unpainted.
  EXPECT_NEAR(table.mass[0].v[0], 0.5 * 0.6 * 0.7, 1e-15);
  EXPECT_NEAR(table.mass[1].v[0], 0.5 * 0.3 * 0.7, 1e-15);
  EXPECT_NEAR(table.mass[2].v[0], 0.5 * 0.6 * 0.3, 1e-15);
  EXPECT_NEAR(table.mass[3].v[0], 0.5 * 0.3 * 0.3, 1e-15);
}

TEST(ExplainedTable, TheTransposeGivesTheSameInnerProduct) {
  const std::vector<int> live{0, 1};
  const std::vector<PerFocus> x = masses({0.1, 0.2, 0.3, 0.4});
  const std::vector<PerFocus> y = masses({0.7, 0.1, 0.5, 0.2});
  std::vector<PerFocus> forward = x;
  apply_active(cause(), live, forward);
  std::vector<PerFocus> backward = y;
  apply_active_transposed(cause(), live, backward);
  EXPECT_NEAR(inner(forward, y), inner(x, backward), 1e-14);
}

TEST(ExplainedTable, AnAddedBitIsExplainedByNothingYet) {
  ExplainedTable table{.live = {4}, .mass = masses({0.1, 0.2})};
  add_bit(table, 7);
  EXPECT_EQ(table.live, (std::vector<int>{4, 7}));
  EXPECT_EQ(table.mass[1].v[0], 0.2);
  EXPECT_EQ(table.mass[2], PerFocus{});
  remove_added_bit(table);
  EXPECT_EQ(table.mass, masses({0.1, 0.2}));
}

TEST(ExplainedTable, SomeActiveIsAllMinusNone) {
  CompiledGroup group{
      .group = 0, .likelihood = {}, .none = PerFocus::all(0.8 * 0.8), .causes = {cause(), cause()}};
  ExplainedTable table;
  add_bit(table, 0);
  add_bit(table, 1);
  const std::vector<PerFocus> some = some_active(group, table);
  std::vector<PerFocus> all = table.mass;
  for (const CompiledCause& c : group.causes) {
    std::vector<PerFocus> active = all;
    apply_active(c, table.live, active);
    for (std::size_t k = 0; k < all.size(); ++k) all[k] = 0.8 * all[k] + 0.2 * active[k];
  }
  for (std::size_t k = 0; k < all.size(); ++k) {
    EXPECT_NEAR(some[k].v[0], all[k].v[0] - 0.64 * table.mass[k].v[0], 1e-15);
  }
}

TEST(ExplainedTable, ValuesAreTheProductOverTheLiveBits) {
  const CompiledState state{
      .alternative = 0, .weight_no_knot = 1, .weight_knots = 1, .bits = {{0.2, 0.3}, {0.5, 0.7}}};
  EXPECT_EQ(values_of(state, {0, 1}),
            (std::vector<double>{0.2 * 0.5, 0.3 * 0.5, 0.2 * 0.7, 0.3 * 0.7}));
}

TEST(ExplainedTable, TheTerminalIsTheWeightedSumOverTheStates) {
  Compiled compiled;
  compiled.states = {{.alternative = 0, .weight_no_knot = 9, .weight_knots = 2, .bits = {{1, 3}}},
                     {.alternative = 1, .weight_no_knot = 9, .weight_knots = 5, .bits = {{2, 4}}}};
  EXPECT_EQ(terminal_values(compiled, {0}), (std::vector<double>{2 * 1 + 5 * 2, 2 * 3 + 5 * 4}));
}

}  // namespace
}  // namespace unknot::locate
