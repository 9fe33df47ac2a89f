#include "cli/causes_words.h"

#include <fmt/format.h>

#include <array>
#include <cmath>
#include <string_view>
#include <utility>

namespace unknot::cli {
namespace {

using causes::CausesResult;
using causes::CheckKind;
using causes::GroupFinding;
using causes::Quantiles;
using causes::Verdict;

constexpr std::array<std::pair<std::string_view, std::string_view>, 5> group_names = {{
    {"overuse_or_injury", "Overuse or injury"},
    {"dehydration", "Too little to drink"},
    {"poor_posture", "Posture and sleep position"},
    {"sitting_all_day", "Sitting and driving without breaks"},
    {"stress_and_tension", "Stress and tension"},
}};

std::string_view group_words(std::string_view group) {
  for (const auto& [id, name] : group_names) {
    if (id == group) return name;
  }
  return group;
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

/// Rounded, and never -0.
double rounded(double value, double steps) { return std::round(value * steps) / steps + 0.0; }

std::string per_cent(const Quantiles& own) {
  const auto whole = [](double share) { return rounded(share * 100, 1); };
  return fmt::format("{:.0f} % ({:.0f} to {:.0f})", whole(own.p50), whole(own.p05), whole(own.p95));
}

std::string in_points(const Quantiles& own) {
  const auto tenth = [](double points) { return rounded(points, 10); };
  return fmt::format("{:.1f} points ({:.1f} to {:.1f})", tenth(own.p50), tenth(own.p05),
                     tenth(own.p95));
}

std::string verdict_words(const GroupFinding& own) {
  switch (own.verdict) {
    case Verdict::Found:
      return "Found";
    case Verdict::Leaning:
      return own.days_more
                 ? fmt::format("Leaning yes, not sure. About {} more days", *own.days_more)
                 : "Leaning yes, not sure";
    case Verdict::CannotTell:
      return "Cannot tell yet: goes up and down with another cause";
    case Verdict::NotEnoughDays:
      return fmt::format("Not enough days: written on {}", own.days_logged);
    case Verdict::NothingFound:
      return "Nothing found so far";
  }
  return {};
}

std::string share_words(const CausesResult& result, const GroupFinding& own) {
  if (own.verdict == Verdict::NotEnoughDays || !own.points) return "?";
  return own.share && !result.in_points ? per_cent(*own.share) : in_points(*own.points);
}

std::string group_row(const CausesResult& result, const GroupFinding& own) {
  std::string out = fmt::format("  {:<36}{}\n    {}", group_words(own.group),
                                share_words(result, own), verdict_words(own));
  if (own.mostly_assumption) out += "; mostly an assumption from other people";
  return out + "\n";
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

}  // namespace

std::string headline_words(const CausesResult& result) {
  const std::string_view group = group_words(result.headline_group);
  switch (result.headline) {
    case Verdict::Found:
      return fmt::format("{} goes with your pain most, so far.", group);
    case Verdict::Leaning:
      return fmt::format("Leaning to {}, not sure.", group);
    case Verdict::CannotTell:
      return "Two causes go up and down together: the diary cannot tell which.";
    case Verdict::NothingFound:
      return "Nothing found so far.";
    case Verdict::NotEnoughDays:
      break;
  }
  return result.days_to_go > 0
             ? fmt::format("We do not know yet. About {} more days.", result.days_to_go)
             : "We do not know yet: no cause was written on enough days.";
}

std::string causes_words(const CausesResult& result) {
  std::string out = headline_words(result) + "\n";
  if (result.pain_mean) {
    out += fmt::format("Last {} days, average pain {:.1f}. From {} of {} days.\n",
                       result.window_days, *result.pain_mean, result.days_scored, result.days);
  }
  out += "\n";
  for (const GroupFinding& own : result.groups) out += group_row(result, own);
  if (result.unexplained_share && !result.in_points) {
    out += fmt::format("  {:<36}{}\n", "Not explained", per_cent(*result.unexplained_share));
  } else if (result.unexplained_points) {
    out += fmt::format("  {:<36}{}\n", "Not explained", in_points(*result.unexplained_points));
  }
  for (const causes::Pair& own : result.pairs) {
    out += fmt::format("\n{} and {} go up and down together; a trial tells them apart.\n",
                       name_of(result, own.cause), name_of(result, own.other));
  }
  if (!result.would_teach.empty()) {
    out += fmt::format("\nWould teach most, written every day: {}\n",
                       name_of(result, result.would_teach[0].cause));
  }
  for (const causes::Check& own : result.checks) out += check_words(result, own) + "\n";
  return out + "\nThis shows what moves together in the diary. It is not proof.\n";
}

}  // namespace unknot::cli
