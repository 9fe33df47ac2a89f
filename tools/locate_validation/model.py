"""The generative model of docs/methods/locate.md, read from knowledge/: who has what, who paints
what. Nothing here is taken from the engine; where the two differ, one of them is wrong."""
import dataclasses
import functools
import json
import math
import pathlib
import random

SIDES = ("left", "right")
LEVEL_OF_NRS = {1: 1, 2: 1, 3: 1, 4: 2, 5: 2, 6: 2, 7: 3, 8: 3, 9: 3, 10: 3}
PERCENT_MIN = 2  # a percentage of 0 in a handful of people is no proof of never


@functools.cache
def load_folder(path):
    return [json.loads(file.read_text()) for file in sorted(path.glob("*.json"))]


@dataclasses.dataclass
class Point:
    muscle: int
    side: str
    links: dict      # area -> kind
    weight: float    # of the point among all points of one side, before any focus
    active: list     # P(active | knots, focus), one for each focus


@dataclasses.dataclass
class State:
    """One way in which an alternative shows."""
    alternative: str
    links: dict
    given_none: float
    given_knots: float


@dataclasses.dataclass
class Person:
    focus: int
    active: list     # points
    width: int
    state: State
    drawing: dict    # area -> level

    def muscles(self, model):
        return {(model.points[k].muscle, model.points[k].side) for k in self.active}


