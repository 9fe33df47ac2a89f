"""The two samplers that are compared: `unknot fit` of the built program, and rstan."""
import hashlib
import json
import os
import pathlib
import subprocess

from causes_validation import stan_data

HERE = pathlib.Path(__file__).resolve().parent
# Not -march=native: Debian's rstan is built without, its memory alignment differs then and the
# program dies ("double free"), also with EIGEN_MAX_ALIGN_BYTES=16.
ADAPT_DELTA = 0.8   # Stan's own
MAKEVARS = "CXX14FLAGS = -O3\n"


def run(command, **given):
    done = subprocess.run(["nice", "-n", "19", *map(str, command)], capture_output=True, text=True,
                          check=False, **given)
    if done.returncode != 0:
        raise SystemExit(f"{' '.join(map(str, command))}: {done.returncode}\n"
                         f"{done.stderr[-3000:]}{done.stdout[-1000:]}")
    return done.stdout


class Unknot:
    """`unknot fit`; UNKNOT_BIN names another program than build/unknot."""

    name = "unknot"

    def __init__(self, root, folder, options=()):
        self.path = os.environ.get("UNKNOT_BIN", str(root / "build" / "unknot"))
        self.folder, self.options = folder, list(options)

    def fit(self, spec, csv, how):
        """The answer; draws go to `csv` if one is named."""
        file = self.folder / "spec.json"
        file.write_text(json.dumps(spec))
        command = [self.path, "fit", file, "--chains", how["chains"], "--warmup", how["warmup"],
                   "--draws", how["draws"], "--seed", how["seed"], "--json", *self.options]
        answer = json.loads(run(command + (["--draws-out", csv] if csv else [])))
        told = answer["diagnostics"]
        return {"latent": answer["latent_pain"], "forecast": answer["forecast"],
                "parameters": answer["parameters"], **told}


class Stan:
    """causes.stan by rstan; compiled once for each change of it."""

    name = "rstan"

    def __init__(self, root, folder):
        self.folder, self.kept = folder, root / "build" / "causes_validation"
        self.kept.mkdir(parents=True, exist_ok=True)
        self.compiled = self.kept / "causes.rds"
        (self.kept / "Makevars").write_text(MAKEVARS)
        self.environment = os.environ | {"R_MAKEVARS_USER": str(self.kept / "Makevars")}
        self.sample({}, None)

    def sample(self, job, csv):
        job |= {"model": str(HERE / "causes.stan"), "compiled": str(self.compiled)}
        if csv:
            job |= {"csv": str(csv), "answer": str(self.folder / "stan_answer.json")}
        file = self.folder / "stan_job.json"
        file.write_text(json.dumps(job))
        run(["Rscript", HERE / "sample.R", file], env=self.environment)
        return json.loads((self.folder / "stan_answer.json").read_text()) if csv else None

    def fit(self, spec, csv, how):
        shares = how.get("shares", True)
        return self.sample({"data": stan_data.of(spec, shares), "adapt_delta": ADAPT_DELTA,
                            "names": stan_data.names(spec, shares)} | how, csv)

    def long_run(self, spec, how):
        """(summary, answer), kept below build/ until diary, program or options change."""
        program = (HERE / "causes.stan").read_text() + (HERE / "sample.R").read_text()
        key = hashlib.sha256(json.dumps([stan_data.of(spec, True), how, program]).encode())
        file = self.kept / f"{key.hexdigest()[:16]}.json"
        if not file.exists():
            csv = self.folder / "rstan.csv"
            told = self.fit(spec, csv, how)
            summary = summaries([(csv, self.folder / "rstan.json")])[0]
            file.write_text(json.dumps([summary, told]))
        return json.loads(file.read_text())


def summaries(pairs):
    """[{name, mean, sd, mcse_mean, mcse_sd, ess_bulk, ess_tail, rhat}] of each file of draws."""
    run(["Rscript", HERE / "summary.R", *(file for pair in pairs for file in pair)])
    return [json.loads(pathlib.Path(answer).read_text()) for _, answer in pairs]
