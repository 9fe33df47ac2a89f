#include "engine/locate/sweep.h"

#include <algorithm>
#include <set>

#include "engine/locate/explained_table.h"

namespace unknot::locate {
namespace {

std::size_t at(int index) { return static_cast<std::size_t>(index); }

double inner(const std::vector<double>& a, const std::vector<double>& b) {
  double sum = 0;
  for (std::size_t k = 0; k < a.size(); ++k) sum += a[k] * b[k];
  return sum;
}

/// Masses after a group whose members may or may not be active, answers included.
void pass_group(const CompiledGroup& group, ExplainedTable& table) {
  const std::vector<double> some = some_active(group, table);
  const double absent = group.likelihood.absent * group.none;
  for (std::size_t k = 0; k < some.size(); ++k) {
    table.mass[k] = absent * table.mass[k] + group.likelihood.present * some[k];
  }
}

/// Reads a group's masses between what came before and the value of what comes after, and
/// returns the value before the group.
class GroupReader {
 public:
  GroupReader(const CompiledGroup& group, const std::vector<int>& live,
              const std::vector<double>& before, const std::vector<double>& after)
      : group_(group), live_(live), before_(before), after_(after) {}

  std::vector<double> read(double& any, std::vector<double>& causes) {
    const std::size_t count = group_.causes.size();
    prepare_prefixes();
    std::vector<double> suffix = after_;  // value after causes i+1.. have been passed
    std::vector<double> value(after_.size());
    const double absent = group_.likelihood.absent * group_.none;
    for (std::size_t k = 0; k < value.size(); ++k) value[k] = absent * after_[k];
    causes.assign(count, 0.0);
    any = 0;
    for (std::size_t i = count; i-- > 0;) {
      const CompiledCause& cause = group_.causes[i];
      std::vector<double> active = suffix;
      apply_active_transposed(cause, live_, active);
      const double scale = group_.likelihood.present * cause.prior;
      causes[i] = scale * inner(prefix_[i], active);
      // "i is the first active one" splits the mass of the group into positive parts.
      any += scale * none_before_[i] * inner(before_, active);
      for (std::size_t k = 0; k < value.size(); ++k) {
        value[k] += scale * none_before_[i] * active[k];
        suffix[k] = (1 - cause.prior) * suffix[k] + cause.prior * active[k];
      }
    }
    return value;
  }

 private:
  void prepare_prefixes() {
    std::vector<double> mass = before_;
    double none = 1;
    for (const CompiledCause& cause : group_.causes) {
      prefix_.push_back(mass);
      none_before_.push_back(none);
      std::vector<double> active = mass;
      apply_active(cause, live_, active);
      for (std::size_t k = 0; k < mass.size(); ++k) {
        mass[k] = (1 - cause.prior) * mass[k] + cause.prior * active[k];
      }
      none *= 1 - cause.prior;
    }
  }

  const CompiledGroup& group_;
  const std::vector<int>& live_;
  const std::vector<double>& before_;
  const std::vector<double>& after_;
  std::vector<std::vector<double>> prefix_;
  std::vector<double> none_before_;
};

SweepMasses shaped_for(const Compiled& compiled) {
  SweepMasses masses;
  masses.group.assign(compiled.groups.size(), 0.0);
  masses.cause.resize(compiled.groups.size());
  masses.unexplained.assign(compiled.area.size(), 0.0);
  return masses;
}

/// Which bits a group touches.
std::set<int> bits_of(const CompiledGroup& group) {
  std::set<int> bits;
  for (const CompiledCause& cause : group.causes) {
    for (const BitLink& link : cause.links) bits.insert(link.bit);
  }
  return bits;
}

class OrderBuilder {
 public:
  explicit OrderBuilder(const Compiled& compiled) : compiled_(compiled) {
    for (const CompiledGroup& group : compiled.groups) bits_.push_back(bits_of(group));
    done_.assign(compiled.groups.size(), false);
    for (int bit = 0; bit < compiled.bits; ++bit) waiting_.insert(bit);
  }

  EliminationOrder build() {
    while (!waiting_.empty()) settle(cheapest());
    return order_;
  }

 private:
  std::set<int> newcomers(int bit) const {
    std::set<int> fresh;
    for (std::size_t g = 0; g < bits_.size(); ++g) {
      if (done_[g] || !bits_[g].contains(bit)) continue;
      for (int other : bits_[g]) {
        if (!live_.contains(other)) fresh.insert(other);
      }
    }
    if (!live_.contains(bit)) fresh.insert(bit);
    return fresh;
  }

