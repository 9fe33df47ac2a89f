#include "engine/locate/locate.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <optional>

#include "engine/locate/draws.h"
#include "engine/locate/sets.h"

namespace unknot::locate {
namespace {

using body::Atlas;
using body::Pain;
using body::PaintSide;
using body::Side;

/// Below this share of its muscle's probability a point is not worth naming as the explanation.
constexpr double point_share_min = 0.1;
/// A muscle under one in four does not lead.
constexpr double perhaps_probability_min = 0.25;
/// Named is what is more probable than not.
constexpr double named_probability_min = 0.5;
constexpr std::size_t leaning_shown_max = 2;
/// So few places cannot tell a knot from anything else.
constexpr std::ptrdiff_t few_places_max = 2;
constexpr std::size_t sets_shown_max = 10;

std::size_t at(int index) { return static_cast<std::size_t>(index); }

double shown(double probability) { return std::min(probability, shown_probability_max); }

template <class Item>
void sort_falling(std::vector<Item>& items) {
  std::stable_sort(items.begin(), items.end(), [](const Item& a, const Item& b) {
    return a.probability_uncapped > b.probability_uncapped;
  });
}

bool repeats(const std::vector<Pain>& pains, std::size_t k) {
  for (std::size_t j = 0; j < k; ++j) {
    const bool painted = pains[j].nrs_0_10 > 0;
    if (painted && pains[j].region == pains[k].region && pains[j].side == pains[k].side)
      return true;
  }
  return false;
}

/// A place that was named twice is one place.
std::ptrdiff_t places_painted(const std::vector<Pain>& pains) {
  std::ptrdiff_t count = 0;
  for (std::size_t k = 0; k < pains.size(); ++k) {
    count += pains[k].nrs_0_10 > 0 && !repeats(pains, k) ? 1 : 0;
  }
  return count;
}

class Report {
 public:
  Report(const Atlas& atlas, const AtlasNetwork& network, const std::vector<Pain>& pains,
         const Masses& masses)
      : atlas_(atlas), network_(network), pains_(pains), masses_(masses) {}

  Located run(const std::vector<SetMass>& sets) {
    add_muscles();
    add_points();
    add_sets(sets);
    add_alternatives();
    add_unexplained();
    LocateResult& r = out_.result;
    r.no_knot_probability = posterior(masses_.no_cause);
    decide();
    return std::move(out_);
  }

 private:
  /// Rounding may leave a hair outside [0, 1].
  double posterior(double mass) const { return std::clamp(mass / masses_.evidence, 0.0, 1.0); }

  Member member(int group) const {
    const GroupKey& key = network_.groups[at(group)];
    return {.muscle = atlas_.muscles[key.muscle].id, .side = key.side};
  }

  void add_muscles() {
    for (std::size_t g = 0; g < network_.groups.size(); ++g) {
      const Member own = member(static_cast<int>(g));
      const double probability = posterior(masses_.group[g]);
      out_.group_probability.push_back(probability);
      out_.result.muscles.push_back({.muscle = own.muscle,
                                     .side = own.side,
                                     .probability = shown(probability),
                                     .probability_uncapped = probability,
                                     .explains = explained_by(g)});
    }
    sort_falling(out_.result.muscles);
  }

  /// Painted places that a point of the group, if it is a likely one, is known to reach.
  std::vector<ExplainedPlace> explained_by(std::size_t group) const {
    std::vector<ExplainedPlace> out;
    for (std::size_t k = 0; k < pains_.size(); ++k) {
      const Pain& pain = pains_[k];
      if (pain.nrs_0_10 == 0 || repeats(pains_, k)) continue;
      const std::optional<LinkKind> kind = best_link(group, pain);
      if (!kind) continue;
      const bool typical = *kind == LinkKind::Essential || *kind == LinkKind::Local;
      out.push_back({.region = pain.region, .side = pain.side, .typical = typical});
    }
    std::stable_sort(out.begin(), out.end(), [](const ExplainedPlace& a, const ExplainedPlace& b) {
      return a.typical > b.typical;
    });
    return out;
  }

  std::optional<LinkKind> best_link(std::size_t group, const Pain& pain) const {
    std::optional<LinkKind> best;
    const auto& causes = network_.network.groups[group].causes;
    for (std::size_t i = 0; i < causes.size(); ++i) {
      if (masses_.cause[group][i] < point_share_min * masses_.group[group]) continue;
      for (const Link& link : causes[i].links) {
        const auto kind = static_cast<LinkKind>(link.emission);
        if (kind > LinkKind::Local || !paints(pain, link.area)) continue;
        // Essential and local are typical alike; spillover gives way to both.
        if (!best || *best == LinkKind::Spillover) best = kind;
      }
    }
    return best;
  }

