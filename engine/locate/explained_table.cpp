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
void for_pairs(std::vector<double>& mass, int position, Visit visit) {
  const std::size_t stride = std::size_t{1} << position;
  for (std::size_t base = 0; base < mass.size(); base += 2 * stride) {
    double* low = mass.data() + base;
    double* high = low + stride;
    for (std::size_t k = 0; k < stride; ++k) visit(low[k], high[k]);
  }
}

}  // namespace

int ExplainedTable::position(int bit) const { return find(live, bit); }

void add_bit(ExplainedTable& table, int bit) {
  UNKNOT_EXPECTS(table.position(bit) < 0);
  table.live.push_back(bit);
  table.mass.resize(table.mass.size() * 2, 0.0);
}

void remove_added_bit(ExplainedTable& table) {
  table.live.pop_back();
  table.mass.resize(table.mass.size() / 2);
}

void fold_bit(ExplainedTable& table, int bit, const BitValue& value) {
  const int position = table.position(bit);
  UNKNOT_EXPECTS(position >= 0);
  const std::size_t stride = std::size_t{1} << position;
  std::vector<double> folded;
  folded.reserve(table.mass.size() / 2);
  for (std::size_t base = 0; base < table.mass.size(); base += 2 * stride) {
    for (std::size_t k = base; k < base + stride; ++k) {
      folded.push_back(value.open * table.mass[k] + value.explained * table.mass[k + stride]);
    }
  }
  table.mass = std::move(folded);
  table.live.erase(table.live.begin() + position);
}

void unfold_bit(ExplainedTable& table, int bit, int position, const BitValue& value) {
  const std::size_t stride = std::size_t{1} << position;
  std::vector<double> wide(table.mass.size() * 2);
  for (std::size_t k = 0; k < table.mass.size(); ++k) {
    const std::size_t low = (k / stride) * 2 * stride + k % stride;
    wide[low] = value.open * table.mass[k];
    wide[low + stride] = value.explained * table.mass[k];
  }
  table.mass = std::move(wide);
  table.live.insert(table.live.begin() + position, bit);
}

void apply_active(const CompiledCause& cause, const std::vector<int>& live,
                  std::vector<double>& mass) {
  for (double& value : mass) value *= cause.unpainted;
  for (const BitLink& link : cause.links) {
    for_pairs(mass, find(live, link.bit), [&](double& low, double& high) {
      high = high * link.up_to + low * link.equal;
      low *= link.below;
    });
  }
}

void apply_active_transposed(const CompiledCause& cause, const std::vector<int>& live,
                             std::vector<double>& mass) {
  for (double& value : mass) value *= cause.unpainted;
  for (const BitLink& link : cause.links) {
    for_pairs(mass, find(live, link.bit), [&](double& low, double& high) {
      low = low * link.below + high * link.equal;
      high *= link.up_to;
    });
  }
}

std::vector<double> some_active(const CompiledGroup& group, const ExplainedTable& table) {
  const std::size_t size = table.mass.size();
  std::vector<double> some(size, 0.0);
  std::vector<double> active(size);
  double none = 1;
  for (const CompiledCause& cause : group.causes) {
    for (std::size_t k = 0; k < size; ++k) active[k] = some[k] + none * table.mass[k];
    apply_active(cause, table.live, active);
    for (std::size_t k = 0; k < size; ++k) {
      some[k] = (1 - cause.prior) * some[k] + cause.prior * active[k];
    }
    none *= 1 - cause.prior;
  }
  return some;
}

std::vector<double> values_of(const CompiledState& state, const std::vector<int>& live) {
  std::vector<double> values{1.0};
  values.reserve(std::size_t{1} << live.size());
  for (int bit : live) {
    const BitValue& value = state.bits[at(bit)];
    const std::size_t size = values.size();
    for (std::size_t k = 0; k < size; ++k) values.push_back(values[k] * value.explained);
    for (std::size_t k = 0; k < size; ++k) values[k] *= value.open;
  }
  return values;
}

}  // namespace unknot::locate
