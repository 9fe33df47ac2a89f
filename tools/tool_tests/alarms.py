"""Tables of false alarms and power from rows written by hand."""
import math
import random
import tempfile

from causes_validation import alarms, alarms_page

RULE = {"odds_ratio_min": 6, "probability_size_min": 0.7, "odds_ratio_leaning_min": 2,
        "probability_size_leaning_min": 0.6, "days_scored_min": 14, "odds_rise_from": 100,
        "odds_rise_power": 1}
HEAD = ("person,day,scored,group,exposure,log_odds_ratio,probability_size,computed_others,"
        "log_odds_ratio_least,probability_size_least,share,gls_t,correlates,three_and_three\n")


def tests():
    """(name, function) of every test here."""
    yield "alarms: rows are read look by look", rows_are_read
    yield "alarms: a name needs the thresholds with every belief", names
    yield "alarms: a decoy is alone only without the true cause", alone
    yield "alarms: least squares is set to the same rate", same_rate
    yield "alarms: every kind of person has numbers of its own", own_numbers
    yield "alarms: what is not measured is said, what is missed as well", page_says


def read(rows):
    with tempfile.NamedTemporaryFile("w", suffix=".csv") as file:
        file.write(HEAD + "".join(row + "\n" for row in rows))
        file.flush()
        return alarms.read(file.name, RULE)


def rows_are_read():
    persons = read(["1,14,13,dehydration,,9,0.9,0,0,0,0.1,9,1,0",
                    "1,90,70,dehydration,,0.7,0.61,0,0,0,0.1,2.5,0,1",
                    "1,90,70,poor_posture,,0,0,0,0,0,-0.02,0.5,0,0",
                    "1,90,70,poor_posture,hunched_hours,2,0.9,1,1.9,0.8,-0.02,0.5,0,0",
                    "2,14,10,dehydration,,0,0,0,0,0,0,0,0,0"])
    assert len(persons) == 2
    early, late = persons[0][14], persons[0][90]
    assert not early["t"] and not early["leaning"] and early["correlates"] == {"dehydration"}
    assert late["t"] == {"dehydration": 2.5, "poor_posture": 0.5}
    assert late["leaning"] == {"dehydration", "poor_posture"}
    assert late["near"] == [("poor_posture", 1.9, 0.8)]
    assert late["three"] == {"dehydration"}
    assert math.isclose(late["share"], 0.08)
    assert alarms.share_sums(persons) == [late["share"]]


def look(near=(), t=None, share=0.0, scored=80):
    return {"near": list(near), "leaning": set(), "t": t or {}, "correlates": set(),
            "three": set(), "share": share, "scored": scored, "enough": True}


def names():
    rule = alarms.product(RULE)
    own = look([("dehydration", math.log(6), 0.7), ("poor_posture", math.log(5.9), 0.9),
                ("sitting_all_day", 9, 0.69)])
    assert rule(own) == {"dehydration"}
    assert alarms.told({14: look(), 15: own}, rule)
    assert not alarms.told({14: look(), 15: own}, rule, "poor_posture")
    late = [("dehydration", math.log(11.9), 1), ("poor_posture", math.log(12.1), 1)]
    assert rule(look(late, scored=200)) == {"poor_posture"}, "twice as long, twice the odds"
    assert rule(look(late, scored=100)) == {"dehydration", "poor_posture"}


def alone():
    rule = alarms.product(RULE)
    decoy, right = ("stress_and_tension", 9, 1), ("sitting_all_day", 9, 1)
    case = (rule, "sitting_hours", ("stress", "hunched_hours"))
    assert not alarms.decoy_alone({60: look([decoy, right])}, *case)
    assert not alarms.decoy_alone({60: look([("dehydration", 9, 1)])}, *case)
    assert alarms.decoy_alone({59: look([decoy]), 60: look([decoy, right])}, *case)


def same_rate():
    persons = [{60: look(t={"dehydration": t}), 61: look(t={"dehydration": t - 1})}
               for t in (1.0, 2.0, 3.0, 4.0)]
    for count in range(4):
        t = alarms.same_rate(persons, count)
        told = sum(alarms.told(person, alarms.least_squares(t)) for person in persons)
        assert told == count, (count, t)


def own_numbers():
    """None of the kinds without effect shares a person with another, up to a thousand each."""
    firsts = [own["first"] for name, own in alarms.cells().items() if not name.startswith("p")
              or name.startswith("persistent")]
    assert len(firsts) == 44 and len(set(firsts)) == len(firsts)
    assert all(first % 1000 == 1 for first in firsts)
    words = alarms.command("unknot", alarms.cells()["answers_0.6_felt"], 5, "rows.csv")
    assert words[-3:] == ["--answers-to-pain", 0.6, "--only-felt"], words


def page_says():
    chance = random.Random(1)
    measured = dict.fromkeys(alarms.cells())
    assert "not measured yet" in alarms_page.lines(measured, RULE, 1)[0]
    name = ("dehydration", 9, 1)
    measured["null_0.5_5_0.2"] = [
        {90: look([name] if k < 40 else [], {"dehydration": chance.gauss(0, 1)}, 0.2)}
        for k in range(100)]
    for cause, group in alarms.GROUP_OF.items():
        measured[f"p2_60_{cause}"] = [{60: look([(group, 9, 1)], {group: 9.0})} for _ in range(9)]
    # Of one cause more persons were asked, who are told nothing: others had no such persons.
    measured["p2_60_stress"] += [{60: look([])}] * 5
    measured["year_0.5_5"] = [{90: look(), 365: look([("dehydration", math.log(7), 1)] * (k < 3),
                                                     scored=290)} for k in range(10)]
    text = "\n".join(alarms_page.lines(measured, RULE, 1))
    assert "| named | 0.0 % | 0 of 10:" in text, "odds of 7 are not enough by then"
    assert "| named, if the odds did not rise | 0.0 % | 3 of 10: 30.0 %" in text
    assert "pooled grid | at most 5 % | 40 of 100: 40.0 % (30.9 to 49.8) | **missed** |" in text
    assert "Power: 9 persons a cause for 2 points at 60 days; the same" in text
    assert "2 points at 60 days, mean of the ten | at least 50 % | 100.0 %" in text
    assert "at least 0.8 | 1.00 (1.00 to 1.00) | **met** |" in text
    assert "| named: 1 point at 365 days, mean of the ten | at least 75 % | not measured" in text
    assert "a decoy alone is named, any look to day 60 | at most 10 % | not measured yet" in text
    assert "below 0.15 | 0.200 of 100 persons" in text and "| **missed** |" in text
    assert alarms_page.verdict(0.04, 0.05, 0.01, 0.09, most=True) == "**met**, not certain"
    assert alarms_page.verdict(0.4, 0.5, 0.3, 0.45) == "**missed**"
