"""Every error code is explained in docs/errors.md and provoked by a test."""
import re

from checks.tree import Fault, line_of

HEADER, PAGE = "engine/base/result.h", "docs/errors.md"


def snake(name):
    return re.sub(r"(?<!^)(?=[A-Z])", "_", name).lower()


def codes_of(tree):
    """Enumerator -> line."""
    code = tree.code(HEADER)
    match = re.search(r"enum class ErrorCode \{(.*?)\}", code, re.DOTALL)
    if not match:
        return {}
    return {m.group(1): line_of(code, match.start(1) + m.start())
            for m in re.finditer(r"\b([A-Z]\w+)\b", match.group(1))}


def check_errors(tree):
    codes = codes_of(tree)
    page = tree.text(PAGE)
    tests = "\n".join(tree.text(p) for p in tree.files((".cpp",)) if p.endswith("_test.cpp"))
    program = "\n".join(tree.text(p) for p in tree.files(None, ("tools/test_program", "web/e2e/")))
    faults = []
    for code, line in codes.items():
        name = snake(code)
        if f"`{name}`" not in page:
            faults.append(Fault("error_page", HEADER, line, f"{PAGE} does not explain `{name}`; "
                                "add when it comes and what to do"))
        if not re.search(rf"\bErrorCode::{code}\b", tests) and not re.search(
                rf"[\"']{name}[\"']", tests + program):
            faults.append(Fault("error_test", HEADER, line, f"no test provokes {code}; write one, "
                                "or make it a contract"))
    for match in re.finditer(r"^#+ `(\w+)`|^\| `(\w+)`", page, re.MULTILINE):
        name = match.group(1) or match.group(2)
        if codes and name not in map(snake, codes):
            faults.append(Fault("error_page", PAGE, line_of(page, match.start()),
                                f"`{name}` is no code of {HEADER}; take it out"))
    return faults
