"""What to test next: the program's best test against a random safe one and against pressing the
likeliest muscles, on the same people, who answer as truthfully as examiners agree."""
import math
import random

from locate_validation.answers import KINDS, Replies
from locate_validation.measures import Names
from locate_validation.pairs import test_name
from locate_validation.telling import Told, pains_of

TESTS_MAX = 5
SMALLEST = 1e-6  # a stated probability below it counts as it


class Policies:
    """Each gives the next test's name, or None when it has none left."""

    def __init__(self, model, tests):
        self.names, self.tests = Names(model), tests
        self.all = {"best next test": self.best, "random safe test": self.at_random,
                    "press in the first order": self.first_order,
                    "press the likeliest": self.likeliest}

    def best(self, _person, results, _answers, _rng):
        result = results[-1]
        return test_name(result["next_tests"][0]) if result["next_tests"] else None

    def at_random(self, person, _results, answers, rng):
        own = [t.name for t in self.tests.near(person.drawing)
               if t.alone and t.kind in KINDS and t.name not in answers]
        return rng.choice(own) if own else None

    def first_order(self, _person, results, answers, _rng):
        return self.press(results[0], answers)

    def likeliest(self, _person, results, answers, _rng):
        return self.press(results[-1], answers)

    def press(self, result, answers):
        """Of a list, the first muscle that one can press alone and has not pressed."""
        for one in result["muscles"]:
            test = self.tests.press[self.names.key(one)]
            if test.alone and test.name not in answers:
                return test.name
        return None


def measure(model, program, tests, seed, people):
    """For each person {policy: [what holds after 0, 1, ... tests]}."""
    rng, policies, out = random.Random(f"{seed} next"), Policies(model, tests), []
    while len(out) < people:
        person = model.draw_person(rng)
        if not person.drawing or not person.active:
            continue
        start = Told(pains_of(model, person.drawing, rng))
        first = program.ask(start)
        reply = Replies(tests, person, f"{seed} next {len(out)}")
        known = {frozenset(): first}

        def ask(answers, start=start, known=known):
            """Whoever comes to the same answers gets the same result."""
            key = frozenset(answers)
            if key not in known:
                known[key] = program.ask(Told(start.pains, answers=answers))
            return known[key]
        out.append({name: course(ask, policies, name, person, reply,
                                 random.Random(f"{seed} {name} {len(out)}"))
                    for name in policies.all})
    return out


def course(ask, policies, name, person, reply, rng):
    results, answers, minutes = [ask({})], {}, 0.0
    steps = [scores(policies.names, reply.truth, results[0], minutes)]
    for _ in range(TESTS_MAX):
        test = policies.all[name](person, results, answers, rng)
        if test is not None:
            answers = {**answers, test: reply(test)}
            minutes += policies.tests.by_name[test].minutes
            results.append(ask(answers))
        steps.append({**scores(policies.names, reply.truth, results[-1], minutes), "test": test})
    return steps


def scores(names, truth, result, minutes):
    """Chances as stated without the cap."""
    stated = [(names.key(one), one["probability_uncapped"]) for one in result["muscles"]]
    true = [p for key, p in stated if key in truth]
    bits = sum(math.log2(max(p if key in truth else 1 - p, SMALLEST)) for key, p in stated)
    return {"true": sum(true) / len(true), "bits": bits, "minutes": minutes,
            "first": stated[0][0] in truth, "highest": stated[0][1]}
