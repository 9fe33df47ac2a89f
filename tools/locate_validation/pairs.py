"""Two knots at once, and a broken atlas: the program, two rivals, and what is possible at all."""
import itertools
import random

from locate_validation.answers import Replies
from locate_validation.measures import Names
from locate_validation.model import SIDES
from locate_validation.oracle import Oracle
from locate_validation.rivals import TOP, LookUp, OneCause, falling
from locate_validation.telling import Told, pains_of

WORLDS = {"as modelled": (0, 1), "30 % of zones gone": (0.3, 1), "emissions halved": (0, 0.5),
          "both": (0.3, 0.5)}
PRESSES = 3


def weight_anywhere(model):
    """Two different muscles, each on a side of its own, all alike."""
    keys = [(m, side) for m in range(len(model.muscles)) for side in SIDES]
    return {frozenset(two): 1.0 for two in itertools.combinations(keys, 2)
            if two[0][0] != two[1][0]}


def weight_in_one_part(model):
    """Two different muscles of one part of the body, all alike within it."""
    out = {}
    for focus, share in zip(model.numbers["foci"], model.focus):
        own = [(m, side) for m, muscle in enumerate(model.muscles)
               if muscle["area"] in focus["areas"] for side in SIDES]
        two = [frozenset(pair) for pair in itertools.combinations(own, 2)
               if pair[0][0] != pair[1][0]]
        for pair in two:
            out[pair] = out.get(pair, 0.0) + share / len(two)
    return out


WAYS = {"anywhere": weight_anywhere, "in one part": weight_in_one_part}


def person_with(model, atlas, rng, pairs, weights):
    """One point of each muscle active, chosen as the model weighs them; something painted."""
    while True:
        active = []
        for key in sorted(rng.choices(pairs, cum_weights=weights)[0]):
            own = [k for k, p in enumerate(model.points) if (p.muscle, p.side) == key]
            active.append(rng.choices(own, [model.points[k].weight for k in own])[0])
        person = atlas.draw_drawing(rng, active, model.draw_state(rng, True))
        if person.drawing:
            return person


def measure(model, program, tests, seed, count, bounded):
    """{(world, way): what was found of each person}; of the first `bounded` also the bound."""
    out = {}
    for way, weigh in WAYS.items():
        weight = weigh(model)
        for world in WORLDS:
            name = f"{seed} {way} {world}"
            judge = Judge(model, program, tests, random.Random(name))
            oracle = Oracle(model, weight)
            out[(world, way)] = [judge.found(person, f"{name} {k}") | (
                {"bound": oracle.found(atlas, person)} if k < bounded else {})
                for k, (atlas, person) in enumerate(people(model, name, world, weight, count))]
    return out


def people(model, name, world, weight, count):
    """(the atlas of this person, the person)."""
    rng, (drop, factor) = random.Random(f"{name} people"), WORLDS[world]
    pairs = sorted(weight, key=sorted)
    weights = list(itertools.accumulate(weight[pair] for pair in pairs))
    for _ in range(count):
        atlas = model.damaged(drop, factor, rng)
        yield atlas, person_with(model, atlas, rng, pairs, weights)


class Judge:
    """How many of the true muscles stand in the first four, from the drawing alone and after three
    tests of one's own choice that are answered as they would be."""

    def __init__(self, model, program, tests, rng):
        self.model, self.program, self.tests, self.rng = model, program, tests, rng
        self.names = Names(model)
        self.look_up, self.one_cause = LookUp(model, tests, rng), OneCause(model, tests)

    def found(self, person, seed):
        truth, drawing = person.muscles(self.model), person.drawing
        reply = Replies(self.tests, person, seed)
        told = Told(pains_of(self.model, drawing, self.rng))
        first, last = self.program.ask(told), None
        for k in range(PRESSES + 1):
            last = self.program.ask(told) if k else first
            if k < PRESSES and last["next_tests"]:
                name = test_name(last["next_tests"][0])
                told.answers = {**told.answers, name: reply(name)}
        score = self.one_cause.scores(drawing)
        orders = {"program": self.ranked(first), "look-up": self.look_up.rank(drawing),
                  "Bayes": falling(score), "program, tests": self.ranked(last),
                  "look-up, tests": self.look_up.after_presses(drawing, reply, PRESSES),
                  "Bayes, tests": self.one_cause.after_presses(score, reply, PRESSES)}
        return {"places": len(drawing),
                **{who: len(truth & set(order[:TOP])) for who, order in orders.items()}}

    def ranked(self, result):
        return [self.names.key(one) for one in result["muscles"]]


def test_name(test):
    return test["test"] + ({"left": "_l", "right": "_r"}[test["side"]] if test["has_side"] else "")
