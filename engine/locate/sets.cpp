#include "engine/locate/sets.h"

#include <algorithm>
#include <map>

#include "engine/base/contracts.h"
#include "engine/locate/compiled.h"
#include "engine/locate/explained_table.h"

namespace unknot::locate {
namespace {

std::size_t at(int index) { return static_cast<std::size_t>(index); }

/// Walks the sets of candidates depth first, for one width; each step makes one more group active.
class SetWalk {
 public:
  SetWalk(const Compiled& compiled, const std::vector<int>& candidates, int size_max,
          std::map<std::vector<int>, double>& masses)
      : compiled_(compiled), size_max_(size_max), masses_(masses) {
    for (int candidate : candidates) members_.push_back(find(candidate));
    rest_ = compiled.probability * compiled.knots_probability;
    for (const CompiledGroup& group : compiled.groups) rest_ *= absent(group);
    for (const CompiledGroup& group : compiled.untouched) rest_ *= absent(group);
  }

  void run() {
    add_empty_set();
    visit(0, ExplainedTable{}, 1.0);
  }

 private:
  static double absent(const CompiledGroup& group) { return group.likelihood.absent * group.none; }

  const CompiledGroup* find(int group) const {
    for (const CompiledGroup& own : compiled_.groups) {
      if (own.group == group) return &own;
    }
    for (const CompiledGroup& own : compiled_.untouched) {
      if (own.group == group) return &own;
    }
    UNKNOT_EXPECTS(false);
    return nullptr;
  }

  /// Without the switch the empty set is the only one.
  void add_empty_set() {
    double mass = 0;
    for (const CompiledState& state : compiled_.states) {
      double open = state.weight_no_knot;
      for (const BitValue& bit : state.bits) open *= bit.open;
      mass += open;
    }
    masses_[{}] +=
        compiled_.probability * (1 - compiled_.knots_probability) * compiled_.no_knot_factor * mass;
  }

  double value_of(const ExplainedTable& table) const {
    double sum = 0;
    for (const CompiledState& state : compiled_.states) {
      double open = state.weight_knots;
      for (int bit = 0; bit < compiled_.bits; ++bit) {
        if (table.position(bit) < 0) open *= state.bits[at(bit)].open;
      }
      const std::vector<double> values = values_of(state, table.live);
      double inner = 0;
      for (std::size_t k = 0; k < values.size(); ++k) inner += values[k] * table.mass[k];
      sum += open * inner;
    }
    return sum;
  }

  /// The table with every bit that the causes of the group reach.
  static ExplainedTable widened(ExplainedTable table, const CompiledGroup& group) {
    for (const CompiledCause& cause : group.causes) {
      for (const BitLink& link : cause.links) {
        if (table.position(link.bit) < 0) add_bit(table, link.bit);
      }
    }
    return table;
  }

  void visit(std::size_t next, const ExplainedTable& table, double absent_of_members) {
    std::vector<int> key = current_;
    std::sort(key.begin(), key.end());
    masses_[key] += rest_ / absent_of_members * value_of(table);
    if (static_cast<int>(current_.size()) == size_max_) return;
    for (std::size_t k = next; k < members_.size(); ++k) {
      const CompiledGroup& group = *members_[k];
      ExplainedTable wider = widened(table, group);
      wider.mass = some_active(group, wider);
      for (double& mass : wider.mass) mass *= group.likelihood.present;
      current_.push_back(group.group);
      visit(k + 1, wider, absent_of_members * absent(group));
      current_.pop_back();
    }
  }

  const Compiled& compiled_;
  int size_max_;
  std::map<std::vector<int>, double>& masses_;
  std::vector<const CompiledGroup*> members_;
  std::vector<int> current_;
  double rest_ = 1;
};

}  // namespace

std::vector<SetMass> set_masses(const Network& network, const Evidence& evidence,
                                const std::vector<int>& candidates, int size_max) {
  std::map<std::vector<int>, double> masses;
  for (std::size_t width = 0; width < network.width_factors.size(); ++width) {
    const Compiled compiled = compile(network, evidence, width);
    SetWalk(compiled, candidates, size_max, masses).run();
  }
  std::vector<SetMass> out;
  for (const auto& [groups, mass] : masses) out.push_back({.groups = groups, .mass = mass});
  return out;
}

}  // namespace unknot::locate
