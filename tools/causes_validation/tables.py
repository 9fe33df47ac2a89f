"""Small statistics of the tables."""
import math


def wilson(came, count, z=1.96):
    share, scale = came / count, 1 + z * z / count
    middle = (share + z * z / (2 * count)) / scale
    half = z / scale * math.sqrt(share * (1 - share) / count + z * z / (4 * count * count))
    return middle - half, middle + half


def chi_squared_tail(x, freedom):
    """P(chi-squared > x), by the series of the incomplete gamma function."""
    if x <= 0:
        return 1.0
    shape, half = freedom / 2, x / 2
    term = total = 1 / shape
    k = 0
    while term > total * 1e-15:
        k += 1
        term *= half / (shape + k)
        total += term
    return max(0.0, 1 - total * math.exp(-half + shape * math.log(half) - math.lgamma(shape)))


def uniform_chance(ranks, ranks_max, bins=10):
    """P of ranks at least as uneven, over equal bins."""
    counts = [0] * bins
    for rank in ranks:
        counts[rank * bins // (ranks_max + 1)] += 1
    expected = len(ranks) / bins
    return chi_squared_tail(sum((c - expected) ** 2 / expected for c in counts), bins - 1)
