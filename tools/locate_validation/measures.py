"""What is measured: each function returns plain records, the page makes tables of them."""
import json
import math
import random

from locate_validation import exact
from locate_validation.answers import Replies
from locate_validation.model import mirrored
from locate_validation.telling import Told, describe, one_sided, pains_of

PLACES = [(1, 1), (2, 2), (3, 4), (5, 8), (9, 13), (14, 999)]
# Shares of drawings: with answers, with words, with sex and age; of one-sided ones without sides.
ANSWERED, WORDED, KNOWN, FORGOTTEN = 0.3, 1 / 3, 0.5, 0.2


class Names:
    def __init__(self, model):
        self.index = {muscle["id"]: m for m, muscle in enumerate(model.muscles)}

    def key(self, member):
        return self.index[member["muscle"]], member["side"]


def someone(model, rng, fits=lambda person: person.drawing):
    """(person, words, sex and age are told, how many people painted nothing before)."""
    worded, known, empty = rng.random() < WORDED, rng.random() < KNOWN, 0
    while True:
        person = model.draw_person(rng, known)
        empty += not person.drawing
        if fits(person):
            return person, describe(model, rng, person) if worded else {}, known, empty


def asked_tests(tests, rng, drawing):
    """One to four tests: of muscles that reach the drawing, several of one muscle as often as not,
    and now and then one of a nerve or joint. Chosen by the drawing alone, so that the choice tells
    nothing of the truth."""
    near, count = tests.near(drawing), rng.randint(1, 4)
    if near and rng.random() < 0.5:
        one = rng.choice(near).thing[1]
        near = [t for t in near if t.thing[1] & one]
    own = rng.sample(near, min(count, len(near)))
    if not own or rng.random() < 0.3:
        own.append(rng.choice(tests.of_alternatives()))
    return [test.name for test in own]


def calibration(model, program, tests, seed, draws):
    """Persons of the prior, as the program sees them; people without a painted place are left
    out."""
    rng, names, out, empty = random.Random(seed), Names(model), [], 0
    while len(out) < draws:
        person, words, known, skipped = someone(model, rng)
        empty += skipped
        forget = one_sided(model, person.drawing) and rng.random() < FORGOTTEN
        # Where the sides are not told, the side of a test must not tell them.
        seen = flipped(model, person.drawing) if forget and rng.random() < 0.5 else person.drawing
        answers = {}
        if rng.random() < ANSWERED:
            reply = Replies(tests, person, rng.random())
            answers = {name: reply(name) for name in asked_tests(tests, rng, seen)}
        told = Told(pains_of(model, person.drawing, rng, forget, words), answers=answers)
        if known:
            told.sex, told.age = person.sex, person.age
        out.append(record(model, names, person, program.ask(told),
                          {"answers": bool(answers), "words": bool(words), "known": known,
                           "forgotten": forget}))
    return out, empty


def flipped(model, drawing):
    """The mirror image of a drawing."""
    return {model.area(region, mirrored(side) if side else side): level
            for area, level in drawing.items() for region, side in [model.areas[area]]}


def record(model, names, person, result, more):
    truth = person.muscles(model)
    stated = [(one["probability_uncapped"], names.key(one)) for one in result["muscles"]]
    of = {key: p for p, key in stated}
    first = result["sets"][0]
    leading = [names.key(member) for member in result["leading"]]
    perhaps = [names.key(member) for member in result["perhaps"]]
    return {"places": len(person.drawing), "truth": truth,
            "muscles": [(p, key in truth) for p, key in stated],
            "ranked": [key for _, key in stated],
            "none": (result["no_knot_probability"], not truth),
            "set": (first["probability_uncapped"],
                    {names.key(member) for member in first["members"]} == truth),
            "verdict": result["verdict"], "leading": set(leading),
            "led": [(of[key], key in truth) for key in leading],
            "perhaps": [(of[key], key in truth) for key in perhaps],
            "wide": (next(a["probability"] for a in result["alternatives"]
                          if a["id"] == "widespread_pain"),
                     person.state.alternative == "widespread_pain"),
            "error": result["standard_error_max"], "seconds": result["seconds"], **more}


