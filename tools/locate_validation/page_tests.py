"""The table and the curve of the next test."""
import random

from locate_validation import tables
from locate_validation.policies import TESTS_MAX

BEST, RANDOM = "best next test", "random safe test"
FIXED, LIKELIEST = "press in the first order", "press the likeliest"
RIVALS = (RANDOM, FIXED, LIKELIEST)
POLICIES = (BEST, *RIVALS)
STARTS = [("below 0.25", 0, 0.25), ("0.25 to 0.5", 0.25, 0.5), ("0.5 or more", 0.5, 1.1)]
JUDGED_AFTER = 3
MINUTES = (0.5, 1.0, 1.5, 2.0, 2.5)
PICTURE = "../images/locate_next_test.svg"


def next_tests(people, seed):
    return ["## Does the next test help", "",
            f"{len(people)} people of the model with a knot and something painted; safety "
            "questions answered \"no\", tests answered truthfully with the errors of the method page, the "
            "same answers whoever asks. *Random safe test*: any press, stretch, load or movement "
            "test that one person can do, of a muscle that is known to reach a painted place. "
            "*Press in the first order*: down the program's own list as it stood before any test, "
            "those that one can press alone. *Press the likeliest*: the same, but of the list as it "
            "stands after each answer, which the program makes for it. The chance of a true muscle is the mean over "
            "the person's true muscles; the log score is the sum over all 138 muscle-sides of "
            "log2 P(what is true), 0 would be perfect.", "",
            f"![Chance of a true muscle after each test, for four ways to choose]({PICTURE})", "",
            *by_tests(people, seed), "", *differences(people, seed), "",
            "### For the same time", "",
            "What stands when so many minutes are spent; a test that would go beyond is not begun.",
            "", *by_minutes(people, seed), "", *by_start(people, seed), "", *verdict(people, seed)]


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
    out = ["The best next test against the others, the same people, 95 per cent interval by "
           "drawing people again:", "",
           "| after | against | chance of a true muscle | a true muscle first, points | "
           "log score, bits |", "|---" * 5 + "|"]
    for k in range(1, TESTS_MAX + 1):
        for rival in RIVALS:
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
    out = ["| minutes | best next test: chance of a true muscle | better than "
           + " | than ".join(f"*{rival}*" for rival in RIVALS) + " | log score: better than "
           + " | than ".join(f"*{rival}*" for rival in RIVALS) + " |", "|---" * 8 + "|"]
    for minutes in MINUTES:
        own = {(p, w): spent(people, p, minutes, w) for p in POLICIES for w in ("true", "bits")}
        out.append(f"| {minutes:g} | {mean(own[(BEST, 'true')]):.3f} | " + " | ".join(
            gap(seed, own[(BEST, what)], own[(rival, what)], digits)
            for what, digits in (("true", 3), ("bits", 2)) for rival in RIVALS) + " |")
    return out


def by_start(people, seed):
    """Where the choice can matter at all."""
    same = [one[BEST][1]["test"] == one[LIKELIEST][1]["test"] for one in people]
    out = [f"The first of the best tests is the pressing of the likeliest muscle in "
           f"{tables.percent(sum(same), len(same))} of the people. After {JUDGED_AFTER} tests, by "
           "the chance of the likeliest muscle before any test:", "",
           "| likeliest muscle | people | best next test: chance of a true muscle | better than "
           + " | than ".join(f"*{rival}*" for rival in RIVALS) + " |", "|---" * 6 + "|"]
    for name, low, high in STARTS:
        own = [one for one in people if low <= one[BEST][0]["highest"] < high]
        if not own:
            continue
        ours = values(own, BEST, JUDGED_AFTER, "true")
        out.append(f"| {name} | {len(own)} | {mean(ours):.3f} | " + " | ".join(
            gap(seed, ours, values(own, rival, JUDGED_AFTER, "true")) for rival in RIVALS) + " |")
    return out


def verdict(people, seed):
    """In words, and only what the intervals carry."""
    said = []
    for rival in RIVALS:
        for unit, own in (("tests", [values(people, p, JUDGED_AFTER, "true")
                                     for p in (BEST, rival)]),
                          ("minutes' worth", [spent(people, p, JUDGED_AFTER / 2, "true")
                                              for p in (BEST, rival)])):
            low, high = tables.bootstrap_difference(random.Random(seed), *own)
            how = "beats" if low > 0 else "is beaten by" if high < 0 else "is not told apart from"
            amount = str(JUDGED_AFTER) if unit == "tests" else f"{JUDGED_AFTER / 2:g}"
            said.append(f"after {amount} {unit} the best next test {how} *{rival}*")
    return ["By the chance of a true muscle: " + "; ".join(said) + "."]
