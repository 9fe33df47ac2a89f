"""Asks the built program over its local interface, as the page does; where other knowledge is to be
read, from the command line."""
import http.client
import json
import os
import pathlib
import re
import subprocess
import tempfile
import time

SUFFIX = {"left": "_l", "right": "_r", "unknown": "_u", None: ""}


class Program:
    """Use with `with`: the program runs until the end of the block."""

    def __init__(self, root):
        self.path = os.environ.get("UNKNOT_BIN", str(root / "build" / "unknot"))
        self.knowledge = root / "knowledge"   # what the simulator reads, whatever was packed

    def __enter__(self):
        self.folder = tempfile.TemporaryDirectory()
        store = pathlib.Path(self.folder.name) / "record.db"
        self.process = subprocess.Popen(
            [self.path, "--knowledge", str(self.knowledge), "run", "--no-open", "--port", "0",
             "--store", str(store)],
            stdout=subprocess.PIPE, text=True)
        for line in self.process.stdout:
            said = re.search(r"http://([\d.]+):(\d+)/#token=(\w+)", line)
            if said:
                break
        else:
            raise SystemExit(f"{self.path}: it did not start")
        self.host, self.port = said[1], int(said[2])
        self.headers = {"Authorization": f"Bearer {said[3]}", "Content-Type": "application/json"}
        return self

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait()
        self.process.stdout.close()
        self.folder.cleanup()

    def ask(self, told):
        """The answer; adds `seconds`, the time of the whole call."""
        pains = [{"region": region, "side": side, "nrs_0_10": nrs, "words": words}
                 for region, side, nrs, words in told.pains]
        body = {"pains": pains, "flags_none": True, "answers": told.answers}
        if told.sex:
            body["person"] = {"sex": told.sex, "age_years": told.age}
        start = time.monotonic()
        # A connection each: the program closes one that is silent while a bound is computed.
        connection = http.client.HTTPConnection(self.host, self.port, timeout=120)
        connection.request("POST", "/api/locate", json.dumps(body), self.headers)
        response = connection.getresponse()
        text = response.read()
        connection.close()
        seconds = time.monotonic() - start
        if response.status != 200:
            raise SystemExit(f"{json.dumps(body)}: {response.status} {text.decode()}")
        result = json.loads(text)
        checked(result, json.dumps(body))
        result["seconds"] = seconds
        return result

    def ask_with(self, knowledge, told):
        """The same from the command line, with a folder of knowledge of one's own."""
        command = [self.path, "--knowledge", str(knowledge), "locate", "--json", "--flags", "none"]
        for region, side, nrs, words in told.pains:
            command += ["--pain", f"{region}{SUFFIX[side]}={nrs}"
                        + (":" + ",".join(words) if words else "")]
        for test, answer in told.answers.items():
            command += ["--answer", f"{test}={answer}"]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode != 0:
            raise SystemExit(f"{' '.join(command)}: {done.returncode}\n{done.stderr}{done.stdout}")
        result = json.loads(done.stdout)
        checked(result, " ".join(command))
        return result


def checked(result, asked):
    if not result.get("muscles") or "standard_error_max" not in result:
        raise SystemExit(f"{asked}: no muscles or no standard error; old program?")
