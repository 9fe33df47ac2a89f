"""The parts of tools/validate_causes that need no sampler: bridges against the joint normal, shares
worked by hand, bands of ranks, and a comparison that can fail."""
import json
import math
import pathlib
import random

from causes_validation import (agreement, bands, cases, diaries, gaps, sbc, stan_data, strong,
                               strong_persons, tables)

ROOT = pathlib.Path(__file__).resolve().parents[2]


def tests():
    """(name, function) of every test here."""
    yield "causes: a bridge is the conditional of the AR(1)", bridge_is_conditional
    yield "causes: the habit of an exposure is found again", habit_is_found
    yield "causes: a treatment acts the day after its dose, a share is worked by hand", by_hand
    yield "causes: a cause without effect has no share", no_share
    yield "causes: bands hold as often as they say and refuse skewed ranks", bands_hold
    yield "causes: samplers that differ are told apart", differ
    yield "causes: an effect of no size is of the spike", spike
    yield "causes: a reference is read back as it was", written_and_read
    yield "causes: a strong person is strong, and the diary says what met the pain", strong_person
    yield "causes: coverage of a strong cause is counted where it is found and where not", counted
    yield "causes: tails of chi-squared and intervals of shares", known_tails


def bridge_is_conditional():
    """u_1 = 2 known, u_2 unknown, u_3 = 1 known: with mean 0.5, coefficient 0.6 and innovation 1
    E u_2 = 0.5 + 0.6 (1.5 + 0.5) / 1.36 and the variance is 1 / 1.36."""
    own = gaps.bridge((0.5, 0.6, 1.0), [2.0, None, 1.0])
    mean = own["A"][1] * 2.0 + own["B"][1]
    assert math.isclose(mean, 0.5 + 0.6 * 2.0 / 1.36), mean
    assert math.isclose(own["S"][1] ** 2, 1 / 1.36), own["S"][1]
    # Two unknown days at the start: u_2 is normal given u_3 alone, since u_1 is free.
    own = gaps.bridge((0.5, 0.6, 1.0), [None, None, 1.0])
    mean = own["A"][1] * own["B"][0] + own["B"][1]
    variance = (own["A"][1] * own["S"][0]) ** 2 + own["S"][1] ** 2
    assert own["A"][0] == 0
    assert math.isclose(mean, 0.5 + 0.6 * 0.5), mean
    assert math.isclose(variance, 1.0), variance   # stationary 1 / 0.64, times 1 - 0.36


def habit_is_found():
    chance, u, days = random.Random(3), 1.0, []
    for _ in range(4000):
        u = 1 + 0.7 * (u - 1) + chance.gauss(0, 0.5)
        days.append(u if chance.random() < 0.7 else None)
    mean, coefficient, sd = gaps.habit(days)
    assert abs(mean - 1) < 0.1 and abs(coefficient - 0.7) < 0.05 and abs(sd - 0.5) < 0.03, (
        mean, coefficient, sd)


def small():
    spec = {"days": 2, "covariates": [], "amplifier": {"cause": "water"},
            "causes": [{"name": "water", "start_level": 0}, {"name": "stress", "start_level": 0}],
            "treatments": [{"name": "heat", "dose": [1, 1]}]}
    given = {"intercept": 1, "effect.water": 2, "effect.stress": 3, "amplification": 0.5,
             "log_half_life_days.water": 0, "log_half_life_days.stress": 0,
             "effect.heat": 0.25, "log_half_life_days.heat": 0}
    return spec, given, {"water": [2, 0], "stress": [4, 0]}


def by_hand():
    """rho is 1/2: water 1, 0.5; stress 2, 1; heat 0, 1. Day 1: 1 + 2 + 1.5 x 6 = 12; day 2:
    1 + 1 + 1.25 x 3 - 0.25 = 5.5. Without water: 1 + 6 = 7 and 1 + 3 - 0.25 = 3.75."""
    spec, given, exposures = small()
    assert diaries.latent(spec, given, exposures) == [12, 5.5]
    assert diaries.latent(spec, given, exposures, "water") == [7, 3.75]
    assert math.isclose(diaries.expected_score(4.5, 1e-9), 4.5)   # half of the cells of 4 and 5


def no_share():
    design = {"days": 20, "causes": ["a", "b"], "missing_scores": 0, "missing": 0, "gaps": "none"}
    design["effect_prior"] = {"mean": 0, "sd": 0}
    assert diaries.drawn(random.Random(1), design)[1]["share.a"] == 0
    design["effect_prior"] = {"mean": 1, "sd": 0}
    assert diaries.drawn(random.Random(1), design)[1]["share.a"] > 0.05


