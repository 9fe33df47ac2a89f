"""How often a cause is named where there is none, and where there is one: `unknot validate alarms`
over many kinds of persons, read from the rows of all their looks."""
import csv
import fnmatch
import json
import math
import os
import random
import statistics

from causes_validation import samplers, tables

GROUP_OF = {
    "overuse_novel_load": "overuse_or_injury", "heavy_lifting_hours": "overuse_or_injury",
    "repetitive_work_hours": "overuse_or_injury", "endurance_excess": "overuse_or_injury",
    "water_deficit": "dehydration", "hunched_hours": "poor_posture",
    "sitting_hours": "sitting_all_day", "unbroken_sitting_bouts": "sitting_all_day",
    "driving_hours": "sitting_all_day", "stress": "stress_and_tension"}
COEFFICIENTS, PAINS, MISSING = (0.3, 0.5, 0.7, 0.9), (2, 5, 8), (0.2, 0.5)
YEAR = {"days": 365, "step": 14}
EFFECTS = {"p2_60": (2, 60), "p1_120": (1, 120), "p1_365": (1, 365)}
DECOYS = {"decoys_sitting": ("sitting_hours", ("stress", "hunched_hours")),
          "decoys_stress": ("stress", ("water_deficit", "unbroken_sitting_bouts"))}
ODDS_TRIED = (3, 4, 5, 6, 8, 10)


def cells():
    """{name: options of the command}; the number of the first person is the seed of all."""
    out, number = {}, 0
    for coefficient in COEFFICIENTS:
        for pain in PAINS:
            for missing in MISSING:
                number += 1
                out[f"null_{coefficient}_{pain}_{missing}"] = {
                    "first": 1000 * number + 1, "disturbance-coefficient": coefficient,
                    "pain": pain, "missing": missing}
    for size in (0.3, 0.6):
        for who in ("felt", "all"):
            number += 1
            out[f"answers_{size}_{who}"] = {"first": 1000 * number + 1, "answers-to-pain": size}
            if who == "felt":
                out[f"answers_{size}_{who}"]["only-felt"] = None
    out["logging_0.5"] = {"first": 1000 * (number + 1) + 1, "missing-by-pain": 0.5}
    out["persistent_0.9"] = {"first": 1000 * (number + 2) + 1, "disturbance-coefficient": 0.9,
                             "exposure-coefficient": 0.9}
    for name, (points, days) in EFFECTS.items():
        for cause in GROUP_OF:
            out[f"{name}_{cause}"] = {"first": 1, "days": days, "only-day": days,
                                      "points": points, "cause": cause}
    for k, (name, (cause, decoys)) in enumerate(DECOYS.items()):
        out[name] = {"first": 1000 * (number + 3 + k) + 1, "days": 60, "points": 2,
                     "cause": cause, "decoys": ",".join(decoys)}
    return out | year_cells()


def year_cells():
    """Without effect, looked at for a year; persons that no rule was chosen on."""
    kinds = [(coefficient, pain) for coefficient in COEFFICIENTS for pain in PAINS]
    return {f"year_{coefficient}_{pain}": {
        "first": 1000 * (60 + k) + 1, "disturbance-coefficient": coefficient, "pain": pain, **YEAR}
        for k, (coefficient, pain) in enumerate(kinds)}


def command(path, options, persons, rows):
    words = [path, "validate", "alarms", "--persons", persons, "--rows", rows, "--json"]
    for name, value in options.items():
        words += [f"--{name}"] + ([] if value is None else [value])
    return words


def read(file, rule):
    """[{day: look}], one a person. A look: the groups that each simple rule tells of, t, the sum
    of shares, and what is near a name."""
    leaning = (math.log(rule["odds_ratio_leaning_min"]), rule["probability_size_leaning_min"])
    persons = {}
    with open(file, encoding="utf-8") as opened:
        for row in csv.DictReader(opened):
            look = persons.setdefault(row["person"], {}).setdefault(int(row["day"]), {
                "near": [], "leaning": set(), "t": {}, "correlates": set(), "three": set(),
                "share": 0.0, "scored": int(row["scored"]),
                "enough": int(row["scored"]) >= rule["days_scored_min"]})
            take(row, look, leaning)
    return list(persons.values())


