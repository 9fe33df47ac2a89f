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
void add_untouched(const Compiled& c, const PerFocus& knots_mass, Masses& masses) {
  for (const CompiledGroup& group : c.untouched) {
    const GroupMass own = scalar_mass(group);
    const PerFocus rest = knots_mass / (own.absent + own.present);
    masses.group[at(group.group)] += sum(rest * own.present);
    for (std::size_t i = 0; i < group.causes.size(); ++i) {
      PerFocus with = group.likelihood.present * rest;
      for (std::size_t j = 0; j < group.causes.size(); ++j) {
        const CompiledCause& cause = group.causes[j];
        const PerFocus active = cause.unpainted * cause.prior;
        with *= i == j ? active : complement(cause.prior) + active;
      }
      masses.cause[at(group.group)][i] += sum(with);
    }
  }
}

void add_swept(const Compiled& c, const SweepMasses& swept, Masses& masses) {
  masses.evidence += sum(swept.total);
  for (std::size_t g = 0; g < c.groups.size(); ++g) {
    masses.group[at(c.groups[g].group)] += swept.group[g];
    add_scaled(masses.cause[at(c.groups[g].group)], swept.cause[g], 1);
  }
  for (std::size_t bit = 0; bit < c.area.size(); ++bit) {
    masses.unexplained[at(c.area[bit])] += swept.unexplained[bit];
  }
  add_untouched(c, swept.total, masses);
}

/// Mass of "knots are possible, but no cause is active" belongs to no_cause.
void add_no_cause_with_knots(const Compiled& c, Masses& masses) {
  PerFocus none = c.no_knot_factor * c.focus_probabilities;
  for (const CompiledGroup& group : c.groups) none *= group.none;
  for (const CompiledGroup& group : c.untouched) none *= group.none;
  const double scale = c.probability * c.knots_probability * sum(none);
  for (const CompiledState& state : c.states) {
    double mass = scale * state.weight_knots;
    for (const BitValue& bit : state.bits) mass *= bit.open;
    masses.no_cause += mass;
  }
}

/// All foci and all alternatives at once.
void add_knots(const Compiled& c, const Schedule& schedule, Masses& masses) {
  const PerFocus scale =
      c.probability * c.knots_probability * c.focus_probabilities * c.knots_factor;
  const SweepMasses swept = sweep(c, schedule, terminal_values(c, schedule.live), scale);
  add_swept(c, swept, masses);
  for (const CompiledState& state : c.states) {
    const std::vector<double> values = values_of(state, schedule.live);
    double mass = 0;
    for (std::size_t k = 0; k < values.size(); ++k) mass += values[k] * swept.final_mass[k];
    masses.alternative[at(state.alternative)] += state.weight_knots * mass;
  }
}

/// Painted areas without any active cause, over all alternatives of one width.
double no_knot_mass(const Compiled& c) {
  double out = 0;
  for (const CompiledState& state : c.states) {
    double mass = state.weight_no_knot;
    for (const BitValue& bit : state.bits) mass *= bit.open;
    out += mass;
  }
  return c.probability * (1 - c.knots_probability) * c.no_knot_factor * out;
}

bool contains(const std::vector<int>& groups, int group) {
  return std::find(groups.begin(), groups.end(), group) != groups.end();
}

}  // namespace

Masses no_masses(const Network& network) {
  Masses masses;
  masses.group.assign(network.groups.size(), 0.0);
  for (const Group& group : network.groups) {
    masses.cause.emplace_back(group.causes.size(), 0.0);
  }
  masses.alternative.assign(at(network.alternatives), 0.0);
  masses.unexplained.assign(at(network.areas), 0.0);
  return masses;
}

void Masses::add_scaled(const Masses& other, double factor) {
  evidence += factor * other.evidence;
  no_cause += factor * other.no_cause;
  locate::add_scaled(group, other.group, factor);
  for (std::size_t g = 0; g < cause.size(); ++g) {
    locate::add_scaled(cause[g], other.cause[g], factor);
  }
  locate::add_scaled(alternative, other.alternative, factor);
  locate::add_scaled(unexplained, other.unexplained, factor);
}

std::optional<Masses> infer(const Network& network, const Evidence& evidence, double cost_max) {
  Masses masses = no_masses(network);
  for (std::size_t width = 0; width < network.width_factors.size(); ++width) {
    const Compiled c = compile(network, evidence, width);
    if (c.bits > exact_bits_max) return std::nullopt;
    const Schedule schedule = make_schedule(c);
    if (schedule.cost > cost_max) return std::nullopt;
    const double without = c.probability * (1 - c.knots_probability);
    for (const CompiledState& state : c.states) {
      add_no_knot(c, without, state.weight_no_knot, state, masses);
    }
    add_no_cause_with_knots(c, masses);
    add_knots(c, schedule, masses);
  }
  UNKNOT_ENSURES(masses.evidence > 0);
  return masses;
}

double mass_without(const Network& network, const Evidence& evidence,
                    const std::vector<int>& groups) {
  double out = 0;
  for (std::size_t width = 0; width < network.width_factors.size(); ++width) {
    Compiled c = compile(network, evidence, width);
    out += no_knot_mass(c);
    PerFocus scale = c.probability * c.knots_probability * c.focus_probabilities * c.knots_factor;
    for (const CompiledGroup& group : c.untouched) {
      if (!contains(groups, group.group)) continue;
      const GroupMass own = scalar_mass(group);
      scale *= own.absent / (own.absent + own.present);
    }
    for (const CompiledGroup& group : c.groups) {
      if (contains(groups, group.group)) scale *= group.likelihood.absent * group.none;
    }
    c.groups.erase(std::remove_if(c.groups.begin(), c.groups.end(),
                                  [&](const auto& group) { return contains(groups, group.group); }),
                   c.groups.end());
    const Schedule schedule = make_schedule(c);
    out += sum(scale * forward_total(c, schedule, terminal_values(c, schedule.live)));
  }
  return out;
}

}  // namespace unknot::locate
