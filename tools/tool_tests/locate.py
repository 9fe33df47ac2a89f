"""The simulator of tools/validate_locate: signs keep the figures of a test, people without a word
are left out, and the bound of two knots agrees with a sum that is written otherwise."""
import itertools
import math
import pathlib
import random

from locate_validation import exact, oracle, tables, telling
from locate_validation.answers import Replies, Tests
from locate_validation.model import Model, Person

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent


def tests():
    """(name, function) of every test here."""
    model = Model(ROOT / "knowledge")
    own = Tests(model, ROOT / "knowledge")
    yield "locate: one test read through a sign keeps its figures", lambda: keeps_figures(own)
    yield "locate: many yeses about one muscle stay below its sign", lambda: one_sign(own)
    yield "locate: a person answers alike whoever asks", lambda: answers_alike(model, own)
    yield "locate: a described place has at least one word", lambda: no_word(model)
    yield "locate: the chance of two knots, summed in two ways", lambda: two_knots(model)
    yield "locate: an interval covers what it was made of", covers


def keeps_figures(own):
    name = "press_upper_trapezius_r"
    ((_, there, absent),) = own.meaning({name: "yes"})
    assert math.isclose(there / absent, 3.5, rel_tol=1e-9), there / absent
    ((_, there, absent),) = own.meaning({name: "no"})
    assert math.isclose(there / absent, 0.45, rel_tol=1e-9), there / absent


def one_sign(own):
    answers = {f"{kind}_upper_trapezius_r": "yes" for kind in ("press", "stretch", "load")}
    ((_, there, absent),) = own.meaning(answers)
    ceiling = own.right / (1 - own.right)
    assert 3.5 < there / absent < ceiling, there / absent


def someone(model, **sources):
    drawing = {area: max(level for level, _, _ in made) for area, made in sources["made"].items()}
    return Person([], 1, model.states[0], drawing, sources["made"])


def answers_alike(model, own):
    person = model.draw_person(random.Random(1))
    names = ["press_upper_trapezius_r", "stretch_upper_trapezius_r", "slump_l"]
    one, two = Replies(own, person, 3), Replies(own, person, 3)
    assert [one(n) for n in names] == [two(n) for n in reversed(names)][::-1]
    other = [Replies(own, person, seed)(names[0]) for seed in range(60)]
    assert len(set(other)) == 2, "sixty people all gave one answer"


def no_word(model):
    person = someone(model, made={0: [(2, True, 0)], 1: [(1, False, 2), (1, True, 0)]})
    assert telling.shown(person, 1) == (1, True)
    told = [telling.describe(model, random.Random(seed), person) for seed in range(200)]
    assert all(told)
    said = [words for one in told for words in one.values()]
    assert all(said)
    assert not any("near_skin" in words for words in said), "the deep pain is told of two"


def two_knots(model):
    keys = sorted({(p.muscle, p.side) for p in model.points})
    pair = frozenset((keys[4], keys[9]))
    areas = sorted({next(iter(p.links)) for p in model.points if (p.muscle, p.side) in pair})[:2]
    drawing = dict(zip(areas, (1, 2), strict=True))
    own = oracle.Oracle(model, {pair: 1.0}).pairs(model, drawing)[pair]
    want = sum(share * signed(model, pair, drawing, width)
               for width, (_, share) in enumerate(model.widths))
    assert want > 0 and math.isclose(own, want, rel_tol=1e-6), (own, want)


def signed(model, pair, drawing, width):
    """Over subsets of the places, every cause below every bound."""
    total, given = 0.0, sum(state.given_knots for state in model.states)
    for size in range(len(drawing) + 1):
        for lowered in itertools.combinations(drawing, size):
            bounds = {a: 2 * (level - (a in lowered)) for a, level in drawing.items()}

            def below(links, knot, bounds=bounds):
                return math.prod(float(exact.stays(model, link, bounds.get(a, 0), width, knot))
                                 for a, link in links.items())
            others = sum(s.given_knots / given * below(s.links, False) for s in model.states)
            knots = math.prod(mean_of_points(model, key, below) for key in pair)
            total += (-1) ** size * below(model.leak, False) * others * knots
    return total


def mean_of_points(model, key, below):
    own = [p for p in model.points if (p.muscle, p.side) == key]
    return sum(p.weight * below(p.links, True) for p in own) / sum(p.weight for p in own)


def covers():
    rows = tables.bin_rows([(0.2, k < 20, k) for k in range(100)], [0, 1])
    assert tables.covers(rows[0]) and rows[0]["true"] == 0.2
    off = tables.bin_rows([(0.2, k < 60, k) for k in range(100)], [0, 1])
    assert not tables.covers(off[0])
