#include "engine/locate/sweep.h"

#include "engine/base/contracts.h"
#include "engine/locate/explained_table.h"

namespace unknot::locate {
namespace {

std::size_t at(int index) { return static_cast<std::size_t>(index); }

PerFocus inner(const std::vector<PerFocus>& a, const std::vector<PerFocus>& b) {
  PerFocus sum;
  for (std::size_t k = 0; k < a.size(); ++k) sum += a[k] * b[k];
  return sum;
}

/// Masses after a group whose members may or may not be active, answers included.
void pass_group(const CompiledGroup& group, ExplainedTable& table) {
  const std::vector<PerFocus> some = some_active(group, table);
  const PerFocus absent = group.likelihood.absent * group.none;
  for (std::size_t k = 0; k < some.size(); ++k) {
    table.mass[k] = absent * table.mass[k] + group.likelihood.present * some[k];
  }
}

/// Reads a group's masses between what came before and the value of what comes after, and
/// returns the value before the group.
class GroupReader {
 public:
  GroupReader(const CompiledGroup& group, const ExplainedTable& before,
              const std::vector<PerFocus>& after)
      : group_(group), before_(before), after_(after) {}

  std::vector<PerFocus> read(double& any, std::vector<double>& causes) {
    const std::size_t count = group_.causes.size();
    prepare_prefixes();
    std::vector<PerFocus> suffix = after_;  // value after causes i+1.. have been passed
    std::vector<PerFocus> value(after_.size());
    const PerFocus absent = group_.likelihood.absent * group_.none;
    for (std::size_t k = 0; k < value.size(); ++k) value[k] = absent * after_[k];
    causes.assign(count, 0.0);
    any = 0;
    for (std::size_t i = count; i-- > 0;) {
      const CompiledCause& cause = group_.causes[i];
      std::vector<PerFocus> active = suffix;
      apply_active_transposed(cause, before_.live, active);
      const PerFocus scale = group_.likelihood.present * cause.prior;
      const PerFocus first = scale * none_before_[i];
      const PerFocus reached = inner(before_.mass, active);
      // "i is the first active one" splits the mass of the group into positive parts.
      any += sum(first * reached);
      causes[i] = i == 0 ? sum(scale * reached) : sum(scale * inner(prefix_[i - 1], active));
      const PerFocus idle = complement(cause.prior);
      for (std::size_t k = 0; k < value.size(); ++k) {
        value[k] += first * active[k];
        suffix[k] = idle * suffix[k] + cause.prior * active[k];
      }
    }
    return value;
  }

 private:
  /// prefix_[i]: masses after causes 0..i. The last one is nobody's prefix.
  void prepare_prefixes() {
    PerFocus none = PerFocus::all(1);
    for (std::size_t i = 0; i < group_.causes.size(); ++i) {
      const CompiledCause& cause = group_.causes[i];
      none_before_.push_back(none);
      none *= complement(cause.prior);
      if (i + 1 == group_.causes.size()) break;
      std::vector<PerFocus> mass = i == 0 ? before_.mass : prefix_.back();
      std::vector<PerFocus> active = mass;
      apply_active(cause, before_.live, active);
      const PerFocus idle = complement(cause.prior);
      for (std::size_t k = 0; k < mass.size(); ++k) {
        mass[k] = idle * mass[k] + cause.prior * active[k];
      }
      prefix_.push_back(std::move(mass));
    }
  }

  const CompiledGroup& group_;
  const ExplainedTable& before_;
  const std::vector<PerFocus>& after_;
  std::vector<std::vector<PerFocus>> prefix_;
  std::vector<PerFocus> none_before_;
};

/// Mass in which the bit at `position` is open, between the masses and the value of what follows.
double open_mass(const std::vector<PerFocus>& mass, const std::vector<PerFocus>& value,
                 int position) {
  const std::size_t stride = std::size_t{1} << position;
  PerFocus open;
  for (std::size_t base = 0; base < mass.size(); base += 2 * stride) {
    for (std::size_t k = base; k < base + stride; ++k) open += mass[k] * value[k];
  }
  return sum(open);
}

class Sweep {
 public:
  Sweep(const Compiled& compiled, const Schedule& schedule)
      : compiled_(compiled), schedule_(schedule) {
    out_.group.assign(compiled.groups.size(), 0.0);
    out_.cause.resize(compiled.groups.size());
    out_.unexplained.assign(compiled.area.size(), 0.0);
  }

  SweepMasses run(const std::vector<double>& terminal, const PerFocus& scale) {
    forward();
    UNKNOT_EXPECTS(table_.mass.size() == terminal.size());
    ExplainedTable value{.live = table_.live, .mass = {}};
    for (double worth : terminal) value.mass.push_back(worth * scale);
    for (const PerFocus& mass : table_.mass) out_.final_mass.push_back(sum(mass * scale));
    out_.total = inner(table_.mass, value.mass);
    for (std::size_t k = 0; k < table_.live.size(); ++k) {
      if (at(table_.live[k]) >= out_.unexplained.size()) continue;
      out_.unexplained[at(table_.live[k])] =
          open_mass(table_.mass, value.mass, static_cast<int>(k));
    }
    backward(value);
    return std::move(out_);
  }

 private:
  void forward() {
    for (const SweepStep& step : schedule_.steps) {
      if (step.kind == SweepStep::Kind::Add) {
        add_bit(table_, step.index);
        continue;
      }
      before_.push_back(table_);
      pass_group(compiled_.groups[at(step.index)], table_);
    }
  }

  void backward(ExplainedTable& value) {
    for (std::size_t s = schedule_.steps.size(); s-- > 0;) {
      const SweepStep& step = schedule_.steps[s];
      if (step.kind == SweepStep::Kind::Add) {
        remove_added_bit(value);
        continue;
      }
      const std::size_t g = at(step.index);
      value.mass = GroupReader(compiled_.groups[g], before_.back(), value.mass)
                       .read(out_.group[g], out_.cause[g]);
      before_.pop_back();
    }
  }

  const Compiled& compiled_;
  const Schedule& schedule_;
  SweepMasses out_;
  ExplainedTable table_;
  std::vector<ExplainedTable> before_;
};

}  // namespace

PerFocus forward_total(const Compiled& compiled, const Schedule& schedule,
                       const std::vector<double>& terminal) {
  ExplainedTable table;
  for (const SweepStep& step : schedule.steps) {
    if (step.kind == SweepStep::Kind::Add) {
      add_bit(table, step.index);
    } else {
      pass_group(compiled.groups[at(step.index)], table);
    }
  }
  PerFocus total;
  for (std::size_t k = 0; k < terminal.size(); ++k) total += table.mass[k] * terminal[k];
  return total;
}

SweepMasses sweep(const Compiled& compiled, const Schedule& schedule,
                  const std::vector<double>& terminal, const PerFocus& scale) {
  return Sweep(compiled, schedule).run(terminal, scale);
}

}  // namespace unknot::locate
