/// Small random networks for the tests of this folder. Not part of the library.
#pragma once

#include <cstdint>
#include <random>
#include <utility>

#include "engine/locate/network.h"

namespace unknot::locate::testing {

/// Uniform doubles that are the same on every platform.
class Dice {
 public:
  explicit Dice(std::uint64_t seed) : engine_(seed) {}
  double uniform() { return static_cast<double>(engine_() >> 11) * 0x1.0p-53; }
  double between(double low, double high) { return low + (high - low) * uniform(); }
  int below(int n) { return static_cast<int>(uniform() * n); }

 private:
  std::mt19937_64 engine_;
};

inline std::vector<Link> random_links(Dice& dice, int areas, int emissions) {
  std::vector<Link> links;
  for (int area = 0; area < areas; ++area) {
    if (dice.uniform() < 0.45) {
      links.push_back(
          {.area = area, .emission = dice.below(emissions), .deep = dice.between(0.2, 0.9)});
    }
  }
  return links;
}

inline Network random_network(Dice& dice, int areas, int groups) {
  Network network;
  network.areas = areas;
  for (int e = 0; e < 4; ++e) {
    const double mild = dice.between(0.1, 0.5);
    const double moderate = dice.between(0.1, 0.4);
    network.emissions.push_back({.link_probability = dice.between(0.02, 0.8),
                                 .level = {mild, moderate, 1 - mild - moderate}});
  }
  network.leak_emission = 0;
  network.leak_deep = 0.4;
  network.emissions[0].link_probability = 0.03;
  for (int g = 0; g < groups; ++g) {
    Group group;
    const int causes = 1 + dice.below(3);
    for (int c = 0; c < causes; ++c) {
      Cause cause{.prior = {}, .links = random_links(dice, areas, 4)};
      for (double& prior : cause.prior.v) prior = dice.between(0.01, 0.4);
      group.causes.push_back(std::move(cause));
    }
    network.groups.push_back(group);
  }
  network.alternatives = 3;
  for (int s = 0; s < 4; ++s) {
    State state{
        .alternative = s < 3 ? s : 2, .prior_no_knot = 0.25, .prior_knots = 0.25, .links = {}};
    if (s > 0) state.links = random_links(dice, areas, 4);
    network.states.push_back(state);
  }
  network.knots_probability = dice.between(0.2, 0.9);
  network.focus_probabilities = {{0.4, 0.3, 0.2, 0.1}};
  network.width_factors = {0.6, 1.8};
  network.width_probabilities = {0.4, 0.6};
  return network;
}

inline Evidence random_evidence(Dice& dice, const Network& network) {
  Evidence evidence = no_evidence(network);
  for (std::size_t area = 0; area < evidence.level.size(); ++area) {
    const double kind = dice.uniform();
    evidence.level[area] = kind < 0.1 ? not_looked_at : kind < 0.5 ? 0 : 1 + dice.below(3);
    evidence.depth[area] = static_cast<Depth>(dice.below(3));
    if (dice.uniform() < 0.4) {
      evidence.word[area] = {.knot = dice.between(0.1, 1),
                             .leak = dice.between(0.1, 1),
                             .alternative = {0.3, 0.8, 0.5}};
    }
  }
  for (Likelihood& likelihood : evidence.group) {
    if (dice.uniform() < 0.4) {
      likelihood = {.absent = dice.between(0.1, 1), .present = dice.between(0.1, 1)};
    }
  }
  const int groups = static_cast<int>(network.groups.size());
  evidence.any_of.push_back({.groups = {0, groups - 1}, .likelihood = {0.3, 0.7}});
  evidence.alternative[1] = 0.6;
  return evidence;
}

}  // namespace unknot::locate::testing
