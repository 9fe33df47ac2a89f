/// The order in which a sweep passes groups and bits.
#include <cmath>
#include <set>

#include "engine/locate/sweep.h"

namespace unknot::locate {
namespace {

std::size_t at(int index) { return static_cast<std::size_t>(index); }

std::set<int> bits_of(const CompiledGroup& group) {
  std::set<int> bits;
  for (const CompiledCause& cause : group.causes) {
    for (const BitLink& link : cause.links) bits.insert(link.bit);
  }
  return bits;
}

/// Multiplications of one forward pass over a table with that many bits.
double cost_of(const CompiledGroup& group, std::size_t live) {
  double operations = 2;
  for (const CompiledCause& cause : group.causes) {
    operations += 4 + 1.5 * static_cast<double>(cause.links.size());
  }
  return operations * std::exp2(static_cast<double>(live));
}

class ScheduleBuilder {
 public:
  explicit ScheduleBuilder(const Compiled& compiled) : compiled_(compiled) {
    for (const CompiledGroup& group : compiled.groups) missing_.push_back(bits_of(group));
    for (int bit = 0; bit < compiled.bits; ++bit) waiting_.insert(bit);
  }

  Schedule build() {
    while (!waiting_.empty()) {
      for (int bit : needed_for(next_group())) add(bit);
    }
    return std::move(out_);
  }

 private:
  /// The group that lacks the fewest bits; -1 when only bits that no group reaches are left.
  int next_group() const {
    int best = -1;
    for (std::size_t g = 0; g < missing_.size(); ++g) {
      if (missing_[g].empty()) continue;
      if (best < 0 || missing_[g].size() < missing_[at(best)].size()) best = static_cast<int>(g);
    }
    return best;
  }

  std::set<int> needed_for(int group) const { return group < 0 ? waiting_ : missing_[at(group)]; }

  void add(int bit) {
    out_.live.push_back(bit);
    out_.steps.push_back({.kind = SweepStep::Kind::Add, .index = bit});
    waiting_.erase(bit);
    for (std::size_t g = 0; g < missing_.size(); ++g) {
      if (missing_[g].erase(bit) == 0 || !missing_[g].empty()) continue;
      out_.steps.push_back({.kind = SweepStep::Kind::Group, .index = static_cast<int>(g)});
      out_.cost += cost_of(compiled_.groups[g], out_.live.size());
    }
  }

  const Compiled& compiled_;
  std::vector<std::set<int>> missing_;  ///< per group: bits that are not in yet
  std::set<int> waiting_;
  Schedule out_;
};

}  // namespace

Schedule make_schedule(const Compiled& compiled) { return ScheduleBuilder(compiled).build(); }

}  // namespace unknot::locate
