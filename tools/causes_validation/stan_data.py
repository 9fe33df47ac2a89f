"""From the specification of a fit to the data of causes.stan. Arrays may be longer than the days:
what lies behind them changes no posterior."""
from causes_validation import gaps

INTERCEPT = {"mean": 1, "sd": 1.5}
EFFECT = {"mean": 0.6, "sd": 0.6}
AMPLIFICATION = {"mean": 0.25, "sd": 0.25}
RELIEF = {"mean": 0.4, "sd": 0.4}
DISTURBANCE_HALF_LIFE = {"mean": 0.693147180559945309, "sd": 0.7}
DISTURBANCE_SD = {"mean": 0, "sd": 0.5}
NOISE_SD = {"mean": -0.356674943938732379, "sd": 0.4}


def of(spec, with_shares):
    days = spec["days"]
    scores = spec["scores"][:days] + [None] * (days - len(spec["scores"]))
    data = {"days": days, "with_shares": int(with_shares),
            "seen": [int(y is not None) for y in scores]}
    data |= cells(scores)
    data |= exposures(spec.get("causes", []), days)
    data |= added(spec, days)
    names = [one["name"] for one in spec.get("causes", [])]
    amplifier = spec.get("amplifier")
    data["amplifier"] = 1 + names.index(amplifier["cause"]) if amplifier else 0
    prior = (amplifier or {}).get("prior", AMPLIFICATION)
    data |= {"amplification_mean": prior["mean"], "amplification_sd": prior["sd"]}
    for name, key, default in (
            ("intercept_prior", "intercept_prior", INTERCEPT),
            ("disturbance_half_life_prior", "log_disturbance_half_life_days_prior",
             DISTURBANCE_HALF_LIFE),
            ("disturbance_sd_prior", "log_disturbance_sd_prior", DISTURBANCE_SD),
            ("noise_sd_prior", "log_noise_sd_prior", NOISE_SD)):
        own = spec.get(key, default)
        data[name] = [own["mean"], own["sd"]]
    return data


def cells(scores):
    inner = [t for t, y in enumerate(scores) if y is not None and 0 < y < 10]
    low = [t for t, y in enumerate(scores) if y == 0]
    high = [t for t, y in enumerate(scores) if y == 10]
    return {"scored_inner": len(inner), "scored_low": len(low), "scored_high": len(high),
            "day_inner": [t + 1 for t in inner], "day_low": [t + 1 for t in low],
            "day_high": [t + 1 for t in high], "floor_inner": [scores[t] - 0.5 for t in inner]}


def exposures(causes, days):
    data = {"causes": len(causes), "exposure": [], "unknown_day": [], "unknown_of": [],
            "gap_a": [], "gap_b": [], "gap_s": [],
            "start_level": [c.get("start_level", 0) for c in causes],
            "inclusion": [c.get("inclusion", {}).get("probability", 1) for c in causes],
            "spike_sd": [c.get("inclusion", {}).get("spike_sd", 0.05) for c in causes]}
    priors(data, causes, "effect", "effect_prior")
    priors(data, causes, "half_life", "log_half_life_days_prior")
    for cause in causes:
        own = cause["exposure"][:days]
        unknown = [t for t, u in enumerate(own) if u is None]
        filled = (cause.get("gaps") or gaps.bridge(gaps.habit(own), own)) if unknown else {}
        data["exposure"] += [0 if u is None else u for u in own]
        data["unknown_of"].append(len(unknown))
        data["unknown_day"] += [t + 1 for t in unknown]
        for name in "ABS":
            data[f"gap_{name.lower()}"] += [filled[name][t] for t in unknown]
    data["unknown"] = len(data["unknown_day"])
    return data


def added(spec, days):
    treatments, covariates = spec.get("treatments", []), spec.get("covariates", [])
    data = {"treatments": len(treatments), "covariates": len(covariates),
            "dose": [d for one in treatments for d in one["dose"][:days]],
            "covariate": [v for one in covariates for v in one["values"][:days]]}
    priors(data, treatments, "relief", "effect_prior")
    priors(data, treatments, "relief_half_life", "log_half_life_days_prior")
    priors(data, covariates, "covariate", "prior")
    return data


def priors(data, terms, name, key):
    data[f"{name}_mean"] = [one[key]["mean"] for one in terms]
    data[f"{name}_sd"] = [one[key]["sd"] for one in terms]


def names(spec, with_shares):
    causes = [one["name"] for one in spec.get("causes", [])]
    treatments = [one["name"] for one in spec.get("treatments", [])]
    return {"intercept": ["intercept"], "effect": [f"effect.{c}" for c in causes],
            "log_half_life": [f"log_half_life_days.{c}" for c in causes],
            "amplification": ["amplification"] if spec.get("amplifier") else [],
            "relief": [f"effect.{k}" for k in treatments],
            "relief_log_half_life": [f"log_half_life_days.{k}" for k in treatments],
            "slope": [f"covariate.{one['name']}" for one in spec.get("covariates", [])],
            "share": [f"share.{c}" for c in causes] if with_shares else []}
