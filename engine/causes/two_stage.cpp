#include "engine/causes/two_stage.h"

#include <algorithm>
#include <cmath>

#include "engine/base/contracts.h"
#include "engine/causes/chance.h"
#include "engine/causes/evidence.h"
#include "engine/causes/kernel.h"
#include "engine/stats/convergence.h"

namespace unknot::causes {
namespace {

constexpr int proposals = 3;   ///< for each person of a sweep
constexpr int weighings = 20;  ///< of a chain

double square(double value) { return value * value; }

/// Of the scaled inverse chi-squared with expectation spread^2: degrees x scale^2.
double prior_sum_of(const HyperPrior& prior) { return square(prior.spread) * (spread_degrees - 2); }

double chi_squared(int degrees, Chance& chance) {
  double out = 0;
  for (int k = 0; k < degrees; ++k) out += square(chance.normal());
  return out;
}

/// One chain.
class Chain {
 public:
  Chain(const Block& block, std::uint64_t seed)
      : block_(block),
        chance_(seed),
        mean_(block.quantities.size()),
        variance_(block.quantities.size()),
        log_spread_(block.quantities.size()),
        at_(block.persons.size()),
        accepted_(block.persons.size(), 0),
        effective_(block.persons.size(), 0.0) {
    for (std::size_t q = 0; q < mean_.size(); ++q) {
      const HyperPrior& prior = block.quantities[q];
      mean_[q] = prior.mean + prior.mean_sd * chance_.normal();
      set_variance(q, prior_sum_of(prior) / chi_squared(spread_degrees, chance_));
    }
    for (std::size_t i = 0; i < at_.size(); ++i) {
      at_[i] = any_draw(i);
      included_ += is_in_slab(i, at_[i]) ? 1 : 0;
    }
  }

  void sweep() {
    for (std::size_t i = 0; i < at_.size(); ++i) {
      for (int k = 0; k < proposals; ++k) move(i);
    }
    for (std::size_t q = 0; q < mean_.size(); ++q) draw_population(q);
  }

  void begin_counting() { std::fill(accepted_.begin(), accepted_.end(), 0); }

  void weigh() {
    ++weighings_;
    for (std::size_t i = 0; i < at_.size(); ++i) effective_[i] += effective_draws(i);
  }

  [[nodiscard]] double mean(std::size_t q) const { return mean_[q]; }
  [[nodiscard]] double spread(std::size_t q) const { return std::sqrt(variance_[q]); }
  /// Expectation given the persons as they stand and the mean.
  [[nodiscard]] double variance_expected(std::size_t q) const {
    const Members own = members_of(q);
    return (prior_sum_of(block_.quantities[q]) + own.squares) / (spread_degrees + own.count - 2);
  }
  [[nodiscard]] double inclusion() const {
    const auto persons = static_cast<double>(at_.size());
    return (inclusion_persons * block_.inclusion + included_) / (inclusion_persons + persons);
  }
  [[nodiscard]] const std::vector<int>& accepted() const { return accepted_; }
  [[nodiscard]] double effective(std::size_t i) const {
    return weighings_ > 0 ? effective_[i] / weighings_ : 0;
  }

 private:
  struct Members {
    int count = 0;
    double sum = 0;
    double squares = 0;  ///< around the mean between persons
  };

  void set_variance(std::size_t q, double variance) {
    variance_[q] = variance;
    log_spread_[q] = 0.5 * std::log(variance);
  }

  [[nodiscard]] std::size_t any_draw(std::size_t i) {
    const std::size_t count = block_.persons[i]->draws();
    const auto out = static_cast<std::size_t>(chance_.uniform() * static_cast<double>(count));
    return std::min(out, count - 1);
  }

  [[nodiscard]] bool is_in_slab(std::size_t i, std::size_t draw) const {
    const std::vector<char>& own = block_.persons[i]->in_slab;
    return own.empty() || own[draw] != 0;
  }

  /// log of p(draw | population) / p(draw | stage one), the inclusion of the others integrated out.
  [[nodiscard]] double log_ratio(std::size_t i, std::size_t draw) const {
    const PersonSample& own = *block_.persons[i];
    const bool in_slab = is_in_slab(i, draw);
    double out = 0;
    for (std::size_t q = in_slab ? 0 : 1; q < mean_.size(); ++q) {
      const double apart = own.values[q][draw] - mean_[q];
      out -= 0.5 * square(apart) / variance_[q] + log_spread_[q] + own.log_prior[q][draw];
    }
    if (own.in_slab.empty()) return out;
    const int others = included_ - (is_in_slab(i, at_[i]) ? 1 : 0);
    const auto persons = static_cast<double>(at_.size());
    const double pi =
        (inclusion_persons * block_.inclusion + others) / (inclusion_persons + persons - 1);
    return out +
           (in_slab ? std::log(pi / own.inclusion) : std::log((1 - pi) / (1 - own.inclusion)));
  }

  void move(std::size_t i) {
    const std::size_t proposed = any_draw(i);
    const double gain = log_ratio(i, proposed) - log_ratio(i, at_[i]);
    if (!(std::log(chance_.uniform()) < gain)) return;
    included_ += (is_in_slab(i, proposed) ? 1 : 0) - (is_in_slab(i, at_[i]) ? 1 : 0);
    at_[i] = proposed;
    ++accepted_[i];
  }

  [[nodiscard]] Members members_of(std::size_t q) const {
    Members out;
    for (std::size_t i = 0; i < at_.size(); ++i) {
      if (q == 0 && !is_in_slab(i, at_[i])) continue;
      const double own = block_.persons[i]->values[q][at_[i]];
      ++out.count;
      out.sum += own;
      out.squares += square(own - mean_[q]);
    }
    return out;
  }

