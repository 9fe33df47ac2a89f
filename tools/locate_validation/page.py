"""The measured part of docs/validation/locate.md."""
import random
import textwrap

from locate_validation import tables
from locate_validation.measures import PLACES
from locate_validation.sensitivity import DRAWINGS

SENSITIVITY_WORDS = [f"{name} `{' '.join(f'{r}_{s[0]}={n}' for r, s, n in pains)}`"
                     for name, pains in DRAWINGS.items()]


def replace(text, part, body):
    """Between the markers of this part; the rest stays."""
    start, end = (f"<!-- {part}: {what} -->" for what in
                  ("measured by tools/validate_locate", "end of what is measured"))
    if text.count(start) != 1 or text.count(end) != 1:
        raise SystemExit(f"docs/validation/locate.md: the markers of {part} are missing")
    before, rest = text.split(start)
    return f"{before}{start}\n\n{wrapped(body)}\n\n{end}{rest.split(end)[1]}"


def wrapped(body):
    """Prose of at most 100 columns; tables stay as they are."""
    return "\n".join(line if line.startswith(("|", "#")) else
                     textwrap.fill(line, 99, break_long_words=False, break_on_hyphens=False)
                     for line in body.split("\n"))


def statements(records, what):
    if what == "muscles":
        return [(p, true, k) for k, one in enumerate(records) for p, true in one["muscles"]]
    return [(*one[what], k) for k, one in enumerate(records)]


def verdict_of_bins(rows):
    missed = [f"{row['low']:g} to {row['high']:g}" for row in rows if not tables.covers(row)]
    said = f"{len(rows) - len(missed)} of {len(rows)} bins cover"
    return said + (f"; not {', '.join(missed)}." if missed else ".")


def calibration(records, empty):
    out = ["## Calibration on the model's own people", "",
           f"{len(records)} drawings with at least one painted place ({empty} more people painted "
           f"nothing and were left out); {sum(r['words'] for r in records)} with words at one to "
           f"three places, {sum(r['known'] for r in records)} of known sex and age, "
           f"{sum(r['answers'] for r in records)} with one to five test answers, "
           f"{sum(r['forgotten'] for r in records)} one-sided ones with the sides withheld, "
           f"{sum(r['error'] > 0 for r in records)} answered by draws. `z`: standard errors "
           "between stated and true with statements of one drawing counted as dependent."]
    for title, what in (("All 138 muscle-sides", "muscles"), ("No knot", "none"),
                        ("Widespread pain", "wide"), ("The most probable set, exactly", "set")):
        rows = tables.bin_rows(statements(records, what), tables.BINS)
        out += ["", f"### {title}", "", *tables.bin_table(rows), "",
                f"Expected calibration error {tables.calibration_error(rows):.4f}. "
                + verdict_of_bins(rows)]
    rows = tables.bin_rows(statements(records, "muscles"), tables.SMALL)
    out += ["", "### Small muscle probabilities", "", *tables.bin_table(rows), "",
            verdict_of_bins(rows)]
    return out


def subsets(records):
    kinds = {"plain, exact": lambda r: not (r["answers"] or r["forgotten"] or r["error"]
                                            or r["words"] or r["known"]),
             "with answers": lambda r: r["answers"], "with words": lambda r: r["words"],
             "with sex and age": lambda r: r["known"], "sides withheld": lambda r: r["forgotten"],
             "answered by draws": lambda r: r["error"] > 0}
    out = ["### By kind of drawing", "",
           "| drawings | n | muscles: error | worst z | no knot: stated | true | z |",
           "|---|---|---|---|---|---|---|"]
    for name, fits in kinds.items():
        own = [r for r in records if fits(r)]
        if not own:
            continue
        rows = tables.bin_rows(statements(own, "muscles"), tables.BINS)
        whole = tables.bin_rows(statements(own, "none"), [0, 1])[0]
        out.append(f"| {name} | {len(own)} | {tables.calibration_error(rows):.4f} | "
                   f"{max((row['errors'] for row in rows), key=abs):+.1f} | {whole['stated']:.3f} "
                   f"| {whole['true']:.3f} | {whole['errors']:+.1f} |")
    return out


