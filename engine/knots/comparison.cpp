/// Is a recorded knot going? Method: docs/methods/knots.md. Sources: [Ostelo 2008] and the
/// start-level steps of docs/methods/knots.md#change.
#include "engine/knots/comparison.h"

#include <algorithm>
#include <chrono>

#include "engine/base/local_date.h"

namespace unknot::knots {
namespace {

using body::Answer;
using body::Pain;
using body::PaintSide;

const FoundMuscle* found_in(const Look& look, const Member& member) {
  const auto& all = look.found.muscles;
  const auto own =
      std::find_if(all.begin(), all.end(), [&](const auto& one) { return one.member == member; });
  return own == all.end() ? nullptr : &*own;
}

std::vector<ExplainedPlace> places_of(const Knot& knot) {
  std::vector<ExplainedPlace> out;
  for (const Look& look : knot.looks) {
    const FoundMuscle* own = found_in(look, knot.member);
    if (own == nullptr) continue;
    for (const ExplainedPlace& place : own->explains) {
      if (std::find(out.begin(), out.end(), place) == out.end()) out.push_back(place);
    }
  }
  return out;
}

/// A side nobody told counts for either.
bool is_at(const Pain& pain, const ExplainedPlace& place) {
  if (pain.region != place.region) return false;
  return pain.side == place.side || pain.side == PaintSide::Unknown ||
         place.side == PaintSide::Unknown;
}

/// Any "that is my pain" decides; then any plain no; then "cannot tell".
Pressed pressed_in(const Look& look, const std::vector<std::string>& tests) {
  Pressed out = Pressed::NotPressed;
  for (const std::string& test : tests) {
    const auto given = look.answers.find(test);
    if (given == look.answers.end()) continue;
    if (given->second == Answer::Yes) return Pressed::MyPain;
    const auto& sore = look.sore_different;
    const bool different = std::find(sore.begin(), sore.end(), test) != sore.end();
    if (given->second == Answer::No) {
      out =
          different || out == Pressed::SoreDifferent ? Pressed::SoreDifferent : Pressed::NotMyPain;
    } else if (out == Pressed::NotPressed) {
      out = Pressed::CannotTell;
    }
  }
  return out;
}

LookSummary summary_of(const Knot& knot, const Look& look,
                       const std::vector<ExplainedPlace>& places,
                       const std::vector<std::string>& tests) {
  LookSummary out{.moment = look.moment, .pressed = pressed_in(look, tests)};
  if (!look.drawing_look_id) {
    out.places = out.worst = out.places_here = out.worst_here = 0;
    for (const Pain& pain : look.pains) {
      if (pain.nrs_0_10 == 0) continue;
      out.places = *out.places + 1;
      out.worst = std::max(*out.worst, pain.nrs_0_10);
      const bool here = std::any_of(places.begin(), places.end(),
                                    [&](const auto& place) { return is_at(pain, place); });
      if (!here) continue;
      out.places_here = *out.places_here + 1;
      out.worst_here = std::max(*out.worst_here, pain.nrs_0_10);
    }
  }
  // Kept are only muscles from one in a hundred, so an absent one lies below that.
  const bool located = look.found.verdict != "no_pain";
  const FoundMuscle* own = found_in(look, knot.member);
  if (own != nullptr) {
    out.probability_uncapped = own->probability_uncapped;
    out.probability_drawing_uncapped = own->probability_drawing_uncapped;
  } else if (located) {
    out.probability_uncapped = 0;
    out.probability_drawing_uncapped = 0;
  }
  return out;
}

/// Looks from before the last closing say nothing about the knot that came back; closed and
/// reopened on one day was a slip.
std::int64_t since_ms(const Knot& knot) {
  std::int64_t out = knot.looks.empty() ? 0 : knot.looks.front().moment.at_ms;
  const Event* before = nullptr;
  for (const Event& event : knot.events) {
    const bool slip = before != nullptr && before->moment.date == event.moment.date;
    if (event.kind == EventKind::Reopened && !slip) out = event.moment.at_ms;
    before = &event;
  }
  return out;
}

Change change_between(int before, int after) {
  const bool severe = std::max(before, after) >= severe_nrs_min;
  const int least = severe ? change_nrs_min_severe : change_nrs_min;
  if (before - after >= least) return Change::Quieter;
  if (after - before >= least) return Change::Worse;
  return Change::AboutTheSame;
}

/// What pressing brought back on a local day.
struct PressDay {
  Moment moment;
  Pressed pressed = Pressed::NotPressed;
};

/// A later answer of the day replaces the earlier one to the same test; "cannot tell" replaces
/// nothing.
void add_answers(Look& day, const Look& later) {
  for (const auto& [test, answer] : later.answers) {
    if (answer == Answer::Unknown && day.answers.contains(test)) continue;
    day.answers[test] = answer;
    std::erase(day.sore_different, test);
  }
  const auto& sore = later.sore_different;
  day.sore_different.insert(day.sore_different.end(), sore.begin(), sore.end());
}

std::vector<PressDay> press_days(const std::vector<Look>& looks, std::int64_t since,
                                 const std::vector<std::string>& tests) {
  std::vector<Look> days;
  for (const Look& look : looks) {
    if (look.moment.at_ms < since) continue;
    const bool same = !days.empty() && days.back().moment.date == look.moment.date;
    if (same) {
      add_answers(days.back(), look);
    } else {
      days.push_back(look);
    }
  }
  std::vector<PressDay> out;
  for (const Look& day : days) {
    out.push_back({.moment = day.moment, .pressed = pressed_in(day, tests)});
  }
  return out;
}

/// The newest unbroken run of days whose presses did not bring back the own pain.
int presses_free(const std::vector<PressDay>& days) {
  const Moment* newest = nullptr;
  int count = 0;
  for (auto own = days.rbegin(); own != days.rend() && count < gone_presses; ++own) {
    if (own->pressed == Pressed::MyPain) break;
    if (own->pressed != Pressed::NotMyPain && own->pressed != Pressed::SoreDifferent) continue;
    const bool apart = newest != nullptr &&
                       days_between(own->moment.date, newest->date) >= gone_presses_days_apart_min;
    if (newest == nullptr) newest = &own->moment;
    if (count == 0 || apart) ++count;
  }
  return count;
}

/// Days that the newest unbroken run of drawings with 0 or 1 here spans.
int quiet_days(const std::vector<LookSummary>& looks) {
  const Moment* newest = nullptr;
  int days = 0;
  for (auto own = looks.rbegin(); own != looks.rend(); ++own) {
    if (!own->worst_here) continue;
    if (*own->worst_here > gone_nrs_max) break;
    if (newest == nullptr) newest = &own->moment;
    days = std::max(days, days_between(own->moment.date, newest->date));
  }
  return std::min(days, gone_quiet_days);
}

GoneRule gone_rule(const std::vector<LookSummary>& looks, const std::vector<PressDay>& days) {
  GoneRule out{.presses_free = presses_free(days), .quiet_days = quiet_days(looks)};
  out.met = out.presses_free >= gone_presses && out.quiet_days >= gone_quiet_days;
  return out;
}

}  // namespace

int days_between(std::string_view from, std::string_view to) {
  const auto first = day_of(from);
  const auto last = day_of(to);
  return first && last ? static_cast<int>((*last - *first).count()) : 0;
}

std::vector<std::string> press_tests_of(const body::Atlas& atlas, const Member& member) {
  std::vector<std::string> out;
  for (const body::Examination& test : atlas.examinations) {
    const auto& targets = test.muscles;
    const bool own = std::find(targets.begin(), targets.end(), member.muscle) != targets.end();
    if (test.kind != body::ExaminationKind::Press || !test.has_side || !own) continue;
    out.push_back(test.id + (member.side == body::Side::Left ? "_l" : "_r"));
  }
  return out;
}

Comparison compare(const body::Atlas& atlas, const Knot& knot) {
  Comparison out{.places = places_of(knot)};
  const std::vector<std::string> tests = press_tests_of(atlas, knot.member);
  for (const Look& look : knot.looks) {
    out.looks.push_back(summary_of(knot, look, out.places, tests));
  }
  const std::int64_t since = since_ms(knot);
  std::vector<LookSummary> counted;
  for (std::size_t k = 0; k < out.looks.size(); ++k) {
    if (out.looks[k].moment.at_ms < since) continue;
    counted.push_back(out.looks[k]);
    if (!out.looks[k].worst_here) continue;
    if (!out.first) out.first = k;
    out.last = k;
  }
  out.gone = gone_rule(counted, press_days(knot.looks, since, tests));
  if (out.gone.met) {
    out.change = Change::GoneByRule;
  } else if (out.first && out.first != out.last) {
    out.change =
        change_between(*out.looks[*out.first].worst_here, *out.looks[*out.last].worst_here);
  }
  if (state_of(knot) == State::Open && !knot.looks.empty()) {
    out.press_due_date = days_after(knot.looks.back().moment.date, look_again_days);
  }
  return out;
}

std::string_view name_of(Pressed pressed) {
  switch (pressed) {
    case Pressed::NotPressed:
      return "not_pressed";
    case Pressed::MyPain:
      return "my_pain";
    case Pressed::SoreDifferent:
      return "sore_different";
    case Pressed::NotMyPain:
      return "not_my_pain";
    case Pressed::CannotTell:
      return "cannot_tell";
  }
  return "not_pressed";
}

std::string_view name_of(Change change) {
  switch (change) {
    case Change::GoneByRule:
      return "gone_by_rule";
    case Change::Quieter:
      return "quieter";
    case Change::AboutTheSame:
      return "about_the_same";
    case Change::Worse:
      return "worse";
    case Change::CannotTell:
      return "cannot_tell";
  }
  return "cannot_tell";
}

}  // namespace unknot::knots
