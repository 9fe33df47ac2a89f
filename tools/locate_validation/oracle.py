"""The best any method can do from a drawing of two knots: it knows the damaged atlas, that exactly
two points of different muscles are active, and how they were chosen.

For a pair, P(drawing | pair) = sum over widths and alternatives of prod over areas
[K <= l] [A <= l] [L <= l] - [K < l] [A < l] [L < l]. Areas that an alternative does not reach
share one product; only its own painted areas are changed."""
import itertools
import math

TOP = 4
CANDIDATES = 10  # muscle-sides among which the best four are sought


class Oracle:
    """pair_weight: {frozenset of two muscle-sides: P(chosen)}."""

    def __init__(self, model, pair_weight):
        self.model, self.pair_weight = model, pair_weight
        self.shares = {}
        for p in model.points:
            self.shares.setdefault((p.muscle, p.side), []).append(p.weight)

    def best_four(self, atlas, drawing):
        """Four muscle-sides that hold both of the pair as often as four can."""
        chance = self.pairs(atlas, drawing)
        single = {}
        for pair, p in chance.items():
            for key in pair:
                single[key] = single.get(key, 0.0) + p
        ranked = sorted(single, key=lambda key: (-single[key], key))[:CANDIDATES]
        return max(itertools.combinations(ranked, TOP),
                   key=lambda four: sum(chance.get(frozenset(two), 0.0)
                                        for two in itertools.combinations(four, 2)))

    def found(self, atlas, person):
        """How many of the true muscles it names."""
        return len(person.muscles(self.model) & set(self.best_four(atlas, person.drawing)))

    def pairs(self, atlas, drawing):
        """P(pair and drawing), by pair."""
        out = {}
        for width, (_, share) in enumerate(atlas.widths):
            places = sorted(drawing.items())
            classes = self.reduced_points(atlas, places, width)
            states = reduced_states(atlas, places, width)
            sums = {}
            for one, two in itertools.combinations(sorted(classes), 2):
                weight = self.pair_weight.get(frozenset((one, two)), 0.0)
                if weight == 0:
                    continue
                mass = sum(p * q * self.seen(a, b, states, sums)
                           for a, p in classes[one] for b, q in classes[two])
                pair = frozenset((one, two))
                out[pair] = out.get(pair, 0.0) + share * weight * mass
        return out

    def reduced_points(self, atlas, places, width):
        """For each muscle-side [(what its point does to the painted places, P(point) * P(it leaves
        the rest blank))]; points that reach no painted place do the same."""
        out = {}
        for p in atlas.points:
            own = self.shares[(p.muscle, p.side)]
            blank, bounds = split(atlas, p.links, places, width, True)
            entries = out.setdefault((p.muscle, p.side), {})
            entries[bounds] = entries.get(bounds, 0.0) + blank * p.weight / sum(own)
        return {key: list(entries.items()) for key, entries in out.items()}

    def seen(self, one, two, states, sums):
        """P(the painted places are as drawn | what both points do to them), all alternatives."""
        key = (one, two) if one <= two else (two, one)
        if key not in sums:
            knots = [(a[0] * b[0], a[1] * b[1]) for a, b in zip(one, two)]
            base, changed = states
            plain = [up * b_up - low * b_low for (up, low), (b_up, b_low) in zip(knots, base)]
            whole = math.prod(plain)
            total = 0.0
            for touched, weight in changed:
                mass = weight * whole
                for k, b_up, b_low in touched:
                    mass *= (knots[k][0] * b_up - knots[k][1] * b_low) / plain[k]
                total += mass
            sums[key] = total
        return sums[key]


def split(atlas, links, places, width, knot):
    """(P(it leaves all unpainted areas blank), ((P(<= level), P(< level)) of each place))."""
    painted = dict(places)
    blank = math.prod(1 - atlas.emission(link.kind, width, knot)
                      for area, link in links.items() if area not in painted)
    bounds = []
    for area, level in places:
        if area in links:
            kind = links[area].kind
            levels, q = atlas.levels[kind], atlas.emission(kind, width, knot)
            bounds.append((1 - q * sum(levels[level:]), 1 - q * sum(levels[level - 1:])))
        else:
            bounds.append((1.0, 1.0))
    return blank, tuple(bounds)


def reduced_states(atlas, places, width):
    """(bounds of the leak, [(places that the alternative reaches with its bounds, weight)])."""
    leak_blank, leak = split(atlas, atlas.leak, places, width, False)
    total = sum(state.given_knots for state in atlas.states)
    changed = {}
    for state in atlas.states:
        blank, bounds = split(atlas, state.links, places, width, False)
        touched = tuple((k, up * leak[k][0], low * leak[k][1])
                        for k, (up, low) in enumerate(bounds) if (up, low) != (1.0, 1.0))
        changed[touched] = (changed.get(touched, 0.0)
                            + leak_blank * blank * state.given_knots / total)
    return leak, list(changed.items())
