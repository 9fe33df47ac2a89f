#include "engine/locate/atlas_network.h"

#include <algorithm>
#include <map>

#include "engine/base/contracts.h"
#include "engine/locate/prior.h"

namespace unknot::locate {
namespace {

using body::Atlas;
using body::LocateModel;
using body::Side;

constexpr Side both_sides[] = {Side::Left, Side::Right};

int emission_of(LinkKind kind) { return static_cast<int>(kind); }

Emission make_emission(const LocateModel::Emission& emission) {
  Emission out;
  out.link_probability =
      emission.pain_probability.value * (1 - emission.omission_probability.value);
  for (std::size_t k = 0; k < out.level.size(); ++k) out.level[k] = emission.level_probabilities[k];
  return out;
}

/// Collects links to areas and keeps the strongest of several to the same area.
class LinkSet {
 public:
  explicit LinkSet(const Network& network) : network_(network) {}

  void add(int area, LinkKind kind) {
    const auto [it, fresh] = kind_.try_emplace(area, kind);
    if (!fresh && strength(kind) > strength(it->second)) it->second = kind;
  }

  [[nodiscard]] std::vector<int> areas() const {
    std::vector<int> out;
    for (const auto& [area, kind] : kind_) out.push_back(area);
    return out;
  }

  /// @param typical  P(called deep) of the spot itself and of essential zones
  /// @param other    of all other links
  [[nodiscard]] std::vector<Link> links(double typical, double other) const {
    std::vector<Link> out;
    for (const auto& [area, kind] : kind_) {
      const bool own = kind == LinkKind::Essential || kind == LinkKind::Local;
      out.push_back({.area = area, .emission = emission_of(kind), .deep = own ? typical : other});
    }
    return out;
  }

 private:
  [[nodiscard]] double strength(LinkKind kind) const {
    return network_.emissions[static_cast<std::size_t>(emission_of(kind))].link_probability;
  }

  const Network& network_;
  std::map<int, LinkKind> kind_;
};

class Builder {
 public:
  explicit Builder(const Atlas& atlas) : atlas_(atlas) {}

  Result<AtlasNetwork> build() {
    UNKNOT_TRY(const Prior prior, make_prior(atlas_));
    out_.network.knots_probability = prior.knots_probability;
    out_.network.focus_probabilities = prior.focus_probabilities;
    add_areas();
    add_emissions();
    for (std::size_t m = 0; m < atlas_.muscles.size(); ++m) add_muscle(m, prior.point[m]);
    UNKNOT_CHECK(add_alternatives());
    return std::move(out_);
  }

 private:
  void add_areas() {
    for (std::size_t r = 0; r < atlas_.regions.size(); ++r) {
      index_[atlas_.regions[r].id] = r;
      const int first = static_cast<int>(out_.areas.size());
      if (!atlas_.regions[r].paired) {
        out_.areas.push_back({.region = r, .side = std::nullopt});
        out_.area_of_region.push_back({first, first});
        continue;
      }
      for (Side side : both_sides) out_.areas.push_back({.region = r, .side = side});
      out_.area_of_region.push_back({first, first + 1});
    }
    out_.network.areas = static_cast<int>(out_.areas.size());
  }

  void add_emissions() {
    const LocateModel& model = atlas_.locate_model;
    for (const LocateModel::Emission* emission :
         {&model.essential, &model.spillover, &model.local, &model.neighbour, &model.other_side,
          &model.leak, &model.alternative_core, &model.alternative_fringe}) {
      out_.network.emissions.push_back(make_emission(*emission));
    }
    out_.network.leak_emission = emission_of(LinkKind::Leak);
    out_.network.leak_deep = model.deep_leak.value;
    out_.network.width_factors = model.width_factors;
    out_.network.width_probabilities = model.width_probabilities;
  }

  std::size_t region(const std::string& id) const {
    const auto found = index_.find(id);
    UNKNOT_EXPECTS(found != index_.end());
    return found->second;
  }

  void add_neighbours(LinkSet& links) const {
    for (int area : links.areas()) add_around(area, LinkKind::Neighbour, links);
  }

  /// Links the areas next to this one; those of the midline have neighbours on both sides.
  void add_around(int area, LinkKind kind, LinkSet& links) const {
    const Area& from = out_.areas[static_cast<std::size_t>(area)];
    for (const std::string& id : atlas_.regions[from.region].neighbours) {
      for (Side side : both_sides) {
        if (!from.side || *from.side == side) links.add(out_.area(region(id), side), kind);
      }
    }
  }

  /// Slips of the finger belong to painting, so knots and alternatives have them alike: areas next
  /// to those that hurt, and the same areas on the other side.
  void add_slips(LinkSet& links) const {
    const std::vector<int> hurting = links.areas();
    add_neighbours(links);
    for (int area : hurting) {
      const Area& from = out_.areas[static_cast<std::size_t>(area)];
      if (from.side)
        links.add(out_.area(from.region, body::other(*from.side)), LinkKind::OtherSide);
    }
  }

  std::vector<Link> links_of(const body::TriggerPoint& point, Side side) const {
    LinkSet links(out_.network);
    for (const std::string& id : point.location_regions) {
      links.add(out_.area(region(id), side), LinkKind::Local);
    }
    for (const body::Zone& zone : point.refers_to) {
      const Side felt = zone.other_side ? body::other(side) : side;
      links.add(out_.area(region(zone.region), felt), zone.pattern == body::ZonePattern::Essential
                                                          ? LinkKind::Essential
                                                          : LinkKind::Spillover);
    }
    add_slips(links);
    return links.links(deep_of(point), atlas_.locate_model.deep_referred.value);
  }

