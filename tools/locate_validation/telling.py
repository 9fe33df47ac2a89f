"""What a person tells of a drawing: numbers, words, sides, sex and age."""
import dataclasses

from locate_validation.model import LEVEL_OF_NRS, QUALITIES

DESCRIBED_MAX = 3  # places that carry words


@dataclasses.dataclass
class Told:
    """One question to the program."""
    pains: list                    # (region, side, number, words)
    sex: str | None = None
    age: int | None = None
    answers: dict = dataclasses.field(default_factory=dict)


def shown(person, area):
    """(level, deep) of the strongest pain there; of equally strong ones the deep one is told."""
    return max((level, deep) for level, deep, _ in person.sources[area])


def describe(model, rng, person):
    """{area: words} of a few places. Where words for the quality are given there is at least one."""
    areas = sorted(person.drawing)
    out = {}
    for area in rng.sample(areas, min(len(areas), rng.randint(1, DESCRIBED_MAX))):
        what = rng.choice(("depth", "quality", "both"))
        level, deep = shown(person, area)
        own = [] if what == "quality" else ["deep" if deep else "near_skin"]
        if what != "depth":
            who = min(by for at, is_deep, by in person.sources[area]
                      if at == level and (what == "quality" or is_deep == deep))
            said = []
            while not said:
                said = [word for word in QUALITIES
                        if rng.random() < model.word_chance(word, who, person.state.alternative)]
            own += said
        out[area] = own
    return out


def pains_of(model, drawing, rng, forget_sides=False, words=None):
    """A number of 1 to 10 for each painted level."""
    pains = []
    for area, level in sorted(drawing.items()):
        region, side = model.areas[area]
        nrs = rng.choice([n for n, own in LEVEL_OF_NRS.items() if own == level])
        pains.append((region, "unknown" if side and forget_sides else side, nrs,
                      (words or {}).get(area, [])))
    return pains


def one_sided(model, drawing):
    """Only such a drawing is among what the model can read when the sides are not told."""
    return len({model.areas[a][1] for a in drawing} - {None}) == 1
