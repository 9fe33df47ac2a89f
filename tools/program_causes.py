"""The raw engine on the command line has the posteriors that rstan had: tests/cases/causes, made
by `tools/validate_causes references`."""
import json
import math
import pathlib
import tempfile

from program import ROOT, Ended, equal

TESTS = []
HOW = ("--chains", "4", "--warmup", "1000", "--draws", "1000", "--seed", "1", "--json")
# Over some 150 parameters and one seed chance alone passes 4 errors once in a hundred seeds, and
# another processor is another seed.
ERRORS_MAX, SD_RATIO_MAX = 5, 0.06


def test(function):
    TESTS.append(function)
    return function


def apart(name, own, known, ess, ess_of_sd):
    """What differs, in words: the mean of one quantity and its sd. Draws that swing from side to
    side know a mean better than an sd; that is nearer to what the tails are worth."""
    mine = own["sd"] / math.sqrt(ess)
    error = math.hypot(mine, known["mcse_mean"])
    if abs(own["mean"] - known["mean"]) > ERRORS_MAX * error:
        yield f"{name}: mean {own['mean']:.4f}, rstan {known['mean']:.4f}, error {error:.4f}"
    ratio = own["sd"] / known["sd"] - 1
    # Of long tails both sds are uncertain in the same way, ours by fewer draws.
    sd_error = known["mcse_sd"] * math.sqrt(1 + known["ess_bulk"] / ess_of_sd)
    if abs(ratio) > SD_RATIO_MAX and abs(own["sd"] - known["sd"]) > ERRORS_MAX * sd_error:
        yield f"{name}: sd {own['sd']:.4f}, rstan {known['sd']:.4f}, error {sd_error:.4f}"


@test
def fit_has_the_posteriors_that_rstan_had():
    files = sorted((ROOT / "tests" / "cases" / "causes").glob("*.json"))
    assert len(files) >= 6, f"{len(files)} references"
    differ = []
    for file in files:
        case = json.loads(file.read_text())
        answer = Ended("fit", "-", *HOW, given=json.dumps(case["spec"]).encode()).json()
        found = {one["name"]: one for one in answer["parameters"]}
        assert found.keys() == {one["name"] for one in case["parameters"]}, found.keys()
        for known in case["parameters"]:
            own = found[known["name"]]
            if own["mean"] is None and "share_note" in answer:
                continue   # no share of next to no pain
            differ += apart(f"{file.stem} {known['name']}", own, known, own["ess_bulk"],
                            min(own["ess_bulk"], own["ess_tail"]))
        least = min(one["ess_bulk"] for one in answer["parameters"]
                    if one["ess_bulk"] is not None)
        for known in case["latent_pain"]:
            day = answer["latent_pain"][known["day"] - 1]
            error = known["sd"] / math.sqrt(known["ess"])
            differ += apart(f"{file.stem} day {known['day']}", day, known | {
                "mcse_mean": error, "mcse_sd": error, "ess_bulk": known["ess"]}, least, least)
    assert not differ, "\n".join(differ)


@test
def what_would_silently_be_another_question_is_refused():
    with tempfile.TemporaryDirectory() as name:
        none = str(pathlib.Path(name) / "none.db")
        for words in (["causes"], ["days"], ["knots", "list"]):
            Ended(*words, "--store", none, "--json").error("not_found", f"--store {none}")
        for words in (["causes"], ["fit", "-"], ["population", "fit", "a.csv", "--out", "b"]):
            run = Ended(*words, "--seed", "-1")
            equal(run.code, 2)
            assert run.err.startswith(f"unknot: {words[0]}") and "--seed" in run.err, run.err


@test
def errors_of_causes_and_fit_name_the_file():
    with tempfile.TemporaryDirectory() as name:
        days, spec = pathlib.Path(name) / "days.csv", pathlib.Path(name) / "spec.json"
        days.write_text("date,a\n2026-02-02,3\n")
        Ended("causes", "--days", str(days), "--json").error("unknown_field",
                                                             f"{days}: row 1, column a")
        for text, said in (("{", "not JSON at byte"), ("{}", "model: is missing")):
            spec.write_text(text)
            for command in ("fit", "plan"):
                run = Ended(command, str(spec))
                equal(run.code, 2)
                assert run.err.startswith(f"unknot: {spec}: "), run.err
                assert run.err.endswith("; form of SPEC.json: docs/cli.md\n"), run.err
            assert said in Ended("fit", str(spec)).err, said
