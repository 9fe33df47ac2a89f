"""Form is decided by clang-format and prettier."""
import pathlib
import re
import subprocess
import tempfile

from checks.tree import CPP, Fault

FORMATTED = (".ts", ".tsx", ".mjs", ".css", ".json", ".html")


def run(command, folder):
    try:
        return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    except OSError as fault:
        return subprocess.CompletedProcess(command, 127, "", str(fault))


def check_cpp_form(tree):
    files = tree.files(CPP)
    if not files:
        return []
    done = run(["clang-format-14", "--dry-run", "-Werror", *files], tree.root)
    first = {}
    for match in re.finditer(r"^(\S+?):(\d+):\d+: error:", done.stderr, re.MULTILINE):
        first.setdefault(match.group(1), int(match.group(2)))
    faults = [Fault("form", path, line, "not as clang-format writes it; run "
                    f"clang-format-14 -i {path}") for path, line in first.items()]
    if done.returncode and not faults:
        faults.append(Fault("tool", ".clang-format", 1,
                            f"clang-format-14 failed: {done.stderr[:120]}"))
    return faults


def check_web_form(tree):
    if not tree.files(FORMATTED, ("web/",)):
        return []
    others = [f"../{path}" for path in tree.files((".mjs",), ("tools/",))]
    done = run(["npx", "--no-install", "prettier", "--config", ".prettierrc.json",
                "--list-different", ".", *others], tree.root / "web")
    faults = [Fault("form", f"web/{name}".replace("web/../", ""), 1, "not as prettier writes it; "
                    f"run npx prettier --config .prettierrc.json --write {name} in web/")
              for name in done.stdout.splitlines()]
    if done.returncode and not faults:
        faults.append(Fault("tool", "web/.prettierrc.json", 1,
                            f"prettier failed: {done.stderr[:120]}"))
    return faults


def check_generated(tree):
    """The types of the page are those of the contract."""
    if "api/openapi.yaml" not in tree.paths:
        return []
    path = "web/src/engine/api.d.ts"
    with tempfile.TemporaryDirectory() as folder:
        fresh = pathlib.Path(folder) / "api.d.ts"
        done = run(["npx", "--no-install", "openapi-typescript", "../api/openapi.yaml", "-o",
                    str(fresh)], tree.root / "web")
        if done.returncode or not fresh.exists():
            return [Fault("tool", "api/openapi.yaml", 1, "openapi-typescript failed: "
                          f"{(done.stderr or done.stdout).strip()[:200]}")]
        if fresh.read_text() != tree.text(path):
            return [Fault("form", path, 1, "not what api/ says; run ./dev gen")]
    return []
