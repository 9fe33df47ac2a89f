"""Contrast of the tokens, computed anew from tokens.css for both themes (WCAG 2.x)."""
import re

from checks.tree import Fault

TOKENS = "web/src/ui/tokens.css"
TEXT, MARK = 4.5, 3.0
CAUSES = ["overuse", "water", "posture", "sitting", "stress", "other"]
GROUNDS = ["bg", "surface", "sunken"]
PAIRS = [
    *((ink, ground, TEXT) for ink in ("ink", "ink-2", "ink-3") for ground in GROUNDS),
    *((f"on-{name}", name, TEXT)
      for name in ("action", "action-soft", "knot-soft", "warn", "calm", "danger", "panel")),
    ("knot", "bg", TEXT), ("knot", "surface", TEXT), ("danger", "surface", TEXT),
    *((mark, ground, MARK) for mark in ("edge", "focus") for ground in ("bg", "surface")),
    *((f"c-{cause}", ground, MARK) for cause in CAUSES for ground in GROUNDS),
    *((f"on-pain-{step}", f"pain-{step}", TEXT) for step in range(11)),
]
BLOCKS = {
    "light": re.compile(r"^:root \{(.*?)\n\}", re.DOTALL | re.MULTILINE),
    "dark, by system": re.compile(r"prefers-color-scheme: dark\) \{\s*:root[^{]*\{(.*?)\n  \}",
                                  re.DOTALL),
    "dark, by switch": re.compile(r"^:root\[data-theme=['\"]dark['\"]\] \{(.*?)\n\}",
                                  re.DOTALL | re.MULTILINE),
}
PROPERTY = re.compile(r"--([\w-]+):\s*([^;]+);")
STATED = re.compile(r"([\w-]+)/(bg|surface|sunken|[\w-]+) (\d+\.\d)\b")


def luminance(colour):
    digits = colour.lstrip("#")
    if len(digits) == 3:
        digits = "".join(d + d for d in digits)
    channels = [int(digits[k:k + 2], 16) / 255 for k in (0, 2, 4)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one, other):
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def themes(text):
    """Name of the theme -> its colours; the dark ones inherit what they do not say."""
    found = {}
    for name, pattern in BLOCKS.items():
        match = pattern.search(text)
        own = dict(PROPERTY.findall(match.group(1))) if match else {}
        colours = {key: value for key, value in own.items()
                   if re.fullmatch(r"#([0-9a-fA-F]{3}){1,2}", value)}
        found[name] = {**found.get("light", {}), **colours} if colours else None
    return found


def check_contrast(tree):
    text = tree.text(TOKENS)
    if not text:
        return []
    found = themes(text)
    faults = [Fault("contrast", TOKENS, 1, f"no colours of the theme `{name}`; write the block")
              for name, colours in found.items() if colours is None]
    if faults:
        return faults
    for name, colours in found.items():
        faults += [Fault("contrast", TOKENS, 1, f"{name}: {words}") for words in judge(colours)]
    if found["dark, by system"] != found["dark, by switch"]:
        faults.append(Fault("contrast", TOKENS, 1,
                            "the two dark blocks differ; make them the same"))
    return faults + check_stated(text, found)


def judge(colours):
    for front, ground, least in PAIRS:
        if front not in colours or ground not in colours:
            yield f"--{front} or --{ground} is missing"
            continue
        ratio = contrast(colours[front], colours[ground])
        if ratio < least:
            yield f"{front} on {ground} has {ratio:.2f}, needs {least}; change one of the two"
    steps = [luminance(colours[f"pain-{k}"]) for k in range(11) if f"pain-{k}" in colours]
    if steps not in (sorted(steps), sorted(steps, reverse=True)):
        yield "the pain ramp does not go one way in lightness"


def check_stated(text, found):
    """The ratios in the opening comment must be those of the values below it."""
    comment = text.split("*/")[0]
    faults = []
    parts = re.split(r"\bDARK\b", comment)
    for part, theme in zip(parts, ("light", "dark, by switch")):
        for front, ground, number in STATED.findall(part):
            colours = found[theme]
            if front not in colours or ground not in colours:
                continue
            ratio = contrast(colours[front], colours[ground])
            if abs(ratio - float(number)) > 0.06:
                faults.append(Fault("contrast", TOKENS, 1, f"the comment says {front}/{ground} "
                                    f"{number}, computed {ratio:.1f} ({theme}); mend the comment"))
    return faults
