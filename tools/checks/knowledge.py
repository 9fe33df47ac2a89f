"""Knowledge: what the loader of formats/json does not judge, and the loader's own verdict."""
import json
import re
import subprocess

from checks.tree import Fault

KINDS = {"measured", "derived", "consensus", "assumed"}
RANGED = ["value", "low", "high", "kind", "source"]
# Files that state nothing about bodies or treatments: names, wording and order on the page.
WITHOUT_VERIFIED = ("knowledge/regions/", "knowledge/body_map/", "knowledge/red_flag_groups/",
                    "knowledge/intake_rows/", "knowledge/sources.json", "knowledge/locate.json",
                    "knowledge/complaint_areas.json", "knowledge/prevalence_general.json")
# Bare numbers that are no estimates, or whose range stands elsewhere; each with its reason.
BARE = {
    "order": "place on the page",
    "page": "place on the page",
    "n": "people counted in the study that the entry names",
    "percent": "result of that study, or its low and high",
    "low": "beside percent", "high": "beside percent",
    "age_years_min": "limit of a question, not an estimate",
    "age_years_max": "limit of a question, not an estimate",
    "yes_below_age_years": "limit of a question, not an estimate",
    "ask_again_days": "a rule of ours",
    "minutes": "length of a test, rounded up, for planning the visit",
    "sessions_per_day": "instruction",
    "minutes_low": "the protocol's own range", "minutes_high": "the protocol's own range",
    "hold_s": "instruction", "repetitions": "instruction", "times_per_day": "instruction",
    "seconds_total": "instruction",
    "cost_eur_first_year": "rounded for comparing; no health claim",
    "course_ramp_weeks": "protocol", "session_half_life_hours": "protocol",
    "weight": "share inside one alternative; its range is that of the alternative",
    "likelihood_ratio_positive": "as published for the one test named; the model's own have ranges",
    "likelihood_ratio_negative": "as published for the one test named; the model's own have ranges",
    "sensitivity": "as published", "specificity": "as published",
    "cause_loads": "rating 0 to 3 by hand, not an estimate",
    "level_probabilities": "a distribution that sums to one; its note argues",
    "width_factors": "grid of the model", "width_probabilities": "a distribution that sums to one",
    "alternative_given_no_knot": "a distribution that sums to one",
    "alternative_given_knots": "a distribution that sums to one",
    "deep_given_alternative": "judgement as the deep_* numbers beside it, whose notes argue",
    "dull": "judgement; docs/methods/locate.md#words argues for the table as a whole",
    "pulling": "as dull", "burning": "as dull", "stabbing": "as dull", "throbbing": "as dull",
    "options": "an answer that can be tapped, not an estimate",
    "step": "of a field, or the unit that an effect is stated in",
    "days_before": "rule of ours", "days_after": "rule of ours",
    "effect_sd_nrs": "spread of effect_nrs beside it, whose low and high repeat it",
    "between_person_sd_nrs": "a prior about people; the note of effect_nrs beside it argues",
    "inclusion_probability": "a prior about people; the note of effect_nrs beside it argues",
    "lag_days_min": "of a range", "lag_days_max": "of a range",
    "sex_weights": "judgement; weights_note argues",
    "age_weights": "judgement; weights_note argues", "from_years": "limit of an age group",
}
# A value, low or high beside one of these keys is a row of counts, a question or its answer.
NO_ESTIMATE = {"population", "form", "label"}


class RepeatedKey(ValueError):
    pass


def unique(pairs):
    keys = [key for key, _ in pairs]
    for key in keys:
        if keys.count(key) > 1:
            raise RepeatedKey(key)
    return dict(pairs)


def line_with(text, words):
    found = text.find(words)
    return text.count("\n", 0, found) + 1 if found >= 0 else 1


def check_knowledge(tree):
    faults, entries = [], {}
    for path in tree.files((".json",), ("knowledge/",)):
        try:
            entries[path] = json.loads(tree.text(path), object_pairs_hook=unique)
        except RepeatedKey as fault:
            faults.append(Fault("knowledge", path, line_with(tree.text(path), f'"{fault}"'),
                                f'the key "{fault}" stands twice; keep one'))
        except ValueError as fault:
            faults.append(Fault("knowledge", path, getattr(fault, "lineno", 1),
                                f"no JSON: {fault}"))
    for path, entry in entries.items():
        text = tree.text(path)
        faults += [Fault("knowledge", path, line_with(text, anchor), words)
                   for anchor, words in about_entry(path, entry)]
    for path, anchor, words in references(tree, entries):
        faults.append(Fault("knowledge", path, line_with(tree.text(path), f'"{anchor}"'), words))
    return faults + unused_sources(tree, entries)


