#include "engine/locate/inference.h"

#include <algorithm>

#include "engine/base/contracts.h"
#include "engine/locate/explained_table.h"
#include "engine/locate/sweep.h"

namespace unknot::locate {
namespace {

std::size_t at(int index) { return static_cast<std::size_t>(index); }

void add_scaled(std::vector<double>& to, const std::vector<double>& from, double factor) {
  for (std::size_t k = 0; k < to.size(); ++k) to[k] += factor * from[k];
}

Masses zero(const Network& network) {
  Masses masses;
  masses.group.assign(network.groups.size(), 0.0);
  for (const Group& group : network.groups) {
    masses.cause.emplace_back(group.causes.size(), 0.0);
  }
  masses.alternative.assign(at(network.alternatives), 0.0);
  masses.unexplained.assign(at(network.areas), 0.0);
  return masses;
}

/// Without any active cause every painted area is left to the leak and the alternative.
void add_no_knot(const Compiled& c, double scale, double state_weight, const CompiledState& state,
                 Masses& masses) {
  double mass = scale * state_weight * c.no_knot_factor;
  for (const BitValue& bit : state.bits) mass *= bit.open;
  masses.evidence += mass;
  masses.no_cause += mass;
  masses.alternative[at(state.alternative)] += mass;
  for (int area : c.area) masses.unexplained[at(area)] += mass;
}

/// Groups that touch nothing keep their prior odds, changed by their own answers alone.
void add_untouched(const Compiled& c, double knots_mass, Masses& masses) {
  for (const CompiledGroup& group : c.untouched) {
    const GroupMass own = scalar_mass(group);
    const double rest = knots_mass / (own.absent + own.present);
    masses.group[at(group.group)] += rest * own.present;
    for (std::size_t i = 0; i < group.causes.size(); ++i) {
      double with = rest * group.likelihood.present;
      for (std::size_t j = 0; j < group.causes.size(); ++j) {
        const CompiledCause& cause = group.causes[j];
        with *= i == j ? cause.prior * cause.unpainted
                       : (1 - cause.prior) + cause.prior * cause.unpainted;
      }
      masses.cause[at(group.group)][i] += with;
    }
  }
}

void add_swept(const Compiled& c, const SweepMasses& swept, double scale, Masses& masses) {
  masses.evidence += scale * swept.total;
  for (std::size_t g = 0; g < c.groups.size(); ++g) {
    masses.group[at(c.groups[g].group)] += scale * swept.group[g];
    add_scaled(masses.cause[at(c.groups[g].group)], swept.cause[g], scale);
  }
  for (std::size_t bit = 0; bit < c.area.size(); ++bit) {
    masses.unexplained[at(c.area[bit])] += scale * swept.unexplained[bit];
  }
  add_untouched(c, scale * swept.total, masses);
}

/// Mass of "knots are possible, but no cause is active" belongs to no_cause.
double none_active(const Compiled& c) {
  double none = c.no_knot_factor;
  for (const CompiledGroup& group : c.groups) none *= group.none;
  for (const CompiledGroup& group : c.untouched) none *= group.none;
  return none;
}

void add_no_cause_with_knots(const Compiled& c, double scale, Masses& masses) {
  const double none = none_active(c);
  for (const CompiledState& state : c.states) {
    double mass = scale * none * state.weight_knots;
    for (const BitValue& bit : state.bits) mass *= bit.open;
    masses.no_cause += mass;
  }
}

void add_full_table(const Compiled& c, double scale, Masses& masses) {
  std::vector<int> live;
  for (int bit = 0; bit < c.bits; ++bit) live.push_back(bit);
  std::vector<double> terminal(std::size_t{1} << c.bits, 0.0);
  for (const CompiledState& state : c.states) {
    add_scaled(terminal, values_of(state, live), state.weight_knots);
  }
  const SweepMasses swept = sweep_full(c, terminal);
  add_swept(c, swept, scale * c.knots_factor, masses);
  for (const CompiledState& state : c.states) {
    const std::vector<double> values = values_of(state, live);
    double mass = 0;
    for (std::size_t k = 0; k < values.size(); ++k) mass += values[k] * swept.final_mass[k];
    masses.alternative[at(state.alternative)] += scale * c.knots_factor * state.weight_knots * mass;
  }
}

Result<bool> add_by_elimination(const Compiled& c, double scale, Masses& masses) {
  const EliminationOrder order = elimination_order(c);
  if (order.front_bits > front_bits_max) {
    return fail(ErrorCode::TooLarge, "pains",
                "more neighbouring areas are painted than the exact method bears");
  }
  for (const CompiledState& state : c.states) {
    const SweepMasses swept = sweep_eliminating(c, order, state);
    const double factor = scale * c.knots_factor * state.weight_knots;
    add_swept(c, swept, factor, masses);
    masses.alternative[at(state.alternative)] += factor * swept.total;
  }
  return true;
}

}  // namespace

void Masses::add(const Masses& other) {
  evidence += other.evidence;
  no_cause += other.no_cause;
  add_scaled(group, other.group, 1);
  for (std::size_t g = 0; g < cause.size(); ++g) add_scaled(cause[g], other.cause[g], 1);
  add_scaled(alternative, other.alternative, 1);
  add_scaled(unexplained, other.unexplained, 1);
}

Result<Masses> infer(const Network& network, const Evidence& evidence) {
  Masses masses = zero(network);
  for (std::size_t width = 0; width < network.width_factors.size(); ++width) {
    const Compiled c = compile(network, evidence, width);
    const double with = c.probability * c.knots_probability;
    const double without = c.probability * (1 - c.knots_probability);
    for (const CompiledState& state : c.states) {
      add_no_knot(c, without, state.weight_no_knot, state, masses);
    }
    add_no_cause_with_knots(c, with, masses);
    if (c.bits <= full_table_bits) {
      add_full_table(c, with, masses);
    } else {
      UNKNOT_CHECK(add_by_elimination(c, with, masses));
    }
  }
  UNKNOT_ENSURES(masses.evidence > 0);
  return masses;
}

}  // namespace unknot::locate
