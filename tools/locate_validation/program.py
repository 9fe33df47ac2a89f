"""Asks the built program, as a person at the command line would, and simulates answers to tests."""
import json
import os
import subprocess
import time

from locate_validation.model import LEVEL_OF_NRS, SIDES, load_folder

SUFFIX = {"left": "_l", "right": "_r", "unknown": "_u", None: ""}


class Program:
    def __init__(self, root):
        self.path = os.environ.get("UNKNOT_BIN", str(root / "build" / "unknot"))

    def ask(self, pains, answers=None, knowledge=None):
        """pains: (region, side, nrs). Adds `seconds`, the time of the whole call."""
        command = [self.path, *(["--knowledge", str(knowledge)] if knowledge else []),
                   "locate", "--json", "--flags", "none"]
        for region, side, nrs in pains:
            command += ["--pain", f"{region}{SUFFIX[side]}={nrs}"]
        for test, answer in (answers or {}).items():
            command += ["--answer", f"{test}={answer}"]
        start = time.monotonic()
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        seconds = time.monotonic() - start
        if done.returncode != 0:
            raise SystemExit(f"{' '.join(command)}: {done.returncode}\n{done.stderr}{done.stdout}")
        result = json.loads(done.stdout)
        if not result.get("muscles") or "standard_error_max" not in result:
            raise SystemExit(f"{' '.join(command)}: no muscles or no standard error; old program?")
        result["seconds"] = seconds
        return result


def pains_of(model, drawing, rng, forget_sides=False):
    """A number of 1 to 10 for each painted level."""
    pains = []
    for area, level in sorted(drawing.items()):
        region, side = model.areas[area]
        nrs = rng.choice([n for n, own in LEVEL_OF_NRS.items() if own == level])
        pains.append((region, "unknown" if side and forget_sides else side, nrs))
    return pains


def one_sided(model, drawing):
    """Only such a drawing is among what the model can read when the sides are not told."""
    return len({model.areas[a][1] for a in drawing} - {None}) == 1


class Tests:
    """Examinations of muscles whose class gives both likelihood ratios."""

    def __init__(self, model, knowledge):
        self.model = model
        classes = {one["id"]: one for one in model.numbers["accuracies"]}
        self.tests = []
        for one in load_folder(knowledge / "examinations"):
            known = classes.get(one["accuracy_class"])
            if not known or one["accuracy_class"] == "published" or not one["muscles"]:
                continue
            self.tests.append((one, *rates(known)))
        self.ids = [muscle["id"] for muscle in model.muscles]

    def fitting(self, drawing):
        """Tests of a muscle that could have made the drawing: (id, muscle-sides, sensitivity,
        specificity). Chosen by the drawing alone, so that the choice tells nothing of the truth."""
        near = {(p.muscle, p.side) for p in self.model.points if set(p.links) & set(drawing)}
        for one, sensitivity, specificity in self.tests:
            for side in SIDES if one["has_side"] else (None,):
                about = {(self.ids.index(m), s) for m in one["muscles"] for s in SIDES
                         if side in (None, s)}
                if about & near:
                    yield one["id"] + SUFFIX[side], about, sensitivity, specificity

    def answer(self, rng, person, count):
        """(answers by test, the same as P(answer | present) and P(answer | absent))."""
        truth, fitting = person.muscles(self.model), list(self.fitting(person.drawing))
        answers, meaning = {}, []
        for name, about, sensitivity, specificity in rng.sample(fitting, min(count, len(fitting))):
            yes = rng.random() < (sensitivity if about & truth else 1 - specificity)
            answers[name] = "yes" if yes else "no"
            meaning.append((about, sensitivity, 1 - specificity) if yes
                           else (about, 1 - sensitivity, specificity))
        return answers, meaning


def rates(known):
    """Sensitivity and specificity from both ratios, ended where agreement of examiners ends."""
    positive = known["likelihood_ratio_positive"]["value"]
    negative = known["likelihood_ratio_negative"]["value"]
    ceiling = (1 + known["kappa"]["value"] ** 0.5) / 2
    specificity = (positive - 1) / (positive - negative)
    sensitivity = positive * (1 - specificity)
    return tuple(min(max(rate, 1 - ceiling), ceiling) for rate in (sensitivity, specificity))
