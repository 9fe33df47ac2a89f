"""Whether ranks are uniform: simultaneous bands of their cumulative distribution. Saeilynoja,
Buerkner and Vehtari (2022), Graphical test for discrete uniformity and its applications in
goodness-of-fit evaluation and multiple sample comparison, Statistics and Computing 32:32."""
import math


def binomial(n, p):
    """Probabilities of 0..n."""
    if p >= 1:
        return [0.0] * n + [1.0]
    out = []
    for k in range(n + 1):
        out.append(math.exp(math.lgamma(n + 1) - math.lgamma(k + 1) - math.lgamma(n - k + 1)
                            + (k * math.log(p) if k else 0) + (n - k) * math.log1p(-p)))
    return out


def limits(n, points, tail):
    """Per point the counts whose both tails pass `tail`: (lowest, highest)."""
    out = []
    for p in points:
        mass, below, low, high = binomial(n, p), 0.0, None, 0
        for k, one in enumerate(mass):
            if below + one >= tail and low is None:
                low = k
            if 1 - below >= tail:
                high = k
            below += one
        out.append((low if low is not None else n, high))
    return out


def inside(n, points, band):
    """Probability that the counts of n uniform values stay within the band at all points."""
    at, state = 0.0, {0: 1.0}
    for p, (low, high) in zip(points, band):
        share = (p - at) / (1 - at)
        after = {}
        for count, chance in state.items():
            rest = n - count
            step = steps(rest, share)
            for more in range(max(0, low - count), min(rest, high - count) + 1):
                after[count + more] = after.get(count + more, 0.0) + chance * step[more]
        state, at = after, p
    return sum(state.values())


KEPT = {}


def steps(n, share):
    key = (n, round(share, 12))
    if key not in KEPT:
        KEPT[key] = binomial(n, share)
    return KEPT[key]


def simultaneous(n, points, level):
    """The narrowest equal-tailed band that holds at all points with at least `level`."""
    points = [p for p in points if p < 1]
    low, high = math.log(1e-9), math.log(0.5)
    for _ in range(30):
        middle = 0.5 * (low + high)
        if inside(n, points, limits(n, points, math.exp(middle))) >= level:
            low = middle
        else:
            high = middle
    return points, limits(n, points, math.exp(low))


def leaves(ranks, ranks_max, points, band):
    """[(point, count, lowest, highest)] where ranks 0..ranks_max leave the band. The chance of a
    rank below p (ranks_max + 1) is p, so the points must be multiples of 1 / (ranks_max + 1)."""
    out = []
    for p, (low, high) in zip(points, band):
        count = sum(rank < round(p * (ranks_max + 1)) for rank in ranks)
        if not low <= count <= high:
            out.append((p, count, low, high))
    return out
