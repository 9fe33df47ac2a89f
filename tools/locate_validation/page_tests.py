"""The table and the curve of the next test."""
import random

from locate_validation import tables
from locate_validation.policies import TESTS_MAX

BEST, RANDOM, LIKELIEST = "best next test", "random safe test", "press the likeliest"
POLICIES = (BEST, RANDOM, LIKELIEST)
JUDGED_AFTER = 3
MINUTES = (0.5, 1.0, 1.5, 2.0, 2.5)
PICTURE = "../images/locate_next_test.svg"


def next_tests(people, seed):
    return ["## Does the next test help", "",
            f"{len(people)} people of the model with a knot and something painted; safety "
            "questions answered \"no\", tests answered truthfully with the errors of the method page, the "
            "same answers whoever asks. *Random safe test*: any press, stretch, load or movement "
            "test that one person can do, of a muscle that is known to reach a painted place. "
            "*Press the likeliest*: of the program's own list after each answer, the first that "
            "one can press alone and has not pressed. The chance of a true muscle is the mean over "
            "the person's true muscles; the log score is the sum over all 138 muscle-sides of "
            "log2 P(what is true), 0 would be perfect.", "",
            f"![Chance of a true muscle after each test, for three ways to choose]({PICTURE})", "",
            *by_tests(people, seed), "", *differences(people, seed), "",
            "### For the same time", "",
            "What stands when so many minutes are spent; a test that would go beyond is not begun.",
            "", *by_minutes(people, seed), "", *verdict(people, seed)]


def values(people, policy, k, what):
    return [one[policy][k][what] for one in people]


def mean(numbers):
    return sum(numbers) / len(numbers)


def interval(seed, numbers):
    return tables.bootstrap_difference(random.Random(seed), numbers, [0] * len(numbers))


def with_interval(seed, numbers, digits=3):
    low, high = interval(seed, numbers)
    return f"{mean(numbers):.{digits}f} ({low:.{digits}f} to {high:.{digits}f})"


def gap(seed, ours, theirs, digits=3):
    low, high = tables.bootstrap_difference(random.Random(seed), ours, theirs)
    middle = mean(ours) - mean(theirs)
    return f"{middle:+.{digits}f} ({low:+.{digits}f} to {high:+.{digits}f})"


def by_tests(people, seed):
    out = ["| tests | policy | chance of a true muscle | a true muscle first | log score, bits | "
           "minutes |", "|---" * 6 + "|"]
    for k in range(TESTS_MAX + 1):
        for policy in POLICIES if k else POLICIES[:1]:
            first = values(people, policy, k, "first")
            out.append(f"| {k} | {policy if k else 'none'} | "
                       f"{with_interval(seed, values(people, policy, k, 'true'))} | "
                       f"{tables.percent(sum(first), len(first))} | "
                       f"{mean(values(people, policy, k, 'bits')):.2f} | "
                       f"{mean(values(people, policy, k, 'minutes')):.2f} |")
    return out


def differences(people, seed):
    out = ["The best next test against the other two, the same people, 95 per cent interval by "
           "drawing people again:", "",
           "| after | against | chance of a true muscle | a true muscle first, points | "
           "log score, bits |", "|---" * 5 + "|"]
    for k in range(1, TESTS_MAX + 1):
        for rival in (RANDOM, LIKELIEST):
            cells = [gap(seed, *(values(people, p, k, what) for p in (BEST, rival)), digits)
                     for what, digits in (("true", 3), ("bits", 2))]
            first = gap(seed, [100 * v for v in values(people, BEST, k, "first")],
                        [100 * v for v in values(people, rival, k, "first")], 1)
            out.append(f"| {k} | {rival} | {cells[0]} | {first} | {cells[1]} |")
    return out


def spent(people, policy, minutes, what):
    """The last state that was reached within the time."""
    return [[step[what] for step in one[policy] if step["minutes"] <= minutes + 1e-9][-1]
            for one in people]


def by_minutes(people, seed):
    out = ["| minutes | best next test: chance of a true muscle | better than a random test | "
           "better than pressing the likeliest | log score: better than a random test | "
           "than pressing |", "|---" * 6 + "|"]
    for minutes in MINUTES:
        own = {(p, w): spent(people, p, minutes, w) for p in POLICIES for w in ("true", "bits")}
        out.append(f"| {minutes:g} | {mean(own[(BEST, 'true')]):.3f} | " + " | ".join(
            gap(seed, own[(BEST, what)], own[(rival, what)], digits)
            for what, digits in (("true", 3), ("bits", 2)) for rival in (RANDOM, LIKELIEST)) + " |")
    return out


def verdict(people, seed):
    """In words, and only what the intervals carry."""
    said = []
    for rival in (RANDOM, LIKELIEST):
        for unit, own in (("tests", [values(people, p, JUDGED_AFTER, "true")
                                     for p in (BEST, rival)]),
                          ("minutes' worth", [spent(people, p, JUDGED_AFTER / 2, "true")
                                              for p in (BEST, rival)])):
            low, high = tables.bootstrap_difference(random.Random(seed), *own)
            how = "beats" if low > 0 else "is beaten by" if high < 0 else "is not told apart from"
            amount = str(JUDGED_AFTER) if unit == "tests" else f"{JUDGED_AFTER / 2:g}"
            said.append(f"after {amount} {unit} the best next test {how} *{rival}*")
    return ["By the chance of a true muscle: " + "; ".join(said) + "."]
