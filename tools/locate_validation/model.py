"""The generative model of docs/methods/locate.md, read from knowledge/: who has what, who paints
what. Nothing here is taken from the engine; where the two differ, one of them is wrong."""
import copy
import dataclasses
import functools
import json
import math
import pathlib

SIDES = ("left", "right")
LEVEL_OF_NRS = {1: 1, 2: 1, 3: 1, 4: 2, 5: 2, 6: 2, 7: 3, 8: 3, 9: 3, 10: 3}
PERCENT_MIN = 2  # a percentage of 0 in a handful of people is no proof of never
QUALITIES = ("dull", "pulling", "burning", "stabbing", "throbbing")
AGES = (20, 75)  # of the simulated people, both ends included


@functools.cache
def load_folder(path):
    return [json.loads(file.read_text()) for file in sorted(path.glob("*.json"))]


@dataclasses.dataclass(frozen=True)
class Link:
    """How a cause reaches an area: the kind of emission, and P(called deep | it made the pain)."""
    kind: str
    deep: float


@dataclasses.dataclass
class Point:
    muscle: int
    number: int      # among the points of its muscle
    side: str
    links: dict      # area -> Link
    weight: float    # of the point among all points of one side, before any focus
    active: list     # P(active | knots, focus), one for each focus


@dataclasses.dataclass
class State:
    """One way in which an alternative shows."""
    alternative: str
    sides: tuple     # on which it shows; none when it has no place of its own
    links: dict
    given_none: float
    given_knots: float


@dataclasses.dataclass
class Person:
    active: list     # points
    width: int
    state: State
    drawing: dict    # area -> level
    sources: dict    # area -> [(level, deep, who made it)], who: 0 knot, 1 alternative, 2 leak
    sex: str = "female"
    age: int = 50

    def muscles(self, model):
        return {(model.points[k].muscle, model.points[k].side) for k in self.active}


