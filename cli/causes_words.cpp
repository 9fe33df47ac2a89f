#include "cli/causes_words.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>
#include <vector>

#include "cli/diary_words.h"

namespace unknot::cli {
namespace {

constexpr double protects_below = -0.2;  ///< points over the own range, with 95 in 100

using causes::CausesResult;
using causes::CheckKind;
using causes::GroupFinding;
using causes::Pair;
using causes::Quantiles;
using causes::Verdict;

struct GroupName {
  std::string_view id;
  std::string_view name;
  std::string_view in_text;
};
constexpr std::array<GroupName, 5> group_names = {{
    {"overuse_or_injury", "Overuse or injury", "overuse"},
    {"dehydration", "Too little to drink", "drinking too little"},
    {"poor_posture", "Posture and sleep position", "posture"},
    {"sitting_all_day", "Sitting and driving without breaks", "sitting"},
    {"stress_and_tension", "Stress and tension", "stress"},
}};

std::string_view group_words(std::string_view group) {
  for (const GroupName& own : group_names) {
    if (own.id == group) return own.name;
  }
  return group;
}

std::string in_text(std::string_view group) {
  for (const GroupName& own : group_names) {
    if (own.id == group) return std::string(own.in_text);
  }
  return std::string(group);
}

std::string capital(std::string words) {
  if (!words.empty() && words[0] >= 'a' && words[0] <= 'z') words[0] += 'A' - 'a';
  return words;
}

/// Name of one of the five causes or of an exposure of theirs.
std::string_view name_of(const CausesResult& result, std::string_view about) {
  for (const GroupFinding& group : result.groups) {
    for (const causes::ExposureFinding& own : group.exposures) {
      if (own.cause == about) return own.name;
    }
  }
  return group_words(about);
}

/// Two causes that cannot be told apart; two exposures of one cause are no news.
const Pair* pair_of(const CausesResult& result, std::string_view group = {}) {
  for (const Pair& own : result.pairs) {
    const bool asked = group.empty() || own.group == group || own.other_group == group;
    if (asked && own.group != own.other_group) return &own;
  }
  return nullptr;
}

/// Rounded, and never -0.
double rounded(double value, double steps) { return std::round(value * steps) / steps + 0.0; }

std::string per_cent(const Quantiles& own) {
  const auto whole = [](double share) { return rounded(share * 100, 1); };
  return fmt::format("{:.0f} %  (9 in 10: {:.0f} to {:.0f})", whole(own.p50), whole(own.p05),
                     whole(own.p95));
}

std::string in_points(const Quantiles& own) {
  const auto tenth = [](double points) { return rounded(points, 10); };
  return fmt::format("{:.1f} points  (9 in 10: {:.1f} to {:.1f})", tenth(own.p50), tenth(own.p05),
                     tenth(own.p95));
}

/// Of a hundred, never all and never none.
double hundredths(double probability) { return std::clamp(std::round(probability * 100), 1., 99.); }

std::string verdict_words(const CausesResult& result, const GroupFinding& own) {
  switch (own.verdict) {
    case Verdict::Found:
      return fmt::format("Found: about {:.0f} in 100 that it matters to you",
                         hundredths(own.probability_matters));
    case Verdict::Leaning:
      return own.days_more
                 ? fmt::format("Leaning yes, not sure. About {} more days", *own.days_more)
                 : "Leaning yes, not sure";
    case Verdict::CannotTell: {
      const Pair* pair = pair_of(result, own.group);
      if (pair == nullptr) return "Cannot tell yet";
      return fmt::format("Cannot tell yet: rises and falls with {}",
                         in_text(pair->group == own.group ? pair->other_group : pair->group));
    }
    case Verdict::NotEnoughDays:
      return own.days_logged == 0 ? "Not written down yet"
                                  : fmt::format("Not enough days: written on {} of {}",
                                                own.days_logged, result.days);
    case Verdict::NothingFound:
      return own.effect_over_range && own.effect_over_range->p95 < protects_below
                 ? "Nothing found that adds pain; more of it went with less"
                 : "Nothing found so far";
  }
  return {};
}

bool is_known(const GroupFinding& own) {
  return own.verdict != Verdict::NotEnoughDays && own.points.has_value();
}

std::string share_words(const CausesResult& result, const GroupFinding& own) {
  if (!is_known(own)) return "?";
  return own.share && !result.in_points ? per_cent(*own.share) : in_points(*own.points);
}

std::string group_row(const CausesResult& result, const GroupFinding& own) {
  std::string out = fmt::format("  {:<36}{}\n    {}", group_words(own.group),
                                share_words(result, own), verdict_words(result, own));
  if (own.mostly_assumption && is_known(own)) out += "; mostly assumption";
  return out + "\n";
}

/// What is found first, then what may be, each the largest first; what nobody knows last.
std::vector<GroupFinding> ordered(const CausesResult& result) {
  constexpr std::array ranks = {Verdict::Found, Verdict::Leaning, Verdict::CannotTell,
                                Verdict::NothingFound, Verdict::NotEnoughDays};
  const auto rank = [&](const GroupFinding& own) {
    return std::find(ranks.begin(), ranks.end(), own.verdict) - ranks.begin();
  };
  const auto size = [](const GroupFinding& own) {
    const bool named = own.verdict == Verdict::Found || own.verdict == Verdict::Leaning;
    return named && own.points ? own.points->p50 : 0;
  };
  std::vector<GroupFinding> out = result.groups;
  std::stable_sort(out.begin(), out.end(), [&](const GroupFinding& a, const GroupFinding& b) {
    return rank(a) != rank(b) ? rank(a) < rank(b) : size(a) > size(b);
  });
  return out;
}

std::string check_words(const CausesResult& result, const causes::Check& own) {
  const std::string_view about = name_of(result, own.about);
  switch (own.kind) {
    case CheckKind::Weekends:
      return "The model does not follow your weekends.";
    case CheckKind::Neighbours:
      return "Your days resemble the day before more, or less, than the model says.";
    case CheckKind::Extremes:
      return "Your worst days are more, or less, frequent than the model says.";
    case CheckKind::EqualRuns:
      return "You write the same number more, or less, often in a row than the model says.";
    case CheckKind::Trend:
      return "Your pain rises or falls in a way that the model does not follow.";
    case CheckKind::PriorConflict:
      return fmt::format("{}: far from what is known of other people.", about);
    case CheckKind::LittleVariation:
      return fmt::format("{}: hardly changes, so the diary can say little of it.", about);
    case CheckKind::PriorSensitive:
      return fmt::format("{}: depends on what was believed before, so it is not named.", about);
    case CheckKind::UnloggedDays:
      return fmt::format("{}: would change if the days without a number were a point better.",
                         about);
    case CheckKind::ChainsDisagree:
      return "The computation did not settle, so nothing is named.";
    case CheckKind::AllEqual:
      return "Every number is the same, so nothing can go with it.";
  }
  return {};
}

/// "Last 28 days, temple, right (temple_r), average pain 4.2. From 34 of 39 days."
std::string lead_words(const body::Knowledge& knowledge, const CausesResult& result) {
  std::string out = fmt::format(
      "Last {} days, {}", result.window_days,
      result.place_region.empty() ? "worst place of each day"
                                  : place_words(knowledge, result.place_region, result.place_side));
  if (result.pain_mean) out += fmt::format(", average pain {:.1f}", *result.pain_mean);
  return out + fmt::format(". From {} of {} days.\n", result.days_scored, result.days);
}

/// The question of the check-in, since a bare name could be read as advice to have more of it.
std::string teach_words(const body::Knowledge& knowledge, const CausesResult& result) {
  if (result.would_teach.empty()) return {};
  const std::string& cause = result.would_teach[0].cause;
  const auto own = std::find_if(knowledge.causes.begin(), knowledge.causes.end(),
                                [&](const body::Cause& one) { return one.id == cause; });
  const bool asked = own != knowledge.causes.end() && own->asked;
  return fmt::format("\nWhat would teach most: write down every day ({}):\n  {}\n", cause,
                     asked ? own->asked->question.en : std::string(name_of(result, cause)));
}

/// Of the person's own days nothing but how many there are.
std::string early_words(const body::Knowledge& knowledge, const CausesResult& result) {
  std::string out;
  if (!result.first_date.empty() && result.days_to_go > 0) {
    out += fmt::format("{} of {} evenings written down. ", result.days_scored, result.days_needed);
  } else if (!result.first_date.empty()) {
    out += fmt::format(
        "Your pain is known on {} days. What may tie it is not written beside it often enough.\n",
        result.days_scored);
  }
  if (result.days_to_go > 0) {
    out += fmt::format(
        "From {} evenings on your days may lean to a cause;\n"
        "a sure answer usually takes two months.\n",
        result.days_needed);
  }
  out += teach_words(knowledge, result);
  out += "\nBefore your diary, from other people, as a part of your pain, 9 in 10:\n";
  for (const GroupFinding& own : result.groups) {
    const auto whole = [](double share) { return rounded(share * 100, 1); };
    out += fmt::format("  {:<36}{:.0f} to {:.0f} %\n", group_words(own.group),
                       whole(own.prior_share.p05), whole(own.prior_share.p95));
  }
  return out;
}

std::string main_words(const body::Knowledge& knowledge, const CausesResult& result) {
  std::string out = lead_words(knowledge, result) +
                    "\nHow much of your pain goes with what: best guess, and where 9 in 10 of the "
                    "chances lie\n";
  for (const GroupFinding& own : ordered(result)) out += group_row(result, own);
  if (result.unexplained_share && !result.in_points) {
    out += fmt::format("  {:<36}{}\n", "Not explained", per_cent(*result.unexplained_share));
  } else if (result.unexplained_points) {
    out += fmt::format("  {:<36}{}\n", "Not explained", in_points(*result.unexplained_points));
  }
  for (const Pair& own : result.pairs) {
    out += fmt::format("\n{} and {} rise and fall together; a trial tells them apart.\n",
                       name_of(result, own.cause), name_of(result, own.other));
  }
  out += teach_words(knowledge, result);
  if (!result.checks.empty()) out += "\n";
  for (const causes::Check& own : result.checks) out += check_words(result, own) + "\n";
  return out;
}

}  // namespace

std::string headline_words(const CausesResult& result) {
  const std::string group = in_text(result.headline_group);
  switch (result.headline) {
    case Verdict::Found:
      return fmt::format("{} goes with your pain most, so far.", capital(group));
    case Verdict::Leaning:
      return fmt::format("Your days lean to {}. It is not sure.", group);
    case Verdict::CannotTell: {
      const Pair* pair = pair_of(result);
      if (pair == nullptr) return "Two causes rise and fall together, so we cannot tell.";
      return fmt::format("{} and {} rise and fall together.", capital(in_text(pair->group)),
                         in_text(pair->other_group));
    }
    case Verdict::NothingFound:
      return "Nothing found so far.";
    case Verdict::NotEnoughDays:
      break;
  }
  if (result.first_date.empty()) return "Nothing is written yet.";
  if (result.days_to_go == 0) {
    return "We do not know yet. The causes are written on too few days.";
  }
  return fmt::format("We do not know yet. About {} more day{}.", result.days_to_go,
                     result.days_to_go == 1 ? "" : "s");
}

std::string causes_words(const body::Knowledge& knowledge, const CausesResult& result) {
  const bool early = result.headline == Verdict::NotEnoughDays;
  return headline_words(result) + "\n" +
         (early ? early_words(knowledge, result) : main_words(knowledge, result)) +
         "\nThis shows what moves together in the diary. It is not proof: you may have done more"
         "\nof it, or less, because it hurt.\n";
}

}  // namespace unknot::cli
