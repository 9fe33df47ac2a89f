"""Unknown exposures between known ones: an AR(1) about one mean, written apart from the engine."""
import math

COEFFICIENT_MAX = 0.95


def steps_of(known, coefficient):
    """Per known day: how much of the day known before is left, and variance for innovation 1."""
    out, before = [], None
    for day in known:
        if before is None:
            out.append((0.0, 1 / (1 - coefficient ** 2)))
        else:
            left = coefficient ** (day - before)
            out.append((left, (1 - left ** 2) / (1 - coefficient ** 2)))
        before = day
    return out


def likelihood(exposure, coefficient):
    """(log likelihood, mean, sd of the innovation), the last two at their maximum."""
    known = [t for t, u in enumerate(exposure) if u is not None]
    steps = steps_of(known, coefficient)
    above = below = 0.0
    for i, (day, (left, variance)) in enumerate(zip(known, steps)):
        step = exposure[day] - (left * exposure[known[i - 1]] if i else 0)
        above += (1 - left) * step / variance
        below += (1 - left) ** 2 / variance
    mean = above / below
    squares = logs = 0.0
    for i, (day, (left, variance)) in enumerate(zip(known, steps)):
        step = exposure[day] - mean - (left * (exposure[known[i - 1]] - mean) if i else 0)
        squares += step ** 2 / variance
        logs += math.log(variance)
    variance = squares / len(known)
    return -0.5 * (len(known) * math.log(variance) + logs), mean, math.sqrt(variance)


def habit(exposure):
    """(mean, coefficient, sd of the innovation) of most likelihood: a grid, then halved steps."""
    best, step = 0.0, 0.05
    for k in range(20):
        if likelihood(exposure, k * step)[0] > likelihood(exposure, best)[0]:
            best = k * step
    while step > 1e-9:
        step /= 2
        for other in (best - step, best + step):
            if 0 <= other <= COEFFICIENT_MAX and (likelihood(exposure, other)[0]
                                                  > likelihood(exposure, best)[0]):
                best = other
    _, mean, sd = likelihood(exposure, best)
    return mean, best, sd


def bridge(given, exposure):
    """{"A", "B", "S"} of u_t = A u_{t-1} + B + S z: given the day before and the next known day."""
    out = {"A": [], "B": [], "S": []}
    for t, u in enumerate(exposure):
        if u is not None:
            row = (0, 0, 0)
        else:
            row = conditional(given, exposure, t)
        for name, value in zip("ABS", row):
            out[name].append(value)
    return out


def conditional(given, exposure, t):
    mean, coefficient, sd = given
    a = coefficient if t > 0 else 0.0
    b = mean * (1 - a)
    variance = sd ** 2 / (1 if t > 0 else 1 - coefficient ** 2)
    ahead = next((k for k in range(t + 1, len(exposure)) if exposure[k] is not None), None)
    if ahead is None:
        return a, b, math.sqrt(variance)
    left = coefficient ** (ahead - t)
    noise = sd ** 2 * (1 - left ** 2) / (1 - coefficient ** 2)
    gain = left * variance / (left ** 2 * variance + noise)
    rest = exposure[ahead] - mean * (1 - left)   # = left * u_t + noise
    return a * (1 - gain * left), b * (1 - gain * left) + gain * rest, math.sqrt(
        variance * (1 - gain * left))