  double deep_of(const body::TriggerPoint& point) const {
    const LocateModel& model = atlas_.locate_model;
    if (point.depth_mm.value <= model.depth_superficial_mm_max.value) {
      return model.deep_superficial_point.value;
    }
    if (point.depth_mm.value >= model.depth_deep_mm_min.value) return model.deep_deep_point.value;
    return model.deep_intermediate_point.value;
  }

  void add_muscle(std::size_t muscle, const std::vector<PerFocus>& priors) {
    for (Side side : both_sides) {
      Group group;
      for (std::size_t k = 0; k < priors.size(); ++k) {
        group.causes.push_back(
            {.prior = priors[k], .links = links_of(atlas_.muscles[muscle].points[k], side)});
      }
      out_.network.groups.push_back(std::move(group));
      out_.groups.push_back({.muscle = muscle, .side = side});
    }
  }

  Result<bool> add_alternatives() {
    const LocateModel& model = atlas_.locate_model;
    for (const auto& [id, probability] : model.alternative_given_no_knot) {
      const auto same =
          std::find_if(model.alternative_given_knots.begin(), model.alternative_given_knots.end(),
                       [&](const auto& entry) { return entry.first == id; });
      if (same == model.alternative_given_knots.end()) {
        return fail(ErrorCode::BrokenReference, "locate.json: alternative_given_knots", id);
      }
      const State whole{.alternative = slot({.id = id, .side = std::nullopt}),
                        .prior_no_knot = probability,
                        .prior_knots = same->second,
                        .links = {}};
      if (id == "none") {
        out_.network.states.push_back(whole);
        continue;
      }
      const auto found = std::find_if(atlas_.alternatives.begin(), atlas_.alternatives.end(),
                                      [&](const auto& entry) { return entry.id == id; });
      if (found == atlas_.alternatives.end()) {
        return fail(ErrorCode::BrokenReference, "locate.json: alternative_given_no_knot", id);
      }
      add_states(*found, whole);
    }
    out_.network.alternatives = static_cast<int>(out_.alternatives.size());
    return true;
  }

  /// Index of an alternative of the network; made when it is new.
  int slot(const AlternativeKey& key) {
    auto& all = out_.alternatives;
    const auto same = std::find_if(all.begin(), all.end(), [&](const AlternativeKey& own) {
      return own.id == key.id && own.side == key.side;
    });
    if (same == all.end()) {
      all.push_back(key);
      return static_cast<int>(all.size()) - 1;
    }
    return static_cast<int>(same - all.begin());
  }

  void add_state(const State& whole, double share, std::optional<Side> side, const LinkSet& links) {
    const std::string& id = out_.alternatives[static_cast<std::size_t>(whole.alternative)].id;
    const auto& deep = atlas_.locate_model.deep_given_alternative;
    const auto own = std::find_if(deep.begin(), deep.end(),
                                  [&](const auto& entry) { return entry.first == id; });
    UNKNOT_EXPECTS(own != deep.end());
    State state = whole;
    state.alternative = slot({.id = id, .side = side});
    state.prior_no_knot *= share;
    state.prior_knots *= share;
    state.links = links.links(own->second, own->second);
    out_.network.states.push_back(std::move(state));
  }

  void add_states(const body::Alternative& alternative, const State& whole) {
    if (alternative.everywhere) {
      LinkSet links(out_.network);
      for (int area = 0; area < out_.network.areas; ++area) links.add(area, LinkKind::Fringe);
      add_state(whole, 1, std::nullopt, links);
      return;
    }
    if (alternative.anywhere) {
      add_sore_places(whole);
      return;
    }
    double weight_sum = 0;
    for (const auto& form : alternative.forms) weight_sum += form.weight;
    for (const auto& form : alternative.forms) add_form(form, whole, form.weight / weight_sum);
  }

  /// One sore place: any area of the map, at times with its neighbours.
  void add_sore_places(const State& whole) {
    for (int area = 0; area < out_.network.areas; ++area) {
      LinkSet links(out_.network);
      links.add(area, LinkKind::Core);
      add_around(area, LinkKind::Fringe, links);
      add_slips(links);
      add_state(whole, 1.0 / out_.network.areas, out_.areas[static_cast<std::size_t>(area)].side,
                links);
    }
  }

  void add_form(const body::Alternative::Form& form, const State& whole, double share) {
    const double both = atlas_.locate_model.alternative_both_sides_probability.value;
    for (Side side : both_sides) {
      LinkSet links(out_.network);
      add_form_links(form, side, links);
      add_slips(links);
      add_state(whole, share * (1 - both) / 2, side, links);
    }
    LinkSet links(out_.network);
    for (Side side : both_sides) add_form_links(form, side, links);
    add_slips(links);
    add_state(whole, share * both, std::nullopt, links);
  }

  void add_form_links(const body::Alternative::Form& form, Side side, LinkSet& links) const {
    for (const std::string& id : form.core_regions) {
      links.add(out_.area(region(id), side), LinkKind::Core);
    }
    for (const std::string& id : form.fringe_regions) {
      links.add(out_.area(region(id), side), LinkKind::Fringe);
    }
  }

  const Atlas& atlas_;
  std::map<std::string, std::size_t, std::less<>> index_;
  AtlasNetwork out_;
};

}  // namespace

int AtlasNetwork::area(std::size_t region, std::optional<body::Side> side) const {
  return area_of_region[region][side && *side == Side::Right ? 1 : 0];
}

Result<AtlasNetwork> make_network(const Atlas& atlas) { return Builder(atlas).build(); }

}  // namespace unknot::locate
