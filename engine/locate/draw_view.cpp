#include "engine/locate/draw_view.h"

#include <cmath>
#include <utility>

namespace unknot::locate {
namespace {

std::size_t at(int index) { return static_cast<std::size_t>(index); }

/// P(the painted level | what the causes do, what the rest does).
double likelihood_of(const BitProduct& causes, const BitValue& rest) {
  return causes.below * rest.open + (causes.up_to - causes.below) * rest.explained;
}

/// A product too small or too large for a number, as its logarithm.
class LogProduct {
 public:
  void times(double factor) {
    product_ *= factor;
    if (product_ > 1e-150 && product_ < 1e150) return;
    log_ += std::log(product_);
    product_ = 1;
  }
  [[nodiscard]] double log() const { return log_ + std::log(product_); }

 private:
  double product_ = 1;
  double log_ = 0;
};

Active any_of(const std::vector<std::size_t>& active) {
  return active.empty() ? Active::None : Active::Some;
}

}  // namespace

DrawView::DrawView(const Network& network, Compiled compiled)
    : compiled_(std::move(compiled)), groups_(network.groups.size()) {
  std::vector<const CompiledGroup*> by_group(network.groups.size());
  for (const CompiledGroup& group : compiled_.groups) by_group[at(group.group)] = &group;
  for (const CompiledGroup& group : compiled_.untouched) by_group[at(group.group)] = &group;
  causes_of_bit_.resize(at(compiled_.bits));
  for (const CompiledGroup* group : by_group) {
    none_ *= group->likelihood.absent * group->none;
    for (std::size_t i = 0; i < group->causes.size(); ++i) {
      Cause cause{.group = group->group,
                  .index = i,
                  .compiled = group->causes[i],
                  .likelihood = group->likelihood,
                  .bits = {}};
      for (const BitLink& link : cause.compiled.links) {
        cause.bits.push_back(link.bit);
        causes_of_bit_[at(link.bit)].push_back(causes.size());
      }
      const double prior = sum(cause.compiled.prior) / static_cast<double>(focus_count);
      cause.reference = prior / (1 - prior);
      causes.push_back(std::move(cause));
    }
  }
}

double DrawView::prior_of(std::size_t state, std::size_t focus, Active active) const {
  const CompiledState& own = compiled_.states[state];
  const double on = compiled_.knots_probability * own.weight_knots * none_.v[focus];
  if (active == Active::Some) return on;
  return on + (1 - compiled_.knots_probability) * own.weight_no_knot * compiled_.no_knot_factor;
}

double DrawView::odds(std::size_t cause, const Setting& setting) const {
  const Cause& own = causes[cause];
  const CompiledState& state = compiled_.states[setting.state];
  const double prior = own.compiled.prior.v[setting.focus];
  double odds = prior / (1 - prior) * own.compiled.unpainted;
  if (!setting.group_active) odds *= own.likelihood.present / own.likelihood.absent;
  for (const BitLink& link : own.compiled.links) {
    const BitProduct& before = (*setting.bits)[at(link.bit)];
    const BitProduct after{.below = before.below * link.below, .up_to = before.up_to * link.up_to};
    const BitValue& rest = state.bits[at(link.bit)];
    odds *= likelihood_of(after, rest) / likelihood_of(before, rest);
  }
  if (setting.alone) {
    odds *= prior_of(setting.state, setting.focus, Active::Some) /
            prior_of(setting.state, setting.focus, Active::None);
  }
  return odds;
}

std::vector<BitProduct> DrawView::with(std::size_t cause, std::vector<BitProduct> bits) const {
  for (const BitLink& link : causes[cause].compiled.links) {
    bits[at(link.bit)].below *= link.below;
    bits[at(link.bit)].up_to *= link.up_to;
  }
  return bits;
}

std::vector<BitProduct> DrawView::bits_of(const std::vector<std::size_t>& active) const {
  std::vector<BitProduct> bits(at(compiled_.bits));
  for (std::size_t cause : active) bits = with(cause, std::move(bits));
  return bits;
}

std::vector<double> DrawView::state_log_weights(const std::vector<BitProduct>& bits,
                                                std::size_t focus, Active active) const {
  std::vector<double> weights;
  weights.reserve(compiled_.states.size());
  // Most states change few bits of the plain one, so its likelihoods are reused.
  std::vector<double> plain;
  LogProduct plain_product;
  for (std::size_t b = 0; b < bits.size(); ++b) {
    plain.push_back(likelihood_of(bits[b], compiled_.plain[b]));
    plain_product.times(plain.back());
  }
  for (std::size_t s = 0; s < compiled_.states.size(); ++s) {
    const CompiledState& state = compiled_.states[s];
    LogProduct product = plain_product;
    for (int bit : state.touched) {
      product.times(likelihood_of(bits[at(bit)], state.bits[at(bit)]) / plain[at(bit)]);
    }
    product.times(prior_of(s, focus, active));
    weights.push_back(product.log());
  }
  return weights;
}

double DrawView::active_factor(const std::vector<std::size_t>& active) const {
  double factor = compiled_.probability;
  std::vector<char> seen(groups_, 0);
  for (std::size_t cause : active) {
    const Cause& own = causes[cause];
    factor *= own.compiled.unpainted;
    char& counted = seen[at(own.group)];
    if (counted == 0) factor *= own.likelihood.present / own.likelihood.absent;
    counted = 1;
  }
  return factor;
}

double DrawView::log_weight(const std::vector<std::size_t>& active, std::size_t state,
                            std::size_t focus) const {
  LogProduct product;
  product.times(active_factor(active));
  product.times(prior_of(state, focus, any_of(active)));
  const std::vector<BitProduct> bits = bits_of(active);
  for (std::size_t b = 0; b < bits.size(); ++b) {
    product.times(likelihood_of(bits[b], compiled_.states[state].bits[b]));
  }
  return product.log();
}

std::vector<double> DrawView::whole_log_weights(const std::vector<std::size_t>& active,
                                                std::size_t focus) const {
  std::vector<double> weights = state_log_weights(bits_of(active), focus, any_of(active));
  const double factor = std::log(active_factor(active));
  for (double& weight : weights) weight += factor;
  return weights;
}

double DrawView::log_joint(const std::vector<std::size_t>& active, std::size_t state,
                           std::size_t focus) const {
  return log_weight(active, state, focus) + std::log(focus_weight(active, state, focus)) -
         std::log(prior_of(state, focus, any_of(active)));
}

double DrawView::focus_weight(const std::vector<std::size_t>& active, std::size_t state,
                              std::size_t focus) const {
  double weight = compiled_.focus_probabilities.v[focus] * prior_of(state, focus, any_of(active));
  for (std::size_t cause : active) {
    const double prior = causes[cause].compiled.prior.v[focus];
    weight *= prior / (1 - prior);
  }
  return weight;
}

std::vector<double> DrawView::unexplained(const std::vector<BitProduct>& bits,
                                          std::size_t state) const {
  std::vector<double> out;
  for (std::size_t b = 0; b < compiled_.area.size(); ++b) {
    const BitValue& rest = compiled_.states[state].bits[b];
    out.push_back(bits[b].below * rest.open / likelihood_of(bits[b], rest));
  }
  return out;
}

}  // namespace unknot::locate
