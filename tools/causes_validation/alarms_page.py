"""The tables of what tools/causes_validation/alarms.py measured."""
import statistics

from causes_validation import alarms, tables

BARS = {"p2_60": 0.5, "p1_120": 0.3, "p1_365": 0.75}
RATIO_BAR, DECOY_BAR, SHARE_BAR = 0.8, 0.1, 0.15
DEPENDENT = {"answers_0.3_felt": (0.07, "felt exposures answer to pain, 0.3 sd a point"),
             "answers_0.6_felt": (0.07, "felt exposures answer to pain, 0.6"),
             "answers_0.3_all": (0.07, "all exposures answer to pain, 0.3"),
             "answers_0.6_all": (0.07, "all exposures answer to pain, 0.6"),
             "logging_0.5": (0.1, "no check-in by pain and exposure, log odds 0.5 each"),
             "persistent_0.9": (0.05, "exposures and disturbance both 0.9 from day to day")}
NOT_YET = "not measured yet"


def effect_words(effect):
    points, days = alarms.EFFECTS[effect]
    return f"{points} point{'s' * (points > 1)} at {days} days"


class Said:
    """All that the tables need."""

    def __init__(self, measured, rule, seed):
        self.measured, self.rule, self.seed = measured, rule, seed
        self.product = alarms.product(rule)
        self.null = self.cells("null_")
        self.pooled = [person for own in self.null.values() for person in own]
        count = sum(alarms.told(person, self.product) for person in self.pooled)
        self.t = alarms.same_rate(self.pooled, count) if self.pooled else 3.2
        self.power = alarms.named_by(measured, self.product, self.t)

    def cells(self, start):
        return {name: own for name, own in self.measured.items() if name.startswith(start) and own}


def verdict(value, bar, low, high, most=False):
    """Met or missed by the value; not certain when the interval has the bar in it."""
    met = value <= bar if most else value >= bar
    certain = low > bar or high < bar
    return f"**{'met' if met else 'missed'}**{'' if certain else ', not certain'}"


def alarm_bar(what, bar, persons, rule):
    if not persons:
        return f"| {what} | at most {100 * bar:.0f} % | {NOT_YET} | |"
    came = [alarms.told(person, rule) for person in persons]
    low, high = tables.wilson(sum(came), len(came))
    return (f"| {what} | at most {100 * bar:.0f} % | {alarms.share(came)} | "
            f"{verdict(sum(came) / len(came), bar, low, high, most=True)} |")


def power_bars(said):
    for effect, bar in BARS.items():
        what = effect_words(effect)
        pairs = said.power[effect]
        if pairs is None:
            yield f"| named: {what}, mean of the ten | at least {100 * bar:.0f} % | {NOT_YET} | |"
            yield f"| {what}, against least squares | at least {RATIO_BAR} | {NOT_YET} | |"
            continue
        value = alarms.power_of(pairs, 0)
        low, high = alarms.resampled(pairs, lambda own: alarms.power_of(own, 0), said.seed)
        yield (f"| named: {what}, mean of the ten | at least {100 * bar:.0f} % | "
               f"{100 * value:.1f} % ({100 * low:.1f} to {100 * high:.1f}) | "
               f"{verdict(value, bar, low, high)} |")
        value = alarms.ratio_of(pairs)
        if value is None:
            yield f"| {what}, against least squares | at least {RATIO_BAR} | it named none | |"
            continue
        low, high = alarms.resampled(pairs, alarms.ratio_of, said.seed)
        yield (f"| {what}, against least squares, mean of the ten | at least {RATIO_BAR} | "
               f"{value:.2f} ({low:.2f} to {high:.2f}) | "
               f"{verdict(value, RATIO_BAR, low, high)} |")
        least, cause = min((alarms.ratio_of({cause: own}) or 99, cause)
                           for cause, own in pairs.items())
        met = "met" if least >= RATIO_BAR - 1e-9 else "missed"  # of whole numbers of persons
        yield (f"| {what}, against least squares, least of the ten ({cause}) | "
               f"at least {RATIO_BAR} | {least:.2f} | **{met}**, not certain |")