  bool paints(const Pain& pain, int area) const {
    const Area& own = network_.areas[at(area)];
    if (atlas_.regions[own.region].id != pain.region) return false;
    if (!own.side || pain.side == PaintSide::Unknown) return true;
    return (pain.side == PaintSide::Left) == (*own.side == Side::Left);
  }

  void add_points() {
    for (std::size_t g = 0; g < network_.groups.size(); ++g) {
      const GroupKey& key = network_.groups[g];
      const body::Muscle& muscle = atlas_.muscles[key.muscle];
      for (std::size_t i = 0; i < muscle.points.size(); ++i) {
        const double probability = posterior(masses_.cause[g][i]);
        out_.result.points.push_back({.point = muscle.points[i].id,
                                      .muscle = muscle.id,
                                      .side = key.side,
                                      .probability = shown(probability),
                                      .probability_uncapped = probability});
      }
    }
    sort_falling(out_.result.points);
  }

  void add_sets(const std::vector<SetMass>& sets) {
    for (const SetMass& set : sets) {
      SetAnswer answer;
      for (int group : set.groups) answer.members.push_back(member(group));
      std::stable_sort(answer.members.begin(), answer.members.end(),
                       [&](const Member& a, const Member& b) { return value(a) > value(b); });
      answer.probability_uncapped = posterior(set.mass);
      answer.probability = shown(answer.probability_uncapped);
      out_.result.sets.push_back(std::move(answer));
    }
    sort_falling(out_.result.sets);
    if (out_.result.sets.size() > sets_shown_max) out_.result.sets.resize(sets_shown_max);
  }

  double value(const Member& m) const {
    for (const MuscleAnswer& answer : out_.result.muscles) {
      if (answer.muscle == m.muscle && answer.side == m.side) return answer.probability_uncapped;
    }
    return 0;
  }

  void add_alternatives() {
    auto& out = out_.result.alternatives;
    for (std::size_t a = 0; a < network_.alternatives.size(); ++a) {
      const double probability = posterior(masses_.alternative[a]);
      out_.alternative_probability.push_back(probability);
      const std::string& id = network_.alternatives[a].id;
      if (id == "none") continue;
      const auto same =
          std::find_if(out.begin(), out.end(), [&](const auto& own) { return own.id == id; });
      if (same == out.end()) {
        out.push_back({.id = id, .probability = probability});
      } else {
        same->probability = std::min(1.0, same->probability + probability);
      }
    }
    std::stable_sort(out.begin(), out.end(),
                     [](const auto& a, const auto& b) { return a.probability > b.probability; });
  }

  void add_unexplained() {
    auto& out = out_.result.unexplained;
    for (std::size_t k = 0; k < pains_.size(); ++k) {
      const Pain& pain = pains_[k];
      if (pain.nrs_0_10 == 0 || repeats(pains_, k)) continue;
      double mass = 0;
      for (std::size_t area = 0; area < network_.areas.size(); ++area) {
        if (paints(pain, static_cast<int>(area))) mass += masses_.unexplained[area];
      }
      out.push_back({.region = pain.region, .side = pain.side, .probability = posterior(mass)});
    }
    std::stable_sort(out.begin(), out.end(),
                     [](const auto& a, const auto& b) { return a.probability > b.probability; });
  }

  double alternative(std::string_view id) const {
    for (const AlternativeAnswer& answer : out_.result.alternatives) {
      if (answer.id == id) return answer.probability;
    }
    return 0;
  }

  /// Muscles by their own probability: an exact set is seldom the true one.
  void decide() {
    LocateResult& r = out_.result;
    for (const MuscleAnswer& muscle : r.muscles) {
      const Member member{.muscle = muscle.muscle, .side = muscle.side};
      if (muscle.probability_uncapped > named_probability_min) {
        r.leading.push_back(member);
      } else if (muscle.probability_uncapped >= perhaps_probability_min) {
        r.perhaps.push_back(member);
      }
    }
    r.verdict = verdict();
    if (r.verdict == Verdict::Leaning) {
      const auto end = r.perhaps.begin() +
                       static_cast<std::ptrdiff_t>(std::min(leaning_shown_max, r.perhaps.size()));
      r.leading.assign(r.perhaps.begin(), end);
      r.perhaps.erase(r.perhaps.begin(), end);
    }
  }

  Verdict verdict() const {
    const LocateResult& r = out_.result;
    if (alternative("widespread_pain") > 0.5) return Verdict::Widespread;
    if (r.leading.size() > 1) return Verdict::SeveralKnots;
    if (r.leading.size() == 1) return Verdict::OneKnot;
    for (const char* id : {"nerve_root", "joint", "inner_organ"}) {
      if (alternative(id) > 0.5) return Verdict::SomethingElse;
    }
    if (r.no_knot_probability > 0.5) {
      return places_painted(pains_) <= few_places_max ? Verdict::TooFewPlaces
                                                      : Verdict::ProbablyNoKnot;
    }
    return r.perhaps.empty() ? Verdict::CannotTell : Verdict::Leaning;
  }

