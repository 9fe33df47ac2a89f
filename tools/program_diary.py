"""The diary on the command line: a week written down, corrected, read as JSON and CSV, deleted."""
import csv
import io
import json
import os
import pathlib
import pty
import sqlite3
import subprocess
import tempfile

from program import PATIENCE_SECONDS, PROGRAM, Ended, equal

TESTS = []


def test(function):
    TESTS.append(function)
    return function


class Diary:
    """A store of its own. Days are those of February 2026; `at` is 20:10 on that day."""

    def __enter__(self):
        self.folder = tempfile.TemporaryDirectory()
        self.store = pathlib.Path(self.folder.name) / "data" / "unknot.db"
        return self

    def __exit__(self, *_):
        self.folder.cleanup()

    def words(self, command, *words, day=26):
        return [command, "--store", str(self.store), "--at", f"2026-02-{day:02}T20:10+01:00",
                *words]

    def run(self, command, *words, day=26, given=b""):
        return Ended(*self.words(command, *words, day=day), given=given)

    def json(self, command, *words, **more):
        return self.run(command, *words, "--json", **more).json()


def week(diary):
    for day in range(20, 27):
        if day == 23:
            continue  # a day that nobody wrote down
        diary.json("log", "--check-in", "--pain", f"temple_r={day - 20}",
                   "--answer", f"stress={26 - day}", "--answer", "sleep_position_bad=front",
                   "--treatment", "heat_pack=20@18:40,place=neck_shoulder_angle_r,before=5,after=3",
                   "--kept-me-from", "2", day=day)


def column(table, kind, id, side=None):
    for own in table["columns"]:
        if (own["kind"], own["id"], own["side"]) == (kind, id, side):
            return own["values"]
    raise AssertionError(f"no column {kind} {id}")


def agrees(cell, value):
    """The same in CSV and JSON; a gap is empty here and null there."""
    return cell == "" if value is None else cell != "" and abs(float(cell) - value) < 1e-9


@test
def a_week_reads_the_same_as_json_and_as_csv():
    with Diary() as diary:
        week(diary)
        table = diary.json("days")
        equal((table["from"], table["to"]), ("2026-02-20", "2026-02-26"))
        equal(column(table, "pain", "temple", "right"), [0, 1, 2, None, 4, 5, 6])
        equal(column(table, "exposure", "stress"), [6, 5, 4, None, 2, 1, 0])
        equal(column(table, "treatment", "heat_pack"), [20, 20, 20, None, 20, 20, 20])
        equal([own & 1 for own in table["days"]], [1, 1, 1, 0, 1, 1, 1], "checked in")
        rows = list(csv.DictReader(io.StringIO(diary.run("days", "--csv").out)))
        equal([row["date"] for row in rows], [f"2026-02-{day}" for day in range(20, 27)])
        compared = 0
        for own in table["columns"]:
            if own["kind"] not in ("pain", "exposure", "treatment"):
                continue
            side = {"left": "_l", "right": "_r", "unknown": "_u", None: ""}[own["side"]]
            name = f"{own['kind']}.{own['id']}{side}"
            for row, value in zip(rows, own["values"], strict=True):
                assert agrees(row[name], value), (name, row, value)
                compared += 1
        assert compared >= 28, compared
        equal(rows[0]["exposure.stress.source"], "typed")
        part = diary.json("days", "--from", "2026-02-22", "--to", "2026-02-24")
        equal(column(part, "pain", "temple", "right"), [2, None, 4])
        words = diary.run("days").out
        assert "2026-02-23   ." in words and "pain temple_r" in words, words


@test
def a_correction_keeps_the_history():
    with Diary() as diary:
        first = diary.json("log", "--pain", "temple_r=6:dull", "--check-in")["entry_ids"][0]
        diary.json("log", "--correct", f"{first}=4")
        diary.json("log", "--pain", "temple_r=3")
        day = diary.json("days", "--day", "today")
        found = [own for own in day["entries"] if own["entry"]["kind"] == "pain"]
        equal(len(found), 1, "one value counts")
        equal(found[0]["entry"]["value"], 3)
        equal([own["value"] for own in found[0]["earlier"]], [4, 6], "newest first")
        equal(found[0]["earlier"][0]["words"], ["dull"], "a correction keeps the words")
        diary.json("log", "--pain", "temple_r=3")
        equal(diary.json("days", "--day", "today")["newest_entry_id"], day["newest_entry_id"],
              "the same once more writes nothing")
        diary.json("log", "--pain", "temple_r=unknown")
        equal(column(diary.json("days"), "pain", "temple", "right") if
              diary.json("days")["columns"] else [None], [None], "taken back")


