#include "engine/locate/explanation.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <map>
#include <numeric>
#include <random>

#include "engine/base/contracts.h"

namespace unknot::locate {
namespace {

using body::PaintSide;
using body::Side;

/// Over all orders up to here; 2^items sums.
constexpr std::size_t all_orders_items_max = 7;
/// Pairs of an order and its reverse; fewer where one sum is dear.
int order_pairs_for(std::ptrdiff_t painted) {
  if (painted <= 8) return 24;
  return painted <= 10 ? 12 : 4;
}
constexpr std::size_t blanks_named_max = 6;
constexpr std::size_t what_if_max = 6;
/// A subset of the items is a 64-bit number.
constexpr std::size_t items_max = 60;
constexpr int painted_moderately = 2;

std::size_t at(int index) { return static_cast<std::size_t>(index); }

/// One piece of evidence that can be taken away.
struct Item {
  Contribution named;
  std::vector<int> areas;  ///< not looked at without it
};

/// Log odds of the muscle and of its rival.
struct Odds {
  double own = 0;
  double rival = 0;
};

double log_odds(double mass, double evidence) {
  // Rounding may take the last digits of a muscle that is all but certain.
  const double rest = std::max(evidence - mass, evidence * 1e-15);
  return std::log(mass) - std::log(rest);
}

double probability_of(double odds) { return 1 / (1 + std::exp(-odds)); }

bool reaches_often(const Network& network, int group, int area) {
  for (const Cause& cause : network.groups[at(group)].causes) {
    for (const Link& link : cause.links) {
      const auto kind = static_cast<LinkKind>(link.emission);
      if (link.area == area && (kind == LinkKind::Essential || kind == LinkKind::Local))
        return true;
    }
  }
  return false;
}

class Explainer {
 public:
  Explainer(const body::Atlas& atlas, const AtlasNetwork& network, const Located& located,
            int group)
      : atlas_(atlas), network_(network), told_(located.told), group_(group) {
    painted_ = located.readings.front().level;
    for (const Evidence& reading : located.readings) {
      for (std::size_t a = 0; a < painted_.size(); ++a) {
        painted_[a] = std::max(painted_[a], reading.level[a]);
      }
    }
    rival_ = find_rival(located.group_probability);
    add_painted();
    add_blanks();
    for (const auto& [id, answer] : told_.answers) {
      if (answer == body::Answer::Unknown) continue;
      items_.push_back({.named = {.kind = EvidenceKind::Answer, .test = id}, .areas = {}});
    }
    if (told_.person.sex || told_.person.age_years) {
      items_.push_back({.named = {.kind = EvidenceKind::Person}, .areas = {}});
    }
  }

  Result<Explanation> run() {
    if (items_.size() > items_max) return Explanation{};
    std::vector<Odds> shares(items_.size());
    UNKNOT_CHECK(items_.size() <= all_orders_items_max ? average_all(shares)
                                                       : average_some(shares));
    UNKNOT_TRY(const Odds before, odds(0));
    UNKNOT_TRY(const Odds after, odds(everything()));
    Explanation out;
    out.explained = explained(group_, before.own, after.own, shares, &Odds::own);
    if (rival_) out.rival = explained(*rival_, before.rival, after.rival, shares, &Odds::rival);
    UNKNOT_TRY(out.what_if, what_if(after));
    return out;
  }

 private:
  [[nodiscard]] std::uint64_t everything() const { return (std::uint64_t{1} << items_.size()) - 1; }

  /// The likeliest other muscle that often reaches a painted place of this one.
  std::optional<int> find_rival(const std::vector<double>& probability) const {
    std::optional<int> best;
    for (std::size_t g = 0; g < probability.size(); ++g) {
      const int other = static_cast<int>(g);
      if (other == group_ || (best && probability[g] <= probability[at(*best)])) continue;
      for (int area = 0; area < network_.network.areas; ++area) {
        if (painted_[at(area)] <= 0 || !reaches_often(network_.network, group_, area)) continue;
        if (reaches_often(network_.network, other, area)) {
          best = other;
          break;
        }
      }
    }
    return best;
  }

  std::size_t region_index(const std::string& id) const {
    std::size_t r = 0;
    while (r < atlas_.regions.size() && atlas_.regions[r].id != id) ++r;
    UNKNOT_EXPECTS(r < atlas_.regions.size());
    return r;
  }