def decoy_bar(said):
    came = []
    for name, (cause, decoys) in alarms.DECOYS.items():
        came += [alarms.decoy_alone(person, said.product, cause, decoys)
                 for person in said.measured[name] or []]
    if not came:
        return f"| a decoy alone is named, any look to day 60 | at most 10 % | {NOT_YET} | |"
    low, high = tables.wilson(sum(came), len(came))
    return (f"| a decoy alone is named, any look to day 60 | at most 10 % | {alarms.share(came)} "
            f"| {verdict(sum(came) / len(came), DECOY_BAR, low, high, most=True)} |")


def share_bar(said):
    sums = alarms.share_sums(said.pooled)
    what = f"| sum of the median shares at day 90 without effect, median person | below {SHARE_BAR}"
    if not sums:
        return f"{what} | {NOT_YET} | |"
    value = statistics.median(sums)
    return (f"{what} | {value:.3f} of {len(sums)} persons (nine in ten below "
            f"{statistics.quantiles(sums, n=10)[-1]:.2f}) | "
            f"**{'met' if value < SHARE_BAR else 'missed'}** |")


def bars(said):
    out = ["| | bar | measured (95 %) | |", "|---|---|---|---|",
           alarm_bar("told of a cause, no effect, pooled grid", 0.05, said.pooled, said.product)]
    out += [alarm_bar(f"the same, {what}", bar, said.measured[name], said.product)
            for name, (bar, what) in DEPENDENT.items()]
    return out + [*power_bars(said), decoy_bar(said), share_bar(said)]


def year_table(said):
    """What looking for a year does, by this rule and by others."""
    persons = [person for own in said.cells("year_").values() for person in own]
    if not persons:
        return [f"Persons looked at for a year: {NOT_YET}."]
    to_90 = [{day: look for day, look in person.items() if day <= 90} for person in persons]
    rules = {"named": said.product,
             "named, if the odds did not rise": alarms.product({**said.rule, "odds_rise_power": 0}),
             f"least squares, t {said.t:.2f}": alarms.least_squares(said.t),
             "plain correlation": alarms.kept("correlates"),
             "3 with 3": alarms.kept("three")}
    out = [f"{len(persons)} persons without effect, looked at every {alarms.YEAR['step']} days for "
           "a year (12 kinds: how the disturbance goes on, mean pain). Told of a cause at any look:",
           "", "| | to day 90 | of the year (95 %) |", "|---|---|---|"]
    return out + [
        f"| {what} | {percent(to_90, rule)} % | "
        f"{alarms.share(alarms.told(person, rule) for person in persons)} |"
        for what, rule in rules.items()]


def percent(persons, rule):
    came = [alarms.told(person, rule) for person in persons]
    return f"{100 * statistics.fmean(came):.1f}"


def alarm_row(said, what, persons):
    if not persons:
        return f"| {what} | {NOT_YET} | | | | | |"
    rules = [said.product, alarms.kept("leaning"), alarms.least_squares(said.t),
             alarms.kept("correlates"), alarms.kept("three")]
    return f"| {what} | {len(persons)} | " + " | ".join(
        percent(persons, rule) for rule in rules) + " |"


def alarm_table(said):
    def where(place, value):
        return [person for name, own in said.null.items()
                if name.split("_")[place] == str(value) for person in own]
    out = ["| no effect | persons | named | leaning | least squares | correlation | 3 with 3 |",
           "|---" * 7 + "|", alarm_row(said, "all of the grid", said.pooled)]
    for place, what, values in ((1, "disturbance {} from day to day", alarms.COEFFICIENTS),
                                (2, "mean pain {}", alarms.PAINS),
                                (3, "share missing {}", alarms.MISSING)):
        out += [alarm_row(said, what.format(value), where(place, value)) for value in values]
    return out + [alarm_row(said, what, said.measured[name])
                  for name, (_, what) in DEPENDENT.items()]