@test
def a_check_in_makes_a_place_left_out_nought_and_no_check_in_leaves_it_open():
    with Diary() as diary:
        diary.json("log", "--pain", "temple_r=6", "--check-in", day=24)
        diary.json("log", "--pain", "ear_l=2", day=25)
        diary.json("log", "--pain", "ear_l=2", "--check-in", day=26)
        equal(column(diary.json("days"), "pain", "temple", "right"), [6, None, 0])


@test
def two_programs_that_write_at_once_lose_nothing():
    with Diary() as diary:
        running = []
        for k in range(24):
            words = diary.words("log", "--treatment", f"heat_pack={k + 1}", "--pain",
                                f"temple_{'lr'[k % 2]}={k % 11}@{k % 24:02}:00", "--json",
                                day=20 + k % 2)
            running.append(subprocess.Popen([PROGRAM, *words], stdout=subprocess.PIPE,
                                            stderr=subprocess.PIPE))
        ids = []
        for process in running:
            out, err = process.communicate(timeout=PATIENCE_SECONDS)
            equal((process.returncode, err), (0, b""), "no lock error is shown")
            ids += json.loads(out)["entry_ids"]
        equal(len(set(ids)), 48, "every entry has a number of its own")
        kept = [own["entry"] for day in ("2026-02-20", "2026-02-21")
                for own in diary.json("days", "--day", day)["entries"]]
        equal({own["entry_id"] for own in kept}, set(ids))
        equal(sorted(own["value"] for own in kept if own["kind"] == "treatment"),
              list(range(1, 25)))


@test
def a_file_with_uids_may_be_sent_twice():
    request = {"date": "2026-02-25", "zone": "Europe/Berlin", "entries": [
        {"kind": "pain", "about": "temple", "side": "right", "value": 5, "at": "18:40",
         "uid": "0123456789abcdef0123456789abcdef"}]}
    with Diary() as diary:
        given = json.dumps(request).encode()
        once = diary.json("log", "--file", "-", given=given)
        equal(diary.json("log", "--file", "-", given=given)["entry_ids"], once["entry_ids"])
        equal(len(diary.json("days", "--day", "2026-02-25")["entries"]), 1)
        diary.run("log", "--file", "-", "--json", given=b"{").error("malformed", "")
        diary.run("log", "--file", "-", "--check-in", "--json", given=given).error(
            "contradiction", "--file")


@test
def today_tells_what_is_asked_and_how_to_answer():
    with Diary() as diary:
        week(diary)
        both = diary.json("today", day=27)
        equal(sorted(both), ["check_in", "today"])
        equal((both["today"]["date"], both["today"]["checked_in"]), ("2026-02-27", False))
        equal(both["check_in"]["places"][0]["before_0_10"], 6)
        assert 1 <= len(both["check_in"]["asked"]) <= 3
        line = diary.run("today", day=27).out.splitlines()[-1]
        copied = subprocess.run(line.replace("unknot", PROGRAM, 1) +
                                " --json --at 2026-02-27T20:10+01:00", shell=True, check=False,
                                capture_output=True, timeout=PATIENCE_SECONDS)
        equal((copied.returncode, copied.stderr), (0, b""), line)
        day = json.loads(copied.stdout)["day"]
        assert day["checked_in"], "the line is a check-in"
        answers = [own["entry"]["value"] for own in day["entries"]
                   if own["entry"]["kind"] == "answer"]
        equal(answers, [None] * len(both["check_in"]["asked"]), "no answer is made up")


@test
def an_unknown_id_ends_with_two_and_the_nearest_known_ones():
    with Diary() as diary:
        for option, text, near in (("--pain", "tempel_r=3", "temple_r"),
                                   ("--answer", "strss=3", "stress"),
                                   ("--treatment", "heatpack=20", "heat_pack"),
                                   ("--guess", "stress", "stress_and_tension")):
            run = diary.run("log", option, text, "--json")
            run.error("unknown_id", f"{option} {text}")
            assert near in run.err, run.err
        assert not diary.store.exists(), "a refused entry makes no store"


@test
def what_is_refused_is_named_and_nothing_of_it_is_kept():
    with Diary() as diary:
        for words, code, where in (
                (["--pain", "temple_r=11"], "out_of_range", "--pain temple_r=11"),
                (["--answer", "stress=11"], "out_of_range", "--answer stress=11"),
                (["--pain", "temple_r=3@25:00"], "out_of_range", "--pain temple_r=3@25:00"),
                (["--check-in", "--date", "2026-02-27"], "out_of_range", "--date"),
                (["--check-in", "--zone", "Mars"], "unknown_id", "--zone"),
                (["--pain", "temple_r=1", "--pain", "temple_r=2"], "contradiction",
                 "--pain temple_r=2"),
                (["--correct", "9=2"], "not_found", "--correct 9=2"),
                ([], "missing_field", "log"),
                (["--pain", "temple_r=3", "--answer", "stress=99"], "out_of_range",
                 "--answer stress=99")):
            diary.run("log", *words, "--json").error(code, where)
        assert not diary.store.exists(), "something was kept"
        diary.json("log", "--check-in")
        equal(diary.run("days", "--csv", "--json").code, 2)
        diary.run("days", "--from", "2026-02-27", "--to", "2026-02-26", "--json").error(
            "out_of_range", "--from")