  void add_painted() {
    for (const body::Pain& pain : told_.pains) {
      if (pain.nrs_0_10 <= 0) continue;
      Item item{.named = {.kind = EvidenceKind::Painted, .region = pain.region, .side = pain.side},
                .areas = {}};
      const std::size_t region = region_index(pain.region);
      if (pain.side != PaintSide::Right) item.areas.push_back(network_.area(region, Side::Left));
      if (pain.side == PaintSide::Right || pain.side == PaintSide::Unknown) {
        item.areas.push_back(network_.area(region, Side::Right));
      }
      const bool twice = std::any_of(items_.begin(), items_.end(), [&](const Item& own) {
        return own.named.region == pain.region && own.named.side == pain.side;
      });
      if (!twice) items_.push_back(std::move(item));
    }
  }

  PaintSide side_of(int area) const {
    const auto& side = network_.areas[at(area)].side;
    if (!side) return PaintSide::Midline;
    return *side == Side::Left ? PaintSide::Left : PaintSide::Right;
  }

  void add_blanks() {
    Item others{.named = {.kind = EvidenceKind::OtherBlanks}, .areas = {}};
    std::size_t named = 0;
    for (int area = 0; area < network_.network.areas; ++area) {
      if (painted_[at(area)] > 0) continue;
      const bool own = reaches_often(network_.network, group_, area);
      const bool rivals = rival_ && reaches_often(network_.network, *rival_, area);
      if ((!own && !rivals) || named == blanks_named_max) {
        others.areas.push_back(area);
        continue;
      }
      ++named;
      items_.push_back({.named = {.kind = EvidenceKind::Blank,
                                  .region = atlas_.regions[network_.areas[at(area)].region].id,
                                  .side = side_of(area)},
                        .areas = {area}});
    }
    if (!others.areas.empty()) items_.push_back(std::move(others));
  }

  /// What was told, without the items whose bit is 0.
  [[nodiscard]] Told told_of(std::uint64_t mask) const {
    Told out{.pains = told_.pains, .person = {}, .answers = {}};
    for (std::size_t k = 0; k < items_.size(); ++k) {
      if ((mask >> k & 1U) == 0) continue;
      const Contribution& named = items_[k].named;
      if (named.kind == EvidenceKind::Answer)
        out.answers[*named.test] = told_.answers.at(*named.test);
      if (named.kind == EvidenceKind::Person) out.person = told_.person;
    }
    return out;
  }

  /// Nothing when one of the readings is beyond the exact sum.
  std::optional<Odds> sum(const std::vector<Evidence>& readings, double cost_max) const {
    double evidence = 0;
    double own = 0;
    double rival = 0;
    for (const Evidence& reading : readings) {
      const auto masses = infer(network_.network, reading, cost_max);
      if (!masses) return std::nullopt;
      evidence += masses->evidence;
      own += masses->group[at(group_)];
      if (rival_) rival += masses->group[at(*rival_)];
    }
    return Odds{.own = log_odds(own, evidence), .rival = rival_ ? log_odds(rival, evidence) : 0};
  }

  Result<Odds> odds(std::uint64_t mask) {
    if (const auto known = known_.find(mask); known != known_.end()) return known->second;
    UNKNOT_TRY(std::vector<Evidence> readings, make_evidence(atlas_, network_, told_of(mask)));
    for (std::size_t k = 0; k < items_.size(); ++k) {
      if ((mask >> k & 1U) != 0) continue;
      for (Evidence& reading : readings) {
        for (int area : items_[k].areas) reading.level[at(area)] = not_looked_at;
      }
    }
    // The whole drawing could be summed; less of it costs little more at most, since the order of
    // elimination is only nearly the best.
    const std::optional<Odds> out = sum(readings, 4 * exact_cost_max);
    UNKNOT_ENSURES(out.has_value());
    known_[mask] = *out;
    return *out;
  }

  /// Shapley values: each subset without the item, weighted by the orders that put it first.
  Result<bool> average_all(std::vector<Odds>& shares) {
    const std::size_t n = items_.size();
    std::vector<double> weight(n, 1.0 / static_cast<double>(std::max<std::size_t>(n, 1)));
    for (std::size_t size = 1; size < n; ++size) {
      weight[size] = weight[size - 1] * static_cast<double>(size) / static_cast<double>(n - size);
    }
    for (std::uint64_t mask = 0; n > 0 && mask <= everything(); ++mask) {
      UNKNOT_TRY(const Odds without, odds(mask));
      const auto size = static_cast<std::size_t>(__builtin_popcountll(mask));
      for (std::size_t k = 0; k < n; ++k) {
        if ((mask >> k & 1U) != 0) continue;
        UNKNOT_TRY(const Odds with, odds(mask | std::uint64_t{1} << k));
        shares[k].own += weight[size] * (with.own - without.own);
        shares[k].rival += weight[size] * (with.rival - without.rival);
      }
    }
    return true;
  }

