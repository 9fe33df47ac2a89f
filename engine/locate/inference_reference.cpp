/// The slow twin of infer(): every set of causes, one after the other, straight from the
/// definitions. Shares nothing with the fast code but the types.
#include <cmath>
#include <cstdint>
#include <utility>

#include "engine/base/contracts.h"
#include "engine/locate/inference.h"

namespace unknot::locate {
namespace {

std::size_t at(int index) { return static_cast<std::size_t>(index); }

/// A pain as it is spoken of: first its level (0 none), then deep above near the skin. Where no
/// depth was said, both values of a level are one.
struct Spoken {
  int level = 0;
  Depth depth = Depth::NotSaid;
};

/// P(this link gives at most that).
double at_most(const Emission& emission, double factor, double deep, Spoken pain) {
  const double link = 1 - std::pow(1 - emission.link_probability, factor);
  double above = 0;
  for (int k = pain.level + 1; k <= level_count; ++k) above += emission.level[at(k - 1)];
  if (pain.depth == Depth::NearSkin) above += emission.level[at(pain.level - 1)] * deep;
  return 1 - link * above;
}

/// The next lower value.
Spoken below(Spoken pain) {
  if (pain.depth == Depth::Deep) return {.level = pain.level, .depth = Depth::NearSkin};
  return {.level = pain.level - 1, .depth = Depth::NotSaid};
}

struct Case {
  std::uint32_t active = 0;  ///< over all causes, in order of groups
  const State* state = nullptr;
  double width = 1;
};

class Enumerator {
 public:
  Enumerator(const Network& network, const Evidence& evidence)
      : network_(network), evidence_(evidence) {
    for (std::size_t g = 0; g < network.groups.size(); ++g) {
      masses_.cause.emplace_back(network.groups[g].causes.size(), 0.0);
      for (std::size_t i = 0; i < network.groups[g].causes.size(); ++i) index_.push_back({g, i});
    }
    masses_.group.assign(network.groups.size(), 0.0);
    masses_.alternative.assign(at(network.alternatives), 0.0);
    masses_.unexplained.assign(at(network.areas), 0.0);
  }

  Masses run() {
    for (std::size_t w = 0; w < network_.width_factors.size(); ++w) {
      for (const State& state : network_.states) {
        const double width = network_.width_factors[w];
        const double weight = network_.width_probabilities[w];
        add({.active = 0, .state = &state, .width = width},
            weight * (1 - network_.knots_probability) * state.prior_no_knot);
        const double knots = weight * network_.knots_probability * state.prior_knots;
        for (std::uint32_t set = 0; set < (1U << index_.size()); ++set) {
          add({.active = set, .state = &state, .width = width}, knots * prior(set));
        }
      }
    }
    return std::move(masses_);
  }

 private:
  bool is_active(std::uint32_t set, std::size_t k) const { return (set >> k & 1U) != 0; }

  double prior(std::uint32_t set) const {
    double sum = 0;
    for (std::size_t focus = 0; focus < focus_count; ++focus) {
      sum += network_.focus_probabilities.v[focus] * prior_in(set, focus);
    }
    return sum;
  }

  double prior_in(std::uint32_t set, std::size_t focus) const {
    double p = 1;
    for (std::size_t k = 0; k < index_.size(); ++k) {
      const double own = network_.groups[index_[k].first].causes[index_[k].second].prior.v[focus];
      p *= is_active(set, k) ? own : 1 - own;
    }
    return p;
  }

  /// P(no link of the causes in the set reaches above that in the area).
  double causes_at_most(const Case& c, int area, Spoken pain) const {
    double p = 1;
    for (std::size_t k = 0; k < index_.size(); ++k) {
      if (!is_active(c.active, k)) continue;
      for (const Link& link : network_.groups[index_[k].first].causes[index_[k].second].links) {
        if (link.area == area) p *= link_at_most(link, c.width, pain);
      }
    }
    return p;
  }

  double link_at_most(const Link& link, double width, Spoken pain) const {
    return at_most(network_.emissions[at(link.emission)], width, link.deep, pain);
  }

  double state_at_most(const Case& c, int area, Spoken pain) const {
    double p = 1;
    for (const Link& link : c.state->links) {
      if (link.area == area) p *= link_at_most(link, c.width, pain);
    }
    return p;
  }

