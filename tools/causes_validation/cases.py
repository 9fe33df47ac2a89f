"""The diaries on which samplers are compared: simulated ones here, real ones where they are."""
import csv
import datetime
import math
import pathlib
import random

from causes_validation import diaries

SEED = 20261126
FIVE = ["sitting", "stress", "posture", "overuse", "dehydration"]
MIDDLE = {"intercept_prior": {"mean": 3, "sd": 2}}
DESIGNS = {
    "month_complete": {
        "days": 30, "causes": FIVE[:3], "missing_scores": 0.1, "missing": 0, "gaps": "none",
        "covariates": ["weekend"]},
    "gaps_given": {
        "days": 60, "causes": FIVE[1:], "missing_scores": 0.3, "missing": 0.2, "gaps": "given",
        "amplifier": "dehydration", "treatments": ["stretch"], "priors": MIDDLE},
    "gaps_of_its_own": {
        "days": 90, "causes": FIVE[:3], "missing_scores": 0.2, "missing": 0.2, "run": 3,
        "gaps": "own", "treatments": ["stretch", "heat"], "priors": MIDDLE},
    "half_missing": {
        "days": 90, "causes": FIVE, "missing_scores": 0.5, "missing": 0.15, "gaps": "given",
        "amplifier": "dehydration", "treatments": ["stretch", "heat"],
        "covariates": ["weekend", "trend"], "priors": MIDDLE},
    "inclusion": {
        "days": 90, "causes": FIVE[:4], "missing_scores": 0.2, "missing": 0.1, "gaps": "given",
        "inclusion": {"probability": 0.5, "spike_sd": 0.05}, "priors": MIDDLE},
    "mostly_zero": {
        "days": 60, "causes": FIVE[:2], "missing_scores": 0.15, "missing": 0.1, "gaps": "own",
        "covariates": ["weekend"], "priors": {"intercept_prior": {"mean": -1, "sd": 0.7}}},
    "often_ten": {
        "days": 120, "causes": FIVE[:1] + FIVE[4:], "missing_scores": 0.35, "missing": 0.3,
        "run": 2, "gaps": "own", "amplifier": "dehydration", "treatments": ["stretch"],
        "priors": {"intercept_prior": {"mean": 9, "sd": 1}}},
    "year": {
        "days": 365, "causes": FIVE, "missing_scores": 0.3, "missing": 0.1, "gaps": "own",
        "amplifier": "dehydration", "treatments": ["stretch"], "covariates": ["weekend", "trend"]}}
# The comparison of speed: a person with five causes; all parameters, 25 with shares left out.
SPEED = DESIGNS["year"] | {"treatments": ["stretch", "heat", "massage", "exercise"]}


def simulated():
    """{name: specification}; each from its own stream, so that one more changes no other."""
    return {name: diaries.drawn(random.Random(f"{SEED} {name}"), design)[0]
            for name, design in DESIGNS.items()}


def speed(days):
    return diaries.drawn(random.Random(f"{SEED} speed {days}"), SPEED | {"days": days})[0]


def number(text):
    return float(text) if text not in ("", None) else None


def half_up(value):
    return min(10, max(0, math.floor(value + 0.5)))


def cause(name, exposure, start):
    return {"name": name, "exposure": [u if u is None else round(u, 3) for u in exposure],
            "start_level": start, "effect_prior": {"mean": 0.6, "sd": 0.6},
            "log_half_life_days_prior": {"mean": 0, "sd": 0.6}}


def weekend(first, days):
    return {"name": "weekend", "prior": {"mean": 0, "sd": 0.3},
            "values": [int((first + datetime.timedelta(t)).weekday() >= 5) for t in range(days)]}


def athlete(folder):
    """PMData p01, 152 days: soreness and stress run 1..5 and low is bad, so 5 less the value."""
    with open(folder / "pmdata" / "daily.csv", newline="", encoding="utf-8") as file:
        rows = [row for row in csv.DictReader(file) if row["person"] == "p01"]
    bad = {name: [None if row[name] in ("", "0") else 5 - float(row[name]) for row in rows]
           for name in ("soreness", "stress")}
    hours = [number(row["sleep_duration_h"]) for row in rows]
    glasses = [number(row["glasses_of_fluid"]) for row in rows]
    return {"model": "causes", "days": len(rows),
            "scores": [None if s is None else half_up(2.5 * s) for s in bad["soreness"]],
            "covariates": [weekend(datetime.date.fromisoformat(rows[0]["date"]), len(rows))],
            "causes": [cause("load", [(number(row["srpe_load"]) or 0) / 500 for row in rows], 0),
                       cause("stress", [None if s is None else s / 2 for s in bad["stress"]], 1),
                       cause("short_sleep", [None if h is None else max(0, 8 - h) for h in hours],
                             1),
                       cause("dehydration",
                             [None if g is None else max(0, 10 - g) / 4 for g in glasses], 1)],
            "amplifier": {"cause": "dehydration", "prior": {"mean": 0.25, "sd": 0.25}},
            "intercept_prior": {"mean": 3, "sd": 3}}


def walker(folder):
    """MyAIGuide P2, knee pain and steps over 300 days, the scale of that project taken as 0..10."""
    days, first = 300, datetime.date(2018, 7, 10)

    def read(name, keep, value):
        with open(folder / "myaiguide" / name, newline="", encoding="utf-8") as file:
            return {(datetime.date.fromisoformat(row["date"]) - first).days: number(row[value])
                    for row in csv.DictReader(file) if row["person"] == "P2" and keep(row)}
    pain = read("pain_daily.csv", lambda row: row["region"] == "knee_pain", "last")
    steps = read("load_daily.csv", lambda row: row["steps"] not in ("", "0"), "steps")
    return {"model": "causes", "days": days,
            "scores": [half_up(pain[t]) if t in pain else None for t in range(days)],
            "covariates": [weekend(first, days)],
            "causes": [cause("steps", [steps[t] / 10000 if t in steps else None
                                       for t in range(days)], 0.6)],
            "intercept_prior": {"mean": 3, "sd": 3}}


def real(root):
    """Diaries of real persons; nothing where the folder of shared data is absent."""
    folder = pathlib.Path(root).parent / "shared" / "data" / "diaries"
    if not (folder / "pmdata").is_dir() or not (folder / "myaiguide").is_dir():
        return {}
    return {"real_athlete": athlete(folder), "real_walker": walker(folder)}