class Model:
    """drop: share of the referral zones that are deleted, each by its own toss.
    knot_factor: multiplies the emission of every link of a knot."""

    def __init__(self, knowledge: pathlib.Path, drop=0.0, knot_factor=1.0, rng=None):
        self.numbers = json.loads((knowledge / "locate.json").read_text())
        self.regions = {one["id"]: one for one in load_folder(knowledge / "regions")}
        self.muscles = load_folder(knowledge / "muscles")
        self.alternatives = {one["id"]: one for one in load_folder(knowledge / "alternatives")}
        self.knot_factor = knot_factor
        self.areas = [(one["id"], side) for one in self.regions.values()
                      for side in (SIDES if one["paired"] else (None,))]
        self.index = {area: k for k, area in enumerate(self.areas)}
        self.levels, self.strength = {}, {}
        for kind, one in self.numbers.items():
            if isinstance(one, dict) and "level_probabilities" in one:
                self.strength[kind] = (one["pain_probability"]["value"]
                                       * (1 - one["omission_probability"]["value"]))
                self.levels[kind] = one["level_probabilities"]
        self.widths = list(zip(self.numbers["width_factors"], self.numbers["width_probabilities"]))
        self.points = self.make_points(drop, rng or random.Random(0))
        self.make_prior()
        self.states = self.make_states()

    def value(self, name):
        return self.numbers[name]["value"]

    def area(self, region, side):
        return self.index[(region, side if self.regions[region]["paired"] else None)]

    # Links.

    def strongest(self, pairs):
        """Of several kinds to one area the one with the largest emission counts."""
        links = {}
        for area, kind in pairs:
            if area not in links or self.strength[kind] > self.strength[links[area]]:
                links[area] = kind
        return links

    def next_to(self, area):
        region, side = self.areas[area]
        return {self.area(other, one) for other in self.regions[region]["neighbours"]
                for one in ((side,) if side else SIDES)}

    def with_slips(self, pairs):
        """Areas next to those that hurt, and the same ones on the other side."""
        hurting = {area for area, _ in pairs}
        slips = [(near, "neighbour") for area in hurting for near in self.next_to(area)]
        for area in hurting:
            region, side = self.areas[area]
            if side:
                slips.append((self.area(region, mirrored(side)), "other_side"))
        return self.strongest([*pairs, *slips])

    def point_links(self, point, side, zones):
        pairs = [(self.area(region, side), "local") for region in point["location_regions"]]
        for zone in zones:
            felt = mirrored(side) if zone.get("other_side") else side
            pairs.append((self.area(zone["region"], felt), zone["pattern"]))
        return self.with_slips(pairs)

    def make_points(self, drop, rng):
        weights = self.muscle_weights()
        points = []
        for m, muscle in enumerate(self.muscles):
            shares = [self.value(f"frequency_weight_{p['frequency']}") for p in muscle["points"]]
            for point, share in zip(muscle["points"], shares):
                zones = [zone for zone in point["refers_to"] if rng.random() >= drop]
                points += [Point(m, side, self.point_links(point, side, zones),
                                 weights[m] * share / sum(shares), []) for side in SIDES]
        return points

    # Prior.

    def muscle_weights(self):
        """Class weight times a power of the published percentages relative to their study."""
        ratios = [[] for _ in self.muscles]
        for population in sum(self.numbers["complaint_populations"].values(), []):
            logs = {}
            for m, muscle in enumerate(self.muscles):
                rows = [percent_of(row) for row in muscle["prevalence"]
                        if row["population"] == population and row["status"] == "active"]
                rows = [row for row in rows if row is not None]
                if rows:
                    logs[m] = math.log(max(sum(rows) / len(rows), PERCENT_MIN))
            if len(logs) < 2:
                continue
            mean = sum(logs.values()) / len(logs)
            for m, value in logs.items():
                ratios[m].append(value - mean)
        return [self.value(f"class_weight_{muscle['prior_class']}")
                * math.exp(self.value("prevalence_shrinkage") * sum(own) / max(1, len(own)))
                for muscle, own in zip(self.muscles, ratios)]

    def make_prior(self):
        """Scales each focus to the expected number of points, then the switch to P(no point)."""
        wanted, outside = self.value("active_points_expected"), self.value("outside_share")
        inside_weight, any_point = [], []
        for focus in self.numbers["foci"]:
            own = [self.muscles[p.muscle]["area"] in focus["areas"] for p in self.points]
            inside = sum(p.weight for p, mine in zip(self.points, own) if mine)
            rest = sum(p.weight for p, mine in zip(self.points, own) if not mine)
            relative = [p.weight * ((1 - outside) / inside if mine else outside / rest)
                        for p, mine in zip(self.points, own)]
            scale = bisect(lambda c, r=relative: expected_given_any(r, c) - wanted)
            for point, weight in zip(self.points, relative):
                point.active.append(1 - math.exp(-scale * weight))
            inside_weight.append(inside)
            any_point.append(1 - math.exp(-scale * sum(relative)))
        self.focus = [weight / sum(inside_weight) for weight in inside_weight]
        self.knots = ((1 - self.value("no_active_point_probability"))
                      / sum(f * some for f, some in zip(self.focus, any_point)))

    # Alternatives.

    def make_states(self):
        states = []
        for name, given_none in self.numbers["alternative_given_no_knot"].items():
            given_knots = self.numbers["alternative_given_knots"][name]
            states += [State(name, links, share * given_none, share * given_knots)
                       for share, links in self.ways(name)]
        return states

    def ways(self, name):
        """(share, links) of each form and place."""
        if name == "none":
            return [(1, {})]
        one = self.alternatives[name]
        if one["everywhere"]:
            return [(1, {area: "alternative_fringe" for area in range(len(self.areas))})]
        if one["anywhere"]:
            return [(1 / len(self.areas), self.sore_place(a)) for a in range(len(self.areas))]
        both = self.value("alternative_both_sides_probability")
        total = sum(form["weight"] for form in one["forms"])
        ways = []
        for form in one["forms"]:
            share = form["weight"] / total
            ways += [(share * (1 - both) / 2, self.form_links(form, (side,))) for side in SIDES]
            ways.append((share * both, self.form_links(form, SIDES)))
        return ways

    def sore_place(self, area):
        pairs = [(area, "alternative_core")]
        pairs += [(near, "alternative_fringe") for near in self.next_to(area)]
        return self.with_slips(self.strongest(pairs).items())

    def form_links(self, form, sides):
        pairs = [(self.area(region, side), f"alternative_{part}") for side in sides
                 for part in ("core", "fringe") for region in form[f"{part}_regions"]]
        return self.with_slips(self.strongest(pairs).items())

    # Drawing people.

    def emission(self, kind, width, knot):
        q = self.strength[kind] * (self.knot_factor if knot else 1)
        return 1 - (1 - q) ** self.widths[width][0]

    def draw_person(self, rng):
        focus = rng.choices(range(len(self.focus)), self.focus)[0]
        active = []
        if rng.random() < self.knots:
            active = [k for k, p in enumerate(self.points) if rng.random() < p.active[focus]]
            return self.draw_drawing(rng, focus, active, knots=True)
        return self.draw_drawing(rng, focus, active, knots=False)

    def draw_drawing(self, rng, focus, active, knots):
        weights = [s.given_knots if knots else s.given_none for s in self.states]
        state = rng.choices(self.states, weights)[0]
        width = rng.choices(range(len(self.widths)), [p for _, p in self.widths])[0]
        drawing = {}
        leak = dict.fromkeys(range(len(self.areas)), "leak")
        for links, knot in [(leak, False), (state.links, False),
                            *((self.points[k].links, True) for k in active)]:
            for area, kind in links.items():
                if rng.random() < self.emission(kind, width, knot):
                    level = rng.choices((1, 2, 3), self.levels[kind])[0]
                    drawing[area] = max(level, drawing.get(area, 0))
        return Person(focus, active, width, state, drawing)


def mirrored(side):
    return SIDES[1 - SIDES.index(side)]


def percent_of(row):
    if row.get("percent") is not None:
        return row["percent"]
    if row.get("low") is not None and row.get("high") is not None:
        return (row["low"] + row["high"]) / 2
    return None


def expected_given_any(weights, scale):
    points = sum(1 - math.exp(-scale * weight) for weight in weights)
    return points / (1 - math.exp(-scale * sum(weights)))


def bisect(rising):
    low, high = 1e-9, 1e6
    for _ in range(200):
        middle = math.sqrt(low * high)
        low, high = (middle, high) if rising(middle) < 0 else (low, middle)
    return math.sqrt(low * high)
