#include "engine/locate/draws.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <random>
#include <utility>

#include "engine/base/contracts.h"
#include "engine/locate/compiled.h"
#include "engine/locate/draw_view.h"

namespace unknot::locate {
namespace {

std::size_t at(int index) { return static_cast<std::size_t>(index); }

constexpr int batches = 20;
/// Of the chains, the posterior first; judged by how well two seeds agree on hard drawings.
/// Each is half of the one before, so that a power is a repeated square root.
constexpr int chain_count = 4;
/// Exchanges tried after each sweep; they carry the chain between muscles that look alike.
constexpr int exchanges = 12;

/// Where a chain stands. Bits follow from the rest.
struct Place {
  std::size_t reading = 0;
  std::size_t width = 0;
  std::size_t focus = 0;
  std::size_t state = 0;
  std::vector<char> on;             ///< per cause
  std::vector<std::size_t> active;  ///< the causes that are on
  std::vector<int> active_in_group;
  std::vector<BitProduct> bits;
};

using Views = std::vector<std::vector<DrawView>>;  ///< per reading, per width

/// Draws from joint^power * reference^(1 - power), where the reference takes causes as independent
/// with their prior odds and everything else as uniform. At power 1 that is the posterior; the
/// lower the power, the more easily a chain passes from one explanation of a drawing to another.
class Chain {
 public:
  /// @param halvings  the power is 2^-halvings
  Chain(const Network& network, const Views& views, int halvings, std::uint64_t seed)
      : network_(network),
        views_(views),
        halvings_(halvings),
        power_(std::ldexp(1.0, -halvings)),
        engine_(seed),
        masses_(no_masses(network)),
        batch_(quantities(), 0.0) {
    for (std::size_t id = 0; id < views[0][0].causes.size(); ++id) {
      reference_.push_back(std::pow(views[0][0].reference_odds(id), 1 - power_));
    }
    place_.width = network.width_factors.size() / 2;
    place_.on.assign(views[0][0].causes.size(), 0);
    place_.active_in_group.assign(network.groups.size(), 0);
    refresh();
  }

  void step() {
    for (std::size_t id = 0; id < place_.on.size(); ++id) flip(id);
    for (int k = 0; k < exchanges; ++k) exchange();
    draw_state();
    draw_width();
    draw_focus();
    if (views_.size() > 1) draw_reading();
    note_bits();
  }

  void forget() {
    masses_ = no_masses(network_);
    std::fill(batch_.begin(), batch_.end(), 0.0);
  }

  void note_set() {
    std::vector<int> groups;
    for (std::size_t g = 0; g < place_.active_in_group.size(); ++g) {
      if (place_.active_in_group[g] > 0) groups.push_back(static_cast<int>(g));
    }
    ++sets_[groups];
  }

  void close_batch(int size) {
    for (double& value : batch_) value /= size;
    means_.push_back(batch_);
    std::fill(batch_.begin(), batch_.end(), 0.0);
  }

  /// Exchanges places with a colder or hotter chain, as Metropolis and Hastings allow.
  void meet(Chain& other) {
    const double gain = (power_ - other.power_) * (other.log_ratio() - log_ratio());
    if (std::log(std::max(uniform(), 1e-300)) < gain) std::swap(place_, other.place_);
  }

  [[nodiscard]] const Masses& masses() const { return masses_; }
  [[nodiscard]] const std::map<std::vector<int>, int>& sets() const { return sets_; }
  [[nodiscard]] const std::vector<std::vector<double>>& batch_means() const { return means_; }

 private:
  [[nodiscard]] const DrawView& view() const { return views_[place_.reading][place_.width]; }
  [[nodiscard]] Active any_active() const {
    return place_.active.empty() ? Active::None : Active::Some;
  }
  /// Batches watch the groups, then no knot at all, then the alternatives.
  [[nodiscard]] std::size_t quantities() const {
    return network_.groups.size() + 1 + at(network_.alternatives);
  }
  double uniform() { return static_cast<double>(engine_() >> 11) * 0x1.0p-53; }
  std::size_t below(std::size_t n) { return static_cast<std::size_t>(uniform() * double(n)); }
  [[nodiscard]] double powered(double weight) const {
    for (int k = 0; k < halvings_; ++k) weight = std::sqrt(weight);
    return weight;
  }
  /// Weights to the chain's power, the largest 1, from their logarithms.
  [[nodiscard]] std::vector<double> weights_of(std::vector<double> logs) const {
    const double largest = *std::max_element(logs.begin(), logs.end());
    for (double& log : logs) log = std::exp(power_ * (log - largest));
    return logs;
  }

