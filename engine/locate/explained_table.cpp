#include "engine/locate/explained_table.h"

#include "engine/base/contracts.h"

namespace unknot::locate {
namespace {

std::size_t at(int index) { return static_cast<std::size_t>(index); }

int find(const std::vector<int>& live, int bit) {
  for (std::size_t k = 0; k < live.size(); ++k) {
    if (live[k] == bit) return static_cast<int>(k);
  }
  return -1;
}

/// Visits the pairs (bit open, bit explained) of one position.
template <class Visit>
void for_pairs(std::vector<PerFocus>& mass, int position, Visit visit) {
  const std::size_t stride = std::size_t{1} << position;
  for (std::size_t base = 0; base < mass.size(); base += 2 * stride) {
    PerFocus* low = mass.data() + base;
    PerFocus* high = low + stride;
    for (std::size_t k = 0; k < stride; ++k) visit(low[k], high[k]);
  }
}

}  // namespace

int ExplainedTable::position(int bit) const { return find(live, bit); }

void add_bit(ExplainedTable& table, int bit) {
  UNKNOT_EXPECTS(table.position(bit) < 0);
  table.live.push_back(bit);
  table.mass.resize(table.mass.size() * 2);
}

void remove_added_bit(ExplainedTable& table) {
  table.live.pop_back();
  table.mass.resize(table.mass.size() / 2);
}

void apply_active(const CompiledCause& cause, const std::vector<int>& live,
                  std::vector<PerFocus>& mass) {
  for (PerFocus& value : mass) value *= cause.unpainted;
  for (const BitLink& link : cause.links) {
    for_pairs(mass, find(live, link.bit), [&](PerFocus& low, PerFocus& high) {
      high = high * link.up_to + low * link.equal;
      low *= link.below;
    });
  }
}

void apply_active_transposed(const CompiledCause& cause, const std::vector<int>& live,
                             std::vector<PerFocus>& mass) {
  for (PerFocus& value : mass) value *= cause.unpainted;
  for (const BitLink& link : cause.links) {
    for_pairs(mass, find(live, link.bit), [&](PerFocus& low, PerFocus& high) {
      low = low * link.below + high * link.equal;
      high *= link.up_to;
    });
  }
}

std::vector<PerFocus> some_active(const CompiledGroup& group, const ExplainedTable& table) {
  const std::size_t size = table.mass.size();
  std::vector<PerFocus> some(size);
  std::vector<PerFocus> active(size);
  PerFocus none = PerFocus::all(1);
  for (const CompiledCause& cause : group.causes) {
    for (std::size_t k = 0; k < size; ++k) active[k] = some[k] + none * table.mass[k];
    apply_active(cause, table.live, active);
    const PerFocus idle = complement(cause.prior);
    for (std::size_t k = 0; k < size; ++k) {
      some[k] = idle * some[k] + cause.prior * active[k];
    }
    none *= idle;
  }
  return some;
}

std::vector<double> values_of(const CompiledState& state, const std::vector<int>& live) {
  std::vector<double> values(std::size_t{1} << live.size(), 1.0);
  std::size_t size = 1;
  for (int bit : live) {
    const BitValue& value = state.bits[at(bit)];
    for (std::size_t k = 0; k < size; ++k) values[size + k] = values[k] * value.explained;
    for (std::size_t k = 0; k < size; ++k) values[k] *= value.open;
    size *= 2;
  }
  return values;
}

std::vector<double> terminal_values(const Compiled& compiled, const std::vector<int>& live) {
  std::vector<double> terminal(std::size_t{1} << live.size(), 0.0);
  for (const CompiledState& state : compiled.states) {
    const std::vector<double> values = values_of(state, live);
    for (std::size_t k = 0; k < values.size(); ++k) {
      terminal[k] += state.weight_knots * values[k];
    }
  }
  return terminal;
}

}  // namespace unknot::locate