def power_table(said):
    out = ["| true cause | " + " | ".join(
        f"{effect_words(effect)}: named | least squares | ratio" for effect in alarms.EFFECTS)
        + " |", "|---" * 10 + "|"]
    for cause in alarms.GROUP_OF:
        cells = []
        for effect in alarms.EFFECTS:
            pairs = said.power[effect]
            if pairs is None:
                cells += [NOT_YET, "", ""]
                continue
            own = {cause: pairs[cause]}
            ratio = alarms.ratio_of(own)
            cells += [f"{100 * alarms.power_of(own, 0):.0f} %",
                      f"{100 * alarms.power_of(own, 1):.0f} %",
                      "" if ratio is None else f"{ratio:.2f}"]
        out.append(f"| {cause} | " + " | ".join(cells) + " |")
    return out


def simple_power(said):
    """What the simple rules find, beside what they find where there is nothing."""
    out = ["| true cause named, mean of the ten | product | least squares | correlation | "
           "3 with 3 |", "|---" * 5 + "|"]
    for effect in alarms.EFFECTS:
        if said.power[effect] is None:
            continue
        rules = [said.product, alarms.least_squares(said.t), alarms.kept("correlates"),
                 alarms.kept("three")]
        shares = [statistics.fmean(
            alarms.told(person, rule, alarms.GROUP_OF[cause])
            for cause, persons in alarms.powered(said.measured, effect).items()
            for person in persons) for rule in rules]
        out.append(f"| {effect_words(effect)} | " + " | ".join(
            f"{100 * own:.0f} %" for own in shares) + " |")
    return out


def threshold_table(said):
    size = said.rule["probability_size_min"]
    out = [f"| odds, with P(size) {size} | no effect | " + " | ".join(
        map(effect_words, alarms.EFFECTS)) + " |",
        "|---" * 5 + "|"]
    for odds in alarms.ODDS_TRIED:
        rule = alarms.product({**said.rule, "odds_ratio_min": odds})
        power = alarms.named_by(said.measured, rule, said.t)
        out.append(f"| {odds} | {percent(said.pooled, rule)} | " + " | ".join(
            NOT_YET if power[effect] is None else f"{100 * alarms.power_of(power[effect], 0):.0f}"
            for effect in alarms.EFFECTS) + " |")
    return out


def lines(measured, rule, seed):
    said = Said(measured, rule, seed)
    if not said.pooled:
        return [f"The grid without effect is {NOT_YET}."]
    powers = [f"{len(next(iter(pairs.values())))} persons a cause for {effect_words(effect)}"
              for effect, pairs in said.power.items() if pairs]
    return [
        f"Named: odds of at least {rule['odds_ratio_min']:g}, from {rule['odds_rise_from']} scored "
        f"days on with their power {rule['odds_rise_power']:g}, and P(effect above 0.2 points) of "
        f"at least {rule['probability_size_min']:g}. Grid without effect: {len(said.null)} of "
        f"{len(alarms.COEFFICIENTS) * len(alarms.PAINS) * len(alarms.MISSING)} cells, "
        f"{len(said.pooled)} persons. Power: {', '.join(powers) or 'no persons'}; the same ones "
        "for each cause, so that the interval of a mean is that of drawing persons anew. 'Not "
        "certain': the bar lies in the 95 % interval.", "",
        *bars(said), "",
        f"Least squares tells from t = {said.t:.2f} on: there it tells as many persons of the "
        "grid without effect of a cause as the product does. Percent of persons told of any "
        "cause at any look:", "", *alarm_table(said), "", *year_table(said), "",
        "Power, cause by cause, at that day alone:", "", *power_table(said), "",
        *simple_power(said), "",
        "What other thresholds would give, percent of persons on the same rows:", "",
        *threshold_table(said)]
