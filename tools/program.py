"""The built program as its users see it: commands that end, and the app that runs."""
import http.client
import json
import os
import pathlib
import pty
import re
import signal
import socket
import subprocess

ROOT = pathlib.Path(__file__).resolve().parent.parent
PROGRAM = os.environ.get("UNKNOT_BIN", str(ROOT / "build" / "unknot"))
ADDRESS = re.compile(r"http://(127\.\d+\.\d+\.\d+):(\d+)/#token=([0-9a-f]{64})")
PATIENCE_SECONDS = 60


def equal(found, expected, what=""):
    assert found == expected, f"{what}: found {found!r}, expected {expected!r}"


class Ended:
    """One run of a command that ends by itself."""

    def __init__(self, *words, given=b""):
        done = subprocess.run([PROGRAM, *words], input=given, capture_output=True, check=False,
                              timeout=PATIENCE_SECONDS)
        self.words, self.code = words, done.returncode
        self.out, self.err = done.stdout.decode(), done.stderr.decode()
        assert "\x1b" not in self.out + self.err, f"colour in a pipe: {words}"

    def json(self, code=0):
        equal(self.code, code, f"exit code of {self.words}, which said {self.err!r}")
        assert self.out.endswith("\n"), "the last line is whole"
        return json.loads(self.out)

    def error(self, code, where):
        found = self.json(2)["error"]
        equal((found["code"], found["where"]), (code, where), str(self.words))
        assert found["detail"] and where in self.err, f"{self.words} said {self.err!r}"


class Running:
    """The app at a free port, with its address from a pipe, or from a terminal of its own."""

    def __init__(self, *words, terminal=False, env=None):
        ours, theirs = pty.openpty() if terminal else (None, subprocess.PIPE)
        self.process = subprocess.Popen([PROGRAM, *words], stdin=subprocess.DEVNULL, stdout=theirs,
                                        stderr=subprocess.PIPE, text=True, env=env)
        if terminal:
            os.close(theirs)
        self.out = os.fdopen(ours) if terminal else self.process.stdout

    def __enter__(self):
        said = ""
        while not ADDRESS.search(said):
            line = self.out.readline()
            assert line, f"ended without an address: {said}{self.process.stderr.read()}"
            said += line
        self.host, port, self.token = ADDRESS.search(said).groups()
        self.port = int(port)
        return self

    def __exit__(self, *_):
        self.stop()

    def stop(self, number=signal.SIGTERM):
        if self.process.poll() is None:
            self.process.send_signal(number)
        code = self.process.wait(timeout=PATIENCE_SECONDS)
        self.out.close()
        self.process.stderr.close()
        return code

    def ask(self, path, body=None, headers=None, method=None):
        """Status and text of one answer; headers given as None are left out."""
        own = {"Host": f"{self.host}:{self.port}", "Authorization": f"Bearer {self.token}"}
        if body is not None:
            own["Content-Type"] = "application/json"
        own |= headers or {}
        line = http.client.HTTPConnection(self.host, self.port, timeout=PATIENCE_SECONDS)
        method = method or ("GET" if body is None else "POST")
        line.putrequest(method, path, skip_host=True, skip_accept_encoding=True)
        for name, value in own.items():
            if value is not None:
                line.putheader(name, value)
        if body is not None:
            line.putheader("Content-Length", str(len(body)))
        line.endheaders(body.encode() if body is not None else None)
        answer = line.getresponse()
        text = answer.read().decode()
        line.close()
        return answer.status, text

    def refused(self, status, code, where, *question, **more):
        found, text = self.ask(*question, **more)
        error = json.loads(text)["error"]
        equal((found, error["code"], error["where"]), (status, code, where), str(question))

    def raw(self, *parts):
        """Sends bytes as they are, as far as they are taken, and reads until the line is closed."""
        with socket.create_connection((self.host, self.port), timeout=PATIENCE_SECONDS) as line:
            try:
                for part in parts:
                    line.sendall(part)
            except OSError:
                pass
            said = b""
            try:
                while chunk := line.recv(65536):
                    said += chunk
            except OSError:
                pass
        return said.decode(errors="replace")

    def alive(self):
        equal(self.ask("/api/health")[0], 200, "health")
