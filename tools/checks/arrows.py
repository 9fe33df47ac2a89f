"""Includes go one way, and the engine touches nothing of the world."""
import re

from checks.tree import Fault, is_test, line_of

JOURNEY = ["locate", "causes", "dose", "learn"]
BELOW = ["engine/base/", "engine/stats/", "engine/body/"]

# Folder -> what its sources may include besides their own folder. A name that ends in `/` is a
# folder, `*` stands for a part of a file name. The longest folder that fits decides.
ARROWS = {
    "engine/base/": [],
    "engine/stats/": ["engine/base/", "Eigen/", "hwy/"],
    "engine/body/": ["engine/base/"],
    "engine/diary/": ["engine/base/", "engine/body/"],
    "engine/safety/": ["engine/base/", "engine/body/"],
    "engine/locate/": [*BELOW, "engine/safety/"],
    "engine/causes/": [*BELOW, "engine/safety/", "engine/diary/"],
    "engine/dose/": [*BELOW, "engine/safety/"],
    "engine/dose/light/": [*BELOW, "engine/safety/", "engine/dose/", "hwy/"],
    "engine/knots/": ["engine/base/", "engine/body/"],
    "engine/learn/": [*BELOW, "engine/safety/", "engine/diary/"],
    "engine/plan/": [*BELOW, "engine/safety/", "engine/diary/",
                     *(f"engine/{word}/*_result.h" for word in JOURNEY)],
    "engine/guide/": [*BELOW, "engine/safety/", "engine/diary/", "engine/plan/",
                      *(f"engine/{word}/*_result.h" for word in JOURNEY)],
    "engine/report/": [*BELOW, "engine/safety/", "engine/diary/", "engine/plan/",
                       *(f"engine/{word}/*_result.h" for word in JOURNEY)],
    "engine/": ["engine/"],   # the facade alone stands here
    "formats/": ["engine/base/", "engine/body/", "engine/diary/", "engine/knots/record.h",
                 "engine/everything.h"],
    "formats/json/": ["engine/base/", "engine/body/", "engine/diary/", "engine/facade.h",
                      "engine/everything.h", "nlohmann/"],
    # docs/decisions/0005: Result comes with the facade, and the command line starts the server.
    "server/": ["engine/facade.h", "engine/base/", "formats/", "service/", "boost/", "openssl/",
                "sys/"],
    "cli/": ["engine/facade.h", "engine/base/", "formats/", "service/", "store/", "server/", "CLI/",
             "fmt/", "sys/"],
    # docs/decisions/0008: the store knows values and rows; who joins it with the engine is service.
    "store/": ["engine/base/", "engine/body/", "engine/diary/record.h", "engine/knots/record.h",
               "engine/everything.h", "SQLiteCpp/", "sqlite3.h", "sys/"],
    "service/": ["engine/facade.h", "engine/facade_diary.h", "engine/base/", "engine/knots/",
                 "engine/diary/", "engine/everything.h", "formats/", "store/", "date/", "sys/"],
    "wasm/": ["engine/facade.h", "engine/base/", "formats/"],
}
# Tests stand beside what they test and may borrow the helpers and the knowledge of others.
FOR_TESTS = ["gtest/", "benchmark/", "nlohmann/", "engine/facade.h", "engine/*/test_*.h",
             "store/test_store.h", "SQLiteCpp/", "tests/laws/", "engine/safety/", "arpa/",
             "netinet/", "sys/"]
NOT_IN_ENGINE = {
    "fstream", "iostream", "sstream", "ostream", "istream", "filesystem", "thread", "mutex", "atomic",
    "future", "condition_variable", "semaphore", "stop_token", "shared_mutex", "ctime", "time.h",
    "cstdio", "stdio.h", "print", "syncstream", "csignal", "locale", "typeinfo", "exception",
    "stdexcept", "format", "expected", "execution", "unistd.h"}