  int cheapest() const {
    int best = -1;
    std::size_t best_count = 0;
    for (int bit : waiting_) {
      const std::size_t count = newcomers(bit).size();
      if (best < 0 || count < best_count) {
        best = bit;
        best_count = count;
      }
    }
    return best;
  }

  void settle(int bit) {
    for (int fresh : newcomers(bit)) {
      live_.insert(fresh);
      order_.steps.push_back({.kind = SweepStep::Kind::Add, .index = fresh});
    }
    order_.front_bits = std::max(order_.front_bits, static_cast<int>(live_.size()));
    for (std::size_t g = 0; g < bits_.size(); ++g) {
      if (done_[g] || !bits_[g].contains(bit)) continue;
      done_[g] = true;
      order_.steps.push_back({.kind = SweepStep::Kind::Group, .index = static_cast<int>(g)});
    }
    order_.steps.push_back({.kind = SweepStep::Kind::Fold, .index = bit});
    live_.erase(bit);
    waiting_.erase(bit);
  }

  const Compiled& compiled_;
  std::vector<std::set<int>> bits_;
  std::vector<bool> done_;
  std::set<int> live_;
  std::set<int> waiting_;
  EliminationOrder order_;
};

void step_forward(const Compiled& compiled, const CompiledState& state, const SweepStep& step,
                  ExplainedTable& table) {
  switch (step.kind) {
    case SweepStep::Kind::Add:
      add_bit(table, step.index);
      return;
    case SweepStep::Kind::Group:
      pass_group(compiled.groups[at(step.index)], table);
      return;
    case SweepStep::Kind::Fold:
      fold_bit(table, step.index, state.bits[at(step.index)]);
      return;
  }
}

/// Mass in which the bit at `position` is open, between `before` a fold and the value after it.
double open_mass(const std::vector<double>& before, const std::vector<double>& value,
                 int position) {
  const std::size_t stride = std::size_t{1} << position;
  double sum = 0;
  for (std::size_t k = 0; k < before.size(); ++k) {
    if ((k / stride) % 2 == 0) sum += before[k] * value[k];
  }
  return sum;
}

}  // namespace

SweepMasses sweep_full(const Compiled& compiled, const std::vector<double>& terminal) {
  SweepMasses masses = shaped_for(compiled);
  ExplainedTable table;
  for (int bit = 0; bit < compiled.bits; ++bit) add_bit(table, bit);
  std::vector<std::vector<double>> before;
  for (const CompiledGroup& group : compiled.groups) {
    before.push_back(table.mass);
    pass_group(group, table);
  }
  masses.final_mass = table.mass;
  masses.total = inner(table.mass, terminal);
  for (std::size_t bit = 0; bit < compiled.area.size(); ++bit) {
    masses.unexplained[bit] = open_mass(table.mass, terminal, static_cast<int>(bit));
  }
  std::vector<double> value = terminal;
  for (std::size_t g = compiled.groups.size(); g-- > 0;) {
    value = GroupReader(compiled.groups[g], table.live, before[g], value)
                .read(masses.group[g], masses.cause[g]);
  }
  return masses;
}

EliminationOrder elimination_order(const Compiled& compiled) {
  return OrderBuilder(compiled).build();
}

SweepMasses sweep_eliminating(const Compiled& compiled, const EliminationOrder& order,
                              const CompiledState& state) {
  SweepMasses masses = shaped_for(compiled);
  ExplainedTable table;
  std::vector<ExplainedTable> before;
  for (const SweepStep& step : order.steps) {
    before.push_back(table);
    step_forward(compiled, state, step, table);
  }
  masses.total = table.mass[0];
  ExplainedTable value;
  for (std::size_t s = order.steps.size(); s-- > 0;) {
    const SweepStep& step = order.steps[s];
    const ExplainedTable& was = before[s];
    if (step.kind == SweepStep::Kind::Add) {
      remove_added_bit(value);
    } else if (step.kind == SweepStep::Kind::Fold) {
      const int position = was.position(step.index);
      unfold_bit(value, step.index, position, state.bits[at(step.index)]);
      if (at(step.index) < masses.unexplained.size()) {
        masses.unexplained[at(step.index)] = open_mass(was.mass, value.mass, position);
      }
    } else {
      const std::size_t g = at(step.index);
      value.mass = GroupReader(compiled.groups[g], was.live, was.mass, value.mass)
                       .read(masses.group[g], masses.cause[g]);
    }
  }
  return masses;
}

}  // namespace unknot::locate