def by_places(records):
    out = ["### By number of painted places", "",
           "| places | n | P(no knot) stated | true | P(first muscle) stated | true | "
           "first set stated | true | true muscles in first four |", "|---" * 9 + "|"]
    for low, high in PLACES:
        own = [r for r in records if low <= r["places"] <= high]
        if not own:
            continue
        cells = []
        for pairs in ([r["none"] for r in own], [r["muscles"][0] for r in own],
                      [r["set"] for r in own]):
            cells += [f"{sum(p for p, _ in pairs) / len(own):.3f}",
                      f"{sum(t for _, t in pairs) / len(own):.3f}"]
        truth = sum(len(r["truth"]) for r in own)
        found = sum(len(r["truth"] & set(r["ranked"][:4])) for r in own)
        name = str(low) if low == high else f"{low} to {high}" if high < 999 else f"{low} or more"
        out.append(f"| {name} | {len(own)} | " + " | ".join(cells)
                   + f" | {tables.percent(found, truth)} |")
    return out


def named(records):
    """How often what the page names comes true."""
    of = {"named, each more probable than not (`one_knot`, `several_knots`)":
          ("led", ("one_knot", "several_knots")),
          "named as leaning, one in four or more": ("led", ("leaning",)),
          "perhaps, one in four or more, beside named ones": ("perhaps", None)}
    out = ["### Muscles that are named", "",
           "| statement | muscles | mean stated | knotted | 95 % interval | z |",
           "|---" * 6 + "|"]
    for name, (which, verdicts) in of.items():
        own = [(p, true, k) for k, r in enumerate(records) for p, true in r[which]
               if verdicts is None or r["verdict"] in verdicts]
        if not own:
            out.append(f"| {name} | 0 | - | - | - | - |")
            continue
        row = tables.bin_rows(own, [0, 1])[0]
        low, high = row["interval"]
        out.append(f"| {name} | {row['n']} | {row['stated']:.3f} | {row['true']:.3f} | "
                   f"{low:.3f} to {high:.3f} | {row['errors']:+.1f} |")
    return out


def words(records):
    out = ["### What the page says", "",
           "| verdict | n | no knot is true | widespread pain is true | first muscle is knotted | "
           "each named one is knotted | all named are knotted | named are all there is |",
           "|---" * 8 + "|"]
    for verdict in sorted({r["verdict"] for r in records}):
        own = [r for r in records if r["verdict"] == verdict]
        some = [r for r in own if r["leading"]]
        cells = [tables.percent(sum(holds), len(holds)) for holds in (
            [r["none"][1] for r in own], [r["wide"][1] for r in own],
            [r["muscles"][0][1] for r in own], [true for r in some for _, true in r["led"]],
            [r["leading"] <= r["truth"] for r in some],
            [r["leading"] == r["truth"] for r in some])]
        out.append(f"| {verdict} | {len(own)} | " + " | ".join(cells) + " |")
    return out