NO_WORLD = [
    (r"\b\w+_clock\b", "a clock", "take the time as an argument"),
    (r"\bstd::\w+_distribution\b", "a distribution of the standard library",
     "use engine/stats: the browser must draw the same numbers"),
    (r"\brandom_device\b|\bs?rand\s*\(", "chance of the machine", "take the seed as an argument"),
    (r"\b(?:secure_)?getenv\b", "the environment", "take the value as an argument"),
    (r"\bthrow\b|\btry\b|\bcatch\b", "an exception", "return a Result"),
    (r"\bdynamic_cast\b|\btypeid\b", "run-time type information", "use an enum or a variant"),
    (r"\bstd::(?:cout|cerr|clog|cin)\b|\bf?printf\b|\bputs\b", "output", "return it"),
    (r"\bstd::(?:thread|jthread|async|mutex|atomic)\b|\bthread_local\b", "threads",
     "offer independent chunks to the caller"),
]
INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]*([<"])([^>"]+)[>"]', re.MULTILINE)


def folder_of(path):
    return max((f for f in ARROWS if path.startswith(f)), key=len, default=None)


def fits(target, allowed):
    if allowed.endswith("/"):
        return target.startswith(allowed)
    return re.fullmatch(re.escape(allowed).replace(r"\*", "[^/]*"), target) is not None


def check_arrows(tree):
    faults = []
    for path in tree.files((".cpp", ".h"), ("engine/", "formats/", "server/", "cli/", "store/",
                                            "service/", "wasm/", "tests/")):
        text = tree.text(path)
        for match in INCLUDE.finditer(text):
            faults += one_include(tree, path, line_of(text, match.start()), *match.groups())
    return faults


def one_include(tree, path, line, quote, target):
    if quote == '"' and target not in tree.paths:
        return [Fault("arrow", path, line, f'"{target}" is no file of the repository; '
                      "write the path from the root")]
    folder = folder_of(path)
    if folder is None:
        return []
    test = is_test(path)
    allowed = [*ARROWS[folder], folder, *(FOR_TESTS if test else [])]
    if target.startswith("tl/"):
        fine = path.startswith("engine/base/")
    elif quote == "<" and "/" not in target:
        fine = test or not (path.startswith("engine/") and target in NOT_IN_ENGINE)
    else:
        fine = any(fits(target, one) for one in allowed)
    if fine:
        return []
    return [Fault("arrow", path, line, f"{folder} may not include {target}; "
                  "pass the value in, or move the code to the layer that may")]


def check_world(tree):
    faults = []
    for path in tree.sources("engine/"):
        code = tree.code(path)
        for pattern, what, instead in NO_WORLD:
            for match in re.finditer(pattern, code):
                faults.append(Fault("world", path, line_of(code, match.start()),
                                    f"the engine uses {what}; {instead}"))
    return faults


def check_siblings(tree):
    faults = []
    for path in tree.sources("engine/", "formats/", "store/", "service/", "server/", "cli/"):
        if not path.endswith(".cpp") or path.endswith("/main.cpp"):
            continue
        test = re.sub(r"(_reference)?\.cpp$", "_test.cpp", path)
        if test not in tree.paths:
            faults.append(Fault("sibling", path, 1, f"no test beside it; write {test}"))
    return faults


DECLARATION = re.compile(r"\b(~?\w+|operator\S+)\s*\(([^()]*)\)\s*(?:const)?\s*(?:noexcept)?"
                         r"\s*(?:override)?\s*[;{:]")


def parameters(text):
    """Splits at commas outside of angle brackets."""
    parts, depth, last = [], 0, 0
    for k, sign in enumerate(text):
        depth += {"<": 1, ">": -1}.get(sign, 0)
        if sign == "," and depth == 0:
            parts.append(text[last:k])
            last = k + 1
    return [p.strip() for p in [*parts, text[last:]] if p.strip()]


def check_headers(tree):
    """Public headers: at most four parameters, no bool parameter; the engine's: no output one."""
    faults = []
    for path in tree.sources("engine/", "formats/", "store/", "service/", "server/", "cli/"):
        if not path.endswith(".h"):
            continue
        code = tree.code(path)
        for match in DECLARATION.finditer(code):
            name, given = match.group(1), parameters(match.group(2))
            faults += [Fault("parameters", path, line_of(code, match.start()), text)
                       for text in about_parameters(name, given, path.startswith("engine/"))]
    return faults


def about_parameters(name, given, engine):
    if name in ("if", "for", "while", "switch", "return"):
        return
    if len(given) > 4:
        yield f"{name} takes {len(given)} parameters; give it an options struct"
    for parameter in given:
        if re.match(r"(const\s+)?bool\b\s*\w*(\s*=.*)?$", parameter):
            yield f"{name} takes a bool; give it an enum whose names say what is meant"
        output = re.match(r"(?!const\b)[\w:<>, ]+[^&]&\s*\w+$", parameter)
        if engine and output and not re.search(r"\bconst\b", parameter):
            yield f"{name} has the output parameter `{parameter}`; return a struct"
