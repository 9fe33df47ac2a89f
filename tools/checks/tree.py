"""The files that are checked, their text, and what a fault looks like."""
import dataclasses
import functools
import os
import pathlib
import re

SKIPPED_FOLDERS = {".git", "build", ".tools", "node_modules", "dist", "__pycache__"}
GENERATED = {"web/src/engine/api.d.ts", "web/package-lock.json"}
CPP = (".cpp", ".h")
WEB = (".ts", ".tsx", ".mjs")


@dataclasses.dataclass(frozen=True)
class Fault:
    rule: str   # the name by which exceptions.json can speak of it
    path: str
    line: int
    text: str   # what is wrong, and what to do

    def __str__(self):
        return f"{self.path}:{self.line}: {self.text}"


class Tree:
    def __init__(self, root):
        self.root = pathlib.Path(root)
        self.paths = sorted(self._walk())

    def _walk(self):
        for folder, folders, names in os.walk(self.root):
            folders[:] = [f for f in folders if f not in SKIPPED_FOLDERS]
            for name in names:
                yield (pathlib.Path(folder) / name).relative_to(self.root).as_posix()

    def files(self, suffixes=None, folders=("",)):
        """Paths with one of the suffixes (None: all), below one of the folders."""
        return [p for p in self.paths if p.startswith(tuple(folders))
                and (suffixes is None or p.endswith(tuple(suffixes)))]

    @functools.lru_cache(maxsize=None)
    def text(self, path):
        """The text of a file; empty for a file that is not there or is no text."""
        try:
            data = (self.root / path).read_bytes()
            return "" if b"\0" in data else data.decode()
        except (OSError, UnicodeDecodeError):
            return ""

    @functools.lru_cache(maxsize=None)
    def code(self, path):
        """C++ with comments, strings and preprocessor lines blanked; positions stay."""
        return blank_cpp(self.text(path))

    def sources(self, *folders):
        """C++ sources that go into the program: no tests, benchmarks, fuzz targets, test helpers."""
        return [p for p in self.files(CPP, folders) if not is_test(p)]


def is_test(path):
    name = path.rsplit("/", 1)[-1]
    helper = name.startswith("test_") and name.endswith(".h") and not name.endswith("_ranking.h")
    return bool(re.search(r"_(test|bench|fuzz)\.cpp$", name)) or helper or path.startswith("tests/")


def line_of(text, position):
    return text.count("\n", 0, position) + 1


CPP_TOKENS = re.compile(
    r'//[^\n]*|/\*.*?\*/|R"(?P<end>[^(\s]*)\(.*?\)(?P=end)"'
    r'|"(?:[^"\\\n]|\\.)*"|(?<![0-9A-Fa-f])\'(?:[^\'\\\n]|\\.)+\'', re.DOTALL)
PREPROCESSOR = re.compile(r"^[ \t]*#(?:[^\n]*\\\n)*[^\n]*", re.MULTILINE)


def blanked(match):
    text = match.group()
    keep = text[0] if text[0] in "\"'" else ""
    return keep + re.sub(r"[^\n]", " ", text[len(keep):len(text) - len(keep)]) + keep


def blank_cpp(text):
    return PREPROCESSOR.sub(blanked, CPP_TOKENS.sub(blanked, text))
