"""What the repository may not say: unfinished work, dead code, machines, and how it was made."""
import re

from checks.sizes import is_shell, python_files
from checks.tree import CPP, WEB, Fault, line_of

HERE = "tools/checks/words.py"   # the one file that must spell the words out
UNFINISHED = re.compile(r"\b(TODO|FIXME|XXX|HACK|TBD)\b(?!/)")  # `/` ends a test of these words
FOREIGN = [
    (r"(?<![\w.$}-])/(?:work|home|root|Users)/\w+|(?<![\w.$}-])/tmp/\w+", "a path of one machine",
     "ask the system for a temporary or home folder"),
    (r"\b(?:registry\.[\w.-]+\.\w+|npmjs\.(?:org|com)|pypi\.org|files\.pythonhosted|deb\.debian\.org"
     r"|crates\.io|proxy\.golang\.org)", "the host of a registry", "name the package alone"),
    (r"\bsession id\b|(?<!user )(?<!user-)\b(?:AI |coding )?agents?\b(?! on)", "how it was made",
     "speak of the project alone"),
    (r"\bissue tracker\b|\bissue #?\d+\b|(?<!&)#\d{1,4}\b(?=\s*(?:\)|,|$))", "an issue",
     "say what and why instead"),
    (r"\bLLM\b|\blanguage model\b|\bclaude\b|\bchatgpt\b|\bcopilot\b", "how it was made",
     "speak of the project alone"),
]
NO_FOREIGN = ("web/package-lock.json", "knowledge/sources.json", HERE)
DEAD_CPP = re.compile(
    r"^[ \t]*//(?!/)[ \t]*(?:return\b[^.\n]*|[\w.:>\[\]-]+\([^;\n]*\)"
    r"|[\w.:\[\]>-]+[ \t]*[-+*/|]?=[ \t].*"
    r"|(?:const |auto |static )*[\w:<>*&]+[ \t]+\w+[ \t]*(?:=.*|\{.*\})?);[ \t]*$"
    r"|^[ \t]*//(?!/)[ \t]*(?:(?:if|for|while)[ \t]*\(.*\)[ \t]*\{?|\}|#include .*)[ \t]*$",
    re.MULTILINE)
DEAD_TS = re.compile(r"^\s*//\s*(?:(?:const|let|var|import|export|return)\b.*|[\w.]+\(.*\));\s*$"
                     r"|^\s*//\s*<\w+.*/?>\s*$", re.MULTILINE)
DEAD_PYTHON = re.compile(r"^\s*#\s*(?:(?:import|from) \w+(?: import .*)?|return\b[^.]*|[\w.]+\(.*\)"
                         r"|\w+ = \S.*|(?:if|for|while|def) .*:)\s*$", re.MULTILINE)


def found(tree, path, pattern, rule, words):
    text = tree.text(path)
    return [Fault(rule, path, line_of(text, match.start() + len(match.group())
                                      - len(match.group().lstrip())), words)
            for match in pattern.finditer(text)]


def check_words(tree):
    faults = []
    for path in tree.files():
        if path == HERE or path.startswith("tools/test_tools"):
            continue
        text = tree.text(path)
        faults += [Fault("unfinished", path, line_of(text, match.start()),
                         f"{match.group()}: finish it, or say in the docs what is left out")
                   for match in UNFINISHED.finditer(text)
                   if not path.endswith(("package-lock.json", ".svg"))]
        faults += [] if path in NO_FOREIGN else foreign(path, text)
    return faults


def foreign(path, text):
    for pattern, what, instead in FOREIGN:
        for match in re.finditer(pattern, text, re.IGNORECASE):
            if path.endswith((".css", ".svg")) and match.group().startswith("#"):
                continue
            yield Fault("foreign", path, line_of(text, match.start()),
                        f"`{match.group()}` is {what}; {instead}")


def check_dead_code(tree):
    words = "commented-out code; delete it, git remembers"
    faults = []
    for path in tree.files(CPP):
        faults += found(tree, path, DEAD_CPP, "dead_code", words)
    for path in tree.files(WEB, ("web/src/", "web/e2e/")):
        faults += found(tree, path, DEAD_TS, "dead_code", words)
    for path in [p for p in tree.files() if is_shell(tree, p)] + python_files(tree):
        faults += found(tree, path, DEAD_PYTHON, "dead_code", words)
    return faults
