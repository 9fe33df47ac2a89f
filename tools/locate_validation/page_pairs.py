"""The tables of two knots and a broken atlas."""
import random

from locate_validation import tables
from locate_validation.pairs import PRESSES, WORLDS
from locate_validation.rivals import TOP

BAR = 15
PLACES = [("1", 1, 1), ("2", 2, 2), ("3 to 4", 3, 4), ("5 or more", 5, 999)]


def pairs(found, seed):
    count = len(next(iter(found.values())))
    bounded = sum("bound" in one for one in next(iter(found.values())))
    return ["## Two knots, and a broken atlas", "",
            "Two points of different muscles are active, the rest is drawn from the model; the "
            "program knows nothing of the damage. Links of knots alone are halved, leak and "
            f"alternatives are not. {count} people a row. Both true muscle-sides in the first "
            f"{TOP}, from the drawing alone:", "", *comparison(
                found, seed, ("program", "look-up", "Bayes"), False), "",
            "### What is possible at all", "",
            "A bound for every method that sees only the drawing: it is told the damage to the "
            "atlas of each single person, that exactly two points are active, and how they were "
            "chosen, sums over everything else exactly, and names the four that hold both most "
            f"often. The first {bounded} people of each row; *room*: what it finds more often than "
            f"the better rival. Where that is below {BAR} points, no program can lead by {BAR} "
            "from a drawing alone.", "", *bounds(found, seed), "",
            "### By number of painted places", "",
            "Both ways of choosing pairs together, of all who painted so many places.", "",
            *by_places(found), "",
            f"### After {PRESSES} tests", "",
            f"The program's own {PRESSES} next tests; for the naive Bayes the likeliest muscle not "
            f"yet pressed, {PRESSES} times; the first {PRESSES} of the look-up list pressed, a yes "
            "to the front, a no to the end. The rivals may press every muscle, the program "
            "proposes what one person can do safely. Answers err as examiners do, the same answer whoever "
            "asks.", "", *comparison(
                found, seed, ("program, tests", "look-up, tests", "Bayes, tests"), True)]


def both(hits, who):
    return [one[who] == 2 for one in hits]


def difference(rng, ours, theirs):
    low, high = tables.bootstrap_difference(rng, ours, theirs)
    return (f"{100 * (sum(ours) - sum(theirs)) / len(ours):+.1f} "
            f"({100 * low:.1f} to {100 * high:.1f})")


def comparison(found, seed, columns, asked):
    out = ["| world | pairs | program | region look-up | single-cause naive Bayes | better than "
           "look-up | better than Bayes | each one found: program | look-up | Bayes |",
           "|---" * 10 + "|"]
    for (world, way), hits in found.items():
        rng = random.Random(f"{seed} {asked}")
        n, own = len(hits), [both(hits, who) for who in columns]
        cells = [tables.percent(sum(one), n) for one in own]
        cells += [difference(rng, own[0], rival) for rival in own[1:]]
        cells += [tables.percent(sum(one[who] for one in hits), 2 * n) for who in columns]
        out.append(f"| {world} | {way} | " + " | ".join(cells) + " |")
    return out


def bounds(found, seed):
    out = ["| world | pairs | n | bound | program | better rival | room over it | program's lead "
           "over it |", "|---" * 8 + "|"]
    for (world, way), hits in found.items():
        rng = random.Random(seed)
        own = [one for one in hits if "bound" in one]
        if not own:
            continue
        most = both(own, "bound")
        rival = max((both(own, who) for who in ("look-up", "Bayes")), key=sum)
        cells = [tables.percent(sum(one), len(own))
                 for one in (most, both(own, "program"), rival)]
        cells += [difference(rng, one, rival) for one in (most, both(own, "program"))]
        out.append(f"| {world} | {way} | {len(own)} | " + " | ".join(cells) + " |")
    return out


def by_places(found):
    out = ["| world | places | people | program | look-up | Bayes | bound, of n | program after "
           "tests |", "|---" * 8 + "|"]
    for world in WORLDS:
        everybody = [one for (name, _), hits in found.items() if name == world for one in hits]
        for name, low, high in PLACES:
            own = [one for one in everybody if low <= one["places"] <= high]
            known = [one for one in own if "bound" in one]
            cells = [tables.percent(sum(both(own, who)), len(own))
                     for who in ("program", "look-up", "Bayes")]
            cells.append(f"{tables.percent(sum(both(known, 'bound')), len(known))}, {len(known)}"
                         if known else "-")
            cells.append(tables.percent(sum(both(own, "program, tests")), len(own)))
            out.append(f"| {world} | {name} | {len(own)} | " + " | ".join(cells) + " |")
    return out
