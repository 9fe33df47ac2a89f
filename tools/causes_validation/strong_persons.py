"""Persons drawn from the product's form of the model (docs/methods/causes.md): five exposures, one
of each cause; the effect of one lies two prior sds above its prior mean, all else is drawn from the
priors that the product has."""
import datetime
import json
import math

from causes_validation import diaries

EXPOSURES = ("heavy_lifting_hours", "water_deficit", "hunched_hours", "sitting_hours", "stress")
FELT = ("hunched_hours", "stress")   # said in the evening: meet the pain of the day after
LEFT = 1 / 3                         # of the published effect of the same day, on the next
SDS_OUT = 2
AMPLIFIER = "water_deficit"
SLAB_DEGREES, NONE_POINTS, SDS_FROM_5_TO_95 = 3, 0.05, 3.29
WIDTH_SD, REPEATS = 0.15, (1, 4)
FIRST, DAYS_BEFORE, WINDOW, RAMP = datetime.date(2025, 1, 6), 60, 28, 30
COEFFICIENT, MISSING = 0.5, 0.2
INTERCEPT, INTERCEPT_WITHIN = {"mean": 3, "sd": 3}, (2, 8)
HALF_LIFE = {"mean": 0.693147180559945309, "sd": 0.7}
DISTURBANCE_SD, NOISE_SD = {"mean": 0, "sd": 0.5}, {"mean": -0.356674943938732379, "sd": 0.4}
AMPLIFICATION, WEEKEND, DRIFT_SD, DRIFT_FROM = {"mean": 0.06, "sd": 0.06}, {"mean": 0, "sd": 0.3}, \
    0.3, 120


class Exposure:
    """One of the knowledge, with the priors that the product makes of it. None of the five has the
    kernel that rises."""

    def __init__(self, name, knowledge):
        effect, own = knowledge["effect"], knowledge["exposure"]
        half_life = effect["half_life_hours"]
        self.name, self.group = name, knowledge["group"]
        self.felt = name in FELT
        self.usual, self.sd = own["range"]["value"], own["daily_sd"]["value"]
        self.healthy = own["healthy_level"]["value"]
        self.log_half_life = {
            "mean": math.log(half_life["value"] / 24),
            "sd": max(0.1, math.log(half_life["high"] / half_life["low"]) / (2 * 1.2816))}
        peak = 1 - diaries.rho_of(self.log_half_life["mean"])
        self.effect = {
            "mean": (LEFT if self.felt else 1) * effect["effect_nrs"]["value"] / peak,
            "sd": math.hypot(effect["effect_sd_nrs"], effect["between_person_sd_nrs"]) / peak}
        self.inclusion = effect["inclusion_probability"]

    def strong(self):
        return self.effect["mean"] + SDS_OUT * self.effect["sd"]

    def drawn_effect(self, random):
        if random.random() >= self.inclusion:
            return random.gauss(0, NONE_POINTS / (SDS_FROM_5_TO_95 * self.sd))
        t = random.gauss(0, 1) / math.sqrt(random.gammavariate(SLAB_DEGREES / 2,
                                                               2 / SLAB_DEGREES))
        return self.effect["mean"] + self.effect["sd"] * t


def exposures(root):
    return [Exposure(name, json.loads((root / "knowledge" / "causes" / f"{name}.json").read_text()))
            for name in EXPOSURES]


def autoregressive(random, coefficient, count):
    now, out = random.gauss(0, 1), []
    for _ in range(count):
        out.append(now)
        now = coefficient * now + random.gauss(0, math.sqrt(1 - coefficient ** 2))
    return out


def weekend(days):
    return [float((FIRST + datetime.timedelta(t)).weekday() >= 5) - 2 / 7 for t in range(days)]


def ramps(days):
    """One a month, from 0 to 1, where it stays."""
    return [[min(1, max(0, (t - start) / RAMP)) for t in range(days)]
            for start in range(0, days, RAMP)]


def cuts_of(random):
    """Between the scores: widths of the person, the mean that of the half points."""
    out = [0.0]
    for _ in range(9):
        out.append(out[-1] + math.exp(random.gauss(0, WIDTH_SD)))
    return [cut + 5 - sum(out) / len(out) for cut in out]


