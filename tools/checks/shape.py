"""Functions of C++ sources: where they stand, how long they are, how deep they nest."""
import dataclasses
import re

TOKEN = re.compile(r"[A-Za-z_]\w*|->|::|[^\s\w]|\d[\w.']*")
CONTROLS = {"if", "for", "while", "switch", "catch"}
SCOPES = {"namespace", "class", "struct", "union", "enum"}
AFTER_PARENTHESIS = {"const", "noexcept", "override", "mutable", "final", ">", "&"}


@dataclasses.dataclass
class Function:
    first: int
    last: int
    depth: int = 0
    deepest: int = 0   # the line where the nesting is deepest

    @property
    def lines(self):
        return self.last - self.first + 1


class Parser:
    """One pass over the tokens with a stack of what is open."""

    def __init__(self, code):
        self.tokens = [(m.group(), m.start()) for m in TOKEN.finditer(code)]
        self.lines = [0]
        for match in re.finditer("\n", code):
            self.lines.append(match.end())
        self.stack = []      # (kind, first token of the statement around it)
        self.functions = []
        self.open_function = None
        self.start = 0       # index of the first token of the present statement
        self.closed = {}     # index of `)` -> index of its `(`

    def line(self, index):
        position = self.tokens[index][1]
        low, high = 0, len(self.lines)
        while high - low > 1:
            middle = (low + high) // 2
            low, high = (middle, high) if self.lines[middle] <= position else (low, middle)
        return low + 1

    def word(self, index):
        return self.tokens[index][0] if 0 <= index < len(self.tokens) else ""

    def run(self):
        parentheses = []
        for k, (token, _) in enumerate(self.tokens):
            if token in "([":
                parentheses.append(k)
                self.stack.append((token, k))
            elif token in ")]" and parentheses:
                self.closed[k] = parentheses.pop()
                self.pop_to("([")
                if token == ")" and self.is_control(k) and self.word(k + 1) != "{":
                    self.push("braceless", k)
                    self.start = k + 1
            elif token == "else" and self.word(k + 1) not in ("{", "if"):
                self.push("braceless", k)
            elif token == "{":
                kind = self.kind(k)
                self.push(kind, k)
                if kind != "initialiser":
                    self.start = k + 1
            elif token == "}":
                self.close(k)
            elif token == ";" and not (self.stack and self.stack[-1][0] == "("):
                self.end_statement(k)
        return self.functions

    def pop_to(self, kinds):
        while self.stack and self.stack[-1][0] not in kinds:
            self.stack.pop()
        if self.stack:
            self.stack.pop()

    def is_control(self, index):
        opened = self.closed.get(index)
        if opened is None:
            return False
        before = self.word(opened - 1)
        return before in CONTROLS or (before == "constexpr" and self.word(opened - 2) == "if")

    def in_scope(self):
        return not any(kind in ("function", "control", "lambda", "braceless")
                       for kind, _ in self.stack)

    def kind(self, index):
        head = [self.word(k) for k in range(self.start, index)]
        before = self.word(index - 1)
        if self.in_scope():
            if SCOPES & set(head) and "(" not in head[-2:] and ")" not in head:
                return "scope"
            if "=" in head and "operator" not in head:
                return "lambda" if self.is_lambda(index) else "initialiser"
            if before in AFTER_PARENTHESIS | {")", "}"} or "->" in head:
                return "function" if "(" in head else "initialiser"
            return "scope" if before == '"' else "initialiser"
        if before in ("else", "do", "try") or (before == ")" and self.is_control(index - 1)):
            return "control"
        if self.is_lambda(index):
            return "lambda"
        if before in (";", "{", "}", ":", "") and index == self.start:
            return "control"
        return "scope" if SCOPES & set(head) and "(" not in head else "initialiser"

    def is_lambda(self, index):
        k = index - 1
        steps = 0
        while k >= self.start and steps < 12 and self.word(k) not in (")", "]"):
            k -= 1
            steps += 1
        between = {self.word(j) for j in range(k + 1, index)}
        if between and not between <= AFTER_PARENTHESIS and "->" not in between:
            return False
        if self.word(k) == "]":
            return True
        return self.word(k) == ")" and self.word(self.closed.get(k, 0) - 1) == "]"

    def push(self, kind, index):
        self.stack.append((kind, self.start))
        if kind == "function":
            self.open_function = Function(self.line(self.start), 0)
        elif self.open_function and kind in ("control", "lambda", "braceless"):
            depth = sum(k in ("control", "lambda", "braceless") for k, _ in self.stack)
            if depth > self.open_function.depth:
                self.open_function.depth = depth
                self.open_function.deepest = self.line(index)

    def close(self, index):
        while self.stack and self.stack[-1][0] in ("braceless", "(", "["):
            self.stack.pop()
        kind, start = self.stack.pop() if self.stack else ("scope", index)
        if kind == "function" and self.open_function:
            self.open_function.last = self.line(index)
            self.functions.append(self.open_function)
            self.open_function = None
        if kind == "initialiser" or kind == "lambda":
            self.start = start
            return
        if kind == "control":
            self.drop_braceless(index)
        self.start = index + 1

    def end_statement(self, index):
        if self.word(index + 1) == "else" and self.stack and self.stack[-1][0] == "braceless":
            self.stack.pop()
        self.drop_braceless(index)
        self.start = index + 1

    def drop_braceless(self, index):
        """The statement that ended was the body of every control above it, unless an else follows."""
        if self.word(index + 1) == "else":
            return
        while self.stack and self.stack[-1][0] == "braceless":
            self.stack.pop()


def functions_of(code):
    return Parser(code).run()
