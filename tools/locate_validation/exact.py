"""A slow exact sum for drawings of few places, by signed subsets (Quickscore): another way to the
same posterior than the table of the engine, so that agreement means something.

P(levels exactly l) = sum over subsets T of the painted areas of (-1)^|T| P(levels <= l - [in T]),
and P(levels <= bounds) is a product, because every cause must stay below every bound."""
import itertools


def stays_below(model, links, width, bounds, knot):
    """P(no link of this cause goes above the bound of its area); bound 0 where not painted."""
    out = 1.0
    for area, kind in links.items():
        above = sum(model.levels[kind][bounds.get(area, 0):])
        out *= 1 - model.emission(kind, width, knot) * above
    return out


def posterior(model, drawing, answers=()):
    """(P(drawing, answers), P(no active point | both), {(muscle, side): P(knotted | both)}).
    answers: (muscle-sides it speaks about, P(answer | any of them), P(answer | none of them))."""
    evidence = none = 0.0
    absent = {}
    for (width, (_, share)), (bounds, sign), (forced, worth) in itertools.product(
            enumerate(model.widths), signed_bounds(drawing), split_answers(answers)):
        factor = share * sign * worth
        terms = masses(model, width, bounds, forced)
        evidence += factor * terms[0]
        none += factor * terms[1]
        for key, mass in terms[2].items():
            absent[key] = absent.get(key, 0.0) + factor * mass
    return evidence, none / evidence, {key: 1 - mass / evidence for key, mass in absent.items()}


def signed_bounds(drawing):
    for size in range(len(drawing) + 1):
        for lowered in itertools.combinations(drawing, size):
            yield {a: level - (a in lowered) for a, level in drawing.items()}, (-1) ** size


def split_answers(answers):
    """P(answer) = present + (absent - present) [all it speaks about are absent], multiplied out:
    (muscle-sides that are taken as absent, weight)."""
    terms = [(set(), 1.0)]
    for about, present, absent in answers:
        terms = [term for forced, worth in terms
                 for term in ((forced, worth * present),
                              (forced | about, worth * (absent - present)))]
    return terms


def masses(model, width, bounds, forced):
    """P(all below, forced muscle-sides absent) in all, with no active point, and with each muscle
    absent."""
    leak = stays_below(model, dict.fromkeys(range(len(model.areas)), "leak"), width, bounds, False)
    factors = [stays_below(model, s.links, width, bounds, False) for s in model.states]
    off = (1 - model.knots) * leak * sum(
        s.given_none * f for s, f in zip(model.states, factors))
    on = model.knots * leak * sum(s.given_knots * f for s, f in zip(model.states, factors))
    points = [stays_below(model, p.links, width, bounds, True) for p in model.points]
    total, none, absent = off, off, {}
    by_muscle = {}
    for point, stays in zip(model.points, points):
        by_muscle.setdefault((point.muscle, point.side), []).append((point, stays))
    for f, share in enumerate(model.focus):
        whole, idle = {}, {}
        for key, own in by_muscle.items():
            whole[key] = idle[key] = 1.0
            for point, stays in own:
                whole[key] *= 1 - point.active[f] * (1 - stays)
                idle[key] *= 1 - point.active[f]
            if key in forced:
                whole[key] = idle[key]
        everything, nothing = share * on, share * on
        for key in by_muscle:
            everything *= whole[key]
            nothing *= idle[key]
        total += everything
        none += nothing
        for key in by_muscle:
            absent[key] = absent.get(key, off) + everything / whole[key] * idle[key]
    return total, none, absent