  std::size_t choose(const std::vector<double>& weights) {
    double sum = 0;
    for (double weight : weights) sum += weight;
    double rest = uniform() * sum;
    for (std::size_t k = 0; k + 1 < weights.size(); ++k) {
      rest -= weights[k];
      if (rest < 0) return k;
    }
    return weights.size() - 1;
  }

  /// What the active causes do to every bit.
  void refresh() { place_.bits = view().bits_of(place_.active); }

  /// Odds that cause `id` is active, all others as they are.
  double odds(std::size_t id) const {
    const double own =
        view().odds(id, {.bits = &place_.bits,
                         .focus = place_.focus,
                         .state = place_.state,
                         .group_active = place_.active_in_group[at(view().group_of(id))] > 0,
                         .alone = place_.active.empty()});
    return powered(own) * reference_[id];
  }

  /// ln(joint / reference), up to a constant.
  [[nodiscard]] double log_ratio() const {
    double out = view().log_joint(place_.active, place_.state, place_.focus);
    for (std::size_t id : place_.active) out -= std::log(view().reference_odds(id));
    return out;
  }

  void set(std::size_t id, bool active) {
    if (active == (place_.on[id] != 0)) return;
    place_.on[id] = active ? 1 : 0;
    place_.active_in_group[at(view().group_of(id))] += active ? 1 : -1;
    if (active) {
      place_.active.push_back(id);
      place_.bits = view().with(id, std::move(place_.bits));
    } else {
      place_.active.erase(std::find(place_.active.begin(), place_.active.end(), id));
      refresh();
    }
  }

  void flip(std::size_t id) {
    set(id, false);
    const int group = view().group_of(id);
    const int others = place_.active_in_group[at(group)];
    const double ratio = odds(id);
    const double probability = ratio / (1 + ratio);
    if (uniform() < probability) set(id, true);
    masses_.cause[at(group)][view().index_in_group(id)] += probability;
    const double any = others > 0 ? 1 : probability;
    const double share = any / static_cast<double>(network_.groups[at(group)].causes.size());
    masses_.group[at(group)] += share;
    batch_[at(group)] += share;
  }

  /// One active cause gives way to another that reaches a common area.
  void exchange() {
    if (place_.active.empty()) return;
    const std::size_t from = place_.active[below(place_.active.size())];
    const auto& own = view().bit_list(from);
    if (own.empty()) return;
    const auto& rivals = view().causes_of(own[below(own.size())]);
    const std::size_t to = rivals[below(rivals.size())];
    if (place_.on[to] != 0) return;
    set(from, false);
    const double leave = odds(from);
    const double enter = odds(to);
    const double proposal =
        static_cast<double>(own.size()) / static_cast<double>(view().bit_list(to).size());
    set(uniform() * leave < enter * proposal ? to : from, true);
  }

  void draw_state() {
    const std::vector<double> weights =
        weights_of(view().state_log_weights(place_.bits, place_.focus, any_active()));
    double sum = 0;
    for (double weight : weights) sum += weight;
    UNKNOT_ENSURES(sum >= 1);  // the largest is 1; nothing else is a number
    for (std::size_t s = 0; s < weights.size(); ++s) {
      const auto alternative = at(view().alternative_of(s));
      masses_.alternative[alternative] += weights[s] / sum;
      batch_[network_.groups.size() + 1 + alternative] += weights[s] / sum;
    }
    place_.state = choose(weights);
  }

  void draw_width() {
    std::vector<double> logs;
    for (const DrawView& other : views_[place_.reading]) {
      logs.push_back(other.log_weight(place_.active, place_.state, place_.focus));
    }
    place_.width = choose(weights_of(std::move(logs)));
    refresh();
  }

  void draw_focus() {
    std::vector<double> weights;
    for (std::size_t f = 0; f < focus_count; ++f) {
      weights.push_back(powered(view().focus_weight(place_.active, place_.state, f)));
    }
    place_.focus = choose(weights);
  }

