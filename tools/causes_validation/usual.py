"""How much of an effect is seen in deviations from the mean of the 28 days before, as the product
takes them, when the pain follows the exposure itself. No noise, no sampler: least squares alone."""
import random
import statistics

DAYS, DIARIES, WINDOW, WINDOW_MIN = 120, 200, 28, 14
COEFFICIENTS, HALF_LIVES_HOURS = (0.5, 0.8, 0.9, 0.97), (12, 48, 240)


def exposure(coefficient, chance):
    out, level = [], chance.gauss(0, 1)
    for _ in range(DAYS):
        out.append(level)
        level = coefficient * level + (1 - coefficient ** 2) ** 0.5 * chance.gauss(0, 1)
    return out


def deviations(values):
    first = statistics.fmean(values[:WINDOW_MIN])
    return [own - (statistics.fmean(values[max(0, t - WINDOW):t]) if t >= WINDOW_MIN else first)
            for t, own in enumerate(values)]


def filtered(values, half_life_hours):
    left, level, out = 2 ** (-24 / half_life_hours), 0.0, []
    for own in values:
        level = left * level + (1 - left) * own
        out.append(level)
    return out


def own_range(values):
    ordered = sorted(values)
    return ordered[int(0.95 * DAYS)] - ordered[int(0.05 * DAYS)]


def seen(coefficient, half_life_hours, chance):
    """Effect over the own range that is found, against the true one."""
    values = exposure(coefficient, chance)
    truth = filtered(values, half_life_hours)
    regressor = filtered(deviations(values), half_life_hours)
    slope = statistics.linear_regression(regressor, truth).slope
    return slope * own_range(regressor) / own_range(truth)


def lines(seed):
    out = ["| half-life | " + " | ".join(f"{own} from day to day" for own in COEFFICIENTS) + " |",
           "|---" * (len(COEFFICIENTS) + 1) + "|"]
    for hours in HALF_LIVES_HOURS:
        means = [statistics.fmean(seen(own, hours, random.Random(f"{seed} {own} {k}"))
                                  for k in range(DIARIES)) for own in COEFFICIENTS]
        out.append(f"| {hours} hours | " + " | ".join(f"{own:.2f}" for own in means) + " |")
    return out