def take(row, look, leaning):
    """Into its look; rows of a group say more than those of its exposures."""
    own = row["group"]
    if row["computed_others"] == "1":
        look["near"].append((own, float(row["log_odds_ratio_least"]),
                             float(row["probability_size_least"])))
    if look["enough"] and (float(row["log_odds_ratio"]) >= leaning[0]
                           and float(row["probability_size"]) >= leaning[1]):
        look["leaning"].add(own)
    if row["exposure"]:
        return
    look["share"] += float(row["share"])
    if look["enough"]:
        look["t"][own] = float(row["gls_t"])
    for column, key in (("correlates", "correlates"), ("three_and_three", "three")):
        if row[column] == "1":
            look[key].add(own)


def odds_min(rule, scored):
    """The least odds of a name after so many scored days."""
    more = max(1, scored / rule["odds_rise_from"])
    return rule["odds_ratio_min"] * more ** rule["odds_rise_power"]


def product(rule):
    return lambda look: {group for group, log_odds, own in look["near"]
                         if log_odds >= math.log(odds_min(rule, look["scored"]))
                         and own >= rule["probability_size_min"]}


def least_squares(t):
    return lambda look: {group for group, own in look["t"].items() if own >= t}


def kept(key):
    return lambda look: look[key]


def told(person, rule, group=None):
    """At any look: of any cause, or of one."""
    return any(group in rule(look) if group else rule(look) for look in person.values())


def decoy_alone(person, rule, cause, decoys):
    right, wrong = GROUP_OF[cause], {GROUP_OF[decoy] for decoy in decoys}
    return any(wrong & rule(look) and right not in rule(look) for look in person.values())


def same_rate(persons, count):
    """The t that least squares reaches at any look in as many of these persons."""
    largest = sorted((max((t for look in person.values() for t in look["t"].values()),
                          default=-math.inf) for person in persons), reverse=True)
    return largest[0] + 1e-9 if count == 0 else (largest[count - 1] + largest[count]) / 2


def share(came):
    """`12 of 240: 5.0 % (2.9 to 8.5)`"""
    came = list(came)
    low, high = tables.wilson(sum(came), len(came))
    return (f"{sum(came)} of {len(came)}: {100 * sum(came) / len(came):.1f} % "
            f"({100 * max(0, low):.1f} to {100 * high:.1f})")


def measure(given):
    """{cell: persons}, None where nothing was measured, and the thresholds of the program."""
    path = os.environ.get("UNKNOT_BIN", str(given.root / "build" / "unknot"))
    asked = [path, "validate", "alarms", "--persons", 1, "--days", 14, "--json"]
    rule, out = json.loads(samplers.run(asked))["rule"], {}
    for name, options in cells().items():
        file = given.rows / f"{name}.csv"
        asked_for = any(fnmatch.fnmatch(name, pattern) for pattern in given.cells)
        if not file.exists() and asked_for and not given.measured:
            samplers.run(command(path, options, given.persons, file))
        out[name] = read(file, rule) if file.exists() else None
        print(f"{name}: {len(out[name] or [])} persons", flush=True)
    return out, rule


def resampled(cells_of, statistic, seed, times=1000):
    """95 % of `statistic` when person numbers are drawn anew: all causes have the same persons."""
    count, chance, values = min(map(len, cells_of.values())), random.Random(seed), []
    for _ in range(times):
        drawn = [chance.randrange(count) for _ in range(count)]
        value = statistic({name: [own[k] for k in drawn] for name, own in cells_of.items()})
        if value is not None:
            values.append(value)
    values.sort()
    if not values:
        return math.nan, math.nan
    return values[int(0.025 * len(values))], values[min(len(values) - 1, int(0.975 * len(values)))]


def powered(measured, effect):
    """{cause: persons}, the same ones for each cause; None where not measured."""
    found = {cause: measured[f"{effect}_{cause}"] for cause in GROUP_OF}
    if any(own is None for own in found.values()):
        return None
    count = min(map(len, found.values()))
    return {cause: persons[:count] for cause, persons in found.items()}


def named_by(measured, rule, t):
    """{effect: {cause: [(named by the product, by least squares)]}}; None where not measured."""
    out = {}
    for effect in EFFECTS:
        found = powered(measured, effect)
        out[effect] = found and {
            cause: [(told(person, rule, GROUP_OF[cause]),
                     told(person, least_squares(t), GROUP_OF[cause])) for person in persons]
            for cause, persons in found.items()}
    return out


def power_of(pairs, which):
    return statistics.fmean(own[which] for cause in pairs.values() for own in cause)


def ratio_of(pairs):
    theirs = power_of(pairs, 1)
    return power_of(pairs, 0) / theirs if theirs > 0 else None


def share_sums(persons):
    """Of those who had enough scored days at day 90."""
    return [person[90]["share"] for person in persons if 90 in person and person[90]["enough"]]