def large(records, mirrored):
    drawn = [r for r in records if r["error"] > 0]
    exact = [r for r in records if r["error"] == 0]
    out = ["## Large drawings and time", "",
           "A drawing answered by draws is compared with its mirror image, which visits the points "
           "in another order: but for chance both must agree.", "",
           "| quantity | median | 90 % | 95 % | largest |", "|---|---|---|---|---|"]
    rows = {"standard error stated, calibration drawings": [r["error"] for r in drawn],
            "mirror: largest gap of a muscle": [m["gap"] for m in mirrored],
            "mirror: that gap over the stated error x 1.41":
                [m["gap"] / m["error"] / 2 ** 0.5 for m in mirrored],
            "mirror: gap of P(no knot)": [m["none_gap"] for m in mirrored],
            "seconds of a call, exact": [r["seconds"] for r in exact],
            "seconds of a call, drawn": [r["seconds"] for r in drawn]}
    for name, values in rows.items():
        if values:
            out.append(f"| {name} | " + " | ".join(f"{q:.3f}" for q in tables.quantiles(values))
                       + " |")
    out += ["", f"{len(drawn)} of {len(records)} calibration drawings were drawn; {len(mirrored)} "
            f"mirror pairs, {sum(m['same'] for m in mirrored)} with the same verdict. Times are of "
            "whole calls over the local interface, next tests ranked, on a machine that did other "
            "work too."]
    return out


def agreement(rows):
    out = ["## Agreement with a separately written exact sum", "",
           f"{len(rows)} drawings, every second one with answers to tests of muscles and of a "
           f"nerve or joint, {sum(row[2] for row in rows)} with words, half with sex and age, "
           "against a signed sum over subsets carried with forty digits "
           "(`tools/locate_validation/exact.py`). Largest differences; of ln P those without words for "
           "the quality, which the program gives up to a constant:", "",
           "| places | drawings | ln P(all that was told) | P of a muscle or of no knot |",
           "|---|---|---|---|"]
    for places in sorted({row[0] for row in rows}):
        own = [row for row in rows if row[0] == places]
        out.append(f"| {places} | {len(own)} | {max(row[3] for row in own):.1e} | "
                   f"{max(row[4] for row in own):.1e} |")
    return out


def moved(rows):
    names = list(rows[0][1])
    base = rows[0][1]
    out = ["## What the judged numbers move", "",
           "Each number with a range is set to its ends, one at a time; the twenty changes that "
           f"move P(no knot) most. Drawings: {'; '.join(SENSITIVITY_WORDS)}.", "",
           "| changed | " + " | ".join(f"{name}: no knot | first muscle" for name in names) + " |",
           "|---" * (1 + 2 * len(names)) + "|"]
    for label, answers in rows[:21]:
        cells = []
        for name in names:
            none, muscle, probability = answers[name]
            mark = "" if muscle == base[name][1] else "**"
            cells += [f"{none:.2f}", f"{mark}{muscle}{mark} {probability:.2f}"]
        out.append(f"| {label} | " + " | ".join(cells) + " |")
    return out


def published(rows):
    out = ["## Published patients", "",
           "| case | painted | answers | muscle found | rank | P(muscle) | P(no knot) | verdict |",
           "|---" * 8 + "|"]
    for one in rows:
        given = one["case"]["given"]
        painted = " ".join(f"{p['region']}{'_' + p['side'][0] if p['side'] else ''}="
                           f"{p['nrs_0_10']}" for p in given["painted"])
        answers = " ".join(f"{k}={v}" for k, v in given["answers"].items())
        known = " (known failure)" if one["case"]["known_failure"] else ""
        story = "" if one["case"]["source"] else " (story, not published)"
        out.append(f"| {one['name']}{story} | {painted} | {answers or '-'} | "
                   f"{one['muscle']['muscle']} {one['muscle']['side']} | {one['rank']}{known} | "
                   f"{one['muscle']['probability_uncapped']:.2f} | {one['none']:.2f} | "
                   f"{one['verdict']} |")
    return out


def one_place(rows):
    chances = sorted(p for p, _ in rows)
    said = {v: sum(verdict == v for _, verdict in rows) for v in sorted({v for _, v in rows})}
    return ["## One painted place", "",
            f"Each of the {len(rows)} regions alone, moderate, on the right side or in the middle: "
            f"P(no knot) is {sum(chances) / len(rows):.2f} in the mean, {chances[0]:.2f} to "
            f"{chances[-1]:.2f}. Verdicts: "
            + ", ".join(f"`{v}` {n}" for v, n in said.items()) + "."]
