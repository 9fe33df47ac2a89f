"""What is measured: each function returns plain records, the page makes tables of them."""
import json
import math
import random

from locate_validation import exact, rivals
from locate_validation.model import Model, mirrored
from locate_validation.program import one_sided, pains_of

PLACES = [(1, 1), (2, 2), (3, 4), (5, 8), (9, 13), (14, 999)]
WORLDS = {"as modelled": (0, 1), "30 % of zones gone": (0.3, 1), "emissions halved": (0, 0.5),
          "both": (0.3, 0.5)}
PAIRS = {"anywhere": rivals.pair_anywhere, "in one part": rivals.pair_in_focus}
ANSWERED, FORGOTTEN = 0.3, 0.2   # share of drawings with answers; of one-sided ones without sides


class Names:
    def __init__(self, model):
        self.index = {muscle["id"]: m for m, muscle in enumerate(model.muscles)}

    def key(self, member):
        return self.index[member["muscle"]], member["side"]


def calibration(model, program, tests, seed, draws):
    """Persons of the prior, as the program sees them; people without a painted place are left
    out."""
    rng, names, out, empty = random.Random(seed), Names(model), [], 0
    while len(out) < draws:
        person = model.draw_person(rng)
        if not person.drawing:
            empty += 1
            continue
        answers = {}
        if rng.random() < ANSWERED:
            answers, _ = tests.answer(rng, person, rng.randint(1, 4))
        forget = one_sided(model, person.drawing) and rng.random() < FORGOTTEN
        result = program.ask(pains_of(model, person.drawing, rng, forget), answers)
        out.append(record(model, names, person, result, {"answers": bool(answers),
                                                         "forgotten": forget}))
    return out, empty


def record(model, names, person, result, more):
    truth = person.muscles(model)
    stated = [(one["probability_uncapped"], names.key(one)) for one in result["muscles"]]
    first = result["sets"][0]
    leading = {names.key(member) for member in result["leading"]}
    return {"drawing": person.drawing, "truth": truth, "places": len(person.drawing),
            "alternative": person.state.alternative, "width": person.width,
            "muscles": [(p, key in truth) for p, key in stated],
            "ranked": [key for _, key in stated],
            "none": (result["no_knot_probability"], not truth),
            "set": (first["probability_uncapped"],
                    {names.key(member) for member in first["members"]} == truth),
            "verdict": result["verdict"], "leading": leading,
            "widespread": next((a["probability"] for a in result["alternatives"]
                                if a["id"] == "widespread_pain"), 0.0),
            "error": result["standard_error_max"], "seconds": result["seconds"], **more}


def pairs(knowledge, model, program, seed, count):
    """Two true muscles, how many in the first four: for each world and way of choosing pairs a
    list of what the program and the two rivals found of each person."""
    out = {}
    for world, (drop, factor) in WORLDS.items():
        for way, choose in PAIRS.items():
            rng = random.Random(f"{seed} {way} {world}")
            judge = Judge(model, rng)
            out[(world, way)] = []
            for _ in range(count):
                atlas = Model(knowledge, drop, factor, rng) if drop or factor < 1 else model
                person = rivals.person_with(atlas, rng, choose(model, rng))
                result = program.ask(pains_of(model, person.drawing, rng))
                ranked = [judge.names.key(one) for one in result["muscles"]]
                out[(world, way)].append(
                    judge.found(person.muscles(model), ranked, person.drawing))
    return out


class Judge:
    """How many of the true muscles stand in the first four, for the program and both rivals."""

    def __init__(self, model, rng):
        self.names = Names(model)
        self.look_up, self.one_cause = rivals.LookUp(model, rng), rivals.OneCause(model)

    def found(self, truth, ranked, drawing):
        orders = [ranked, self.look_up.rank(drawing), self.one_cause.rank(drawing)]
        return [len(truth & set(order[:rivals.TOP])) for order in orders]


def prior_pairs(model, records, seed):
    """The persons of the calibration who have exactly two muscles, without answers."""
    judge = Judge(model, random.Random(seed))
    return [judge.found(one["truth"], one["ranked"], one["drawing"]) for one in records
            if len(one["truth"]) == 2 and not one["answers"] and not one["forgotten"]]


def agreement(model, program, tests, seed, drawings=40, places_max=4):
    """Largest differences from the exact sum written separately: (places, answers, ln evidence,
    P). Every second drawing comes with answers to two tests."""
    rng, names, out = random.Random(seed), Names(model), []
    while len(out) < drawings:
        person = model.draw_person(rng)
        if not 1 <= len(person.drawing) <= places_max:
            continue
        answers, meaning = tests.answer(rng, person, 2 * (len(out) % 2))
        evidence, none, muscles = exact.posterior(model, person.drawing, meaning)
        result = program.ask(pains_of(model, person.drawing, rng), answers)
        gap = [abs(one["probability_uncapped"] - muscles[names.key(one)])
               for one in result["muscles"]]
        gap.append(abs(result["no_knot_probability"] - none))
        out.append((len(person.drawing), len(answers),
                    abs(result["log_evidence"] - math.log(evidence)), max(gap)))
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
        flipped = [(region, mirrored(side) if side else side, nrs) for region, side, nrs in pains]
        one, two = program.ask(pains), program.ask(flipped)
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
        pains = [(p["region"], p["side"], p["nrs_0_10"]) for p in given["painted"]]
        result = program.ask(pains, given["answers"])
        rank, best = next((rank, one) for rank, one in enumerate(result["muscles"], 1)
                          if one["muscle"] in case["expect"]["any_of"])
        out.append({"name": file.stem, "case": case, "rank": rank, "muscle": best,
                    "none": result["no_knot_probability"], "verdict": result["verdict"]})
    return out