class Person:
    """A diary of `days` days, and what is true of it."""

    def __init__(self, random, known, strong, days):
        self.known, self.strong = known, strong
        self.effect = {own.name: own.strong() if own.name == strong else own.drawn_effect(random)
                       for own in known}
        self.log_half_life = {own.name: diaries.normal(random, own.log_half_life)
                              for own in known}
        self.amplification = diaries.normal(random, AMPLIFICATION)
        self.sigma = math.exp(diaries.normal(random, NOISE_SD))
        self.cuts = cuts_of(random)
        # Of every day from before the diary on, as it meets the pain of that day.
        self.meets = {own.name: [own.usual + own.sd * z for z in
                                 autoregressive(random, COEFFICIENT, DAYS_BEFORE + days + 1)]
                      for own in known}
        self.else_latent = self.drawn_else(random, days)
        self.written = [random.random() >= MISSING for _ in range(days)]
        self.scores = self.drawn_scores(random, days)

    def drawn_else(self, random, days):
        """Intercept, weekends, drift and disturbance."""
        low, high = INTERCEPT_WITHIN
        level = diaries.normal(random, INTERCEPT)
        while not low <= level <= high:
            level = diaries.normal(random, INTERCEPT)
        sd = math.exp(diaries.normal(random, DISTURBANCE_SD))
        rho = diaries.rho_of(diaries.normal(random, HALF_LIFE))
        free = diaries.normal(random, WEEKEND)
        slopes = [random.gauss(0, DRIFT_SD) for _ in ramps(days)]
        drift = [sum(slope * way for slope, way in zip(slopes, day)) for day in zip(*ramps(days))]
        return [level + free * a + b + sd * s for a, b, s in
                zip(weekend(days), drift, autoregressive(random, rho, days))]

    def latent(self, healthy=None):
        """Of each day; one exposure may be at its healthy level always."""
        days = len(self.else_latent)
        x = {}
        for own in self.known:
            meets = [u - own.usual for u in self.meets[own.name]]
            if own.name == healthy:
                meets = [own.healthy - own.usual] * len(meets)
            rho = diaries.rho_of(self.log_half_life[own.name])
            x[own.name] = diaries.filtered(meets, rho, meets[0])[DAYS_BEFORE:DAYS_BEFORE + days]
        return [self.else_latent[t] + self.effect[AMPLIFIER] * x[AMPLIFIER][t]
                + (1 + self.amplification * x[AMPLIFIER][t]) * sum(
                    self.effect[name] * own[t] for name, own in x.items() if name != AMPLIFIER)
                for t in range(days)]

    def drawn_scores(self, random, days):
        """Yesterday's score is written again with the probability of the person."""
        repeats, latent, out = random.betavariate(*REPEATS), self.latent(), []
        for t in range(days):
            again = t > 0 and random.random() < repeats
            rated = random.gauss(latent[t], self.sigma)
            out.append(out[-1] if again else sum(rated > cut for cut in self.cuts))
        return out

    def share(self, days):
        """Of the strong cause over the last 28 of the first `days` days."""
        def expected(latent):
            return sum(diaries.above((eta - cut) / self.sigma)
                       for eta in latent[max(0, days - WINDOW):days] for cut in self.cuts)
        return 1 - expected(self.latent(self.strong)) / expected(self.latent())

    def said(self, name, t):
        """What was written of that exposure in the evening of day t."""
        shift = 1 if name in FELT else 0
        return round(self.meets[name][DAYS_BEFORE + t + shift], 3) if self.written[t] else None

    def met(self, name, days):
        """What is known of each of the first days, as it meets the pain of that day."""
        shift = 1 if name in FELT else 0
        return [self.said(name, t - shift) if t >= shift else None for t in range(days)]

    def own_range(self, days):
        """Of the strong exposure from the 5th to the 95th percentile of its known days, narrowed by
        its filter as the product does it."""
        known = self.met(self.strong, days)
        values = [u for u in known if u is not None]
        mean = sum(values) / len(values)
        filled = [mean if u is None else u for u in known]
        after = diaries.filtered(filled, diaries.rho_of(self.log_half_life[self.strong]), mean)
        return between(values) * between(after) / between(filled)


def between(values):
    def quantile(p):
        place = p * (len(own) - 1)
        low = int(place)
        high = min(low + 1, len(own) - 1)
        return own[low] + (place - low) * (own[high] - own[low])
    own = sorted(values)
    return quantile(0.95) - quantile(0.05)


def table(persons, days):
    """As `unknot days --csv` writes it, one column more; {number: person}."""
    names = [own.name for own in next(iter(persons.values())).known]
    lines = ["person,date,pain.temple_r," + ",".join(f"exposure.{name}" for name in names)]
    for number, person in persons.items():
        for t in range(days):
            cells = [person.scores[t] if person.written[t] else None,
                     *(person.said(name, t) for name in names)]
            lines.append(f"{number},{FIRST + datetime.timedelta(t)},"
                         + ",".join("" if cell is None else str(cell) for cell in cells))
    return "\n".join(lines) + "\n"


def spec(person, days, degrees):
    """The same diary for `unknot fit`; the slab a Student t of so many degrees, 0: normal."""
    causes = []
    for own in person.known:
        known = [None if u is None else round(u - own.usual, 3)
                 for u in person.met(own.name, days)]
        spike = NONE_POINTS / between(diaries.filtered(
            [u or 0 for u in known], diaries.rho_of(own.log_half_life["mean"]), 0))
        causes.append({"name": own.name, "exposure": known, "effect_prior": own.effect,
                       "log_half_life_days_prior": own.log_half_life,
                       "slab_degrees_of_freedom": degrees,
                       "inclusion": {"probability": own.inclusion, "spike_sd": spike}})
    covariates = [{"name": "weekend", "values": weekend(days), "prior": WEEKEND}]
    if days > DRIFT_FROM:
        covariates += [{"name": f"drift.{k}", "values": values,
                        "prior": {"mean": 0, "sd": DRIFT_SD}}
                       for k, values in enumerate(ramps(days))]
    return {"model": "causes", "days": days, "causes": causes, "covariates": covariates,
            "scores": [y if seen else None
                       for y, seen in zip(person.scores[:days], person.written)],
            "amplifier": {"cause": AMPLIFIER, "prior": AMPLIFICATION},
            "intercept_prior": INTERCEPT, "log_disturbance_half_life_days_prior": HALF_LIFE,
            "log_disturbance_sd_prior": DISTURBANCE_SD, "log_noise_sd_prior": NOISE_SD,
            "repeat_probability_prior": {"a": REPEATS[0], "b": REPEATS[1]},
            "cut_points": "ordered", "log_cut_width_sd": WIDTH_SD}
