"""The checker as a whole, the loader's verdict, and pack_assets, run_tests, release, fuzz, watch."""
import io
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
from contextlib import redirect_stderr, redirect_stdout

from checks import knowledge, shape
from checks.tree import Tree, blank_cpp


def tests(root, load, write):
    """(name, function) of every test here that is a method of Tools."""
    tools = Tools(root, load, write)
    for name in dir(tools):
        if name.startswith("test_"):
            yield name.removeprefix("test_").replace("_", " "), getattr(tools, name)


def quiet(function, *arguments):
    """Runs with what it prints kept back; returns the result and what was printed."""
    said = io.StringIO()
    with redirect_stdout(said), redirect_stderr(said):
        result = function(*arguments)
    return result, said.getvalue()


def refused(module, function, *arguments):
    try:
        function(*arguments)
    except module.Refused as fault:
        return str(fault)
    raise AssertionError("it was not refused")


class Tools:
    def __init__(self, root, load, write):
        self.root, self.load, self.write = root, load, write

    def folder(self, files):
        folder = tempfile.TemporaryDirectory()
        self.write(folder.name, files)
        return folder

    # tools/check

    def check_with(self, exceptions):
        check = self.load("check")
        files = {"cli/a.cpp": "", "tools/checks/exceptions.json": json.dumps(exceptions)}
        with self.folder(files) as folder:
            code, said = quiet(check.main, pathlib.Path(folder))
        return code, said.splitlines()

    def test_check_counts_in_its_last_line_and_fails(self):
        code, lines = self.check_with([])
        assert code == 1 and lines[-1] == f"{len(lines) - 1} fault", lines
        assert lines[0].startswith("cli/a.cpp:1: no test beside it"), lines

    def test_check_accepts_an_exception_with_a_reason(self):
        entry = {"rule": "sibling", "path": "cli/a.cpp", "reason": "holds nothing"}
        assert self.check_with([entry]) == (0, ["0 faults"])

    def test_check_refuses_an_exception_without_a_reason(self):
        code, lines = self.check_with([{"rule": "sibling", "path": "cli/a.cpp", "reason": " "}])
        assert code == 1 and "has no reason" in lines[0], lines

    def test_check_refuses_an_exception_that_nothing_needs(self):
        entry = {"rule": "nesting", "path": "cli/a.cpp", "reason": "was deep"}
        code, lines = self.check_with([entry])
        assert code == 1 and any("no longer needs its exception" in line for line in lines), lines

    def test_the_loader_of_the_program_judges_the_knowledge(self):
        with tempfile.TemporaryDirectory() as folder:
            copy = pathlib.Path(folder)
            shutil.copytree(self.root / "knowledge", copy / "knowledge")
            (copy / "build").mkdir()
            os.symlink(self.root / "build" / "unknot", copy / "build" / "unknot")
            sound = knowledge.check_loader(Tree(copy))
            assert not sound, sound
            path = copy / "knowledge" / "regions" / "temple.json"
            path.write_text(path.read_text().replace('"neighbours": [', '"neighbours": ["moon", '))
            said = str(knowledge.check_loader(Tree(copy))[0])
            assert "regions/temple.json" in said and "moon" in said, said

    def test_an_absent_program_is_no_silent_pass(self):
        with self.folder({"knowledge/x.json": "{}"}) as folder:
            assert "not built" in str(knowledge.check_loader(Tree(folder))[0])

    def test_strings_and_comments_are_no_code(self):
        code = blank_cpp('int a = 1\'000; // b\nauto s = R"(c\n})"; char d = \'}\';\n')
        assert "b" not in code and code.count("}") == 0 and code.count("\n") == 3, code

    def test_functions_are_found_in_classes_and_lambdas_count_as_depth(self):
        code = "class A {\n  A() : x_{1}, y_(2) {\n    auto f = [&](int k) {\n      if (k) g();\n" \
               "    };\n  }\n  int x_{1};\n};\nint h() { return 1; }\n"
        found = [(f.first, f.last, f.depth) for f in shape.functions_of(code)]
        assert found == [(2, 6, 2), (9, 9, 0)], found

    # tools/pack_assets

    def test_pack_assets_packs_every_file_and_keeps_what_did_not_change(self):
        pack = self.load("pack_assets")
        files = {"knowledge/a.json": "{}", "web/dist/index.html": "<p>", "web/dist/x/y.js": "1;",
                 "LICENSE": "L", "NOTICE.md": "N"}
        with self.folder(files) as folder:
            root = pathlib.Path(folder)
            pack.main(root, root / "out")
            assert (root / "out/assets.bin").read_bytes() == b"{}LN<p>1;"
            index = (root / "out/assets.cpp").read_text()
            assert 'asset("x/y.js", 7, 2,' in index and 'asset("a.json", 0, 2,' in index, index
            before = (root / "out/assets.S").stat().st_mtime_ns
            pack.main(root, root / "out")
            assert (root / "out/assets.S").stat().st_mtime_ns == before
            (root / "knowledge/a.json").write_text("[]")   # same length, other bytes
            pack.main(root, root / "out")
            assert (root / "out/assets.S").stat().st_mtime_ns != before

    def test_pack_assets_packs_the_notices_with_a_page_only(self):
        pack = self.load("pack_assets")
        with self.folder({"web/dist/index.html": "<p>", "NOTICE.md": "N", "LICENSE": "L"}) as name:
            packed = list(pack.page_files(pathlib.Path(name)))
            assert packed == ["index.html", "LICENSE", "NOTICE.md"], packed
        with self.folder({"NOTICE.md": "N", "LICENSE": "L"}) as name:
            assert pack.page_files(pathlib.Path(name)) == {}

    # tools/run_tests

    def test_run_tests_believes_no_exit_code_alone(self):
        run = self.load("run_tests")
        assert run.from_last_line(0, "x\n3 passed, 0 failed\n") == (3, 0)
        assert run.from_last_line(0, "") == (0, 1), "a tool that ran nothing has failed"
        assert run.from_last_line(1, "3 passed, 0 failed\n") == (3, 1), "a crash at the end counts"
        assert run.from_last_line(1, "1 passed, 2 failed\n") == (1, 2)
        assert run.from_last_line(0, "9 passed, 0 failed\nx\n1 passed, 1 failed\n") == (1, 1)
        assert run.one(3, "") == (0, 1) and run.one(0, "") == (1, 0)

    def test_run_tests_counts_a_part_that_died(self):
        run = self.load("run_tests")
        with self.folder({}) as name:
            run.RESULTS = pathlib.Path(name)

            def part_of(code, report):
                def tool(stage, _command):
                    if report:
                        (run.RESULTS / f"{stage}.json").write_text(json.dumps(report))
                    return code, ""
                run.run = tool
                return run.unit_part("tests", ["*"], 0, 2)

            good = {"tests": 5, "failures": 1, "disabled": 1}
            assert part_of(1, good) == (3, 1)
            assert part_of(0, None) == (0, 1), "an end without a report is no success"
            assert part_of(1, {"tests": 3, "failures": 0}) == (3, 1), "a crash at the end counts"
            assert part_of(0, {"tests": 0, "failures": 0}) == (0, 0), "a part may get no test"

    def test_run_tests_shows_every_failed_test_and_where_a_part_died(self):
        run = self.load("run_tests")
        first = ["[ RUN      ] Suite.First", "a.cpp:3: Failure", "  Which is: 4"]
        second = ["[ RUN      ] Suite.Second/2", "b.cpp:9: Failure"]
        log = ["Note: shard 1 of 2", "[ RUN      ] Suite.Fine", "[       OK ] Suite.Fine (0 ms)",
               *first, "[  FAILED  ] Suite.First (12 ms)", "[----------] 1 test from Other",
               *second, "[  FAILED  ] Suite.Second/2, where GetParam() = 7 (1 ms)",
               "[ RUN      ] Suite.Left", "[  SKIPPED ] Suite.Left (0 ms)",
               "[  FAILED  ] 2 tests, listed below:", "[  FAILED  ] Suite.First"]
        assert run.what_failed("\n".join(log)) == log[3:7] + log[8:11]
        dead = [*log[:7], "[ RUN      ] Suite.Dies", *(["frame"] * 99), "ERROR: overflow"]
        said = run.what_failed("\n".join(dead))
        assert said[:5] == [*log[3:7], "[ RUN      ] Suite.Dies"] and len(said) == 5 + 60 + 1
        assert said[-2:] == ["ERROR: overflow", "(died here)"]
        assert run.what_failed("cannot start") == ["cannot start"]
        long = [first[0], *map(str, range(99)), "[  FAILED  ] Suite.First (12 ms)"]
        said = run.what_failed("\n".join(long))
        assert len(said) == 41 and said[0] == first[0] and said[-1] == long[-1], said

    # tools/release

    NOTES = {"CMakeLists.txt": "project(unknot VERSION 1.2.3 LANGUAGES CXX)\n",
             "changes/b.md": "added\nA map.\n", "changes/a.md": "safety\nAsks first,\nalways.\n"}

    def test_release_puts_safety_first_and_removes_the_notes(self):
        release = self.load("release")
        with self.folder({**self.NOTES, "CHANGELOG.md": "# Changes\n\n## 1.2.2\n\nOld.\n"}) as name:
            root = pathlib.Path(name)
            release.release(root, None)
            log = (root / "CHANGELOG.md").read_text()
            order = [log.index(word) for word in ("# Changes", "## 1.2.3", "### Safety", "- Asks "
                     "first, always.", "### Added", "- A map.", "## 1.2.2", "Old.")]
            assert order == sorted(order), log
            assert not list((root / "changes").iterdir())
            assert "nothing to release" in refused(release, release.release, root, "1.2.4")

    def test_release_refuses_a_malformed_note_and_touches_nothing(self):
        release = self.load("release")
        with self.folder({**self.NOTES, "changes/c.md": "news\nSomething.\n"}) as name:
            root = pathlib.Path(name)
            assert "c.md" in refused(release, release.release, root, None)
            assert not (root / "CHANGELOG.md").exists() and (root / "changes/a.md").exists()

    def test_release_refuses_a_version_that_was_released(self):
        release = self.load("release")
        with self.folder({**self.NOTES, "CHANGELOG.md": "# Changes\n\n## 1.2.3\n"}) as name:
            assert "released already" in refused(release, release.release, pathlib.Path(name), None)

    # tools/fuzz, tools/watch, dev

    def test_fuzz_fails_when_nothing_ran_or_the_canary_lives(self):
        fuzz = self.load("fuzz")
        fuzz.fuzz = lambda name, program, seconds: (0, "stat::number_of_executed_units: 0\n")
        assert not fuzz.judge("reader", None, 1)[0], "no input ran"
        assert not fuzz.judge(fuzz.CANARY, None, 1)[0], "the canary was not found"
        fuzz.fuzz = lambda name, program, seconds: (77, "ERROR: libFuzzer: deadly signal\n")
        assert fuzz.judge(fuzz.CANARY, None, 1)[0]
        assert not fuzz.judge("reader", None, 1)[0]
        fuzz.fuzz = lambda name, program, seconds: (0, "stat::number_of_executed_units: 9\n")
        assert not fuzz.judge("name_without_seeds", None, 1)[0], "seeds are owed"

    def test_fuzz_that_ran_nothing_is_no_success(self):
        fuzz = self.load("fuzz")
        code, said = quiet(fuzz.report, [])
        assert code == 1 and said == "0 passed, 0 failed\n", said

    def test_watch_sees_a_file_come_change_and_go(self):
        watch = self.load("watch")
        with self.folder({"engine/a.cpp": "1"}) as name:
            root = pathlib.Path(name)
            seen = [watch.snapshot(root)]
            for action in (lambda p: p.write_text("12"), lambda p: p.unlink()):
                action(root / "engine/a.cpp")
                seen.append(watch.snapshot(root))
            assert len(seen[0]) == 1 and seen[0] != seen[1] and seen[2] == {}, seen

    def dev_without_packages(self, *, sudo):
        """./dev's installer, as a user who lacks one package; apt and sudo are stand-ins."""
        with tempfile.TemporaryDirectory() as name:
            log = pathlib.Path(name) / "log"
            for tool, text in {"sudo": f'echo "sudo $*" >>{log}; exit {0 if sudo else 1}',
                               "apt-get": f'echo "apt-get $*" >>{log}',
                               "dpkg-query": "exit 1"}.items():
                path = pathlib.Path(name) / tool
                path.write_text(f"#!/bin/sh\n{text}\n")
                path.chmod(0o755)
            script = "set -euo pipefail; source tools/machine.sh; is_root() { false; }; " \
                     "install_packages one two"
            done = subprocess.run(["bash", "-c", script], cwd=self.root, text=True,
                                  capture_output=True, check=False,
                                  env={**os.environ, "PATH": f"{name}:{os.environ['PATH']}"})
            return done, log.read_text()

    def test_a_user_without_sudo_is_told_one_line_and_nothing_is_installed(self):
        done, log = self.dev_without_packages(sudo=False)
        assert done.returncode == 1 and "apt-get -qq" not in log, (done, log)
        line = "sudo apt-get update && sudo apt-get install -y one two\n"
        assert done.stdout == line, done.stdout

    def test_a_user_with_sudo_installs_by_it(self):
        done, log = self.dev_without_packages(sudo=True)
        assert done.returncode == 0 and "install -y --no-install-recommends one two" in log, log

    def test_dev_refuses_a_word_it_does_not_know(self):
        done = subprocess.run([self.root / "dev", "fly"], capture_output=True, text=True,
                              check=False)
        assert done.returncode == 2 and "./dev run" in done.stderr, done
