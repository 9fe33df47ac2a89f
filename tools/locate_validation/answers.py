"""Tests, what they speak about, and truthful answers that err as the method page says."""
import dataclasses
import math
import random

from locate_validation.model import SIDES, load_folder

SUFFIX = {"left": "_l", "right": "_r", None: ""}
KINDS = ("press", "stretch", "load", "movement")
POSITIVE_ALONE = 0.5  # sensitivity where a positive ratio alone was published
RATE_MIN, RATE_MAX = 0.001, 0.999


@dataclasses.dataclass(frozen=True)
class Test:
    name: str        # with its side
    thing: tuple     # ("muscles", muscle-sides) or ("alternative", id, side)
    on_sign: float   # P(yes | the sign is there)
    off_sign: float
    kind: str
    minutes: float
    alone: bool      # one person can do it, and no question about the body forbids it


class Tests:
    def __init__(self, model, knowledge):
        self.model = model
        self.right = ceiling(model.value("sign_kappa"))   # P(sign | there) = P(no sign | not there)
        self.classes = {one["id"]: one for one in model.numbers["accuracies"]}
        ids = {muscle["id"]: m for m, muscle in enumerate(model.muscles)}
        self.by_name = {}
        for one in load_folder(knowledge / "examinations"):
            for side in SIDES if one["has_side"] else (None,):
                thing = self.thing(one, side, ids)
                if thing:
                    test = self.make(one, side, thing)
                    self.by_name[test.name] = test
        self.press = {next(iter(t.thing[1])): t for t in self.by_name.values()
                      if t.kind == "press"}
        self.reach = {}
        for p in model.points:
            known = {a for a, link in p.links.items()
                     if link.kind in ("essential", "spillover", "local")}
            self.reach.setdefault((p.muscle, p.side), set()).update(known)

    def thing(self, one, side, ids):
        """Published figures speak about the alternative, those of a class about the muscles."""
        known = one["accuracy_class"]
        if known == "published" and one["alternatives"]:
            return ("alternative", one["alternatives"][0], side)
        if known not in ("", "published") and one["muscles"]:
            sides = SIDES if side is None else (side,)
            return ("muscles", frozenset((ids[m], s) for m in one["muscles"] for s in sides))
        return None

    def make(self, one, side, thing):
        sensitivity, false_yes = self.figures(one)
        c = self.right
        gap = (sensitivity - false_yes) / (2 * c - 1)
        off = false_yes - (1 - c) * gap
        forbid = [code for code in one["contraindications"]
                  if ":forbid" in code and not code.startswith("red_flag")]
        return Test(one["id"] + SUFFIX[side], thing, min(max(off + gap, RATE_MIN), RATE_MAX),
                    min(max(off, RATE_MIN), RATE_MAX), one["kind"], one["minutes"],
                    one["who"].startswith("self") and not forbid)

    def figures(self, one):
        """(sensitivity, 1 - specificity), both ended where agreement of examiners ends."""
        known = self.classes[one["accuracy_class"]]
        if one["accuracy_class"] == "published":
            positive, negative = (one.get(f"likelihood_ratio_{which}")
                                  for which in ("positive", "negative"))
        else:
            positive, negative = (known[f"likelihood_ratio_{which}"]["value"]
                                  for which in ("positive", "negative"))
        if one.get("sensitivity") is not None and one.get("specificity") is not None:
            rates = one["sensitivity"], 1 - one["specificity"]
        elif positive and negative:
            specificity = (positive - 1) / (positive - negative)
            rates = positive * (1 - specificity), 1 - specificity
        else:
            rates = POSITIVE_ALONE, POSITIVE_ALONE / positive
        c = ceiling(known["kappa"]["value"])
        return tuple(min(max(rate, 1 - c), c) for rate in rates)

    def about(self, drawing):
        """Muscle-sides known to reach a painted place."""
        return {key for key, areas in self.reach.items() if areas & set(drawing)}

    def near(self, drawing):
        """Tests of a muscle that is known to reach a painted place."""
        about = self.about(drawing)
        return [t for t in self.by_name.values()
                if t.thing[0] == "muscles" and t.thing[1] & about]

    def of_alternatives(self):
        return [t for t in self.by_name.values() if t.thing[0] == "alternative"]

    def meaning(self, answers):
        """[(thing, P(its answers | there), P(its answers | not there))]: one sign for a thing."""
        by_thing = {}
        for name, answer in answers.items():
            test = self.by_name[name]
            rates = (test.on_sign, test.off_sign)
            by_thing.setdefault(test.thing, []).append(
                rates if answer == "yes" else tuple(1 - rate for rate in rates))
        out = []
        for thing, rates in by_thing.items():
            on, off = math.prod(r[0] for r in rates), math.prod(r[1] for r in rates)
            out.append((thing, self.right * on + (1 - self.right) * off,
                        (1 - self.right) * on + self.right * off))
        return out


class Replies:
    """The answers one person gives, the same whoever asks and in whatever order."""

    def __init__(self, tests, person, seed):
        self.tests, self.person, self.seed = tests, person, seed
        self.truth = person.muscles(tests.model)

    def there(self, thing):
        if thing[0] == "muscles":
            return bool(thing[1] & self.truth)
        _, name, side = thing
        state = self.person.state
        return state.alternative == name and (side is None or side in state.sides)

    def toss(self, what):
        return random.Random(f"{self.seed} {what}").random()

    def __call__(self, name):
        test = self.tests.by_name[name]
        thing = test.thing
        key = (thing[0], *(sorted(thing[1]) if thing[0] == "muscles" else thing[1:]))
        sign = (self.toss(key) < self.tests.right) == self.there(thing)
        yes = self.toss(name) < (test.on_sign if sign else test.off_sign)
        return "yes" if yes else "no"


def ceiling(kappa):
    """How often an examiner is right who agrees with an equal one this well."""
    return (1 + math.sqrt(kappa)) / 2
