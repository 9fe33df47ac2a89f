"""The raw engine on the command line: a model in a file, numbers and draws out."""
import csv
import json
import os
import pathlib
import pty
import signal
import subprocess
import tempfile
import time

from program import PATIENCE_SECONDS, PROGRAM, Ended, equal

TESTS = []
SHORT = ("--warmup", "200", "--draws", "100")
ROW_KEYS = ["name", "mean", "sd", "p05", "p50", "p95", "mcse_mean", "ess_bulk", "ess_tail", "rhat"]


def test(function):
    TESTS.append(function)
    return function


def spec(**more):
    """Four weeks in which pain follows sitting, with days that nobody wrote down."""
    sitting = [(3 * day) % 5 for day in range(28)]
    scores = [None if day % 9 == 4 else min(10, 2 + sitting[day]) for day in range(28)]
    return {"model": "causes", "days": 28, "scores": scores,
            "covariates": [{"name": "weekend", "values": [int(day % 7 > 4) for day in range(28)],
                            "prior": {"mean": 0, "sd": 0.3}}],
            "causes": [{"name": "sitting", "start_level": 2,
                        "exposure": [None if day % 11 == 7 else sitting[day] for day in range(28)],
                        "effect_prior": {"mean": 0.6, "sd": 0.6},
                        "log_half_life_days_prior": {"mean": 0, "sd": 0.6}}],
            "treatments": [{"name": "stretch", "dose": [int(day % 4 == 0) for day in range(28)]}]
            } | more


def fit(given, *words):
    return Ended("fit", "-", *SHORT, *words, given=json.dumps(given).encode())


@test
def fit_answers_the_promised_form():
    answer = fit(spec(), "--json").json()
    equal([own["name"] for own in answer["parameters"]],
          ["intercept", "effect.sitting", "log_half_life_days.sitting", "effect.stretch",
           "log_half_life_days.stretch", "covariate.weekend", "log_disturbance_half_life_days",
           "log_disturbance_sd", "log_noise_sd", "share.sitting"])
    for own in answer["parameters"]:
        equal(list(own), ROW_KEYS)
        assert own["p05"] <= own["p50"] <= own["p95"], own
    equal([own["day"] for own in answer["latent_pain"]], list(range(1, 29)))
    equal([own["day"] for own in answer["forecast"]], list(range(29, 36)))
    for own in answer["forecast"]:
        equal(len(own["probabilities"]), 11)
        assert abs(sum(own["probabilities"]) - 1) < 1e-6, own
    equal(set(answer["diagnostics"]), {"divergences", "ebfmi_min", "gradients",
                                       "seconds_cpu_warmup", "seconds_cpu_sampling"})
    assert answer["diagnostics"]["seconds_cpu_sampling"] > 0


@test
def fit_finds_what_pain_follows():
    found = {own["name"]: own for own in fit(spec(), "--json").json()["parameters"]}
    assert found["effect.sitting"]["p05"] > 0.3, found["effect.sitting"]
    assert 0.1 < found["share.sitting"]["mean"] < 0.8, found["share.sitting"]


@test
def fit_writes_its_draws():
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / "draws.csv"
        answer = fit(spec(), "--chains", "3", "--draws-out", str(path), "--json").json()
        with path.open(newline="") as file:
            rows = list(csv.DictReader(file))
        equal(list(rows[0]), ["chain", "draw", *(own["name"] for own in answer["parameters"])])
        equal([(own["chain"], own["draw"]) for own in rows],
              [(str(chain), str(draw)) for chain in (1, 2, 3) for draw in range(1, 101)])
        for own in answer["parameters"]:
            mean = sum(float(row[own["name"]]) for row in rows) / len(rows)
            assert abs(mean - own["mean"]) < 1e-9, own
        equal([file.name for file in pathlib.Path(folder).iterdir()], ["draws.csv"])
        missing = str(pathlib.Path(folder) / "none" / "draws.csv")
        error = fit(spec(), "--draws-out", missing, "--json").json(1)["error"]
        equal((error["code"], error["where"]), ("read_only", missing))


@test
def fit_says_what_is_wrong_with_its_model():
    for more, code, where in (
            ({"day": 3}, "unknown_field", "day"),
            ({"days": 0}, "out_of_range", "days"),
            ({"scores": [11] * 28}, "out_of_range", "scores[0]"),
            ({"amplifier": {"cause": "moon"}}, "unknown_id", "amplifier.cause"),
            ({"treatments": [{"name": "a", "dose": [0, None] * 14}]}, "missing_field",
             "treatments[0].dose[1]"),
            ({"covariates": [{"name": "a", "values": [0] * 40}]}, "contradiction",
             "covariates[0].values")):
        fit(spec(**more), "--json").error(code, where)


@test
def fit_answers_what_nobody_can_know():
    for more in ({"scores": [None] * 28}, {"scores": [4] * 28}, {"causes": []},
                 {"causes": [{"name": "a", "exposure": [1] * 28}]},
                 {"causes": [{"name": "a", "exposure": [None] * 28}]}):
        answer = fit(spec(**more), "--json").json()
        assert all(own["mean"] is not None for own in answer["parameters"]), answer["parameters"]
    painless = fit(spec(scores=[0] * 28), "--json").json()
    equal(painless["parameters"][-1]["mean"], None)
    assert "0.3" in painless["share_note"]


@test
def fit_shows_its_progress_to_who_watches_and_ends_on_ctrl_c():
    ours, theirs = pty.openpty()
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / "spec.json"
        path.write_text(json.dumps(spec()))
        words = ["fit", str(path), "--warmup", "100000", "--draws", "100000", "--chains", "8",
                 "--draws-out", str(pathlib.Path(folder) / "draws.csv"), "--json"]
        run = subprocess.Popen([PROGRAM, *words], stdout=subprocess.PIPE, stderr=theirs)
        os.close(theirs)
        assert os.read(ours, 100).startswith(b"\rDrawing:")
        time.sleep(0.2)
        run.send_signal(signal.SIGINT)
        out, _ = run.communicate(timeout=PATIENCE_SECONDS)
        equal((run.returncode, out), (130, b""))
        equal([file.name for file in pathlib.Path(folder).iterdir()], ["spec.json"])
    os.close(ours)
