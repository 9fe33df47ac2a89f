"""A cause whose effect lies two prior sds out: what the product says of it, how wide, how often its
interval holds the truth, as the diary grows; and the same with a slab that is normal."""
import json
import os
import random
import statistics

from causes_validation import diaries, samplers, strong_persons, tables

DAYS = (30, 60, 90, 180, 365)
HOW = {"chains": 8, "warmup": 600, "draws": 500}   # as a full run of the product
SLABS = {"Student t": strong_persons.SLAB_DEGREES, "normal": 0}
# The reference form of `unknot fit`, whose effects are N(0.6, 0.6).
REFERENCE = {"days": DAYS[-1], "causes": ["strong", "second", "third", "fourth", "fifth"],
             "missing_scores": 0.2, "missing": 0.2, "gaps": "own",
             "priors": {"intercept_prior": {"mean": 3, "sd": 2}}}
REFERENCE_PRIOR = {"mean": 0.6, "sd": 0.6}
REFERENCE_TRUTH = REFERENCE_PRIOR["mean"] + strong_persons.SDS_OUT * REFERENCE_PRIOR["sd"]


def seed_of(given, what, number):
    return random.Random(f"{given.seed} strong {what} {number}")


def measure(unknot, given, folder):
    """Records: of the product (product), of fits of the same diaries with each slab (slab), and of
    the reference form (reference)."""
    known = strong_persons.exposures(given.root)
    persons = {}
    for number in range(len(known) * given.persons):
        strong = known[number % len(known)].name
        persons[number] = strong_persons.Person(seed_of(given, "person", number), known, strong,
                                                DAYS[-1])
    out = {"product": [], "slab": [], "reference": []}
    for days in DAYS:
        out["product"] += asked(persons, days, given, folder)
        print(f"{days} days, {len(persons)} persons: asked", flush=True)
        for number, person in persons.items():
            out["slab"] += slabs(unknot, (person.strong, person.effect), given.seed + number,
                                 lambda degrees, own=person, to=days:
                                 strong_persons.spec(own, to, degrees))
        out["reference"] += reference(unknot, days, given, len(persons))
        print(f"{days} days, {len(persons)} persons: fitted", flush=True)
    return out


def asked(persons, days, given, folder):
    """`unknot causes` of all persons."""
    file = folder / "days.csv"
    file.write_text(strong_persons.table(persons, days))
    path = os.environ.get("UNKNOT_BIN", str(given.root / "build" / "unknot"))
    answers = json.loads(samplers.run([path, "causes", "--days", file, "--seed", given.seed,
                                       "--json"]))
    out = []
    for answer in answers:
        person = persons[int(answer["person"])]
        group = next(own.group for own in person.known if own.name == person.strong)
        said = next(own for own in answer["causes"] if own["cause"] == group)
        truth = person.effect[person.strong] * person.own_range(days)
        out.append({"days": days, "cause": person.strong, "truth": truth,
                    "verdict": said["verdict"], "settled": answer["quality"]["settled"],
                    **told(said["effect_over_range"], truth),
                    "share": told(said["share"], person.share(days)) if said["share"] else None})
    return out


def told(quantiles, truth):
    return {"ratio": quantiles["p50"] / truth, "apart": quantiles["p50"] - truth,
            "width": quantiles["p95"] - quantiles["p05"],
            "covers": quantiles["p05"] <= truth <= quantiles["p95"]}


def slabs(unknot, what, seed, spec_with):
    """One record of each slab; `what` names the strong exposure and all true effects."""
    strong, truth = what
    out = []
    for slab, degrees in SLABS.items():
        spec = spec_with(degrees)
        answer = unknot.fit(spec, None, HOW | {"seed": seed})
        said = {p["name"].removeprefix("effect."): p for p in answer["parameters"]}
        covers = {name: said[name]["p05"] <= own <= said[name]["p95"]
                  for name, own in truth.items()}
        scale = next(c["effect_prior"]["sd"] for c in spec["causes"] if c["name"] == strong)
        out.append({"days": spec["days"], "slab": slab,
                    "ratio": said[strong]["mean"] / truth[strong],
                    "width": (said[strong]["p95"] - said[strong]["p05"]) / scale,
                    "covers": covers.pop(strong), "others": list(covers.values())})
    return out


