"""Whether two samplers have the same posterior: means, sds, shares, latent pain of each day."""
import json
import math

from causes_validation import cases, samplers

ERRORS_MAX, SD_RATIO_MAX = 4, 0.06
# As people use it, and so long that small errors would show.
HOWS = ({"chains": 4, "warmup": 1000, "draws": 1000}, {"chains": 8, "warmup": 2000, "draws": 8000})


def apart(one, other):
    """One parameter in both: distance of the means and of the sds, and whether both pass."""
    error = math.hypot(one["mcse_mean"], other["mcse_mean"])
    sd_error = math.hypot(one["mcse_sd"], other["mcse_sd"])
    means = (one["mean"] - other["mean"]) / error if error else 0.0
    ratio = one["sd"] / other["sd"] - 1 if other["sd"] else 0.0
    sds = (one["sd"] - other["sd"]) / sd_error if sd_error else 0.0
    return {"name": one["name"], "means": means, "ratio": ratio, "sds": sds,
            "passes": abs(means) <= ERRORS_MAX and (abs(ratio) <= SD_RATIO_MAX
                                                    or abs(sds) <= ERRORS_MAX)}


def days_apart(ours, theirs, ess):
    """Largest distance of the latent pain of a day, in combined standard errors; ours has no error
    of its own for a day, so that of the smallest effective size of its parameters is taken."""
    worst = 0.0
    for one, other in zip(ours, theirs):
        error = math.hypot(one["sd"] / math.sqrt(ess), other["sd"] / math.sqrt(other["ess"]))
        worst = max(worst, abs(one["mean"] - other["mean"]) / error)
    return worst


def both(own, theirs):
    """The same parameters in the same order. `unknot fit` gives no shares of next to no pain."""
    by_name = {p["name"]: p for p in own}
    if not any(name.startswith("share.") for name in by_name):
        theirs = [p for p in theirs if not p["name"].startswith("share.")]
    names = {p["name"] for p in theirs}
    if by_name.keys() != names:
        raise SystemExit(f"not the same parameters: {sorted(by_name.keys() ^ names)}")
    return [by_name[p["name"]] for p in theirs], theirs


def measure(ours, stan, folder, given):
    """Records of each diary; `given` has root, seed, stan_draws, names of diaries or none."""
    specs = cases.simulated() | cases.real(given.root)
    out = []
    for name, spec in specs.items():
        if given.diaries and name not in given.diaries:
            continue
        theirs = stan.long_run(spec, long_of(given))
        for how in HOWS:
            out.append(once(ours, spec, folder, (how | {"seed": given.seed}, *theirs)))
            out[-1] |= {"name": name, "how": f"{how['chains']} x {how['draws']}"}
            print(f"{name}, {out[-1]['how']}: worst mean {worst(out[-1], 'means'):+.2f} errors, "
                  f"worst sd {worst(out[-1], 'ratio'):+.3f}", flush=True)
    return out


def once(ours, spec, folder, known):
    how, theirs, along = known
    files = folder / "unknot.csv", folder / "unknot.json"
    told = ours.fit(spec, files[0], how)
    own, theirs = both(samplers.summaries([files])[0], theirs)
    ess = [min(p["ess_bulk"] for p in side) for side in (own, theirs)]
    return {"days": spec["days"], "ess": ess,
            "divergences": [told["divergences"], along["divergences"]],
            "rhat": [max(p["rhat"] for p in side) for side in (own, theirs)],
            "rows": [apart(*pair) for pair in zip(own, theirs)],
            "latent": days_apart(told["latent"], along["latent"], ess[0])}


def long_of(given):
    return {"chains": 4, "warmup": 1000, "draws": given.stan_draws, "seed": given.seed}


def references(stan, given):
    """Writes those of the simulated diaries into tests/cases/causes."""
    folder = given.root / "tests" / "cases" / "causes"
    folder.mkdir(parents=True, exist_ok=True)
    for name, spec in cases.simulated().items():
        how = long_of(given)
        summary, told = stan.long_run(spec, how)
        file = folder / f"{name}.json"
        file.write_text(text_of(reference(spec, summary, told, how | {"story": STORIES[name]})))
        print(f"{name}: {file.stat().st_size} bytes, ESS from "
              f"{min(p['ess_bulk'] for p in summary):.0f}, R-hat to "
              f"{max(p['rhat'] for p in summary):.4f}", flush=True)


