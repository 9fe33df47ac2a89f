"""The measured parts of docs/validation/causes.md."""
import textwrap


def replace(text, part, body):
    """Between the markers of this part; the rest stays."""
    start, end = (f"<!-- {part}: {what} -->" for what in
                  ("measured by tools/validate_causes", "end of what is measured"))
    if text.count(start) != 1 or text.count(end) != 1:
        raise SystemExit(f"docs/validation/causes.md: the markers of {part} are missing")
    before, rest = text.split(start)
    return f"{before}{start}\n\n{wrapped(body)}\n\n{end}{rest.split(end)[1]}"


def wrapped(lines):
    """Prose of at most 100 columns; tables stay as they are."""
    return "\n".join(line if line.startswith(("|", "#")) else
                     textwrap.fill(line, 99, break_long_words=False, break_on_hyphens=False)
                     for line in lines)
