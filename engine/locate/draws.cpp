#include "engine/locate/draws.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <random>
#include <utility>

#include "engine/locate/compiled.h"
#include "engine/locate/draw_view.h"

namespace unknot::locate {
namespace {

std::size_t at(int index) { return static_cast<std::size_t>(index); }

constexpr int batches = 20;
/// Exchanges tried after each sweep; they carry the chain between muscles that look alike.
constexpr int exchanges = 12;

Masses zero(const Network& network) {
  Masses masses;
  for (const Group& group : network.groups) {
    masses.cause.emplace_back(group.causes.size(), 0.0);
  }
  masses.group.assign(network.groups.size(), 0.0);
  masses.alternative.assign(at(network.alternatives), 0.0);
  masses.unexplained.assign(at(network.areas), 0.0);
  return masses;
}

class Chain {
 public:
  Chain(const Network& network, const std::vector<std::vector<DrawView>>& views,
        std::size_t reading, std::uint64_t seed)
      : network_(network),
        views_(views),
        engine_(seed),
        reading_(reading),
        masses_(zero(network)),
        batch_(network.groups.size(), 0.0) {
    width_ = network.width_factors.size() / 2;
    on_.assign(view().causes.size(), 0);
    active_in_group_.assign(network.groups.size(), 0);
    refresh();
  }

  void burn_in(int sweeps) {
    for (int k = 0; k < sweeps; ++k) step();
    masses_ = zero(network_);
    std::fill(batch_.begin(), batch_.end(), 0.0);
  }

  void run(int draws) {
    const int per_batch = std::max(1, draws / batches);
    for (int k = 0; k < draws; ++k) {
      step();
      note_set();
      if ((k + 1) % per_batch == 0) close_batch(per_batch);
    }
    kept_ += draws;
  }

  [[nodiscard]] const Masses& masses() const { return masses_; }
  [[nodiscard]] double scale() const { return 1.0 / kept_; }
  [[nodiscard]] const std::map<std::vector<int>, int>& sets() const { return sets_; }
  [[nodiscard]] const std::vector<std::vector<double>>& batch_means() const { return means_; }

 private:
  [[nodiscard]] const DrawView& view() const { return views_[reading_][width_]; }
  [[nodiscard]] Active any_active() const { return active_.empty() ? Active::None : Active::Some; }
  double uniform() { return static_cast<double>(engine_() >> 11) * 0x1.0p-53; }
  std::size_t below(std::size_t n) { return static_cast<std::size_t>(uniform() * double(n)); }

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
  void refresh() { bits_ = view().bits_of(active_); }

  void step() {
    for (std::size_t id = 0; id < on_.size(); ++id) flip(id);
    for (int k = 0; k < exchanges; ++k) exchange();
    draw_state();
    draw_width();
    draw_focus();
    if (views_.size() > 1) draw_reading();
    note_bits();
  }

  /// Odds that cause `id` is active when `others` are.
  double odds(std::size_t id, const std::vector<BitProduct>& bits, bool alone, int in_group) const {
    return view().odds(id, {.bits = &bits,
                            .focus = focus_,
                            .state = state_,
                            .group_active = in_group > 0,
                            .alone = alone});
  }

  void set(std::size_t id, bool active) {
    if (active == (on_[id] != 0)) return;
    on_[id] = active ? 1 : 0;
    const int group = view().group_of(id);
    active_in_group_[at(group)] += active ? 1 : -1;
    if (active) {
      active_.push_back(id);
      bits_ = view().with(id, std::move(bits_));
    } else {
      active_.erase(std::find(active_.begin(), active_.end(), id));
      refresh();
    }
  }

  void flip(std::size_t id) {
    const bool was = on_[id] != 0;
    if (was) set(id, false);
    const int group = view().group_of(id);
    const int others = active_in_group_[at(group)];
    const double ratio = odds(id, bits_, active_.empty(), others);
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
    if (active_.empty()) return;
    const std::size_t from = active_[below(active_.size())];
    const auto& own = view().bit_list(from);
    if (own.empty()) return;
    const auto& rivals = view().causes_of(own[below(own.size())]);
    const std::size_t to = rivals[below(rivals.size())];
    if (on_[to] != 0) return;
    set(from, false);
    const double leave =
        odds(from, bits_, active_.empty(), active_in_group_[at(view().group_of(from))]);
    const double enter =
        odds(to, bits_, active_.empty(), active_in_group_[at(view().group_of(to))]);
    const double proposal =
        static_cast<double>(own.size()) / static_cast<double>(view().bit_list(to).size());
    set(uniform() * leave < enter * proposal ? to : from, true);
  }

  void draw_state() {
    const std::vector<double> weights = view().state_weights(bits_, focus_, any_active());
    double sum = 0;
    for (double weight : weights) sum += weight;
    for (std::size_t s = 0; s < weights.size(); ++s) {
      masses_.alternative[at(view().alternative_of(s))] += weights[s] / sum;
    }
    state_ = choose(weights);
  }

  void draw_width() {
    std::vector<double> weights;
    for (const DrawView& other : views_[reading_]) {
      weights.push_back(other.weight(active_, state_, focus_));
    }
    width_ = choose(weights);
    refresh();
  }

