#include "engine/locate/compiled.h"

#include <cmath>

#include "engine/base/contracts.h"

namespace unknot::locate {
namespace {

std::size_t at(int index) { return static_cast<std::size_t>(index); }

struct LevelSplit {
  double below = 1;
  double equal = 0;
  double up_to = 1;
};

/// Of two equally strong pains the deep one is spoken of, so that a depth said splits its level.
struct DepthShare {
  double below = 0;  ///< P(a depth that gives way to the one said)
  double equal = 1;  ///< P(the depth said)
};

DepthShare share_of(Depth depth, double deep) {
  if (depth == Depth::Deep) return {.below = 1 - deep, .equal = deep};
  if (depth == Depth::NearSkin) return {.below = 0, .equal = 1 - deep};
  return {};
}

/// Splits a link at the painted level: below it, exactly it, and (implied) above it.
LevelSplit split(const Emission& emission, double link, int level, const DepthShare& depth) {
  double under = 0;
  for (int k = 1; k < level; ++k) under += emission.level[at(k - 1)];
  under += emission.level[at(level - 1)] * depth.below;
  const double exact = emission.level[at(level - 1)] * depth.equal;
  LevelSplit result;
  result.below = (1 - link) + link * under;
  result.equal = link * exact;
  result.up_to = result.below + result.equal;
  return result;
}

class Compiler {
 public:
  Compiler(const Network& network, const Evidence& evidence, std::size_t width)
      : network_(network), evidence_(evidence) {
    out_.probability = network.width_probabilities[width];
    out_.knots_probability = network.knots_probability;
    out_.focus_probabilities = network.focus_probabilities;
    for (const Emission& emission : network.emissions) {
      links_.push_back(1 - std::pow(1 - emission.link_probability, network.width_factors[width]));
    }
    bit_of_area_.assign(at(network.areas), -1);
    for (int area = 0; area < network.areas; ++area) {
      if (evidence.level[at(area)] == 0) ++unpainted_;
      if (evidence.level[at(area)] <= 0) continue;
      bit_of_area_[at(area)] = out_.bits++;
      out_.area.push_back(area);
    }
    out_.bits += static_cast<int>(evidence.any_of.size());
  }

  Compiled run() {
    for (std::size_t g = 0; g < network_.groups.size(); ++g) add_group(static_cast<int>(g));
    add_states();
    return std::move(out_);
  }

 private:
  /// Sorts a set of links into bit links and the factor of the areas left unpainted.
  double sort_links(const std::vector<Link>& links, std::vector<BitLink>& bits) const {
    double unpainted = 1;
    for (const Link& link : links) {
      const double probability = links_[at(link.emission)];
      const int bit = bit_of_area_[at(link.area)];
      const int level = evidence_.level[at(link.area)];
      if (bit < 0) {
        if (level == 0) unpainted *= 1 - probability;
        continue;
      }
      const LevelSplit s = split(network_.emissions[at(link.emission)], probability, level,
                                 share_of(evidence_.depth[at(link.area)], link.deep));
      bits.push_back({.bit = bit, .below = s.below, .equal = s.equal, .up_to = s.up_to});
    }
    return unpainted;
  }

  void add_group(int index) {
    CompiledGroup group;
    group.group = index;
    group.likelihood = evidence_.group[at(index)];
    std::vector<int> answer_bits;
    for (std::size_t k = 0; k < evidence_.any_of.size(); ++k) {
      for (int member : evidence_.any_of[k].groups) {
        if (member == index) {
          answer_bits.push_back(static_cast<int>(out_.area.size() + k));
          break;
        }
      }
    }
    bool touches = !answer_bits.empty();
    for (const Cause& cause : network_.groups[at(index)].causes) {
      CompiledCause compiled;
      compiled.prior = cause.prior;
      compiled.unpainted = sort_links(cause.links, compiled.links);
      for (int bit : answer_bits) {
        compiled.links.push_back({.bit = bit, .below = 0, .equal = 1, .up_to = 1});
      }
      touches = touches || !compiled.links.empty();
      group.none *= complement(cause.prior);
      group.causes.push_back(std::move(compiled));
    }
    out_.no_knot_factor *= group.likelihood.absent;
    if (touches) {
      out_.groups.push_back(std::move(group));
      return;
    }
    const GroupMass mass = scalar_mass(group);
    out_.knots_factor *= mass.absent + mass.present;
    out_.untouched.push_back(std::move(group));
  }

