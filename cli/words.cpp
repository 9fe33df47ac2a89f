#include "cli/words.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace unknot::cli {
namespace {

using namespace body;

constexpr std::size_t muscles_shown = 5;
constexpr double alternative_shown_min = 0.2;

const RedFlag* flag_of(const SafetyKnowledge& knowledge, const std::string& id) {
  for (const RedFlag& flag : knowledge.red_flags) {
    if (flag.id == id) return &flag;
  }
  return nullptr;
}

/// Of a flag the short form; a follow-up `<flag>.<follow_up>` has one form only.
std::string question_of(const SafetyKnowledge& knowledge, const std::string& id) {
  const std::size_t dot = id.find('.');
  const RedFlag* flag = flag_of(knowledge, id.substr(0, dot));
  if (flag == nullptr) return {};
  if (dot == std::string::npos) return flag->short_question.en;
  for (const FollowUp& follow_up : flag->follow_ups) {
    if (follow_up.id == id.substr(dot + 1)) return follow_up.question.en;
  }
  return {};
}

std::string names_of(const Knowledge& knowledge, const std::vector<locate::Member>& members) {
  std::string names;
  for (const locate::Member& member : members) {
    names += fmt::format("{}{} {}", names.empty() ? "" : " and ", name_of(member.side),
                         knowledge.atlas.muscle(member.muscle)->name_plain);
  }
  return names;
}

std::string title(const Knowledge& knowledge, const locate::LocateResult& result) {
  using enum locate::Verdict;
  switch (result.verdict) {
    case ProbablyNoKnot:
      return "Probably no knot.";
    case SomethingElse:
      return "Something else than a knot fits better.";
    case TooFewPlaces:
      return "Too few places to tell a knot from anything else. Paint all that hurts, also mildly.";
    case Widespread:
      return "This looks like widespread pain rather than single knots.";
    case CannotTell:
      return "No single muscle stands out yet.";
    case Leaning:
      return fmt::format("Perhaps {}, but not sure yet.", names_of(knowledge, result.leading));
    case OneKnot:
    case SeveralKnots:
      break;
  }
  return fmt::format("Fits best: {}.", names_of(knowledge, result.leading));
}

std::string alternative_name(const Knowledge& knowledge, const std::string& id) {
  for (const Alternative& own : knowledge.atlas.alternatives) {
    if (own.id == id) return own.name.en;
  }
  return {};
}

std::string changed_name(const Knowledge& knowledge, const locate::Change& change) {
  if (change.muscle) {
    const std::string& name = knowledge.atlas.muscle(*change.muscle)->name_plain;
    return change.side ? fmt::format("{} {}", name_of(*change.side), name) : name;
  }
  return alternative_name(knowledge, change.alternative.value_or(""));
}

/// What each answer would do to what the test speaks about.
std::string test_words(const Knowledge& knowledge, const locate::NextTest& test) {
  const Examination* examination = knowledge.atlas.examination(test.test);
  const std::string side =
      test.has_side && test.side ? fmt::format(", {} side", name_of(*test.side)) : "";
  const char* suffix = !test.has_side || !test.side ? "" : *test.side == Side::Left ? "_l" : "_r";
  std::string out = fmt::format("Next test{}: {} {}\n", side, examination->how_to.en,
                                examination->positive_when.en);
  for (const locate::Change& change : test.changes) {
    out += fmt::format("  {}: now {}, if yes {}, if no {}\n", changed_name(knowledge, change),
                       chance_words(change.now), chance_words(change.if_yes),
                       chance_words(change.if_no));
  }
  return out + fmt::format("  Answer with --answer {}{}=yes|no|unknown\n", test.test, suffix);
}

std::string place_name(const Knowledge& knowledge, const std::string& region, PaintSide side) {
  const std::string name = knowledge.atlas.region(region)->name;
  return side == PaintSide::Midline ? name : fmt::format("{}, {}", name, name_of(side));
}

std::string evidence_name(const Knowledge& knowledge, const locate::Contribution& own) {
  using enum locate::EvidenceKind;
  switch (own.kind) {
    case Painted:
      return "painted: " + place_name(knowledge, *own.region, own.side);
    case Blank:
      return "left blank: " + place_name(knowledge, *own.region, own.side);
    case OtherBlanks:
      return "all other places left blank";
    case Answer:
      return "answer: " + *own.test;
    case Person:
      return "sex and age";
  }
  return {};
}

std::string explained_words(const Knowledge& knowledge, const char* title,
                            const locate::Explained& own) {
  std::string out = fmt::format("{}: {} ({})\n{:+8.2f}  before anything was painted (log odds)\n",
                                title, names_of(knowledge, {own.member}),
                                chance_words(own.probability_uncapped), own.log_odds_prior);
  for (const locate::Contribution& part : own.contributions) {
    out += fmt::format("{:+8.2f}  {}\n", part.log_odds, evidence_name(knowledge, part));
  }
  return out + fmt::format("{:+8.2f}  in all\n", own.log_odds);
}

}  // namespace