def worst(record, key):
    return max((row[key] for row in record["rows"]), key=abs)


def lines(records):
    diaries = {one["name"] for one in records}
    count = sum(len(one["rows"]) for one in records)
    out = [f"{len(diaries)} diaries, {count} comparisons of a parameter or a share. Distances of "
           "the means in combined Monte-Carlo standard errors (the mean of their squares is 1 "
           "where nothing differs); sds as ratio less 1, in brackets in errors of the sd (both "
           "errors by the R package posterior, from the draws of both).", "",
           "| diary | T | draws | quantities | ESS min, rstan's | R-hat max, rstan's | "
           "divergences, rstan's | worst mean | squares | worst sd | latent day | agrees |",
           "|---" * 12 + "|"]
    for one in records:
        widest = max(one["rows"], key=lambda row: abs(row["ratio"]))
        squared = sum(row["means"] ** 2 for row in one["rows"]) / len(one["rows"])
        failed = [row["name"] for row in one["rows"] if not row["passes"]]
        out.append(f"| {one['name']} | {one['days']} | {one['how']} | {len(one['rows'])} | "
                   f"{one['ess'][0]:.0f}, {one['ess'][1]:.0f} | {one['rhat'][0]:.3f}, "
                   f"{one['rhat'][1]:.3f} | {one['divergences'][0]}, {one['divergences'][1]} | "
                   f"{worst(one, 'means'):+.2f} | {squared:.2f} | {widest['ratio']:+.3f} "
                   f"({widest['sds']:+.1f}) | {one['latent']:.1f} | "
                   f"{'yes' if not failed else '**no**: ' + ', '.join(failed)} |")
    if not any(name.startswith("real") for name in diaries):
        out += ["", "The real diaries were not at hand and are left out."]
    return out


STORIES = {
    "month_complete": "One month, nearly every score, no exposure missing.",
    "gaps_given": "Two months, a third of the scores and a fifth of the exposures missing, their "
                  "gap model given; an amplifier and one treatment.",
    "gaps_of_its_own": "Three months, exposures missing three days at a time, the gap model left "
                       "to the program; two treatments.",
    "half_missing": "Three months with half of the scores, all five causes, an amplifier, two "
                    "treatments, weekend and trend.",
    "inclusion": "Three months; each of four causes may matter or not.",
    "mostly_zero": "Two months, four of five scores are 0.",
    "often_ten": "Four months of strong pain, 10 is common.",
    "year": "A year with everything."}


def short(x):
    return float(f"{x:.5g}")


def reference(spec, summary, told, how):
    """What a test needs that compares another sampler with rstan and has no R."""
    numbers = ("mean", "sd", "mcse_mean", "mcse_sd", "ess_bulk")
    days = range(0, spec["days"], max(1, spec["days"] // 6))
    return {"story": how["story"], "spec": spec,
            "provenance": {
                "sampler": f"rstan {told['rstan']}, Stan {told['stan']}, {told['r']}",
                "program": "tools/causes_validation/causes.stan",
                "command": f"tools/validate_causes references --stan-draws {how['draws']} "
                           f"--seed {how['seed']}",
                "chains": how["chains"], "warmup": how["warmup"], "draws": how["draws"],
                "seed": how["seed"], "divergences": told["divergences"],
                "rhat_max": short(max(p["rhat"] for p in summary))},
            "parameters": [{"name": p["name"]} | {k: short(p[k]) for k in numbers}
                           for p in summary],
            "latent_pain": [{"day": t + 1} | {k: short(told["latent"][t][k])
                                              for k in ("mean", "sd", "ess")} for t in days]}


def text_of(whole):
    """One list of a specification, one parameter a line."""
    def rows(values, indent):
        return "[\n" + ",\n".join(f"{indent}{json.dumps(v)}" for v in values) + "]"
    spec = ",\n".join(
        f'    "{k}": ' + (rows(v, "      ") if isinstance(v, list) and v and isinstance(v[0], dict)
                         else json.dumps(v)) for k, v in whole["spec"].items())
    return (f'{{\n  "story": {json.dumps(whole["story"])},\n  "spec": {{\n{spec}\n  }},\n'
            f'  "provenance": {json.dumps(whole["provenance"])},\n'
            f'  "parameters": {rows(whole["parameters"], "    ")},\n'
            f'  "latent_pain": {rows(whole["latent_pain"], "    ")}\n}}\n')
