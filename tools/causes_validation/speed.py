"""Effective draws a CPU second: smallest bulk ESS over all parameters, warm-up included, for both
samplers on the same diaries, in turn."""
import math
import resource
import statistics

from causes_validation import cases, samplers

HOW = {"chains": 4, "warmup": 1000, "draws": 1000, "shares": False}
OURS = ["4:", "8x300+500:", "4:--sampler nuts"]


def how_of(size):
    """'8x300+500': chains, warm-up and draws; of '8' the last two are those of rstan."""
    chains, _, each = size.partition("x")
    how = HOW | {"chains": int(chains)}
    if each:
        warmup, draws = each.split("+")
        how |= {"warmup": int(warmup), "draws": int(draws)}
    return how


def children_seconds():
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def once(sampler, spec, folder, how):
    """CPU seconds as the sampler says and, for a program of ours, of its whole process."""
    csv, before = folder / "speed.csv", children_seconds()
    told = sampler.fit(spec, csv, how)
    process = children_seconds() - before
    rows = samplers.summaries([(csv, folder / "speed.json")])[0]
    rows = [row for row in rows if not row["name"].startswith("share.")]
    least = min(rows, key=lambda row: row["ess_bulk"])
    return {"ess": least["ess_bulk"], "least": least["name"], "parameters": len(rows),
            "seconds": told["seconds_cpu_warmup"] + told["seconds_cpu_sampling"],
            "process": process, "gradients": told["gradients"],
            "rhat": max(row["rhat"] for row in rows), "divergences": told["divergences"]}


def measure(ours, stan, folder, given):
    """{days: {sampler: [records]}}; `ours` are (name, sampler, how)."""
    out = {}
    for days in given.days:
        spec = cases.speed(days)
        out[days] = {name: [] for name, *_ in [("rstan",), *ours]}
        for repetition in range(given.repetitions):
            seed = {"seed": given.seed + repetition}
            out[days]["rstan"].append(once(stan, spec, folder, HOW | seed))
            for name, sampler, how in ours:
                out[days][name].append(once(sampler, spec, folder, how | seed))
            print(f"T={days}, repetition {repetition + 1}: " + "; ".join(
                f"{name} {rows[-1]['ess']:.0f} in {rows[-1]['seconds']:.2f} s"
                for name, rows in out[days].items()), flush=True)
    return out


def rate(record):
    return record["ess"] / record["seconds"]


def ratio_of(rows, theirs):
    """Geometric mean of the ratios of the repetitions with the least and the greatest."""
    ratios = [rate(one) / rate(other) for one, other in zip(rows, theirs)]
    return math.exp(statistics.fmean(map(math.log, ratios))), min(ratios), max(ratios)


def lines(measured, processor):
    repetitions = len(next(iter(measured.values()))["rstan"])
    out = [f"One core of {processor}; the samplers in turn, {repetitions} repetitions with "
           "different seeds on one simulated diary of each length (five causes, amplifier, "
           "four treatments, two covariates, 30 % of scores and 10 % of exposures "
           "missing). Seconds: CPU time of warm-up and sampling as each program measures it, "
           "without the compilation of the Stan program; in brackets that of our whole process, "
           "reading and writing included. ESS: the same code for all (R package posterior).", "",
           "| T | sampler | ESS min | of | CPU s | gradients | ESS a second | against rstan "
           "(least, greatest) | R-hat max | divergences |", "|---" * 10 + "|"]
    for days, samplers_of in measured.items():
        for name, rows in samplers_of.items():
            middle = {key: statistics.median(row[key] for row in rows)
                      for key in ("ess", "seconds", "process", "gradients")}
            said = "1" if name == "rstan" else "{:.0f} ({:.0f}, {:.0f})".format(
                *ratio_of(rows, samplers_of["rstan"]))
            process = "" if name == "rstan" else f" ({middle['process']:.2f})"
            out.append(f"| {days} | {name} | {middle['ess']:.0f} | {rows[0]['least']} | "
                       f"{middle['seconds']:.2f}{process} | {middle['gradients']:.0f} | "
                       f"{statistics.median(map(rate, rows)):.1f} | {said} | "
                       f"{max(row['rhat'] for row in rows):.3f} | "
                       f"{sum(row['divergences'] for row in rows)} |")
    return out


def processor():
    with open("/proc/cpuinfo", encoding="utf-8") as text:
        said = dict(line.split(":", 1) for line in text.read().replace("\t", "").split("\n")
                    if ":" in line)
    wide = [flag for flag in ("avx512f", "avx2") if flag in said.get("flags", "").split()]
    return said.get("model name", "unknown").strip() + f" ({', '.join(wide) or 'neither AVX'})"