  Result<bool> average_some(std::vector<Odds>& shares) {
    std::vector<std::size_t> order(items_.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::mt19937_64 engine(1);
    const int pairs = order_pairs_for(
        std::count_if(painted_.begin(), painted_.end(), [](int level) { return level > 0; }));
    for (int pair = 0; pair < pairs; ++pair) {
      for (std::size_t k = order.size(); k-- > 1;) std::swap(order[k], order[engine() % (k + 1)]);
      UNKNOT_CHECK(walk(order, 0.5 / pairs, shares));
      std::reverse(order.begin(), order.end());
      UNKNOT_CHECK(walk(order, 0.5 / pairs, shares));
    }
    return true;
  }

  Result<bool> walk(const std::vector<std::size_t>& order, double weight,
                    std::vector<Odds>& shares) {
    std::uint64_t mask = 0;
    UNKNOT_TRY(Odds before, odds(mask));
    for (std::size_t k : order) {
      mask |= std::uint64_t{1} << k;
      UNKNOT_TRY(const Odds after, odds(mask));
      shares[k].own += weight * (after.own - before.own);
      shares[k].rival += weight * (after.rival - before.rival);
      before = after;
    }
    return true;
  }

  Explained explained(int group, double before, double after, const std::vector<Odds>& shares,
                      double Odds::*who) const {
    const GroupKey& key = network_.groups[at(group)];
    Explained out{.member = {.muscle = atlas_.muscles[key.muscle].id, .side = key.side},
                  .probability_uncapped = probability_of(after),
                  .log_odds_prior = before,
                  .log_odds = after,
                  .contributions = {}};
    for (std::size_t k = 0; k < items_.size(); ++k) {
      Contribution share = items_[k].named;
      share.log_odds = shares[k].*who;
      out.contributions.push_back(std::move(share));
    }
    return out;
  }

  /// One place more or less, everything else as it is.
  Result<std::vector<WhatIf>> what_if(const Odds& now) const {
    std::vector<std::pair<double, WhatIf>> found;
    for (const Item& item : items_) {
      const bool painted = item.named.kind == EvidenceKind::Painted;
      if (!painted && item.named.kind != EvidenceKind::Blank) continue;
      UNKNOT_TRY(std::vector<Evidence> readings, make_evidence(atlas_, network_, told_));
      for (Evidence& reading : readings) {
        for (int area : item.areas) reading.level[at(area)] = painted ? 0 : painted_moderately;
      }
      const std::optional<Odds> found_odds = sum(readings, exact_cost_max);
      if (!found_odds) continue;  // one place too many
      const Odds& then = *found_odds;
      WhatIf own{.also_painted = !painted,
                 .region = *item.named.region,
                 .side = item.named.side,
                 .probability_uncapped = probability_of(then.own),
                 .rival_probability_uncapped = std::nullopt};
      if (rival_) own.rival_probability_uncapped = probability_of(then.rival);
      found.emplace_back(std::abs(then.own - now.own), std::move(own));
    }
    std::stable_sort(found.begin(), found.end(),
                     [](const auto& a, const auto& b) { return a.first > b.first; });
    std::vector<WhatIf> out;
    for (auto& [change, own] : found) {
      if (out.size() < what_if_max) out.push_back(std::move(own));
    }
    return out;
  }

  const body::Atlas& atlas_;
  const AtlasNetwork& network_;
  const Told& told_;
  int group_;
  std::optional<int> rival_;
  std::vector<int> painted_;  ///< per area, over the readings
  std::vector<Item> items_;
  std::map<std::uint64_t, Odds> known_;
};

}  // namespace

Result<Explanation> explain(const body::Atlas& atlas, const AtlasNetwork& network,
                            const Located& located, const Member& member) {
  const auto muscle =
      std::find_if(atlas.muscles.begin(), atlas.muscles.end(),
                   [&](const body::Muscle& own) { return own.id == member.muscle; });
  if (muscle == atlas.muscles.end()) return fail(ErrorCode::UnknownId, "muscle", member.muscle);
  if (located.evidence <= 0) return Explanation{};  // drawn at random
  const int group =
      AtlasNetwork::group(static_cast<std::size_t>(muscle - atlas.muscles.begin()), member.side);
  return Explainer(atlas, network, located, group).run();
}

}  // namespace unknot::locate
