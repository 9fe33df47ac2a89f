"""How far the judged numbers of knowledge/locate.json move three plain answers."""
import json
import pathlib
import shutil
import tempfile

from locate_validation.telling import Told

DRAWINGS = {
    "one place": [("temple", "right", 5)],
    "two places": [("lumbar_lower", "right", 6), ("buttock_upper", "right", 5)],
    "four places": [("neck_shoulder_angle", "right", 6), ("neck_back_lower", "right", 4),
                    ("scapula_medial", "right", 3), ("temple", "right", 3)]}
# What the drawings do not touch: they have neither words nor answers.
UNTOUCHED = ("deep_", "depth_", "sign_kappa", "gain_bits_min")
# Numbers of the model that carry no range of their own, and what is tried for them.
CHANGED = {"width_factors": {"nobody paints sparsely": [1, 1, 1.8]},
           "alternative_given_no_knot": {"half as often a sore place":
                                         {"none": 0.05, "not_a_knot": 0.25, "joint": 0.28,
                                          "nerve_root": 0.16, "inner_organ": 0.05,
                                          "widespread_pain": 0.21}}}


def ranged(numbers):
    """(path, low, high) of every number with a range that is not a point."""
    out = []
    for name, one in numbers.items():
        if not isinstance(one, dict) or name.startswith(UNTOUCHED):
            continue
        if "low" in one and one["low"] < one["high"]:
            out.append(((name,), one["low"], one["high"]))
        for part in ("pain_probability", "omission_probability"):
            if part in one:
                out.append(((name, part), one[part]["low"], one[part]["high"]))
    return out


def variants(numbers):
    """(label, changed numbers)."""
    yield "as it is", numbers
    for path, low, high in ranged(numbers):
        for value in (low, high):
            changed = json.loads(json.dumps(numbers))
            place = changed
            for step in path:
                place = place[step]
            place["value"] = value
            yield f"{'.'.join(path)} {value:g}", changed
    for name, tries in CHANGED.items():
        for what, value in tries.items():
            yield f"{name}: {what}", {**numbers, name: value}


def measure(program, knowledge):
    """Rows (label, {drawing: (P(no knot), first muscle, its P)}), those that move most first."""
    numbers, rows = json.loads((knowledge / "locate.json").read_text()), []
    with tempfile.TemporaryDirectory() as folder:
        copy = pathlib.Path(folder) / "knowledge"
        shutil.copytree(knowledge, copy)
        for label, changed in variants(numbers):
            (copy / "locate.json").write_text(json.dumps(changed))
            rows.append((label, {name: answer(program, pains, copy)
                                 for name, pains in DRAWINGS.items()}))
    base = rows[0][1]
    rest = sorted(rows[1:], key=lambda row: -max(abs(row[1][name][0] - base[name][0])
                                                 for name in DRAWINGS))
    return [rows[0], *rest]


def answer(program, pains, knowledge):
    told = Told([(*pain, []) for pain in pains])
    result = program.ask_with(knowledge, told)
    first = result["muscles"][0]
    return result["no_knot_probability"], first["muscle"], first["probability_uncapped"]
