#include "engine/stats/convergence.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <limits>
#include <vector>

#include "engine/stats/normal.h"

namespace unknot::stats {
namespace {

constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();

/// Each chain cut in two halves; of an odd number of draws the middle one is left out.
struct Halves {
  std::vector<double> values;  ///< [half chain][draw]
  std::size_t chains = 0;
  std::size_t length = 0;
};

constexpr std::uint32_t dropped = static_cast<std::uint32_t>(-1);

/// Where each draw stands among the halves, [chain][draw].
struct Places {
  std::vector<std::uint32_t> of_draw;
  std::size_t chains = 0;
  std::size_t length = 0;
  Halves halves() const { return {std::vector<double>(chains * length), chains, length}; }
};

std::size_t draws_a_chain(const ChainView& draws) {
  return draws.chains < 1 ? 0 : draws.values.size() / static_cast<std::size_t>(draws.chains);
}

Places places_of(const ChainView& draws) {
  const std::size_t count = draws_a_chain(draws);
  Places places;
  places.chains = 2 * static_cast<std::size_t>(std::max(draws.chains, 0));
  places.length = count / 2;
  places.of_draw.assign(draws.values.size(), dropped);
  for (std::size_t half = 0; half < places.chains; ++half) {
    const std::size_t first = half / 2 * count + (half % 2 == 0 ? 0 : count - places.length);
    for (std::size_t i = 0; i < places.length; ++i)
      places.of_draw[first + i] = static_cast<std::uint32_t>(half * places.length + i);
  }
  return places;
}

struct Ranked {
  double value = 0;
  std::uint32_t place = 0;
};

bool usable(const ChainView& draws) {
  if (draws_a_chain(draws) < 4) return false;
  for (double value : draws.values)
    if (!std::isfinite(value)) return false;
  return true;
}

std::vector<Ranked> sorted(const ChainView& draws, const Places& places) {
  std::vector<Ranked> all(draws.values.size());
  for (std::size_t i = 0; i < all.size(); ++i) all[i] = {draws.values[i], places.of_draw[i]};
  std::sort(all.begin(), all.end(),
            [](const Ranked& a, const Ranked& b) { return a.value < b.value; });
  return all;
}

/// As R's default, type 7.
double quantile(const std::vector<Ranked>& all, double probability) {
  const double place = static_cast<double>(all.size() - 1) * probability;
  const auto low = static_cast<std::size_t>(place);
  const std::size_t high = std::min(low + 1, all.size() - 1);
  const double part = place - static_cast<double>(low);
  return (1 - part) * all[low].value + part * all[high].value;
}

/// Of n values the normal scores of the ranks 1 to n.
std::vector<double> scores_of_ranks(std::size_t n) {
  std::vector<double> scores(n, 0.0);
  for (std::size_t i = 0; i < n / 2; ++i) {
    scores[i] = normal_quantile((static_cast<double>(i) + 0.625) / (static_cast<double>(n) + 0.25));
    scores[n - 1 - i] = -scores[i];
  }
  return scores;
}

/// Normal scores of the ranks; equal values share their mean rank.
Halves normal_scores(const std::vector<Ranked>& all, const Places& places,
                     const std::vector<double>& scores) {
  Halves halves = places.halves();
  std::vector<Ranked> kept;
  kept.reserve(halves.values.size());
  std::copy_if(all.begin(), all.end(), std::back_inserter(kept),
               [](const Ranked& one) { return one.place != dropped; });
  const double n = static_cast<double>(kept.size());
  for (std::size_t first = 0; first < kept.size();) {
    std::size_t end = first + 1;
    while (end < kept.size() && kept[end].value == kept[first].value) ++end;
    const double rank = 0.5 * static_cast<double>(first + end + 1);
    const double score =
        end == first + 1 ? scores[first] : normal_quantile((rank - 0.375) / (n + 0.25));
    for (; first < end; ++first) halves.values[kept[first].place] = score;
  }
  return halves;
}

/// Distances from the median in rising order, by merging what lies below and above it.
std::vector<Ranked> folded(const std::vector<Ranked>& all) {
  const double median = quantile(all, 0.5);
  std::vector<Ranked> result;
  result.reserve(all.size());
  std::size_t below = 0;
  while (below < all.size() && all[below].value < median) ++below;
  std::size_t above = below;
  while (result.size() < all.size()) {
    const double down = below == 0 ? std::numeric_limits<double>::infinity()
                                   : std::abs(all[below - 1].value - median);
    const double up = above == all.size() ? std::numeric_limits<double>::infinity()
                                          : std::abs(all[above].value - median);
    if (down < up)
      result.push_back({down, all[--below].place});
    else
      result.push_back({up, all[above++].place});
  }
  return result;
}

Halves plain(const ChainView& draws, const Places& places) {
  Halves halves = places.halves();
  for (std::size_t i = 0; i < draws.values.size(); ++i)
    if (places.of_draw[i] != dropped) halves.values[places.of_draw[i]] = draws.values[i];
  return halves;
}

Halves indicator(Halves halves, double threshold) {
  for (double& value : halves.values) value = value <= threshold ? 1 : 0;
  return halves;
}

bool constant(const Halves& halves) {
  const auto [low, high] = std::minmax_element(halves.values.begin(), halves.values.end());
  return *low == *high;
}

/// Takes the mean of each half chain away and returns them.
std::vector<double> centre(Halves& halves) {
  std::vector<double> means(halves.chains);
  for (std::size_t c = 0; c < halves.chains; ++c) {
    const std::span<double> chain{halves.values.data() + c * halves.length, halves.length};
    double sum = 0;
    for (double value : chain) sum += value;
    means[c] = sum / static_cast<double>(halves.length);
    for (double& value : chain) value -= means[c];
  }
  return means;
}

double variance(const std::vector<double>& values) {
  double mean = 0, sum = 0;
  for (double value : values) mean += value / static_cast<double>(values.size());
  for (double value : values) sum += (value - mean) * (value - mean);
  return sum / static_cast<double>(values.size() - 1);
}

/// Mean over the chains of (1/n) sum x_i x_{i+lag}, of centred chains. Four sums, since one alone
/// waits for each addition.
double autocovariance(const Halves& centred, std::size_t lag) {
  double total = 0;
  for (std::size_t c = 0; c < centred.chains; ++c) {
    const double* x = centred.values.data() + c * centred.length;
    const double* y = x + lag;
    const std::size_t n = centred.length - lag;
    double sum[4] = {0, 0, 0, 0};
    std::size_t i = 0;
    for (; i + 4 <= n; i += 4)
      for (std::size_t k = 0; k < 4; ++k) sum[k] += x[i + k] * y[i + k];
    for (; i < n; ++i) sum[0] += x[i] * y[i];
    total += (sum[0] + sum[1]) + (sum[2] + sum[3]);
  }
  return total / static_cast<double>(centred.length * centred.chains);
}

double rhat_of(Halves halves) {
  if (constant(halves)) return not_a_number;
  const double between = variance(centre(halves));
  const double n = static_cast<double>(halves.length);
  const double within = autocovariance(halves, 0) * n / (n - 1);
  return std::sqrt((n * between / within + n - 1) / n);
}

/// Geyer's initial monotone sequence, pair by pair; lags are looked at only until the first pair
/// whose sum is not positive. As in Stan and in R's package posterior.
double ess_of(Halves halves) {
  const std::size_t n = halves.length;
  if (n < 3 || constant(halves)) return not_a_number;
  const double between = variance(centre(halves));
  const double total = autocovariance(halves, 0);
  const double within = total * static_cast<double>(n) / static_cast<double>(n - 1);
  const double pooled = total + between;
  const auto correlation = [&](std::size_t lag) {
    return 1 - (within - autocovariance(halves, lag)) / pooled;
  };
  double even = 1, odd = correlation(1);
  double pair_before = even + odd;
  double sum = pair_before;  // of the whole pairs before the last lag
  std::size_t last = 0;
  while (last + 5 < n && even + odd > 0) {
    if (last > 0) {
      pair_before = std::min(pair_before, even + odd);
      sum += pair_before;
    }
    last += 2;
    even = correlation(last);
    odd = correlation(last + 1);
  }
  if (last == 0) sum = 1;  // fewer than six draws a half: both take the correlations for 0.5
  double tau = -1 + 2 * sum + (even > 0 || even + odd >= 0 ? even : 0);
  const double size = static_cast<double>(n * halves.chains);
  tau = std::max(tau, 1 / std::log10(size));
  return size / tau;
}

/// What the measures share: draws in halves and in order.
struct Ordered {
  explicit Ordered(const ChainView& draws)
      : places(places_of(draws)),
        all(sorted(draws, places)),
        rank_scores(scores_of_ranks(places.chains * places.length)),
        bulk(normal_scores(all, places, rank_scores)),
        halves(plain(draws, places)) {}
  double rhat() const {
    return std::fmax(rhat_of(bulk), rhat_of(normal_scores(folded(all), places, rank_scores)));
  }
  double ess_tail() const {
    return std::fmin(ess_of(indicator(halves, quantile(all, 0.05))),
                     ess_of(indicator(halves, quantile(all, 0.95))));
  }
  Places places;
  std::vector<Ranked> all;
  std::vector<double> rank_scores;
  Halves bulk;
  Halves halves;
};

}  // namespace

double rhat(const ChainView& draws) { return usable(draws) ? Ordered(draws).rhat() : not_a_number; }

double ess_bulk(const ChainView& draws) {
  return usable(draws) ? ess_of(Ordered(draws).bulk) : not_a_number;
}

double ess_tail(const ChainView& draws) {
  return usable(draws) ? Ordered(draws).ess_tail() : not_a_number;
}

double ess_mean(const ChainView& draws) {
  return usable(draws) ? ess_of(plain(draws, places_of(draws))) : not_a_number;
}

DrawSummary summary_of(const ChainView& draws) {
  DrawSummary summary;
  summary.mcse_mean = summary.ess_bulk = summary.ess_tail = summary.rhat = not_a_number;
  if (draws.values.empty()) return summary;
  const double n = static_cast<double>(draws.values.size());
  for (double value : draws.values) summary.mean += value;
  summary.mean /= n;
  double squares = 0;
  for (double value : draws.values) squares += (value - summary.mean) * (value - summary.mean);
  summary.sd = n > 1 ? std::sqrt(squares / (n - 1)) : 0;
  if (!std::isfinite(summary.sd)) {
    summary.p05 = summary.p25 = summary.p50 = summary.p75 = summary.p95 = not_a_number;
    return summary;
  }
  const Ordered ordered(draws);
  summary.p05 = quantile(ordered.all, 0.05);
  summary.p25 = quantile(ordered.all, 0.25);
  summary.p50 = quantile(ordered.all, 0.50);
  summary.p75 = quantile(ordered.all, 0.75);
  summary.p95 = quantile(ordered.all, 0.95);
  if (!usable(draws)) return summary;
  summary.mcse_mean = summary.sd / std::sqrt(ess_of(ordered.halves));
  summary.ess_tail = ordered.ess_tail();
  summary.ess_bulk = ess_of(ordered.bulk);
  summary.rhat = ordered.rhat();
  return summary;
}

}  // namespace unknot::stats