def reference(unknot, days, given, count):
    """The reference form; the first of its causes is the strong one."""
    out = []
    for number in range(count):
        whole, drawn = diaries.drawn(seed_of(given, "reference", number), REFERENCE,
                                     {"effect.strong": REFERENCE_TRUTH})
        truth = {name: drawn[f"effect.{name}"] for name in REFERENCE["causes"]}

        def spec_with(degrees, whole=whole):
            causes = [own | {"exposure": own["exposure"][:days],
                             "slab_degrees_of_freedom": degrees} for own in whole["causes"]]
            return whole | {"days": days, "scores": whole["scores"][:days], "causes": causes}
        out += slabs(unknot, ("strong", truth), given.seed + number, spec_with)
    return out


def percent(came):
    came = list(came)
    if not came:
        return "none"
    low, high = tables.wilson(sum(came), len(came))
    return f"{100 * sum(came) / len(came):.0f} % ({100 * low:.0f} to {100 * high:.0f})"


def mean(records, key):
    return statistics.fmean(own[key] for own in records)


def product_table(records):
    out = ["| days | estimate / truth | width, points | coverage | where found | where not | "
           "found | share: estimate less truth | width | coverage |", "|---" * 10 + "|"]
    for days in DAYS:
        own = [one for one in records if one["days"] == days]
        shares = [one["share"] for one in own if one["share"]]
        found = [one["covers"] for one in own if one["verdict"] == "found"]
        rest = [one["covers"] for one in own if one["verdict"] != "found"]
        out.append(
            f"| {days} | {mean(own, 'ratio'):.2f} | {mean(own, 'width'):.2f} | "
            f"{percent(one['covers'] for one in own)} | {percent(found)} | {percent(rest)} | "
            f"{100 * len(found) / len(own):.0f} % | {100 * mean(shares, 'apart'):+.1f} % | "
            f"{100 * mean(shares, 'width'):.0f} % | {percent(one['covers'] for one in shares)} |")
    return out


def cause_table(records):
    out = ["| strong cause | points over the range | " + " | ".join(
        f"{days} days" for days in DAYS) + " |", "|---" * (2 + len(DAYS)) + "|"]
    for cause in strong_persons.EXPOSURES:
        own = [one for one in records if one["cause"] == cause]
        cells = []
        for days in DAYS:
            at = [one for one in own if one["days"] == days]
            cells.append(f"{mean(at, 'ratio'):.2f}, {100 * mean(at, 'covers'):.0f} %")
        out.append(f"| {cause} | {mean(own, 'truth'):.1f} | " + " | ".join(cells) + " |")
    return out


def slab_table(records):
    out = ["| days | " + " | ".join(f"{slab}: estimate / truth | width, scales | coverage | of the "
                                    "others" for slab in SLABS) + " |",
           "|---" * (1 + 4 * len(SLABS)) + "|"]
    for days in DAYS:
        cells = []
        for slab in SLABS:
            own = [one for one in records if one["days"] == days and one["slab"] == slab]
            cells += [f"{mean(own, 'ratio'):.2f}", f"{mean(own, 'width'):.2f}",
                      percent(one["covers"] for one in own),
                      percent(other for one in own for other in one["others"])]
        out.append(f"| {days} | " + " | ".join(cells) + " |")
    return out


def lines(measured):
    count = len(measured["product"]) // len(DAYS)
    return [
        f"{count} persons, {count // len(strong_persons.EXPOSURES)} of each strong cause, each "
        "diary cut at five lengths. Coverage is that of the interval from 5 to 95 %, in brackets "
        "95 %.", "",
        "What the product says of the effect over the own range and of the share (`unknot "
        "causes`), medians. Its chains agreed well enough for a name in "
        f"{sum(one['settled'] for one in measured['product'])} of {len(measured['product'])} runs.",
        "",
        *product_table(measured["product"]), "",
        "Cause by cause, estimate / truth and coverage:", "",
        *cause_table(measured["product"]), "",
        "The effect of a unit in the same diaries by `unknot fit` with the priors and the score "
        "layer of the product, with its slab and with a normal one of the same mean and scale: "
        "means; width in scales of the prior; of the others, whose effects are drawn from the "
        "prior with the Student t:", "",
        *slab_table(measured["slab"]), "",
        f"The reference form, {count} diaries of five causes, effects N("
        f"{REFERENCE_PRIOR['mean']}, {REFERENCE_PRIOR['sd']}), that of the strong one "
        f"{REFERENCE_TRUTH:g}, and the same fitted with a Student t of that scale:", "",
        *slab_table(measured["reference"])]
