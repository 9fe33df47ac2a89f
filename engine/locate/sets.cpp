#include "engine/locate/sets.h"

#include <algorithm>
#include <map>

#include "engine/base/contracts.h"
#include "engine/locate/compiled.h"
#include "engine/locate/explained_table.h"

namespace unknot::locate {
namespace {

/// Walks the sets of candidates depth first, for one width; each step makes one more group active.
class SetWalk {
 public:
  SetWalk(const Compiled& compiled, const std::vector<int>& candidates, int size_max,
          std::map<std::vector<int>, double>& masses)
      : compiled_(compiled), size_max_(size_max), masses_(masses) {
    for (int candidate : candidates) members_.push_back(find(candidate));
    for (int bit = 0; bit < compiled.bits; ++bit) all_bits_.push_back(bit);
    terminal_ = terminal_values(compiled, all_bits_);
    rest_ = compiled.probability * compiled.knots_probability * compiled.focus_probabilities;
    for (const CompiledGroup& group : compiled.groups) rest_ *= absent(group);
    for (const CompiledGroup& group : compiled.untouched) rest_ *= absent(group);
  }

  void run() {
    add_empty_set();
    visit(0, ExplainedTable{}, PerFocus::all(1));
  }

 private:
  static PerFocus absent(const CompiledGroup& group) {
    return group.likelihood.absent * group.none;
  }

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

  /// What the masses are worth when nothing else is active: bits that are not live stay open.
  PerFocus value_of(const ExplainedTable& table) const {
    PerFocus value;
    for (std::size_t k = 0; k < table.mass.size(); ++k) {
      std::size_t whole = 0;
      for (std::size_t position = 0; position < table.live.size(); ++position) {
        if ((k >> position & 1U) != 0) whole |= std::size_t{1} << table.live[position];
      }
      value += terminal_[whole] * table.mass[k];
    }
    return value;
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

  void visit(std::size_t next, const ExplainedTable& table, const PerFocus& absent_of_members) {
    std::vector<int> key = current_;
    std::sort(key.begin(), key.end());
    masses_[key] += sum(rest_ / absent_of_members * value_of(table));
    if (static_cast<int>(current_.size()) == size_max_) return;
    for (std::size_t k = next; k < members_.size(); ++k) {
      const CompiledGroup& group = *members_[k];
      ExplainedTable wider = widened(table, group);
      wider.mass = some_active(group, wider);
      for (PerFocus& mass : wider.mass) mass *= group.likelihood.present;
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
  std::vector<int> all_bits_;
  std::vector<double> terminal_;  ///< per subset of all bits
  PerFocus rest_;
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