  /// States are merged by what is painted, so they are numbered alike only within a reading: both
  /// are drawn anew together.
  void draw_reading() {
    std::vector<double> logs;
    std::vector<std::size_t> reading_of;
    for (std::size_t r = 0; r < views_.size(); ++r) {
      for (double log : views_[r][place_.width].whole_log_weights(place_.active, place_.focus)) {
        logs.push_back(log);
        reading_of.push_back(r);
      }
    }
    const std::size_t next = choose(weights_of(std::move(logs)));
    const auto first = std::find(reading_of.begin(), reading_of.end(), reading_of[next]);
    place_.reading = reading_of[next];
    place_.state = next - static_cast<std::size_t>(first - reading_of.begin());
    refresh();
  }

  void note_bits() {
    if (halvings_ > 0) return;
    const std::vector<double> open = view().unexplained(place_.bits, place_.state);
    for (std::size_t b = 0; b < open.size(); ++b) {
      masses_.unexplained[at(view().painted_areas()[b])] += open[b];
    }
    if (!place_.active.empty()) return;
    masses_.no_cause += 1;
    batch_[network_.groups.size()] += 1;
  }

  const Network& network_;
  const Views& views_;
  int halvings_;
  double power_;
  std::vector<double> reference_;  ///< per cause: its reference odds to the power left over
  std::mt19937_64 engine_;
  Place place_;
  Masses masses_;
  std::map<std::vector<int>, int> sets_;
  std::vector<double> batch_;
  std::vector<std::vector<double>> means_;
};

/// A cold chain and hotter ones that help it from one mode to the other (parallel tempering).
class Ladder {
 public:
  Ladder(const Network& network, const Views& views, const DrawOptions& options) {
    for (int k = 0; k < chain_count; ++k) {
      chains_.emplace_back(network, views, k, options.seed + static_cast<std::uint64_t>(k));
    }
    for (int k = 0; k < options.burn_in; ++k) step();
    chains_.front().forget();
  }

  void run(int draws) {
    const int per_batch = std::max(1, draws / batches);
    for (int k = 0; k < draws; ++k) {
      step();
      chains_.front().note_set();
      if ((k + 1) % per_batch == 0) chains_.front().close_batch(per_batch);
    }
    kept_ += draws;
  }

  [[nodiscard]] const Chain& cold() const { return chains_.front(); }
  [[nodiscard]] double scale() const { return 1.0 / kept_; }

 private:
  void step() {
    for (Chain& chain : chains_) chain.step();
    for (std::size_t k = chains_.size() - 1; k-- > 0;) chains_[k].meet(chains_[k + 1]);
  }

  std::vector<Chain> chains_;
  int kept_ = 0;
};

/// By means of batches.
double standard_error_max(const Chain& chain) {
  const auto& means = chain.batch_means();
  double largest = 0;
  const double n = static_cast<double>(means.size());
  for (std::size_t g = 0; g < means.front().size(); ++g) {
    double mean = 0;
    double square = 0;
    for (const auto& batch : means) mean += batch[g] / n;
    for (const auto& batch : means) square += (batch[g] - mean) * (batch[g] - mean);
    largest = std::max(largest, std::sqrt(square / (n * std::max(1.0, n - 1))));
  }
  return largest;
}

}  // namespace

Drawn draw_posterior(const Network& network, const std::vector<Evidence>& readings,
                     const DrawOptions& options) {
  Views views;
  for (const Evidence& evidence : readings) {
    std::vector<DrawView>& widths = views.emplace_back();
    for (std::size_t w = 0; w < network.width_factors.size(); ++w) {
      widths.emplace_back(network, compile(network, evidence, w));
    }
  }
  Ladder ladder(network, views, options);
  Drawn out{.masses = no_masses(network), .sets = {}, .standard_error_max = 1};
  for (int round = 0; round < options.rounds_max; ++round) {
    ladder.run(options.draws);
    out.standard_error_max = standard_error_max(ladder.cold());
    if (out.standard_error_max <= options.standard_error_wanted) break;
  }
  out.masses.add_scaled(ladder.cold().masses(), ladder.scale());
  out.masses.evidence = 1;
  for (const auto& [groups, count] : ladder.cold().sets()) {
    out.sets.push_back({.groups = groups, .mass = ladder.scale() * count});
  }
  std::stable_sort(out.sets.begin(), out.sets.end(),
                   [](const SetMass& a, const SetMass& b) { return a.mass > b.mass; });
  return out;
}

}  // namespace unknot::locate
