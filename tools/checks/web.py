"""The page: no `any`, no suppressions, colours and sizes from tokens.css, words from texts/."""
import json
import re
import subprocess

from checks import sizes
from checks.tree import WEB, Fault, line_of

TOKENS = "web/src/ui/tokens.css"
SUPPRESSION = re.compile(r"eslint-disable|stylelint-disable|@ts-(ignore|expect-error|nocheck)"
                         r"|prettier-ignore|oxlint-disable|biome-ignore|(v8|istanbul|c8) ignore")
COLOUR = re.compile(r"#[0-9a-fA-F]{3,8}\b|\b(?:rgba?|hsla?|hwb|lab|lch|oklab|oklch)\("
                    r"|(?<![-\w])(?:white|black|red|blue|green|gr[ae]y|silver|orange|yellow)(?![-\w])")
SIZE = re.compile(r"(?<![\w.-])-?(\d*\.?\d+)(px|rem|pt)\b")
PRODUCT = "Unknot"        # a name is the same in every language
FREE_SIZES = {0.0, 1.0}   # nothing, and the hairline: no token says more than the number does
WORDS_OF_FINDS = {
    "any": "`any` switches the types off; say the type or use unknown",
    "words": "words of the page stand in texts/<language>/; move `{}` there",
    "colour": "the colour `{}` belongs into tokens.css",
    "size": "the size `{}` belongs into tokens.css",
}


def typescript(tree):
    """What the parser of TypeScript sees in each file; an empty list when it cannot be asked."""
    files = tree.files(WEB, ("web/src/", "web/e2e/"))
    if not files:
        return []
    script = __file__.rsplit("/", 1)[0] + "/typescript.mjs"
    done = subprocess.run(["node", script, str(tree.root), *files], capture_output=True, text=True,
                          check=False)
    if done.returncode:
        raise RuntimeError(f"typescript.mjs: {done.stderr.strip().splitlines()[-1:]}")
    return [json.loads(line) for line in done.stdout.splitlines()]


def check_typescript(tree):
    try:
        looked = typescript(tree)
    except (OSError, RuntimeError) as fault:
        return [Fault("tool", "web/package.json", 1, f"the page was not read ({fault}); "
                      "run ./dev setup")]
    faults = []
    for one in looked:
        path = one["file"]
        faults += sizes.judge_typescript(path, one["functions"])
        faults += [Fault(find["what"], path, find["line"],
                         WORDS_OF_FINDS[find["what"]].format(find["text"]))
                   for find in one["finds"]
                   if applies(path, find["what"]) and find["text"] != PRODUCT]
    return faults


def applies(path, what):
    """Tests and generated types may hold words and colours; `any` is forbidden everywhere."""
    return what == "any" or (path.startswith("web/src/") and ".test." not in path)


def check_suppressions(tree):
    return [Fault("suppression", path, line_of(tree.text(path), match.start()),
                  f"{match.group()} hides a fault; mend the fault")
            for path in tree.files((*WEB, ".css"), ("web/",))
            for match in SUPPRESSION.finditer(tree.text(path))]


def check_css(tree):
    faults = []
    for path in tree.files((".css",), ("web/",)):
        if path == TOKENS:
            continue
        text = re.sub(r"/\*.*?\*/|url\([^)]*\)", lambda m: re.sub(r"[^\n]", " ", m.group()),
                      tree.text(path), flags=re.DOTALL)
        for number, line in enumerate(text.splitlines(), 1):
            faults += css_line(path, number, line)
    return faults


def css_line(path, number, line):
    """Custom properties do not work in @media and @page, so these may hold sizes."""
    declaration = re.match(r"\s*(?:--)?[\w-]+\s*:\s*(.*)", line)
    value = declaration.group(1) if declaration and not line.rstrip().endswith("{") else ""
    if not value and not re.search(r"[{}@:]", line):
        value = line   # a value that goes on
    for match in COLOUR.finditer(value):
        yield Fault("colour", path, number, f"the colour {match.group()} belongs into tokens.css")
    for match in SIZE.finditer(value):
        if float(match.group(1)) not in FREE_SIZES:
            yield Fault("size", path, number, f"the size {match.group()} belongs into tokens.css; "
                        "take the nearest step of the scale")


def check_lockfile(tree):
    text = tree.text("web/package-lock.json")
    return [Fault("lockfile", "web/package-lock.json", line_of(text, match.start()),
                  f"{match.group()} names a registry; install with web/.npmrc in force")
            for match in re.finditer(r'"resolved": "[^"]*"', text)]
