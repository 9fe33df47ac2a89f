"""Diaries drawn from the model of docs/methods/causes.md, priors included, with what was drawn."""
import math

from causes_validation import gaps

HABIT = (0.8, 0.5, 0.45)   # mean, coefficient and innovation sd of an exposure


def normal(random, prior):
    return random.gauss(prior["mean"], prior["sd"])


def filtered(values, rho, start):
    out, level = [], start
    for u in values:
        level = rho * level + (1 - rho) * u
        out.append(level)
    return out


def carried(doses, rho):
    out, level = [], 0.0
    for t in range(len(doses)):
        level = rho * level + (doses[t - 1] if t else 0)
        out.append(level)
    return out


def rho_of(log_half_life):
    return 2 ** -math.exp(-log_half_life)


def above(x):
    return 0.5 * math.erfc(-x / math.sqrt(2))


def expected_score(eta, sigma):
    return sum(above((eta - k - 0.5) / sigma) for k in range(10))


def exposure_days(random, design, days):
    """(known days with None, all days, gap model of the true habit)."""
    mean, coefficient, sd = design.get("habit", HABIT)
    u = random.gauss(mean, sd / math.sqrt(1 - coefficient ** 2))
    whole = []
    for _ in range(days):
        whole.append(round(u, 3))
        u = mean + coefficient * (u - mean) + random.gauss(0, sd)
    hole = 0
    known = []
    for value in whole:
        if hole == 0 and random.random() < design["missing"] / design.get("run", 1):
            hole = design.get("run", 1)
        known.append(None if hole else value)
        hole = max(0, hole - 1)
    return known, whole, gaps.bridge((mean, coefficient, sd), known)


def spec_of(random, design):
    """The specification without scores, and all exposures, known or not."""
    days = design["days"]
    spec = {"model": "causes", "days": days, "scores": [], "causes": [], "treatments": [],
            "covariates": [], **design.get("priors", {})}
    truth = {}
    for name in design["causes"]:
        known, whole, own = exposure_days(random, design, days)
        cause = {"name": name, "exposure": known, "start_level": 0.8,
                 "effect_prior": design.get("effect_prior", {"mean": 0.6, "sd": 0.6}),
                 "log_half_life_days_prior": {"mean": 0, "sd": 0.6}}
        if design["gaps"] == "given" and None in known:
            cause["gaps"] = {k: [round(x, 5) for x in v] for k, v in own.items()}
        if "inclusion" in design:
            cause["inclusion"] = design["inclusion"]
        spec["causes"].append(cause)
        truth[name] = whole
    if design.get("amplifier"):
        spec["amplifier"] = {"cause": design["amplifier"], "prior": {"mean": 0.25, "sd": 0.25}}
    for name in design.get("treatments", []):
        spec["treatments"].append(
            {"name": name, "dose": [int(random.random() < 0.35) for _ in range(days)],
             "effect_prior": {"mean": 0.4, "sd": 0.4},
             "log_half_life_days_prior": {"mean": 0, "sd": 0.5}})
    for name in design.get("covariates", []):
        spec["covariates"].append(
            {"name": "weekend", "values": [int(t % 7 >= 5) for t in range(days)],
             "prior": {"mean": 0, "sd": 0.3}} if name == "weekend" else
            {"name": name, "values": [round(t / max(1, days - 1) - 0.5, 4) for t in range(days)],
             "prior": {"mean": 0, "sd": 1}})
    return spec, truth


PRIORS = {"intercept": ("intercept_prior", {"mean": 1, "sd": 1.5}),
          "log_disturbance_half_life_days": ("log_disturbance_half_life_days_prior",
                                             {"mean": 0.693147180559945309, "sd": 0.7}),
          "log_disturbance_sd": ("log_disturbance_sd_prior", {"mean": 0, "sd": 0.5}),
          "log_noise_sd": ("log_noise_sd_prior", {"mean": -0.356674943938732379, "sd": 0.4})}


def parameters_of(random, spec):
    """Drawn from the priors; `matters.<cause>` tells which part of a mixture an effect is from."""
    p = {name: normal(random, spec.get(key, default)) for name, (key, default) in PRIORS.items()}
    for cause in spec["causes"]:
        inclusion = cause.get("inclusion", {"probability": 1, "spike_sd": 0.05})
        matters = random.random() < inclusion["probability"]
        p[f"matters.{cause['name']}"] = matters
        p[f"effect.{cause['name']}"] = normal(random, cause["effect_prior"]) if matters else \
            random.gauss(0, inclusion["spike_sd"])
        p[f"log_half_life_days.{cause['name']}"] = normal(random,
                                                          cause["log_half_life_days_prior"])
    if spec.get("amplifier"):
        p["amplification"] = normal(random, spec["amplifier"]["prior"])
    for one in spec["treatments"]:
        p[f"effect.{one['name']}"] = normal(random, one["effect_prior"])
        p[f"log_half_life_days.{one['name']}"] = normal(random, one["log_half_life_days_prior"])
    for one in spec["covariates"]:
        p[f"covariate.{one['name']}"] = normal(random, one["prior"])
    return p


def latent(spec, p, exposures, left_out=None):
    """Latent pain a day without its disturbance; one cause may be left out: its x is 0."""
    days = spec["days"]
    x = {c["name"]: filtered(exposures[c["name"]], rho_of(p[f"log_half_life_days.{c['name']}"]),
                             c["start_level"]) for c in spec["causes"]}
    if left_out:
        x[left_out] = [0.0] * days
    first = (spec.get("amplifier") or {}).get("cause")
    out = []
    for t in range(days):
        eta = p["intercept"] + sum(p[f"covariate.{one['name']}"] * one["values"][t]
                                   for one in spec["covariates"])
        others = sum(p[f"effect.{c}"] * x[c][t] for c in x if c != first)
        if first:
            others *= 1 + p["amplification"] * x[first][t]
            eta += p[f"effect.{first}"] * x[first][t]
        out.append(eta + others)
    for one in spec["treatments"]:
        z = carried(one["dose"], rho_of(p[f"log_half_life_days.{one['name']}"]))
        out = [eta - p[f"effect.{one['name']}"] * level for eta, level in zip(out, z)]
    return out


def drawn(random, design, fixed=None):
    """(specification with scores, what was drawn: all parameters and shares); some parameters may
    be fixed instead."""
    spec, exposures = spec_of(random, design)
    p = parameters_of(random, spec) | (fixed or {})
    phi, sd = rho_of(p["log_disturbance_half_life_days"]), math.exp(p["log_disturbance_sd"])
    sigma = math.exp(p["log_noise_sd"])
    s, disturbance = random.gauss(0, sd), []
    for _ in range(spec["days"]):
        disturbance.append(s)
        s = phi * s + random.gauss(0, sd * math.sqrt(1 - phi ** 2))
    eta = [a + b for a, b in zip(latent(spec, p, exposures), disturbance)]
    for value in eta:
        score = min(10, max(0, math.floor(random.gauss(value, sigma) + 0.5)))
        spec["scores"].append(None if random.random() < design["missing_scores"] else score)
    total = sum(expected_score(value, sigma) for value in eta)
    for cause in spec["causes"]:
        without = latent(spec, p, exposures, cause["name"])
        left = sum(expected_score(a + b, sigma) for a, b in zip(without, disturbance))
        p[f"share.{cause['name']}"] = 1 - left / total
    return spec, p