class Model:
    def __init__(self, knowledge: pathlib.Path):
        self.numbers = json.loads((knowledge / "locate.json").read_text())
        self.regions = {one["id"]: one for one in load_folder(knowledge / "regions")}
        self.muscles = load_folder(knowledge / "muscles")
        self.alternatives = {one["id"]: one for one in load_folder(knowledge / "alternatives")}
        self.knot_factor = 1.0
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
        self.points = self.make_points()
        self.make_prior()
        self.leak = dict.fromkeys(range(len(self.areas)), Link("leak", self.value("deep_leak")))
        self.states = self.make_states()

    def damaged(self, drop, knot_factor, rng):
        """A copy with some of the referral zones deleted, each by its own toss, and the emission
        of every link of a knot multiplied."""
        if drop == 0 and knot_factor == 1:
            return self
        out = copy.copy(self)
        out.knot_factor = knot_factor
        kept = {}
        for m, muscle in enumerate(self.muscles):
            for k, point in enumerate(muscle["points"]):
                kept[(m, k)] = [z for z in point["refers_to"] if rng.random() >= drop]
        out.points = [dataclasses.replace(p, links=self.point_links(
            self.muscles[p.muscle]["points"][p.number], p.side, kept[(p.muscle, p.number)]))
                      for p in self.points]
        return out

    def value(self, name):
        return self.numbers[name]["value"]

    def area(self, region, side):
        return self.index[(region, side if self.regions[region]["paired"] else None)]

    # Links.

    def strongest(self, pairs):
        """Of several kinds to one area the one with the largest emission counts."""
        links = {}
        for area, link in pairs:
            if area not in links or self.strength[link.kind] > self.strength[links[area].kind]:
                links[area] = link
        return links

    def next_to(self, area):
        region, side = self.areas[area]
        return {self.area(other, one) for other in self.regions[region]["neighbours"]
                for one in ((side,) if side else SIDES)}

    def with_slips(self, pairs, deep):
        """Areas next to those that hurt, and the same ones on the other side."""
        hurting = {area for area, _ in pairs}
        slips = [(near, Link("neighbour", deep)) for area in hurting for near in self.next_to(area)]
        for area in hurting:
            region, side = self.areas[area]
            if side:
                slips.append((self.area(region, mirrored(side)), Link("other_side", deep)))
        return self.strongest([*pairs, *slips])

    def point_links(self, point, side, zones):
        typical, referred = self.deep_at(point), self.value("deep_referred")
        pairs = [(self.area(region, side), Link("local", typical))
                 for region in point["location_regions"]]
        for zone in zones:
            felt = mirrored(side) if zone.get("other_side") else side
            deep = typical if zone["pattern"] == "essential" else referred
            pairs.append((self.area(zone["region"], felt), Link(zone["pattern"], deep)))
        return self.with_slips(pairs, referred)

    def deep_at(self, point):
        depth = point["depth_mm"]["value"]
        if depth <= self.value("depth_superficial_mm_max"):
            return self.value("deep_superficial_point")
        if depth >= self.value("depth_deep_mm_min"):
            return self.value("deep_deep_point")
        return self.value("deep_intermediate_point")

    def make_points(self):
        weights = self.muscle_weights()
        points = []
        for m, muscle in enumerate(self.muscles):
            shares = [self.value(f"frequency_weight_{p['frequency']}") for p in muscle["points"]]
            for k, (point, share) in enumerate(zip(muscle["points"], shares)):
                points += [Point(m, k, side, self.point_links(point, side, point["refers_to"]),
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
            states += [State(name, sides, links, share * given_none, share * given_knots)
                       for share, sides, links in self.ways(name)]
        return states

    def ways(self, name):
        """(share, sides, links) of each form and place."""
        if name == "none":
            return [(1, (), {})]
        one, deep = self.alternatives[name], self.numbers["deep_given_alternative"][name]
        if one["everywhere"]:
            link = Link("alternative_fringe", deep)
            return [(1, (), dict.fromkeys(range(len(self.areas)), link))]
        if one["anywhere"]:
            return [(1 / len(self.areas), (), self.sore_place(area, deep))
                    for area in range(len(self.areas))]
        both = self.value("alternative_both_sides_probability")
        total = sum(form["weight"] for form in one["forms"])
        ways = []
        for form in one["forms"]:
            for sides in ((SIDES[0],), (SIDES[1],), SIDES):
                share = form["weight"] / total * (both if sides == SIDES else (1 - both) / 2)
                ways.append((share, sides, self.form_links(form, sides, deep)))
        return ways

    def sore_place(self, area, deep):
        pairs = [(area, Link("alternative_core", deep))]
        pairs += [(near, Link("alternative_fringe", deep)) for near in self.next_to(area)]
        return self.with_slips(self.strongest(pairs).items(), deep)

    def form_links(self, form, sides, deep):
        pairs = [(self.area(region, side), Link(f"alternative_{part}", deep)) for side in sides
                 for part in ("core", "fringe") for region in form[f"{part}_regions"]]
        return self.with_slips(self.strongest(pairs).items(), deep)

    def person_weight(self, alternative, sex, age):
        """What sex and age multiply the weight of an alternative with."""
        if alternative == "none":
            return 1.0
        one = self.alternatives[alternative]
        own = [row["weight"] for row in one["age_weights"] if row["from_years"] <= age]
        return one["sex_weights"][sex] * own[-1]

    def word_chance(self, word, who, alternative):
        row = ("knot", alternative, "leak")[who]
        return self.numbers["word_probabilities"][row][word]

    # Drawing people.

    @functools.cached_property
    def emissions(self):
        return {}

    def emission(self, kind, width, knot):
        key = (kind, width, self.knot_factor if knot else 1)
        if key not in self.emissions:
            q = self.strength[kind] * key[2]
            self.emissions[key] = 1 - (1 - q) ** self.widths[width][0]
        return self.emissions[key]

    def draw_person(self, rng, known=False):
        """A person of the model. known: sex and age are told; they multiply the weight of what
        else is there, so people are drawn until one is kept with a chance in proportion to it."""
        while True:
            sex, age = rng.choice(("female", "male")), rng.randint(*AGES)
            focus = rng.choices(range(len(self.focus)), self.focus)[0]
            knots = rng.random() < self.knots
            state = self.draw_state(rng, knots)
            kept = self.person_weight(state.alternative, sex, age) / self.person_weight_max
            if not known or rng.random() < kept:
                break
        active = []
        if knots:
            active = [k for k, p in enumerate(self.points) if rng.random() < p.active[focus]]
        person = self.draw_drawing(rng, active, state)
        person.sex, person.age = sex, age
        return person

    @functools.cached_property
    def person_weight_max(self):
        return max(self.person_weight(name, sex, age) for name in ("none", *self.alternatives)
                   for sex in ("female", "male") for age in range(AGES[0], AGES[1] + 1))

    def draw_state(self, rng, knots):
        weights = [s.given_knots if knots else s.given_none for s in self.states]
        return rng.choices(self.states, weights)[0]

    def draw_drawing(self, rng, active, state):
        width = rng.choices(range(len(self.widths)), [p for _, p in self.widths])[0]
        sources = {}
        for links, who in [(self.leak, 2), (state.links, 1),
                           *((self.points[k].links, 0) for k in active)]:
            for area, link in links.items():
                if rng.random() < self.emission(link.kind, width, who == 0):
                    level = rng.choices((1, 2, 3), self.levels[link.kind])[0]
                    made = (level, rng.random() < link.deep, who)
                    sources.setdefault(area, []).append(made)
        drawing = {area: max(level for level, _, _ in made) for area, made in sources.items()}
        return Person(active, width, state, drawing, sources)


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