  void draw_population(std::size_t q) {
    const HyperPrior& prior = block_.quantities[q];
    const Members own = members_of(q);
    const double precision = 1 / square(prior.mean_sd) + own.count / variance_[q];
    const double middle = (prior.mean / square(prior.mean_sd) + own.sum / variance_[q]) / precision;
    mean_[q] = middle + chance_.normal() / std::sqrt(precision);
    set_variance(q, (prior_sum_of(prior) + members_of(q).squares) /
                        chi_squared(spread_degrees + own.count, chance_));
  }

  [[nodiscard]] double effective_draws(std::size_t i) const {
    const std::size_t count = block_.persons[i]->draws();
    std::vector<double> log_weights;
    for (std::size_t draw = 0; draw < count; ++draw) log_weights.push_back(log_ratio(i, draw));
    const double largest = *std::max_element(log_weights.begin(), log_weights.end());
    double sum = 0;
    double squares = 0;
    for (const double own : log_weights) {
      const double weight = std::exp(own - largest);
      sum += weight;
      squares += square(weight);
    }
    return square(sum) / squares;
  }

  const Block& block_;
  Chance chance_;
  std::vector<double> mean_;        // [quantity]
  std::vector<double> variance_;    // [quantity]
  std::vector<double> log_spread_;  // [quantity]
  std::vector<std::size_t> at_;     // [person] the draw of stage one
  std::vector<int> accepted_;       // [person]
  std::vector<double> effective_;
  int weighings_ = 0;
  int included_ = 0;
};

/// What one chain leaves.
struct ChainDraws {
  std::vector<std::vector<double>> means;    // [quantity][draw]
  std::vector<std::vector<double>> spreads;  // [quantity][draw]
  std::vector<double> variance;              // [quantity] expected, mean over the draws
  double inclusion = 0;                      // mean over the draws
  std::vector<double> acceptance;            // [person]
  std::vector<double> effective;             // [person]
};

ChainDraws run_chain(const Block& block, const TwoStageOptions& options, std::uint64_t seed) {
  const std::size_t quantities = block.quantities.size();
  ChainDraws out;
  out.means.resize(quantities);
  out.spreads.resize(quantities);
  out.variance.assign(quantities, 0.0);
  Chain chain(block, seed);
  for (int k = 0; k < options.warmup; ++k) chain.sweep();
  chain.begin_counting();
  for (int k = 0; k < options.draws; ++k) {
    chain.sweep();
    if (k % std::max(1, options.draws / weighings) == 0) chain.weigh();
    out.inclusion += chain.inclusion() / options.draws;
    for (std::size_t q = 0; q < quantities; ++q) {
      out.means[q].push_back(chain.mean(q));
      out.spreads[q].push_back(chain.spread(q));
      out.variance[q] += chain.variance_expected(q) / options.draws;
    }
  }
  for (std::size_t i = 0; i < block.persons.size(); ++i) {
    out.acceptance.push_back(chain.accepted()[i] / (1.0 * proposals * options.draws));
    out.effective.push_back(chain.effective(i));
  }
  return out;
}

LearntQuantity joined(const std::vector<ChainDraws>& chains, std::size_t q) {
  LearntQuantity out{.mean = 0, .sd = 0};
  double variance = 0;
  for (const ChainDraws& own : chains) {
    out.means.insert(out.means.end(), own.means[q].begin(), own.means[q].end());
    out.spreads.insert(out.spreads.end(), own.spreads[q].begin(), own.spreads[q].end());
    variance += own.variance[q] / static_cast<double>(chains.size());
  }
  const Moments means = moments_of(out.means);
  out.mean = means.mean;
  out.sd = std::sqrt(square(means.sd) + variance);
  return out;
}

double rhat_of(const LearntQuantity& own, int chains) {
  std::vector<double> logs;
  for (const double spread : own.spreads) logs.push_back(std::log(spread));
  return std::max(stats::rhat({.values = own.means, .chains = chains}),
                  stats::rhat({.values = logs, .chains = chains}));
}

/// Mean over the chains, of each person.
std::vector<double> persons_mean(const std::vector<ChainDraws>& chains,
                                 std::vector<double> ChainDraws::*of) {
  std::vector<double> out((chains.front().*of).size(), 0.0);
  for (const ChainDraws& own : chains) {
    for (std::size_t i = 0; i < out.size(); ++i) {
      out[i] += (own.*of)[i] / static_cast<double>(chains.size());
    }
  }
  return out;
}

}  // namespace

LearntBlock learn(const Block& block, const TwoStageOptions& options) {
  for (const PersonSample* own : block.persons) {
    UNKNOT_EXPECTS(own->draws() > 0);
    UNKNOT_EXPECTS(own->values.size() >= block.quantities.size());
  }
  std::vector<ChainDraws> chains;
  for (int k = 0; k < options.chains; ++k) {
    chains.push_back(run_chain(block, options, options.seed + static_cast<std::uint64_t>(k)));
  }
  LearntBlock out{.inclusion = 0};
  for (std::size_t q = 0; q < block.quantities.size(); ++q) {
    out.quantities.push_back(joined(chains, q));
    out.rhat_max = std::max(out.rhat_max, rhat_of(out.quantities.back(), options.chains));
  }
  for (const ChainDraws& own : chains) out.inclusion += own.inclusion / options.chains;
  if (block.persons.empty()) return out;
  const std::vector<double> acceptance = persons_mean(chains, &ChainDraws::acceptance);
  out.acceptance_min = *std::min_element(acceptance.begin(), acceptance.end());
  out.effective_draws_p10 = quantile_of(persons_mean(chains, &ChainDraws::effective), 0.1);
  return out;
}

}  // namespace unknot::causes