def bands_hold():
    points, band = bands.simultaneous(60, [k / 10 for k in range(1, 11)], 0.9)
    chance = random.Random(5)
    left = sum(bool(bands.leaves([chance.randrange(200) for _ in range(60)], 199, points, band))
               for _ in range(1000))
    stated = 1000 * (1 - bands.inside(60, points, band))
    assert stated <= 100 and abs(left - stated) < 4 * math.sqrt(stated), (left, stated)
    skewed = [int(200 * chance.random() ** 2) for _ in range(60)]
    assert bands.leaves(skewed, 199, points, band)


def differ():
    one = {"name": "x", "mean": 0, "sd": 1, "mcse_mean": 0.03, "mcse_sd": 0.02}
    same = one | {"mean": 0.1, "sd": 1.05}
    assert agreement.apart(same, one)["passes"]
    assert not agreement.apart(same | {"mean": 0.2}, one)["passes"]
    assert not agreement.apart(same | {"sd": 1.2}, one)["passes"]


def spike():
    cause = {"effect_prior": {"mean": 1, "sd": 0.5}, "inclusion": {"probability": 0.5,
                                                                   "spike_sd": 0.05}}
    # At 0: slab exp(-2) / 0.5, spike 1 / 0.05.
    assert math.isclose(sbc.slab_share(0, cause), 1 / (1 + 10 * math.exp(2)))
    assert sbc.slab_share(1, cause) > 0.999


def written_and_read():
    spec = cases.simulated()["mostly_zero"]
    numbers = {"mean": 0.1, "sd": 1, "mcse_mean": 0.01, "mcse_sd": 0.01, "ess_bulk": 1, "rhat": 1}
    told = {"rstan": "2", "stan": "2", "r": "4", "divergences": 0,
            "latent": [{"mean": 1, "sd": 1, "ess": 9}] * 60}
    how = {"story": "s", "chains": 4, "warmup": 1, "draws": 1, "seed": 1}
    whole = agreement.reference(spec, [{"name": "intercept"} | numbers], told, how)
    assert json.loads(agreement.text_of(whole)) == whole
    data = stan_data.of(whole["spec"], True)
    assert data["scored_low"] == 47 and sum(data["seen"]) == 51
    assert data["unknown"] == sum(data["unknown_of"]) == len(data["gap_a"]) > 0


def strong_person():
    """Stress: a third of 0.12, over 1 - 2^(-24 / 8) = 7/8; scale sqrt(0.08^2 + 0.1^2) over it."""
    known = strong_persons.exposures(ROOT)
    stress = next(own for own in known if own.name == "stress")
    assert math.isclose(stress.effect["mean"], 0.04 / 0.875), stress.effect
    assert math.isclose(stress.effect["sd"], math.sqrt(0.0164) / 0.875), stress.effect
    person = strong_persons.Person(random.Random(2), known, "stress", 40)
    assert math.isclose(person.effect["stress"], (0.04 + 2 * math.sqrt(0.0164)) / 0.875)
    whole = strong_persons.spec(person, 30, 3)
    stated = next(own for own in whole["causes"] if own["name"] == "stress")
    rows = [line.split(",") for line in strong_persons.table({7: person}, 30).splitlines()]
    assert rows[0][-1] == "exposure.stress" and len(rows) == 31
    said = [row[-1] for row in rows[1:]]
    assert stated["exposure"][0] is None and len(stated["exposure"]) == 30
    for evening, met in zip(said, stated["exposure"][1:]):   # of the evening before
        assert (evening == "") == (met is None)
        assert met is None or math.isclose(float(evening) - 4, met, abs_tol=1e-9)
    assert "" in said and [row[2] for row in rows[1:]] == [
        "" if y is None else str(y) for y in whole["scores"]]
    assert person.share(30) != 0
    person.effect["stress"] = 0.0
    assert person.share(30) == 0


def counted():
    def one(verdict, covers):
        return {"days": 30, "verdict": verdict, "covers": covers, "ratio": 0.5, "width": 2,
                "share": None if verdict == "found" else
                {"apart": -0.25, "width": 0.5, "covers": covers}}
    rows = [one("found", True), one("found", False), one("nothing_found", True)]
    rows += [own | {"days": days} for days in strong.DAYS[1:] for own in rows]
    said = strong.product_table(rows)[2]
    assert said.startswith("| 30 | 0.50 | 2.00 | 67 % (21 to 94) | 50 % (9 to 91) | 100 % ("), said
    assert said.endswith("| 67 % | -25.0 % | 50 % | 100 % (21 to 100) |"), said


def known_tails():
    assert abs(tables.chi_squared_tail(16.919, 9) - 0.05) < 1e-5
    low, high = tables.wilson(5, 10)
    assert abs(low - 0.2366) < 1e-4 and abs(high - 0.7634) < 1e-4
