"""Counts and intervals, and the tables they become."""
import math

BINS = [k / 10 for k in range(11)]
SMALL = [0, 0.001, 0.003, 0.01, 0.03, 0.1]


def wilson(successes, n):
    """95 per cent interval of a proportion."""
    if n == 0:
        return 0.0, 1.0
    z, p = 1.959964, successes / n
    middle = (p + z * z / (2 * n)) / (1 + z * z / n)
    half = z / (1 + z * z / n) * math.sqrt(p * (1 - p) / n + z * z / (4 * n * n))
    return middle - half, middle + half


def bin_rows(statements, edges):
    """statements: (stated, came true, drawing). One row per bin: n, stated, true, low, high, and
    how many standard errors lie between stated and true when statements of one drawing may hang
    together."""
    rows = []
    for low, high in zip(edges, edges[1:]):
        own = [s for s in statements if low <= s[0] < high or (s[0] == high == edges[-1])]
        if not own:
            continue
        n, true = len(own), sum(s[1] for s in own)
        by_drawing = {}
        for stated, came, drawing in own:
            by_drawing[drawing] = by_drawing.get(drawing, 0.0) + came - stated
        # The larger of two estimates: where all came true the first sees nearly no spread.
        spread = math.sqrt(max(sum(v * v for v in by_drawing.values()),
                               sum(p * (1 - p) for p, _, _ in own)))
        gap = sum(by_drawing.values())
        rows.append({"low": low, "high": high, "n": n, "stated": sum(s[0] for s in own) / n,
                     "true": true / n, "interval": wilson(true, n),
                     "errors": gap / spread if spread > 0 else 0.0})
    return rows


def calibration_error(rows):
    total = sum(row["n"] for row in rows)
    return sum(row["n"] * abs(row["stated"] - row["true"]) for row in rows) / total


def covers(row):
    return row["interval"][0] <= row["stated"] <= row["interval"][1]


def bin_table(rows):
    out = ["| stated | statements | mean stated | came true | 95 % interval | covers | z |",
           "|---|---|---|---|---|---|---|"]
    for row in rows:
        low, high = row["interval"]
        digits = 5 if row["high"] <= 0.03 else 3
        out.append(f"| {row['low']:g} to {row['high']:g} | {row['n']} | {row['stated']:.{digits}f} "
                   f"| {row['true']:.{digits}f} | {low:.{digits}f} to {high:.{digits}f} | "
                   f"{'yes' if covers(row) else '**no**'} | {row['errors']:+.1f} |")
    return out


def bootstrap_difference(rng, ours, theirs, times=2000):
    """Paired: persons are drawn again with both answers."""
    pairs = [a - b for a, b in zip(ours, theirs)]
    means = sorted(sum(rng.choices(pairs, k=len(pairs))) / len(pairs) for _ in range(times))
    return means[int(0.025 * times)], means[int(0.975 * times) - 1]


def quantiles(values, parts=(0.5, 0.9, 0.95, 1.0)):
    ordered = sorted(values)
    return [ordered[min(len(ordered) - 1, math.ceil(p * len(ordered)) - 1)] for p in parts]


def percent(part, whole):
    return f"{100 * part / whole:.1f} %" if whole else "-"
