"""Simulation-based calibration: parameters and diaries from the prior, ranks of what was drawn
among the draws of the posterior, and how often a cause matters that was said to matter with P."""
import csv
import math
import random

from causes_validation import bands, diaries, tables

SEED = 20261127       # stated before the first run
REPLICATES, THINNED = 500, 199
POINTS = [k / 50 for k in range(1, 51)]
LEVEL = 0.99
HOW = {"chains": 4, "warmup": 1000, "draws": 1000}
DESIGN = {"days": 60, "causes": ["sitting", "stress", "dehydration"], "missing_scores": 0.25,
          "missing": 0.15, "gaps": "given", "amplifier": "dehydration", "treatments": ["stretch"],
          "covariates": ["weekend"], "priors": {"intercept_prior": {"mean": 3, "sd": 2}}}
# Effects are larger there than in the reference form, so that all bins are reached.
INCLUSION = {"days": 120, "causes": ["sitting", "stress", "posture", "overuse"],
             "missing_scores": 0.2, "missing": 0.1, "gaps": "given",
             "effect_prior": {"mean": 1, "sd": 1},
             "inclusion": {"probability": 0.5, "spike_sd": 0.05},
             "priors": {"intercept_prior": {"mean": 3, "sd": 2}}}


def thinned(table, count):
    """`count` rows as far apart as can be, over all chains."""
    return [table[int((k + 0.5) * len(table) / count)] for k in range(count)]


def draws_of(file):
    with open(file, newline="", encoding="utf-8") as text:
        return [{k: float(v) if v else None for k, v in row.items()}
                for row in csv.DictReader(text)]


def rank(rows, name, value):
    """Nothing where no share is given since there is next to no pain: a choice by the diary alone,
    which leaves the other ranks uniform."""
    return None if rows[0][name] is None else sum(row[name] < value for row in rows)


def slab_share(effect, cause):
    """That this effect is of the slab and not of the spike."""
    prior, inclusion = cause["effect_prior"], cause["inclusion"]

    def density(weight, mean, sd):
        return weight / sd * math.exp(-0.5 * ((effect - mean) / sd) ** 2)
    slab = density(inclusion["probability"], prior["mean"], prior["sd"])
    spike = density(1 - inclusion["probability"], 0, inclusion["spike_sd"])
    return slab / (slab + spike)


def replicate(sampler, design, seed, folder):
    """Ranks of all that was drawn, and of each cause (P(matters), whether it did)."""
    spec, drawn = diaries.drawn(random.Random(seed), design)
    file = folder / "sbc.csv"
    told = sampler.fit(spec, file, HOW | {"seed": random.Random(f"{seed} chains").getrandbits(31)})
    table = draws_of(file)
    names = [name for name in drawn if not name.startswith("matters.")]
    rows = thinned(table, THINNED)
    record = {"ranks": {name: rank(rows, name, drawn[name]) for name in names},
              "divergences": told["divergences"], "matters": [], "ess": None, "rhat": None}
    if "parameters" in told:
        own = [p for p in told["parameters"] if p["ess_bulk"] is not None]
        record["ess"] = min(p["ess_bulk"] for p in own)
        record["rhat"] = max(p["rhat"] for p in own)
    for cause in spec["causes"]:
        if "inclusion" in design:
            effects = [row[f"effect.{cause['name']}"] for row in table]
            stated = sum(slab_share(b, cause) for b in effects) / len(effects)
            record["matters"].append((stated, drawn[f"matters.{cause['name']}"]))
    return record


def measure(sampler, design, given, folder):
    out = []
    for k in range(given.replicates):
        seed = f"{given.seed} {'inclusion' if 'inclusion' in design else 'plain'} {k}"
        out.append(replicate(sampler, design, seed, folder))
        if (k + 1) % 50 == 0:
            print(f"{k + 1} of {given.replicates}", flush=True)
    return out


def lines(records, design):
    names = list(records[0]["ranks"])
    level = 1 - (1 - LEVEL) / len(names)   # Bonferroni: holds however they hang together
    kept = {}
    out = [f"{len(records)} replicates of {design['days']} days; {len(names)} quantities, each "
           f"ranked among {THINNED} thinned draws of {HOW['chains']} x {HOW['draws']}; band of "
           f"each quantity {100 * level:.3f} %, so at least {100 * LEVEL:.0f} % over all "
           "together.", ""]
    out += quality(records)
    out += ["| quantity | ranks | mean rank (1/2) | chi-squared, 10 bins (P) | largest departure "
            "of the ECDF | within the band |", "|---|---|---|---|---|---|"]
    for name in names:
        ranks = [record["ranks"][name] for record in records if record["ranks"][name] is not None]
        if len(ranks) not in kept:
            kept[len(ranks)] = bands.simultaneous(len(ranks), POINTS, level)
        points, band = kept[len(ranks)]
        left = bands.leaves(ranks, THINNED, points, band)
        said = "yes" if not left else "**no**, at " + ", ".join(f"{p:.2f}" for p, *_ in left[:4])
        mean = (sum(ranks) / len(ranks) + 0.5) / (THINNED + 1)
        uneven = tables.uniform_chance(ranks, THINNED)
        out.append(f"| {name} | {len(ranks)} | {mean:.3f} | {uneven:.3f} | {departure(ranks):.3f} "
                   f"| {said} |")
    return out + ([""] + matters(records) if "inclusion" in design else [])


def quality(records):
    known = [r for r in records if r["ess"] is not None]
    divergent = sum(r["divergences"] > 0 for r in records)
    said = f"Fits with a divergence: {divergent}."
    if known:
        ess = sorted(r["ess"] for r in known)
        said += (f" Smallest bulk ESS of a fit: median {ess[len(ess) // 2]:.0f}, "
                 f"least {ess[0]:.0f}; R-hat above 1.01 in "
                 f"{sum(r['rhat'] > 1.01 for r in known)} fits, above 1.05 in "
                 f"{sum(r['rhat'] > 1.05 for r in known)}. None was left out.")
    return [said, ""]


def departure(ranks):
    return max(abs(sum(rank < round(p * (THINNED + 1)) for rank in ranks) / len(ranks) - p)
               for p in POINTS)


def matters(records):
    out = ["### P(matters)", "",
           "Each cause of each replicate is one statement; the interval is Wilson's of 95 %.", "",
           "| stated | statements | mean stated | mattered | 95 % interval | covers | z |",
           "|---|---|---|---|---|---|---|"]
    statements = [(p, true) for record in records for p, true in record["matters"]]
    for k in range(10):
        own = [(p, true) for p, true in statements if k / 10 <= p < (k + 1) / 10 + (k == 9)]
        if not own:
            out.append(f"| {k / 10:.1f} to {(k + 1) / 10:.1f} | 0 | | | | | |")
            continue
        stated = sum(p for p, _ in own) / len(own)
        came = sum(true for _, true in own)
        low, high = tables.wilson(came, len(own))
        spread = math.sqrt(sum(p * (1 - p) for p, _ in own))
        z = (came - sum(p for p, _ in own)) / spread
        out.append(f"| {k / 10:.1f} to {(k + 1) / 10:.1f} | {len(own)} | {stated:.3f} | "
                   f"{came / len(own):.3f} | {low:.3f} to {high:.3f} | "
                   f"{'yes' if low <= stated <= high else '**no**'} | {z:+.1f} |")
    return out