  const Atlas& atlas_;
  const AtlasNetwork& network_;
  const std::vector<Pain>& pains_;
  const Masses& masses_;
  Located out_;
};

/// The groups worth combining into sets. Each set costs a table over the areas it touches, so that
/// fewer and smaller sets are tried when much is painted.
struct SetSearch {
  std::size_t candidates = 10;
  int size_max = 4;
};

SetSearch search_for(std::ptrdiff_t painted) {
  if (painted <= 8) return {.candidates = 10, .size_max = 4};
  if (painted <= 10) return {.candidates = 8, .size_max = 3};
  return {.candidates = 6, .size_max = 3};
}

std::vector<int> most_probable(const Masses& masses, std::size_t count) {
  std::vector<int> order(masses.group.size());
  std::iota(order.begin(), order.end(), 0);
  std::stable_sort(order.begin(), order.end(),
                   [&](int a, int b) { return masses.group[at(a)] > masses.group[at(b)]; });
  order.resize(std::min(count, order.size()));
  return order;
}

struct Posterior {
  Masses masses;
  std::vector<SetMass> sets;
  double standard_error_max = 0;
  bool exact = true;
};

/// Nothing when one of the readings is too large for the exact sum.
std::optional<Posterior> sum_exactly(const Network& network, const std::vector<Evidence>& readings,
                                     const SetSearch& search) {
  Posterior out;
  for (std::size_t r = 0; r < readings.size(); ++r) {
    std::optional<Masses> own = infer(network, readings[r]);
    if (!own) return std::nullopt;
    if (r == 0) {
      out.masses = std::move(*own);
    } else {
      out.masses.add(*own);
    }
  }
  const std::vector<int> candidates = most_probable(out.masses, search.candidates);
  std::map<std::vector<int>, double> sets;
  for (const Evidence& evidence : readings) {
    for (const SetMass& set : set_masses(network, evidence, candidates, search.size_max)) {
      sets[set.groups] += set.mass;
    }
  }
  for (const auto& [groups, mass] : sets) out.sets.push_back({.groups = groups, .mass = mass});
  return out;
}

Posterior draw(const Network& network, const std::vector<Evidence>& readings) {
  Drawn drawn = draw_posterior(network, readings);
  return {.masses = std::move(drawn.masses),
          .sets = std::move(drawn.sets),
          .standard_error_max = drawn.standard_error_max,
          .exact = false};
}

}  // namespace

double any_probability(const AtlasNetwork& network, const Located& located,
                       const std::vector<int>& groups) {
  if (groups.size() == 1) return located.group_probability[at(groups.front())];
  double none = 0;
  if (located.drawn_sets.empty()) {
    for (const Evidence& reading : located.readings) {
      none += mass_without(network.network, reading, groups);
    }
    return std::clamp(1 - none / located.evidence, 0.0, 1.0);
  }
  double any = 0;
  for (const SetMass& set : located.drawn_sets) {
    const bool meets = std::any_of(set.groups.begin(), set.groups.end(), [&](int group) {
      return std::find(groups.begin(), groups.end(), group) != groups.end();
    });
    if (meets) any += set.mass;
  }
  return std::clamp(any, 0.0, 1.0);
}

Result<Located> locate_knots(const Atlas& atlas, const AtlasNetwork& network, const Told& told) {
  const auto& pains = told.pains;
  const std::ptrdiff_t painted = places_painted(pains);
  if (painted == 0) return fail(ErrorCode::MissingField, "pains", "no place is painted");
  UNKNOT_TRY(std::vector<Evidence> readings, make_evidence(atlas, network, told));
  std::optional<Posterior> exact = sum_exactly(network.network, readings, search_for(painted));
  Posterior posterior = exact ? std::move(*exact) : draw(network.network, readings);
  Located located = Report(atlas, network, pains, posterior.masses).run(posterior.sets);
  located.told = told;
  located.result.standard_error_max = posterior.standard_error_max;
  if (posterior.exact) {
    // Two readings of one drawing are equally probable; the scale only matters here.
    located.result.log_evidence =
        std::log(posterior.masses.evidence) - std::log(static_cast<double>(readings.size()));
    located.evidence = posterior.masses.evidence;
  } else {
    located.drawn_sets = std::move(posterior.sets);
  }
  located.readings = std::move(readings);
  return located;
}

}  // namespace unknot::locate
