"""A slow exact sum for drawings of few places, by signed subsets (Quickscore): another way to the
same posterior than the table of the engine, so that agreement means something.

What is seen at a place is a step on the ladder (level, depth). With K, A and L for the knots, the
alternative and the leak, and w for what the words say of each, P(seen there) is
    w_K [K = s] [A <= s] [L <= s] + w_A [K < s] [A = s] [L <= s] + w_L [K < s] [A < s] [L = s],
which is a [K <= s] + b [K < s]. So the places multiply out into subsets, and for each subset the
knots are a product, because every knot must stay at or below every bound. Signed sums lose digits,
so they are carried with forty."""
import decimal
import functools
import itertools
import math

from locate_validation.model import QUALITIES

CONTEXT = decimal.Context(prec=40)
exactly = functools.cache(decimal.Decimal)


def steps(level, words):
    """(step, the step below): twice the level when deep or nothing was said, one less when near the
    skin; where no depth was said both steps of the level are one."""
    if ("deep" in words) == ("near_skin" in words):
        return 2 * level, 2 * level - 2
    return (2 * level, 2 * level - 1) if "deep" in words else (2 * level - 1, 2 * level - 2)


def above(model, link, step):
    """P(goes above this step | the link made pain)."""
    levels, level = model.levels[link.kind], (step + 1) // 2
    out = 1 - sum(exactly(p) for p in levels[:level])
    return out + exactly(levels[level - 1]) * exactly(link.deep) if step % 2 else out


def stays(model, link, step, width, knot):
    """P(the link does not go above this step)."""
    return 1 - exactly(model.emission(link.kind, width, knot)) * above(model, link, step)


def words_worth(model, words, who, alternative):
    said = [word for word in QUALITIES if word in words]
    if not said:
        return exactly(1)
    chances = {word: exactly(model.word_chance(word, who, alternative)) for word in QUALITIES}
    these = math.prod(p if word in said else 1 - p for word, p in chances.items())
    return these / (1 - math.prod(1 - p for p in chances.values()))


def posterior(*given):
    """See `told`."""
    with decimal.localcontext(CONTEXT):
        return told(*given)


def told(model, drawing, words, meaning=(), sex=None, age=None):
    """(P(all that was told), P(no active point | it), {(muscle, side): P(knotted | it)}).
    meaning: what the answers say, from Tests.meaning."""
    seen = {area: steps(level, words.get(area, ())) for area, level in drawing.items()}
    muscle_answers = [(thing[1], there, absent) for thing, there, absent in meaning
                      if thing[0] == "muscles"]
    weights = [state_weight(model, state, meaning, sex, age) for state in model.states]
    split = split_answers(muscle_answers)
    evidence = none = exactly(0)
    absent = {}
    for width, (_, share) in enumerate(model.widths):
        for (points, off, on), (forced, worth) in itertools.product(
                subsets(model, seen, words, width, weights), split):
            terms = knot_masses(model, points, forced, off, on)
            weight = exactly(share) * worth
            evidence += weight * terms[0]
            none += weight * terms[1]
            for key, mass in terms[2].items():
                absent[key] = absent.get(key, 0) + weight * mass
    return (float(evidence), float(none / evidence),
            {key: float(1 - mass / evidence) for key, mass in absent.items()})


def subsets(model, seen, words, width, weights):
    """For each subset of the painted places, whose knots are held below: (P(each point stays at or
    below the bounds), signed mass of the alternatives without knots, with knots)."""
    blank, factors = state_factors(model, seen, words, width)
    for size in range(len(seen) + 1):
        for lowered in itertools.combinations(seen, size):
            bounds = {a: both[a in lowered] for a, both in seen.items()}
            masses = [blank[s] * math.prod(factors[s][a][a in lowered] for a in seen) * weight
                      for s, weight in enumerate(weights)]
            points = [math.prod(stays(model, link, bounds.get(a, 0), width, True)
                                for a, link in p.links.items()) for p in model.points]
            yield (points,
                   sum(m * exactly(s.given_none) for m, s in zip(masses, model.states)),
                   sum(m * exactly(s.given_knots) for m, s in zip(masses, model.states)))


def state_weight(model, state, meaning, sex, age):
    """Sex, age and the answers of nerve and joint tests."""
    out = exactly(model.person_weight(state.alternative, sex, age) if sex else 1)
    for thing, there, absent in meaning:
        if thing[0] == "alternative":
            here = state.alternative == thing[1] and (thing[2] is None or thing[2] in state.sides)
            out *= exactly(there if here else absent)
    return out


def state_factors(model, seen, words, width):
    """For each state: P(it and the leak leave all else blank), and {area: (a, b)}."""
    leak_blank = math.prod(stays(model, link, 0, width, False)
                           for a, link in model.leak.items() if a not in seen)
    blank, factors = [], []
    for state in model.states:
        blank.append(leak_blank * math.prod(stays(model, link, 0, width, False)
                                            for a, link in state.links.items() if a not in seen))
        factors.append({})
        for area, (step, below) in seen.items():
            other = state.links.get(area)
            a_up, a_low = ((stays(model, other, at, width, False) for at in (step, below))
                           if other else (1, 1))
            l_up, l_low = (stays(model, model.leak[area], at, width, False)
                           for at in (step, below))
            knot, alternative, leak = (words_worth(model, words.get(area, ()), who,
                                                   state.alternative) if who != 1 or other else 0
                                       for who in (0, 1, 2))
            rest = alternative * (a_up - a_low) * l_up + leak * a_low * (l_up - l_low)
            factors[-1][area] = (knot * a_up * l_up, rest - knot * a_up * l_up)
    return blank, factors


def split_answers(answers):
    """P(answer) = present + (absent - present) [all it speaks about are absent], multiplied out:
    (muscle-sides that are taken as absent, weight)."""
    terms = [(frozenset(), exactly(1))]
    for about, present, absent in answers:
        terms = [term for forced, worth in terms
                 for term in ((forced, worth * exactly(present)),
                              (forced | about, worth * (exactly(absent) - exactly(present))))]
    return terms


def knot_masses(model, points, forced, off, on):
    """P(all knots stay at or below the bounds, forced muscle-sides absent) in all, with no active
    point, and with each muscle absent."""
    on *= exactly(model.knots)
    off *= 1 - exactly(model.knots)
    total, none, absent = off, off, {}
    by_muscle = {}
    for point, stay in zip(model.points, points):
        by_muscle.setdefault((point.muscle, point.side), []).append((point, stay))
    for f, share in enumerate(model.focus):
        whole, idle = {}, {}
        for key, own in by_muscle.items():
            idle[key] = math.prod(1 - exactly(point.active[f]) for point, _ in own)
            whole[key] = idle[key] if key in forced else math.prod(
                1 - exactly(point.active[f]) * (1 - stay) for point, stay in own)
        everything = exactly(share) * on * math.prod(whole.values())
        total += everything
        none += exactly(share) * on * math.prod(idle.values())
        for key in by_muscle:
            absent[key] = absent.get(key, off) + everything / whole[key] * idle[key]
    return total, none, absent