std::string chance_words(double probability) {
  const int tenths = std::min(9, static_cast<int>(std::lround(probability * 10)));
  return tenths < 1 ? "under 1 in 10" : fmt::format("{} in 10", tenths);
}

std::string safety_words(const SafetyKnowledge& knowledge, const safety::Screening& screening) {
  std::string out;
  for (const safety::RaisedFlag& raised : screening.details) {
    const RedFlag* flag = flag_of(knowledge, raised.id);
    if (flag == nullptr) continue;
    out += fmt::format("{} ({}): {} {}\n", raised.id, name_of(raised.level), flag->you_said.en,
                       flag->may_mean.en);
  }
  if (screening.level == FlagLevel::EmergencyNow) {
    out = "Get emergency help now (112 in Europe, or your local number).\n" + out;
  } else if (screening.level == FlagLevel::SameDay) {
    out = "See a doctor today, before anything else.\n" + out;
  } else if (screening.level == FlagLevel::SeeDoctorSoon) {
    out = "See a doctor about this in the next days.\n" + out;
  }
  if (!screening.open.empty()) {
    out += fmt::format(
        "{} safety questions are not answered yet (--flag ID=yes|no|unknown, or "
        "--flags none):\n",
        screening.open.size());
    for (const std::string& id : screening.open) {
      out += fmt::format("  {}: {}\n", id, question_of(knowledge, id));
    }
  }
  return out;
}

std::string locate_words(const Knowledge& knowledge, const LocateAnswer& answer) {
  std::string out = safety_words(knowledge.safety, answer.red_flags);
  if (refused(answer.red_flags)) return out;
  const locate::LocateResult& result = answer.result;
  out += title(knowledge, result) + "\n";
  for (std::size_t k = 0; k < std::min(muscles_shown, result.muscles.size()); ++k) {
    const locate::MuscleAnswer& muscle = result.muscles[k];
    out +=
        fmt::format("  {:<14} {} {} ({})\n", chance_words(muscle.probability), name_of(muscle.side),
                    knowledge.atlas.muscle(muscle.muscle)->name_plain, muscle.muscle);
  }
  out += fmt::format("  {:<14} no knot at all\n", chance_words(result.no_knot_probability));
  for (const locate::AlternativeAnswer& own : result.alternatives) {
    if (own.probability < alternative_shown_min) continue;
    out += fmt::format("  {:<14} {}\n", chance_words(own.probability),
                       alternative_name(knowledge, own.id));
  }
  if (!result.next_tests.empty()) {
    out += test_words(knowledge, result.next_tests.front());
  }
  return out;
}

std::string why_words(const Knowledge& knowledge, const WhyAnswer& answer) {
  std::string out = safety_words(knowledge.safety, answer.red_flags);
  if (refused(answer.red_flags)) return out;
  if (!answer.result.explained) {
    return out + "This drawing is too large to be taken apart.\n";
  }
  out += explained_words(knowledge, "Why", *answer.result.explained);
  if (answer.result.rival) out += explained_words(knowledge, "Beside it", *answer.result.rival);
  if (!answer.result.what_if.empty()) out += "What would change it, and to which chance:\n";
  for (const locate::WhatIf& own : answer.result.what_if) {
    out += fmt::format("  {} {}: {:.2f}\n", own.also_painted ? "If it hurt as well at" : "Without",
                       place_name(knowledge, own.region, own.side), own.probability_uncapped);
  }
  return out;
}

std::string plan_words(const PlanAnswer& answer) {
  std::string out;
  for (const plan::PlanDay& day : answer.result.days) {
    for (const plan::PlanItem& item : day.items) {
      out += fmt::format("{} ({} min): {}\n  {}\n", item.name, item.minutes, item.dose, item.why);
      out += fmt::format("  Change of pain {:+.1f} ({:+.1f} to {:+.1f}), {}; evidence {}.\n",
                         item.expected_change.p50, item.expected_change.p05,
                         item.expected_change.p95, item.expected_when, item.grade);
      out += fmt::format("  Against: {}\n", item.evidence_against);
      for (const std::string& step : item.steps) out += fmt::format("  - {}\n", step);
      for (const std::string& caution : item.cautions) out += fmt::format("  ! {}\n", caution);
    }
  }
  for (const plan::Excluded& excluded : answer.result.excluded) {
    out += fmt::format("Left out: {} - {}\n", excluded.name, excluded.reason);
  }
  for (const std::string& rule : answer.result.stop_rules) out += rule + "\n";
  return out;
}

}  // namespace unknot::cli