def about_entry(path, entry):
    """Pairs of (text that is near the fault, what is wrong)."""
    if path.startswith("knowledge/body_map/"):
        return
    name = path.rsplit("/", 1)[-1].removesuffix(".json")
    if entry.get("id") != name:
        yield '"id"', f'the id is {entry.get("id")!r} and the file {name!r}; make them the same'
    if not path.startswith(WITHOUT_VERIFIED) and "verified" not in entry:
        yield "{", 'no "verified"; say yes, partly or memory'
    yield from about_numbers(entry, [])


def about_numbers(value, keys):
    if isinstance(value, dict):
        if {"value", "low", "high"} & set(value) and not NO_ESTIMATE & set(value):
            yield from about_ranged(value, ".".join(keys))
            return
        for key, inner in value.items():
            yield from about_numbers(inner, [*keys, key])
    elif isinstance(value, list):
        for inner in value:
            yield from about_numbers(inner, keys)
    elif isinstance(value, (int, float)) and not isinstance(value, bool):
        if not BARE.keys() & set(keys[-2:]):
            yield f'"{keys[-1]}"', (f"{'.'.join(keys)} is a bare number; give it value, low, high, "
                                    "kind and source, or argue in tools/checks/knowledge.py")


def about_ranged(value, name):
    anchor = f'"{name.rsplit(".", 1)[-1]}"'
    for key in RANGED:
        if key not in value:
            yield anchor, f"{name} has no {key}; add it"
    numbers = [value.get(key) for key in ("low", "value", "high")]
    if all(isinstance(n, (int, float)) for n in numbers) and numbers != sorted(numbers):
        yield anchor, f"{name}: low <= value <= high does not hold; mend the numbers"
    if value.get("kind", "assumed") not in KINDS:
        yield anchor, f"{name} is of kind {value['kind']!r}; one of {', '.join(sorted(KINDS))}"
    if value.get("kind") == "assumed" and not str(value.get("note", "")).strip():
        yield anchor, f"{name} is assumed without a note; argue for it"


def members(value):
    """All (key, value) pairs at any depth."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield key, inner
            yield from members(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from members(inner)


def references(tree, entries):
    """Names that the loader does not follow: every source, the figures, the targets of exercises.

    Yields (path, text near the fault, what is wrong)."""
    exercises = [entry for path, entry in entries.items()
                 if path.startswith("knowledge/exercises/")]
    known = {"source": set(entries.get("knowledge/sources.json", {}).get("sources", {})),
             "figure": {path.rsplit("/", 1)[-1] for path in
                        tree.files(None, ("web/public/figures/",))} | {""},
             "exercise_targets": {target for entry in exercises
                                  for target in entry.get("target_muscles", [])}}
    known["sources"] = known["source"]
    for path, entry in entries.items():
        pairs = [pair for pair in members(entry) if pair[0] in known]
        for key, value in pairs if path != "knowledge/sources.json" else []:
            named = value if isinstance(value, list) else [value]
            yield from ((path, name, LOST[key].format(name)) for name in named
                        if name not in known[key])


LOST = {
    "source": "the source {!r} is not in sources.json; add it",
    "sources": "the source {!r} is not in sources.json; add it",
    "figure": "the figure {!r} is not in web/public/figures; draw it or name none",
    "exercise_targets": "no exercise has the target {!r}; mend the name",
}


def strings_of(value):
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from strings_of(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from strings_of(inner)


def unused_sources(tree, entries):
    path = "knowledge/sources.json"
    known = set(entries.get(path, {}).get("sources", {}))
    words = [text for where, entry in entries.items() if where != path
             for text in strings_of(entry)]
    joined = "\n".join(words)
    used = {key for key in known
            if re.search(rf"(?<![\w-]){re.escape(key)}(?![\w-])", joined)}
    return [Fault("knowledge", path, line_with(tree.text(path), f'"{key}"'),
                  f"nothing cites {key}; cite it or take it out") for key in sorted(known - used)]


def check_loader(tree):
    """The program's own loader follows every id and source key; its verdict counts here."""
    program = tree.root / "build" / "unknot"
    if not tree.files((".json",), ("knowledge/",)):
        return []
    if not program.exists():
        return [Fault("loader", "knowledge", 1, "the loader did not judge it: build/unknot is not "
                      "built; run ./dev build")]
    done = subprocess.run([program, "--knowledge", tree.root / "knowledge", "locate", "--pain",
                           "temple_r=5", "--json"], capture_output=True, text=True, check=False)
    if done.returncode in (0, 3):
        return []
    words = (done.stderr or done.stdout).strip().replace("\n", " ")
    return [Fault("loader", "knowledge", 1, f"the loader refuses it: {words[:200]}")]
