#include "cli/diary_words.h"

#include <fmt/format.h>

#include <algorithm>

#include "cli/arguments.h"

namespace unknot::cli {
namespace {

using body::Cause;
using body::Knowledge;
using body::PaintSide;
using diary::Entry;
using diary::EntryKind;

template <class Thing>
const Thing* find(const std::vector<Thing>& things, const std::string& id) {
  const auto own =
      std::find_if(things.begin(), things.end(), [&](const Thing& one) { return one.id == id; });
  return own == things.end() ? nullptr : &*own;
}

std::string counted(std::int64_t number, std::string_view one, std::string_view many) {
  return fmt::format("{} {}", number, number == 1 ? one : many);
}

std::string number_words(double value) { return fmt::format("{:.6g}", value); }

/// "7 of 10", "yes", "on the side", "6.5 hours".
std::string answer_words(const body::CauseQuestion& asked, const Entry& entry) {
  for (const body::AnswerOption& own : asked.options) {
    if (own.value == *entry.value && own.choice == entry.choice) return own.label.en;
  }
  if (asked.form == body::AnswerForm::YesNo) return *entry.value == 0 ? "no" : "yes";
  if (asked.form == body::AnswerForm::Scale) return number_words(*entry.value) + " of 10";
  return fmt::format("{} {}", number_words(*entry.value), asked.unit);
}

std::string thing_words(const Telling& telling, const Entry& entry) {
  const Knowledge& knowledge = telling.knowledge;
  switch (entry.kind) {
    case EntryKind::CheckIn:
      return "The day was gone through";
    case EntryKind::Pain:
      return "Pain: " + place_words(knowledge, entry.about, entry.side);
    case EntryKind::Hindrance:
      return "Kept from work and activities";
    case EntryKind::CauseGuess:
      return "Own guess of the cause";
    case EntryKind::Answer:
    case EntryKind::Exposure: {
      const Cause* cause = find(knowledge.causes, entry.about);
      return cause == nullptr ? entry.about : fmt::format("{} ({})", cause->name.en, entry.about);
    }
    case EntryKind::Treatment: {
      const body::Treatment* own = find(knowledge.treatments, entry.about);
      return own == nullptr ? entry.about : fmt::format("{} ({})", own->name.en, entry.about);
    }
  }
  return {};
}

std::string dose_words(const diary::Dose& dose) {
  std::string out;
  if (dose.press_0_10) out += fmt::format(", pressed {} of 10", *dose.press_0_10);
  if (dose.pressure_kPa) out += fmt::format(", {} kPa", number_words(*dose.pressure_kPa));
  if (dose.radiant_exposure_J_per_cm2) {
    out += fmt::format(", {} J/cm2", number_words(*dose.radiant_exposure_J_per_cm2));
  }
  if (dose.temperature_degC) {
    out += fmt::format(", {} degrees Celsius", number_words(*dose.temperature_degC));
  }
  if (dose.before_0_10) out += fmt::format(", pain before {}", *dose.before_0_10);
  if (dose.after_0_10) out += fmt::format(", after {}", *dose.after_0_10);
  return out;
}

/// What the entry says: "6, dull", "20 min, temple_r, pain before 6".
std::string said_words(const Telling& telling, const Entry& entry) {
  if (entry.kind == EntryKind::CheckIn) return {};
  if (entry.kind == EntryKind::CauseGuess) return entry.about;
  if (entry.from_ms && entry.to_ms) {
    return fmt::format("{} to {}", diary::clock_of(*entry.from_ms, entry.zone, telling.zones),
                       diary::clock_of(*entry.to_ms, entry.zone, telling.zones));
  }
  if (!entry.value) return "not known";
  std::string out = number_words(*entry.value);
  const Cause* cause = find(telling.knowledge.causes, entry.about);
  if (entry.kind == EntryKind::Answer && cause != nullptr && cause->asked) {
    out = answer_words(*cause->asked, entry);
  }
  if (entry.kind == EntryKind::Treatment) {
    out += " min" + (entry.exercise.empty() ? "" : ", " + entry.exercise);
    if (!entry.region.empty()) out += ", " + place_argument(entry.region, entry.side);
    out += dose_words(entry.dose);
  }
  for (const auto& [name, word] : body::pain_words) {
    const auto& words = entry.words;
    if (std::find(words.begin(), words.end(), word) != words.end())
      out += fmt::format(", {}", name);
  }
  return out;
}

std::string entry_line(const Telling& telling, const diary::EntryWithHistory& own) {
  const Entry& entry = own.entry;
  // Those of looks are kept with the look and have no number of their own.
  std::string out =
      entry.entry_id == 0 ? fmt::format("{:>6}  ", "look") : fmt::format("{:>6}  ", entry.entry_id);
  out += thing_words(telling, entry);
  if (entry.from_ms && !entry.to_ms) {
    out += fmt::format(" at {}", diary::clock_of(*entry.from_ms, entry.zone, telling.zones));
  }
  const std::string said = said_words(telling, entry);
  if (!said.empty()) out += ": " + said;
  if (!entry.note.empty()) out += fmt::format(" \"{}\"", entry.note);
  if (entry.source != diary::source_typed) out += fmt::format(" [{}]", entry.source);
  if (const int late = diary::days_late(entry); late > 1) {
    out += fmt::format(" [written {} days later]", late);
  }
  out += "\n";
  for (const Entry& before : own.earlier) {
    if (entry.kind == EntryKind::CheckIn) break;
    out += fmt::format("{:>6}  before: {}, written {}\n", "", said_words(telling, before),
                       before.written.date);
  }
  return out;
}

/// What the day means, where that is not what was typed.
std::string derived_words(const Telling& telling, const diary::Day& day) {
  std::string out;
  for (const diary::DayPain& own : day.pains) {
    if (own.source == "rated") continue;
    const bool blank = own.source == diary::source_left_blank;
    out += fmt::format("{:>6}  {}: {} ({})\n", "=",
                       place_words(telling.knowledge, own.region, own.side), own.value,
                       blank ? "left blank at the check-in" : "mean of the moments");
  }
  for (const diary::DayExposure& own : day.exposures) {
    const Cause* cause = find(telling.knowledge.causes, own.cause);
    out += fmt::format("{:>6}  exposure {}: {} {} [{}]\n", "=", own.cause, number_words(own.value),
                       cause == nullptr ? "" : cause->exposure.unit, own.source);
  }
  return out;
}

std::string shell_quoted(const std::string& text) {
  std::string out = "'";
  for (const char own : text) out += own == '\'' ? std::string("'\\''") : std::string(1, own);
  return out + "'";
}

std::string range_words(const body::CauseQuestion& asked) {
  if (asked.form == body::AnswerForm::YesNo) return "yes|no";
  std::string choices;
  for (const body::AnswerOption& own : asked.options) {
    if (!own.choice.empty()) choices += (choices.empty() ? "" : "|") + own.choice;
  }
  if (!choices.empty()) return choices;
  if (asked.form == body::AnswerForm::Scale) return "0..10";
  return asked.unit;
}

std::string question_line(const Cause& cause) {
  return fmt::format("  {:<23} {:<40} {}\n", cause.id, cause.asked->brief.en,
                     range_words(*cause.asked));
}

std::string copied_line(const Telling& telling, const CheckInAnswer& answer) {
  const diary::CheckIn& own = answer.check_in;
  std::string out = "unknot log --check-in";
  if (!telling.store.empty()) out += " --store " + shell_quoted(telling.store);
  if (own.date != answer.today) out += " --date " + own.date;
  for (const diary::CheckInPlace& place : own.places) {
    const int shown = place.nrs_0_10.value_or(place.before_0_10.value_or(0));
    out += fmt::format(" --pain {}={}", place_argument(place.region, place.side), shown);
  }
  for (const diary::AskedQuestion& asked : own.asked) {
    if (!asked.entry) out += fmt::format(" --answer {}=unknown", asked.question.cause);
  }
  return out + (own.hindrance ? "" : " --kept-me-from unknown") + "\n";
}

std::string week_words(const diary::WeekMean& week) {
  if (!week.mean)
    return fmt::format("{} (a mean needs {})", counted(week.days, "day", "days"),
                       diary::week_days_min);
  return fmt::format("{:.1f} of {}", *week.mean, counted(week.days, "day", "days"));
}

}  // namespace

std::string place_words(const Knowledge& knowledge, const std::string& region, PaintSide side) {
  const std::string id = place_argument(region, side);
  const body::Region* own = knowledge.atlas.region(region);
  if (own == nullptr) return id;
  if (side == PaintSide::Midline) return fmt::format("{} ({})", own->name, id);
  const auto sided = side == PaintSide::Unknown ? "side unknown" : name_of(side);
  return fmt::format("{}, {} ({})", own->name, sided, id);
}

std::string day_words(const Telling& telling, const diary::Day& day) {
  std::string out = day.date + (day.checked_in ? ", checked in.\n" : ", no check-in.\n");
  for (const diary::EntryWithHistory& own : day.entries) out += entry_line(telling, own);
  if (day.entries.empty()) out += "Nothing is written.\n";
  return out + derived_words(telling, day);
}

std::string logged_words(const Telling& telling, const Logged& logged) {
  std::string out;
  for (const Entry& own : logged.overtaken) {
    out += fmt::format("Replaced what another window or program had just written: {}: {}\n",
                       thing_words(telling, own), said_words(telling, own));
  }
  std::string ids;
  for (const std::int64_t own : logged.entry_ids) ids += fmt::format(" {}", own);
  return out + fmt::format("Written:{}\n", ids) + day_words(telling, logged.day);
}

std::string asked_words(const Telling& telling, const CheckInAnswer& answer) {
  const diary::CheckIn& own = answer.check_in;
  const Knowledge& knowledge = telling.knowledge;
  std::string out = own.places.empty() ? "" : "Where it hurt:\n";
  for (const diary::CheckInPlace& place : own.places) {
    out += "  " + place_words(knowledge, place.region, place.side);
    if (place.before_0_10) out += fmt::format(": {} on {}", *place.before_0_10, place.before_date);
    out += place.nrs_0_10 ? fmt::format("; now {}\n", *place.nrs_0_10) : "\n";
  }
  out += "Asked:\n";
  for (const diary::AskedQuestion& asked : own.asked) {
    const Cause* cause = find(knowledge.causes, asked.question.cause);
    if (cause == nullptr || !cause->asked) continue;
    out += question_line(*cause);
    if (asked.entry) out += fmt::format("    answered: {}\n", said_words(telling, *asked.entry));
  }
  if (own.guess_due) {
    out += "Your own guess of the cause, asked once: --guess with one of\n ";
    for (const char* group : body::cause_groups) out += fmt::format(" {}", group);
    out += " not_sure\n";
  }
  if (!own.done.empty()) out += "Done:\n";
  for (const Entry& entry : own.done) out += entry_line(telling, {.entry = entry, .earlier = {}});
  for (const diary::HelpedBefore& helped : own.helped_before) {
    const body::Treatment* treatment = find(knowledge.treatments, helped.treatment);
    out += fmt::format("Pain was lower after it, {} of {} times: {}\n", helped.times_better,
                       helped.times, treatment == nullptr ? helped.treatment : treatment->name.en);
  }
  return out + "Copy, put in your numbers, and add every other place that hurt:\n" +
         copied_line(telling, answer);
}

std::string today_words(const Telling& telling, const TodayAnswer& today,
                        const CheckInAnswer& answer) {
  const diary::Today& own = today.today;
  std::string out = fmt::format("{}, {}: {}.\n", own.date, today.now,
                                own.checked_in ? "checked in" : "no check-in yet");
  if (!own.first_date.empty()) {
    out += fmt::format("{} since {}, {} with a check-in.\n", counted(own.days, "day", "days"),
                       own.first_date, own.days_written);
    out += fmt::format("Worst place a day, mean of the week: {}; of the week before: {}.\n",
                       week_words(own.week), week_words(own.week_before));
  }
  if (own.yesterday_open) {
    out += "Yesterday has no check-in; see it with `unknot log --date yesterday`.\n";
  }
  if (answer.check_in.date != own.date) {
    out += fmt::format("It is night: this asks for {}.\n", answer.check_in.date);
  }
  return out + asked_words(telling, answer);
}

std::string ids_words(const Knowledge& knowledge) {
  std::string out = "What can be answered:\n";
  for (const Cause& cause : knowledge.causes) {
    if (cause.asked) out += question_line(cause);
  }
  out += "What can be done:\n";
  for (const body::Treatment& own : knowledge.treatments) {
    out += fmt::format("  {:<27} {}\n", own.id, own.name.en);
  }
  out += "Where (paired ones with _l, _r or _u):\n";
  for (const body::Region& own : knowledge.atlas.regions) {
    out += fmt::format("  {:<27} {}\n", own.id, own.name);
  }
  return out;
}

std::string deleted_words(const Deleted& deleted, const DeleteRequest& request) {
  const std::string backups =
      request.backups ? counted(deleted.backups, "backup", "backups")
                      : std::string("no backup: those that are there still hold it (--backups)");
  return fmt::format(
      "{}: {} with history, of {}; {}; {}.\n", request.only_count ? "It holds" : "Deleted for good",
      counted(deleted.entries, "entry", "entries"), counted(deleted.days, "day", "days"),
      counted(deleted.looks, "look at a knot", "looks at knots"), backups);
}

}  // namespace unknot::cli
