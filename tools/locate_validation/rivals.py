"""Two simple ways to the same list, which the program must beat."""
import functools
import math

TOP = 4


class LookUp:
    """Ranks muscles by the number of painted areas in their zones or at their own place."""
    name = "region look-up"

    def __init__(self, model, tests, rng):
        self.tests, self.rng = tests, rng
        self.weight = {(p.muscle, p.side):
                       model.value(f"class_weight_{model.muscles[p.muscle]['prior_class']}")
                       for p in model.points}

    def rank(self, drawing):
        painted = set(drawing)
        return sorted(self.weight, key=lambda key: (-len(painted & self.tests.reach[key]),
                                                    -self.weight[key], self.rng.random()))

    def after_presses(self, drawing, reply, presses):
        """Its first muscles are pressed; a yes goes to the front, a no to the end."""
        order = self.rank(drawing)
        yes = [key for key in order[:presses] if reply(self.tests.press[key].name) == "yes"]
        no = [key for key in order[:presses] if key not in yes]
        return [*yes, *order[presses:], *no]


class OneCause:
    """Naive Bayes with one active point: every area speaks for itself, painted or not, with the
    emissions, levels, widths, leak and weights of the model."""
    name = "single-cause naive Bayes"

    def __init__(self, model, tests):
        self.model, self.tests = model, tests
        self.log_ratio = functools.cache(self.log_ratio)

    def scores(self, drawing):
        score = {}
        for width, (_, share) in enumerate(self.model.widths):
            leak = self.leak_mass(drawing, width)
            for point in self.model.points:
                key = (point.muscle, point.side)
                mass = leak + math.log(share * point.weight)
                mass += sum(self.log_ratio(link.kind, width, drawing.get(area, 0))
                            for area, link in point.links.items())
                score[key] = score.get(key, 0.0) + math.exp(mass)
        return score

    def after_presses(self, score, reply, presses):
        """The likeliest muscle not yet pressed is pressed, and its answer taken in."""
        score, pressed = dict(score), set()
        for _ in range(presses):
            key = next(key for key in falling(score) if key not in pressed)
            pressed.add(key)
            name = self.tests.press[key].name
            ((_, there, absent),) = self.tests.meaning({name: reply(name)})
            score[key] *= there / absent
        return falling(score)

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


def falling(score):
    return sorted(score, key=lambda key: -score[key])
