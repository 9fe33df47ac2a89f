#include "engine/locate/locate.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>

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
constexpr double leading_probability_min = 0.25;
constexpr std::size_t sets_shown_max = 10;

std::size_t at(int index) { return static_cast<std::size_t>(index); }

double shown(double probability) { return std::min(probability, shown_probability_max); }

template <class Item>
void sort_falling(std::vector<Item>& items) {
  std::stable_sort(items.begin(), items.end(), [](const Item& a, const Item& b) {
    return a.probability_uncapped > b.probability_uncapped;
  });
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
    r.log_evidence = std::log(masses_.evidence);
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
    for (const Pain& pain : pains_) {
      if (pain.nrs_0_10 == 0) continue;
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
      if (network_.alternatives[a] == "none") continue;
      out.push_back(
          {.id = network_.alternatives[a], .probability = posterior(masses_.alternative[a])});
    }
    std::stable_sort(out.begin(), out.end(),
                     [](const auto& a, const auto& b) { return a.probability > b.probability; });
  }

  void add_unexplained() {
    auto& out = out_.result.unexplained;
    for (const Pain& pain : pains_) {
      if (pain.nrs_0_10 == 0) continue;
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

  void decide() {
    LocateResult& r = out_.result;
    if (alternative("widespread_pain") > 0.5) {
      r.verdict = Verdict::Widespread;
      return;
    }
    if (r.no_knot_probability > 0.5) {
      r.verdict = Verdict::ProbablyNoKnot;
      return;
    }
    const auto best = std::find_if(r.sets.begin(), r.sets.end(),
                                   [](const SetAnswer& set) { return !set.members.empty(); });
    if (best == r.sets.end() || r.muscles.front().probability_uncapped < leading_probability_min) {
      r.verdict = Verdict::CannotTell;
      return;
    }
    r.leading = best->members;
    r.verdict = r.leading.size() > 1 ? Verdict::SeveralKnots : Verdict::OneKnot;
  }

  const Atlas& atlas_;
  const AtlasNetwork& network_;
  const std::vector<Pain>& pains_;
  const Masses& masses_;
  Located out_;
};

/// The groups worth combining into sets; fewer and smaller sets when much is painted, since each
/// set costs a table over what it touches.
struct SetSearch {
  std::vector<int> candidates;
  int size_max = 4;
};

SetSearch plan_sets(const Masses& masses, std::size_t painted) {
  std::vector<int> order(masses.group.size());
  std::iota(order.begin(), order.end(), 0);
  std::stable_sort(order.begin(), order.end(),
                   [&](int a, int b) { return masses.group[at(a)] > masses.group[at(b)]; });
  SetSearch search;
  std::size_t count = 10;
  if (painted > 10) {
    count = 7;
    search.size_max = 3;
  }
  order.resize(std::min(count, order.size()));
  search.candidates = std::move(order);
  return search;
}

}  // namespace

Result<Located> locate_knots(const Atlas& atlas, const AtlasNetwork& network,
                             const std::vector<Pain>& pains, const body::Answers& answers) {
  const auto painted =
      std::count_if(pains.begin(), pains.end(), [](const Pain& pain) { return pain.nrs_0_10 > 0; });
  if (painted == 0) return fail(ErrorCode::MissingField, "pains", "no place is painted");
  UNKNOT_TRY(const std::vector<Evidence> readings, make_evidence(atlas, network, pains, answers));
  Masses masses;
  for (std::size_t r = 0; r < readings.size(); ++r) {
    UNKNOT_TRY(const Masses own, infer(network.network, readings[r]));
    if (r == 0) {
      masses = own;
    } else {
      masses.add(own);
    }
  }
  const SetSearch search = plan_sets(masses, static_cast<std::size_t>(painted));
  std::map<std::vector<int>, double> sets;
  for (const Evidence& evidence : readings) {
    for (const SetMass& set :
         set_masses(network.network, evidence, search.candidates, search.size_max)) {
      sets[set.groups] += set.mass;
    }
  }
  std::vector<SetMass> all;
  for (const auto& [groups, mass] : sets) all.push_back({.groups = groups, .mass = mass});
  Located located = Report(atlas, network, pains, masses).run(all);
  // Two readings of one drawing are equally probable; the scale only matters here.
  located.result.log_evidence -= std::log(static_cast<double>(readings.size()));
  return located;
}

}  // namespace unknot::locate