  /// Left to the leak, and what answers say of them.
  std::vector<BitValue> plain_bits(const std::vector<LevelSplit>& leak_split) const {
    std::vector<BitValue> bits;
    for (std::size_t bit = 0; bit < out_.area.size(); ++bit) {
      const WordFactors& word = evidence_.word[at(out_.area[bit])];
      const LevelSplit& s = leak_split[bit];
      bits.push_back({.open = s.equal * word.leak, .explained = s.up_to * word.knot});
    }
    for (const AnyOf& answer : evidence_.any_of) {
      bits.push_back({.open = answer.likelihood.absent, .explained = answer.likelihood.present});
    }
    return bits;
  }

  void add_states() {
    const Emission& leak_emission = network_.emissions[at(network_.leak_emission)];
    const double leak = links_[at(network_.leak_emission)];
    const double leak_unpainted = std::pow(1 - leak, unpainted_);
    std::vector<LevelSplit> leak_split;
    for (int area : out_.area) {
      leak_split.push_back(split(leak_emission, leak, evidence_.level[at(area)],
                                 share_of(evidence_.depth[at(area)], network_.leak_deep)));
    }
    out_.plain = plain_bits(leak_split);
    // States that touch no painted area differ by their weight alone, so they become one.
    std::vector<int> plain(at(network_.alternatives), -1);
    for (const State& state : network_.states) {
      std::vector<BitLink> links;
      const double unpainted = sort_links(state.links, links);
      const double factor =
          unpainted * leak_unpainted * evidence_.alternative[at(state.alternative)];
      int& same = plain[at(state.alternative)];
      if (links.empty() && same >= 0) {
        out_.states[at(same)].weight_no_knot += state.prior_no_knot * factor;
        out_.states[at(same)].weight_knots += state.prior_knots * factor;
        continue;
      }
      if (links.empty()) same = static_cast<int>(out_.states.size());
      CompiledState compiled;
      compiled.alternative = state.alternative;
      compiled.weight_no_knot = state.prior_no_knot * factor;
      compiled.weight_knots = state.prior_knots * factor;
      compiled.bits = out_.plain;
      for (const BitLink& link : links) {
        // The highest of leak and state is the painted level; written as sums of positives. The
        // words are those of the knot, or else of the alternative, or else of the leak.
        const WordFactors& word = evidence_.word[at(out_.area[at(link.bit)])];
        const double own = word.alternative.empty() ? 1 : word.alternative[at(state.alternative)];
        const LevelSplit& s = leak_split[at(link.bit)];
        compiled.bits[at(link.bit)] = {
            .open = s.equal * link.below * word.leak + s.up_to * link.equal * own,
            .explained = s.up_to * link.up_to * word.knot};
      }
      for (const BitLink& link : links) compiled.touched.push_back(link.bit);
      out_.states.push_back(std::move(compiled));
    }
  }

  const Network& network_;
  const Evidence& evidence_;
  std::vector<double> links_;
  std::vector<int> bit_of_area_;
  int unpainted_ = 0;  ///< areas looked at and left blank
  Compiled out_;
};

}  // namespace

GroupMass scalar_mass(const CompiledGroup& group) {
  PerFocus none = PerFocus::all(1);
  PerFocus present;
  for (const CompiledCause& cause : group.causes) {
    present = complement(cause.prior) * present + cause.unpainted * cause.prior * (present + none);
    none *= complement(cause.prior);
  }
  return {.absent = group.likelihood.absent * none, .present = group.likelihood.present * present};
}

Compiled compile(const Network& network, const Evidence& evidence, std::size_t width) {
  UNKNOT_EXPECTS(evidence.level.size() == at(network.areas));
  UNKNOT_EXPECTS(evidence.depth.size() == evidence.level.size());
  UNKNOT_EXPECTS(evidence.word.size() == evidence.level.size());
  UNKNOT_EXPECTS(evidence.group.size() == network.groups.size());
  UNKNOT_EXPECTS(evidence.alternative.size() == at(network.alternatives));
  UNKNOT_EXPECTS(width < network.width_factors.size());
  return Compiler(network, evidence, width).run();
}

}  // namespace unknot::locate