def agreement(model, program, tests, seed, drawings=48, places_max=4):
    """Largest differences from the exact sum written separately: (places, answers, ln evidence,
    P). Every second drawing comes with answers to three tests, one of a nerve or joint."""
    rng, names, out = random.Random(seed), Names(model), []
    while len(out) < drawings:
        person, words, known, _ = someone(
            model, rng, lambda one: 1 <= len(one.drawing) <= places_max)
        answers = {}
        if len(out) % 2:
            reply = Replies(tests, person, rng.random())
            own = asked_tests(tests, rng, person.drawing)[:2]
            answers = {n: reply(n) for n in (*own, rng.choice(tests.of_alternatives()).name)}
        told = Told(pains_of(model, person.drawing, rng, words=words), answers=answers)
        if known:
            told.sex, told.age = person.sex, person.age
        evidence, none, muscles = exact.posterior(model, person.drawing, words,
                                                  tests.meaning(answers), told.sex, told.age)
        result = program.ask(told)
        gap = [abs(one["probability_uncapped"] - muscles[names.key(one)])
               for one in result["muscles"]]
        gap.append(abs(result["no_knot_probability"] - none))
        # The program gives ln P up to a constant of the words for the quality.
        worded = any(word not in ("deep", "near_skin") for own in words.values() for word in own)
        out.append((len(person.drawing), bool(answers), bool(words),
                    0 if worded else abs(result["log_evidence"] - math.log(evidence)), max(gap)))
    return out


def mirror(model, program, seed, drawings):
    """A drawn answer and that of the mirror image, which visits the points in another order: equal
    but for chance. (places, stated error, largest muscle gap, no-knot gap, same verdict)."""
    rng, names, out = random.Random(seed), Names(model), []
    while len(out) < drawings:
        person = model.draw_person(rng)
        if len(person.drawing) < 13:
            continue
        pains = pains_of(model, person.drawing, rng)
        turned = [(region, mirrored(side) if side else side, nrs, words)
                  for region, side, nrs, words in pains]
        one, two = program.ask(Told(pains)), program.ask(Told(turned))
        if one["standard_error_max"] == 0:
            continue
        other = {names.key(m): m["probability_uncapped"] for m in two["muscles"]}
        gap = max(abs(m["probability_uncapped"] - other[(key[0], mirrored(key[1]))])
                  for m in one["muscles"] for key in [names.key(m)])
        out.append({"places": len(person.drawing), "gap": gap,
                    "error": max(one["standard_error_max"], two["standard_error_max"]),
                    "none_gap": abs(one["no_knot_probability"] - two["no_knot_probability"]),
                    "same": one["verdict"] == two["verdict"],
                    "seconds": max(one["seconds"], two["seconds"])})
    return out


def cases(program, folder):
    """Rank and probability of the first expected muscle in each case."""
    out = []
    for file in sorted(folder.glob("*.json")):
        case = json.loads(file.read_text())
        given = case["given"]
        pains = [(p["region"], p["side"], p["nrs_0_10"], []) for p in given["painted"]]
        result = program.ask(Told(pains, answers=given["answers"]))
        rank, best = next((rank, one) for rank, one in enumerate(result["muscles"], 1)
                          if one["muscle"] in case["expect"]["any_of"])
        out.append({"name": file.stem, "case": case, "rank": rank, "muscle": best,
                    "none": result["no_knot_probability"], "verdict": result["verdict"]})
    return out


def one_place(model, program):
    """P(no knot) for each region painted alone, moderate, on the right side."""
    out = []
    for region, one in model.regions.items():
        told = Told([(region, "right" if one["paired"] else None, 5, [])])
        result = program.ask(told)
        out.append((result["no_knot_probability"], result["verdict"]))
    return out