  void draw_focus() {
    std::vector<double> weights;
    for (std::size_t f = 0; f < focus_count; ++f) {
      weights.push_back(view().focus_weight(active_, state_, f));
    }
    focus_ = choose(weights);
  }

  void draw_reading() {
    std::vector<double> weights;
    for (const auto& reading : views_) {
      // States are merged by what is painted, so they are numbered alike only within a reading.
      weights.push_back(reading[width_].weight_all_states(active_, focus_));
    }
    const std::size_t next = choose(weights);
    if (next == reading_) return;
    reading_ = next;
    refresh();
    state_ = choose(view().state_weights(bits_, focus_, any_active()));
  }

  void note_bits() {
    const std::vector<double> open = view().unexplained(bits_, state_);
    for (std::size_t b = 0; b < open.size(); ++b) {
      masses_.unexplained[at(view().painted_areas()[b])] += open[b];
    }
    if (active_.empty()) masses_.no_cause += 1;
  }

  void note_set() {
    std::vector<int> groups;
    for (std::size_t g = 0; g < active_in_group_.size(); ++g) {
      if (active_in_group_[g] > 0) groups.push_back(static_cast<int>(g));
    }
    ++sets_[groups];
  }

  void close_batch(int size) {
    for (double& value : batch_) value /= size;
    means_.push_back(batch_);
    std::fill(batch_.begin(), batch_.end(), 0.0);
  }

  const Network& network_;
  const std::vector<std::vector<DrawView>>& views_;  ///< per reading, per width
  std::mt19937_64 engine_;
  std::size_t reading_ = 0;
  std::size_t width_ = 0;
  std::size_t focus_ = 0;
  std::size_t state_ = 0;
  std::vector<char> on_;             ///< per cause
  std::vector<std::size_t> active_;  ///< the causes that are on
  std::vector<int> active_in_group_;
  std::vector<BitProduct> bits_;
  Masses masses_;
  std::map<std::vector<int>, int> sets_;
  std::vector<double> batch_;
  std::vector<std::vector<double>> means_;
  int kept_ = 0;
};

void add_scaled(std::vector<double>& to, const std::vector<double>& from, double factor) {
  for (std::size_t k = 0; k < to.size(); ++k) to[k] += factor * from[k];
}

void add(const Chain& chain, double factor, Masses& masses) {
  const Masses& own = chain.masses();
  masses.no_cause += factor * own.no_cause;
  add_scaled(masses.group, own.group, factor);
  for (std::size_t g = 0; g < own.cause.size(); ++g) {
    add_scaled(masses.cause[g], own.cause[g], factor);
  }
  add_scaled(masses.alternative, own.alternative, factor);
  add_scaled(masses.unexplained, own.unexplained, factor);
}

/// By means of batches, over all chains.
double standard_error_max(const std::vector<Chain>& chains) {
  std::vector<const std::vector<double>*> means;
  for (const Chain& chain : chains) {
    for (const auto& batch : chain.batch_means()) means.push_back(&batch);
  }
  double largest = 0;
  const double n = static_cast<double>(means.size());
  for (std::size_t g = 0; g < means.front()->size(); ++g) {
    double mean = 0;
    double square = 0;
    for (const auto* batch : means) mean += (*batch)[g] / n;
    for (const auto* batch : means) square += ((*batch)[g] - mean) * ((*batch)[g] - mean);
    largest = std::max(largest, std::sqrt(square / (n * std::max(1.0, n - 1))));
  }
  return largest;
}

}  // namespace

Drawn draw_posterior(const Network& network, const std::vector<Evidence>& readings,
                     const DrawOptions& options) {
  std::vector<std::vector<DrawView>> views;
  for (const Evidence& evidence : readings) {
    std::vector<DrawView>& widths = views.emplace_back();
    for (std::size_t w = 0; w < network.width_factors.size(); ++w) {
      widths.emplace_back(network, compile(network, evidence, w));
    }
  }
  std::vector<Chain> chains;
  for (std::size_t reading = 0; reading < readings.size(); ++reading) {
    chains.emplace_back(network, views, reading, options.seed + reading);
    chains.back().burn_in(options.burn_in);
  }
  Drawn out{.masses = zero(network), .sets = {}, .standard_error_max = 1};
  for (int round = 0; round < options.rounds_max; ++round) {
    for (Chain& chain : chains) chain.run(options.draws);
    out.standard_error_max = standard_error_max(chains);
    if (out.standard_error_max <= options.standard_error_wanted) break;
  }
  out.masses.evidence = 1;
  std::map<std::vector<int>, double> sets;
  for (const Chain& chain : chains) {
    const double factor = chain.scale() / static_cast<double>(chains.size());
    add(chain, factor, out.masses);
    for (const auto& [groups, count] : chain.sets()) sets[groups] += factor * count;
  }
  for (const auto& [groups, mass] : sets) out.sets.push_back({.groups = groups, .mass = mass});
  std::stable_sort(out.sets.begin(), out.sets.end(),
                   [](const SetMass& a, const SetMass& b) { return a.mass > b.mass; });
  return out;
}

}  // namespace unknot::locate
