"""The curve of the next test as SVG, drawn without a library."""
from locate_validation.page_tests import BEST, FIXED, LIKELIEST, RANDOM, interval, mean, values
from locate_validation.policies import TESTS_MAX

WIDTH, HEIGHT = 640, 360
LEFT, RIGHT, TOP, BOTTOM = 64, 456, 24, 308
# Told apart by form as well as by colour.
LOOKS = {BEST: ("#0b5d51", "", 6), LIKELIEST: ("#8a4b08", "7 4", 2),
         FIXED: ("#7a2d6b", "9 3 2 3", -2), RANDOM: ("#5a5a66", "2 4", -6)}


def draw(people, seed):
    curves = {policy: [(mean(own), *interval(seed, own)) for k in range(TESTS_MAX + 1)
                       for own in [values(people, policy, k, "true")]] for policy in LOOKS}
    every = [v for points in curves.values() for point in points for v in point]
    low, high = int(min(every) * 50) / 50, (int(max(every) * 50) + 1) / 50

    def x(k):
        return LEFT + (RIGHT - LEFT) * k / TESTS_MAX

    def y(value):
        return BOTTOM - (BOTTOM - TOP) * (value - low) / (high - low)

    parts = [f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" '
             'font-family="sans-serif" font-size="13" fill="#222">',
             "<title>Chance of a true muscle after each test</title>",
             f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#fff"/>', *axes(low, high, x, y)]
    for policy, points in curves.items():
        parts += curve(policy, points, x, y)
    parts += labels({policy: y(points[-1][0]) for policy, points in curves.items()})
    return "\n".join([*parts, "</svg>", ""])


def axes(low, high, x, y):
    out = []
    for step in range(round(low * 50), round(high * 50) + 1):
        out.append(f'<path d="M{LEFT} {y(step / 50):.1f}H{RIGHT}" stroke="#ddd"/>')
        out.append(f'<text x="{LEFT - 8}" y="{y(step / 50) + 4:.1f}" text-anchor="end">'
                   f"{step / 50:.2f}</text>")
    for k in range(TESTS_MAX + 1):
        out.append(f'<text x="{x(k):.1f}" y="{BOTTOM + 20}" text-anchor="middle">{k}</text>')
    middle = (LEFT + RIGHT) / 2
    out.append(f'<text x="{middle}" y="{BOTTOM + 42}" text-anchor="middle">tests answered</text>')
    out.append(f'<text x="16" y="{(TOP + BOTTOM) / 2}" text-anchor="middle" transform="rotate(-90 '
               f'16 {(TOP + BOTTOM) / 2})">mean chance of a true muscle</text>')
    return out


def curve(policy, points, x, y):
    colour, dash, shift = LOOKS[policy]
    line = " ".join(f"{x(k):.1f},{y(point[0]):.1f}" for k, point in enumerate(points))
    out = [f'<polyline points="{line}" fill="none" stroke="{colour}" stroke-width="2" '
           f'stroke-dasharray="{dash}"/>']
    out += [f'<path d="M{x(k) + shift:.1f} {y(point[1]):.1f}V{y(point[2]):.1f}" '
            f'stroke="{colour}"/>' for k, point in enumerate(points)]
    return out


def labels(ends):
    """At the end of each curve, moved apart where they would lie on one another."""
    out, last = [], None
    for policy, height in sorted(ends.items(), key=lambda item: item[1]):
        last = height if last is None else max(height, last + 18)
        out.append(f'<text x="{RIGHT + 12}" y="{last + 4:.1f}" fill="{LOOKS[policy][0]}">{policy}'
                   "</text>")
    return out
