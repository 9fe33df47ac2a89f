"""Functions of 70 lines, files of 400, lines of 100 columns, nesting of 3 (TSX 5)."""
import ast
import re

from checks import shape
from checks.tree import CPP, GENERATED, WEB, Fault

FILE_LINES, FUNCTION_LINES, COLUMNS, NESTING, NESTING_TSX = 400, 70, 100, 3, 5
EXEMPT = (".json", ".svg", ".yaml", ".yml", ".png", ".woff2", ".woff", ".lock")
PROSE = (".md",)


def measured(tree):
    """Files under the rule: what a person writes, without data, drawings and contracts."""
    return [p for p in tree.files() if not p.endswith(EXEMPT) and p not in GENERATED
            and not p.startswith(("LICENSE", "NOTICE", "docs/images/", "tests/store_schemas/"))
            and tree.text(p)]


def check_sizes(tree):
    faults = []
    for path in measured(tree):
        lines = tree.text(path).splitlines()
        if len(lines) > FILE_LINES and not path.endswith(PROSE):
            faults.append(Fault("file_lines", path, 1, f"{len(lines)} lines, at most {FILE_LINES}; "
                                "split it by subject"))
        faults += [Fault("columns", path, k,
                         f"{len(line)} columns, at most {COLUMNS}; break the line")
                   for k, line in enumerate(lines, 1)
                   if len(line) > COLUMNS and not unbreakable(line)]
    for path in tree.files(CPP):
        faults += judge(path, shape.functions_of(tree.code(path)), NESTING)
    for path in python_files(tree):
        try:
            faults += judge(path, python_functions(tree.text(path)), NESTING)
        except SyntaxError as fault:
            faults.append(Fault("tool", path, fault.lineno or 1, f"is no Python: {fault.msg}"))
    for path in tree.files():
        if is_shell(tree, path):
            faults += judge(path, shell_functions(tree.text(path)), NESTING)
    return faults


def unbreakable(line):
    """One word that cannot be broken, a link in prose, a row of a table or the data of a path."""
    text = line.strip()
    whole = r"\S+|[-*>\d.]* ?\S*https?://\S+|\|.*\||(\w+: |\w+=)?['\"`{].*['\"`}],?"
    link = "](" in text and len(text.split("](")[0]) < COLUMNS
    return link or bool(re.fullmatch(whole, text))


def judge(path, functions, nesting):
    faults = []
    for one in functions:
        if one.lines > FUNCTION_LINES:
            faults.append(Fault("function_lines", path, one.first,
                                f"a function of {one.lines} lines, at most {FUNCTION_LINES}; "
                                "give its parts names"))
        if one.depth > nesting:
            faults.append(Fault("nesting", path, one.deepest, f"nested {one.depth} deep, at most "
                                f"{nesting}; return early or name the inner part"))
    return faults


def judge_typescript(path, functions):
    found = [shape.Function(f["first"], f["last"], f["depth"], f["deepest"]) for f in functions]
    return judge(path, found, NESTING_TSX if path.endswith(".tsx") else NESTING)


def python_files(tree):
    return [p for p in tree.files() if p.endswith(".py")
            or tree.text(p).startswith("#!/usr/bin/env python3")]


def is_shell(tree, path):
    return path.endswith(".sh") or tree.text(path).startswith("#!/usr/bin/env bash")


def python_functions(text):
    functions = []
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef):
            one = shape.Function(node.lineno, node.end_lineno)
            one.depth, one.deepest = python_depth(node, 0)
            functions.append(one)
    return functions


PYTHON_BLOCKS = (ast.If, ast.For, ast.While, ast.With, ast.Try)


def python_depth(node, depth):
    """The deepest nesting below a node, and the line where it is."""
    deepest = (depth, getattr(node, "lineno", 0))
    for child in ast.iter_child_nodes(node):
        chained = isinstance(node, ast.If) and isinstance(child, ast.If) and node.orelse == [child]
        step = 1 if isinstance(child, PYTHON_BLOCKS) and not chained else 0
        deepest = max(deepest, python_depth(child, depth + step))
    return deepest


def shell_functions(text):
    functions, first = [], None
    for k, line in enumerate(text.splitlines(), 1):
        if re.match(r"[\w-]+\(\) \{", line) and not line.rstrip().endswith("}"):
            first = k
        elif line.startswith("}") and first:
            functions.append(shape.Function(first, k))
            first = None
    return functions