@test
def nothing_is_deleted_by_mistake():
    with Diary() as diary:
        week(diary)
        diary.run("delete", "--json").error("missing_field", "delete")
        diary.run("delete", "--everything", "--json").error("missing_field", "--days")
        diary.run("delete", "--everything", "--days", "5", "--json").error("contradiction",
                                                                          "--days")
        period = ["delete", "--from", "2026-02-20", "--to", "2026-02-22"]
        counted = diary.json(*period, "--dry-run")
        equal(counted["days"], 3)
        equal(diary.json(*period, "--days", "3"), counted)
        equal(diary.json("days")["from"], "2026-02-24")
        entry = diary.json("days", "--day", "2026-02-24")["entries"][0]["entry"]["entry_id"]
        equal(diary.json("delete", "--entry", str(entry))["entries"], 1)
        diary.run("delete", "--entry", str(entry), "--json").error("not_found", "--entry")


@test
def the_help_of_log_fits_a_screen():
    lines = Ended("log", "--help").out.splitlines()
    assert len(lines) <= 40 and max(map(len, lines)) <= 80, (len(lines), max(map(len, lines)))


@test
def a_person_who_says_nothing_is_shown_what_to_answer():
    with Diary() as diary:
        ours, theirs = pty.openpty()
        process = subprocess.Popen([PROGRAM, *diary.words("log")], stdin=subprocess.DEVNULL,
                                   stdout=theirs, stderr=subprocess.PIPE)
        os.close(theirs)
        said = b""
        try:
            while chunk := os.read(ours, 65536):
                said += chunk
        except OSError:
            pass  # the terminal is closed at the end
        os.close(ours)
        _, err = process.communicate(timeout=PATIENCE_SECONDS)
        equal((process.returncode, err), (0, b""))
        assert b"unknot log --check-in" in said, said
        equal(diary.run("log").code, 2, "into a pipe it is a fault")


@test
def a_store_that_cannot_be_read_ends_with_one_and_the_next_step():
    with Diary() as diary:
        week(diary)
        whole = diary.store.read_bytes()
        for kept, code in ((whole[:8192], "damaged"), (b"x" * 5000, "not_a_store")):
            diary.store.write_bytes(kept)
            run = diary.run("log", "--check-in", "--json")
            equal((run.code, json.loads(run.out)["error"]["code"]), (1, code))
            assert "Next: " in run.err, run.err
            equal(diary.store.read_bytes(), kept, "it is not touched")
        diary.store.write_bytes(whole)
        with sqlite3.connect(diary.store) as database:
            database.execute("PRAGMA user_version = 999")
        database.close()
        run = diary.run("days", "--json")
        equal((run.code, json.loads(run.out)["error"]["code"]), (1, "newer_store"))
        assert "newer" in run.err and "Next: " in run.err, run.err


@test
def a_copy_is_sealed_put_back_and_never_written_over():
    with Diary() as diary:
        week(diary)
        before = diary.run("days", "--json").out
        copy, secret = f"{diary.folder.name}/copy", f"{diary.folder.name}/secret"
        pathlib.Path(secret).write_text("blue horse, wet field\n")
        equal(diary.json("backup", copy, "--passphrase-file", secret)["days"], 6)
        equal(pathlib.Path(copy).stat().st_mode & 0o777, 0o600, "for the owner alone")
        assert b"heat_pack" not in pathlib.Path(copy).read_bytes()
        diary.run("backup", copy, "--json").error("contradiction", copy)
        diary.json("delete", "--everything", "--days", "6")
        diary.run("restore", copy, "--json").error("missing_field", copy)
        diary.json("restore", copy, "--passphrase-file", secret)
        equal(diary.run("days", "--json").out, before)


@test
def a_damaged_store_names_a_backup_that_puts_it_back():
    with Diary() as diary:
        week(diary)
        diary.json("backup")
        before = diary.run("days", "--json").out
        diary.store.write_bytes(diary.store.read_bytes()[:8192])
        run = diary.run("days")
        equal(run.code, 1)
        name = run.err.split("unknot restore ")[1].split("`")[0]
        diary.json("restore", name)
        equal(diary.run("days", "--json").out, before)
