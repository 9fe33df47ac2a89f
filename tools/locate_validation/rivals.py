"""Two simple ways to the same list, which the program must beat, and pairs of knots to find."""
import functools
import math

from locate_validation.model import SIDES

TOP = 4


class LookUp:
    """Ranks muscles by the number of painted areas in their zones or at their own place."""

    def __init__(self, model, rng):
        self.rng = rng
        self.areas, self.weight = {}, {}
        for point in model.points:
            own = {a for a, kind in point.links.items()
                   if kind in ("essential", "spillover", "local")}
            key = (point.muscle, point.side)
            self.areas[key] = self.areas.get(key, set()) | own
            prior_class = model.muscles[point.muscle]["prior_class"]
            self.weight[key] = model.value(f"class_weight_{prior_class}")

    def rank(self, drawing):
        painted = set(drawing)
        return sorted(self.areas, key=lambda key: (-len(painted & self.areas[key]),
                                                   -self.weight[key], self.rng.random()))


class OneCause:
    """Naive Bayes with one active point: every area speaks for itself, painted or not, with the
    emissions, levels, widths, leak and weights of the model."""

    def __init__(self, model):
        self.model = model
        self.log_ratio = functools.cache(self.log_ratio)

    def rank(self, drawing):
        score = {}
        for width, (_, share) in enumerate(self.model.widths):
            leak = self.leak_mass(drawing, width)
            for point in self.model.points:
                key = (point.muscle, point.side)
                mass = leak + math.log(share * point.weight)
                mass += sum(self.log_ratio(kind, width, drawing.get(area, 0))
                            for area, kind in point.links.items())
                score[key] = score.get(key, 0.0) + math.exp(mass)
        return sorted(score, key=lambda key: -score[key])

    def leak_mass(self, drawing, width):
        q = self.model.emission("leak", width, False)
        mass = (len(self.model.areas) - len(drawing)) * math.log(1 - q)
        return mass + sum(math.log(q * self.model.levels["leak"][level - 1])
                          for level in drawing.values())

    def log_ratio(self, kind, width, level):
        """ln P(level | this cause and the leak) - ln P(level | the leak)."""
        return (math.log(self.reaches({"leak": False, kind: True}, width, level))
                - math.log(self.reaches({"leak": False}, width, level)))

    def reaches(self, kinds, width, level):
        """P(the highest level of these causes is this one)."""
        def up_to(top):
            return math.prod(1 - self.model.emission(kind, width, knot)
                             * sum(self.model.levels[kind][top:]) for kind, knot in kinds.items())
        return up_to(level) - (up_to(level - 1) if level else 0)


def pair_anywhere(model, rng):
    """Two different muscles, each on a side of its own, all alike."""
    return [(m, rng.choice(SIDES)) for m in rng.sample(range(len(model.muscles)), 2)]


def pair_in_focus(model, rng):
    """Two different muscles of one part of the body, all alike within it."""
    areas = rng.choices(model.numbers["foci"], model.focus)[0]["areas"]
    own = [m for m, muscle in enumerate(model.muscles) if muscle["area"] in areas]
    return [(m, rng.choice(SIDES)) for m in rng.sample(own, 2)]


def person_with(model, rng, pair):
    """One point of each muscle active, chosen as the model weighs them; something painted."""
    focus = rng.choices(range(len(model.focus)), model.focus)[0]
    while True:
        active = []
        for key in pair:
            own = [k for k, p in enumerate(model.points) if (p.muscle, p.side) == key]
            active.append(rng.choices(own, [model.points[k].weight for k in own])[0])
        person = model.draw_drawing(rng, focus, active, knots=True)
        if person.drawing:
            return person