  double leak_at_most(const Case& c, Spoken pain) const {
    return at_most(network_.emissions[at(network_.leak_emission)], c.width, network_.leak_deep,
                   pain);
  }

  Spoken spoken(int area) const {
    return {.level = evidence_.level[at(area)], .depth = evidence_.depth[at(area)]};
  }

  /// P(what was said of the area), split by whether a knot made it. The words are those of the
  /// knot, or else of the alternative, or else of the leak.
  struct AreaLikelihood {
    double by_knot = 0;
    double by_rest = 0;
    [[nodiscard]] double sum() const { return by_knot + by_rest; }
  };

  AreaLikelihood area_likelihood(const Case& c, int area) const {
    if (evidence_.level[at(area)] == not_looked_at) return {.by_knot = 0, .by_rest = 1};
    const Spoken pain = spoken(area);
    const Spoken less = below(pain);
    if (pain.level == 0) {
      const Spoken none{};
      return {.by_knot = 0,
              .by_rest = causes_at_most(c, area, none) * state_at_most(c, area, none) *
                         leak_at_most(c, none)};
    }
    const WordFactors& word = evidence_.word[at(area)];
    const double state_word =
        word.alternative.empty() ? 1 : word.alternative[at(c.state->alternative)];
    const double knots = causes_at_most(c, area, pain) - causes_at_most(c, area, less);
    const double state = state_at_most(c, area, pain) - state_at_most(c, area, less);
    const double leak = leak_at_most(c, pain) - leak_at_most(c, less);
    return {.by_knot = knots * state_at_most(c, area, pain) * leak_at_most(c, pain) * word.knot,
            .by_rest =
                causes_at_most(c, area, less) * (state * leak_at_most(c, pain) * state_word +
                                                 state_at_most(c, area, less) * leak * word.leak)};
  }

  bool group_active(std::uint32_t set, std::size_t group) const {
    for (std::size_t k = 0; k < index_.size(); ++k) {
      if (index_[k].first == group && is_active(set, k)) return true;
    }
    return false;
  }

  double answers_likelihood(const Case& c) const {
    double p = evidence_.alternative[at(c.state->alternative)];
    for (std::size_t g = 0; g < network_.groups.size(); ++g) {
      p *= group_active(c.active, g) ? evidence_.group[g].present : evidence_.group[g].absent;
    }
    for (const AnyOf& answer : evidence_.any_of) {
      bool any = false;
      for (int g : answer.groups) any = any || group_active(c.active, at(g));
      p *= any ? answer.likelihood.present : answer.likelihood.absent;
    }
    return p;
  }

  void add(const Case& c, double weight) {
    double mass = weight * answers_likelihood(c);
    for (int area = 0; area < network_.areas; ++area) mass *= area_likelihood(c, area).sum();
    masses_.evidence += mass;
    if (c.active == 0) masses_.no_cause += mass;
    masses_.alternative[at(c.state->alternative)] += mass;
    for (std::size_t k = 0; k < index_.size(); ++k) {
      if (is_active(c.active, k)) masses_.cause[index_[k].first][index_[k].second] += mass;
    }
    for (std::size_t g = 0; g < network_.groups.size(); ++g) {
      if (group_active(c.active, g)) masses_.group[g] += mass;
    }
    add_unexplained(c, mass);
  }

  /// The part of the mass in which the causes stay below what was said.
  void add_unexplained(const Case& c, double mass) {
    for (int area = 0; area < network_.areas; ++area) {
      if (evidence_.level[at(area)] <= 0) continue;
      const AreaLikelihood likelihood = area_likelihood(c, area);
      masses_.unexplained[at(area)] += mass * likelihood.by_rest / likelihood.sum();
    }
  }

  const Network& network_;
  const Evidence& evidence_;
  std::vector<std::pair<std::size_t, std::size_t>> index_;  // group, cause
  Masses masses_;
};

}  // namespace

Masses infer_reference(const Network& network, const Evidence& evidence) {
  std::size_t causes = 0;
  for (const Group& group : network.groups) causes += group.causes.size();
  UNKNOT_EXPECTS(causes <= 20);
  return Enumerator(network, evidence).run();
}

}  // namespace unknot::locate
