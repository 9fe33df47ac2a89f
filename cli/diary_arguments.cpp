#include "cli/diary_arguments.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <tuple>
#include <utility>

#include "cli/arguments.h"
#include "cli/nearest.h"
#include "engine/base/local_date.h"

namespace unknot::cli {
namespace {

using body::Cause;
using body::Knowledge;
using diary::Entry;
using diary::EntryKind;

constexpr std::string_view not_known = "unknown";

/// "heat_pack" and "20@18:40" of "heat_pack=20@18:40".
struct Halves {
  std::string_view id;
  std::string_view rest;
};

Result<Halves> halves_of(std::string_view text, const std::string& where, const char* form) {
  const std::size_t equals = text.find('=');
  if (equals == std::string_view::npos || equals == 0 || equals + 1 == text.size()) {
    return fail(ErrorCode::Malformed, where, std::string("must be ") + form);
  }
  return Halves{text.substr(0, equals), text.substr(equals + 1)};
}

template <class Thing>
std::vector<std::string> ids_of(const std::vector<Thing>& things) {
  std::vector<std::string> out;
  for (const Thing& own : things) out.push_back(own.id);
  return out;
}

tl::unexpected<Error> unknown_id(const std::string& where, const char* what, std::string_view id,
                                 const std::vector<std::string>& known) {
  return fail(ErrorCode::UnknownId, where,
              std::string("no such ") + what + ": " + std::string(id) +
                  "; nearest: " + one_of_words(nearest(id, known)));
}

std::optional<double> number_in(std::string_view text) {
  double out = 0;
  const char* end = text.data() + text.size();
  const auto [stop, fault] = std::from_chars(text.data(), end, out);
  if (fault != std::errc() || stop != end || !std::isfinite(out)) return std::nullopt;
  return out;
}

Result<int> rating_in(std::string_view text, const std::string& where) {
  const auto number = number_in(text);
  if (!number || *number != std::floor(*number)) {
    return fail(ErrorCode::Malformed, where, "must be a whole number, 0 to 10");
  }
  if (*number < 0 || *number > 10) return fail(ErrorCode::OutOfRange, where, "must lie in 0..10");
  return static_cast<int>(*number);
}

/// `7:30` and `07:30` as `07:30`; which times there are is checked with the day.
std::optional<std::string> clock_in(std::string_view text) {
  const std::size_t colon = text.find(':');
  const auto digits = [](std::string_view part) {
    return std::all_of(part.begin(), part.end(), [](char own) { return own >= '0' && own <= '9'; });
  };
  if ((colon != 1 && colon != 2) || text.size() != colon + 3) return std::nullopt;
  if (!digits(text.substr(0, colon)) || !digits(text.substr(colon + 1))) return std::nullopt;
  return (colon == 1 ? "0" : "") + std::string(text);
}

tl::unexpected<Error> no_clock(const std::string& where) {
  return fail(ErrorCode::Malformed, where, "the time must be as 18:40");
}

Result<EntryDraft> pain_of(const Knowledge& knowledge, std::string_view text,
                           const std::string& where) {
  EntryDraft out{.entry = {}, .at = std::nullopt, .to = std::nullopt};
  out.entry.kind = EntryKind::Pain;
  std::string plain(text);
  if (text.ends_with("=unknown")) {
    plain.replace(plain.size() - not_known.size(), not_known.size(), "0");
  } else if (const std::size_t at = text.find('@'); at != std::string_view::npos) {
    const std::size_t colon = text.find(':', at);
    const std::size_t end = colon == std::string_view::npos ? colon : text.find(':', colon + 1);
    out.at = clock_in(text.substr(at + 1, end == std::string_view::npos ? end : end - at - 1));
    if (!out.at) return no_clock(where);
    plain.erase(at, end == std::string_view::npos ? end : end - at);
  }
  auto pain = parse_pain(knowledge.atlas, plain);
  if (!pain) return fail(pain.error().code, where, pain.error().detail);
  out.entry.about = pain->region;
  out.entry.side = pain->side;
  out.entry.words = std::move(pain->words);
  if (!text.ends_with("=unknown")) out.entry.value = pain->nrs_0_10;
  return out;
}

/// `side` or `0:side` where several options have one value.
Result<Entry> with_choice(const Cause& cause, Entry entry, std::string_view rest,
                          const std::string& where) {
  const std::size_t colon = rest.find(':');
  entry.choice = rest.substr(colon == std::string_view::npos ? 0 : colon + 1);
  std::vector<std::string> known;
  for (const body::AnswerOption& own : cause.asked->options) {
    known.push_back(own.choice);
    if (own.choice == entry.choice) entry.value = own.value;
  }
  if (!entry.value) {
    return fail(ErrorCode::UnknownId, where,
                "no such answer: " + entry.choice + "; one of " + one_of_words(known));
  }
  if (colon == std::string_view::npos) return entry;
  entry.value = number_in(rest.substr(0, colon));
  if (!entry.value) return fail(ErrorCode::Malformed, where, "must be a number before `:`");
  return entry;
}

bool has_choices(const body::CauseQuestion& asked) {
  return std::any_of(asked.options.begin(), asked.options.end(),
                     [](const auto& own) { return !own.choice.empty(); });
}

/// What can be said, for who said something else.
std::string answers_of(const body::CauseQuestion& asked) {
  if (asked.form == body::AnswerForm::YesNo) return "yes, no or unknown";
  return "a number or unknown";
}

Result<EntryDraft> answer_of(const Cause& cause, std::string_view rest, const std::string& where) {
  EntryDraft out{.entry = {}, .at = std::nullopt, .to = std::nullopt};
  out.entry.kind = EntryKind::Answer;
  out.entry.about = cause.id;
  if (rest == not_known) return out;
  if (const std::size_t dash = rest.find('-'); dash != std::string_view::npos) {
    out.at = clock_in(rest.substr(0, dash));
    out.to = clock_in(rest.substr(dash + 1));
    if (out.at && out.to) return out;
    out.at = out.to = std::nullopt;
  }
  if (has_choices(*cause.asked)) {
    UNKNOT_TRY(out.entry, with_choice(cause, std::move(out.entry), rest, where));
    return out;
  }
  const bool yes_no = cause.asked->form == body::AnswerForm::YesNo;
  out.entry.value = yes_no && rest == "yes" ? 1 : yes_no && rest == "no" ? 0 : number_in(rest);
  if (!out.entry.value) {
    return fail(ErrorCode::Malformed, where, "must be " + answers_of(*cause.asked));
  }
  return out;
}

Result<EntryDraft> parse_answer(const Knowledge& knowledge, std::string_view text,
                                const std::string& where) {
  UNKNOT_TRY(const Halves own, halves_of(text, where, "CAUSE=VALUE, for example stress=7"));
  std::vector<std::string> known;
  for (const Cause& cause : knowledge.causes) {
    if (!cause.asked) continue;
    if (cause.id == own.id) return answer_of(cause, own.rest, where);
    known.push_back(cause.id);
  }
  return unknown_id(where, "cause", own.id, known);
}

/// One `KEY=VALUE` of a treatment.
Result<Entry> with_part(const Knowledge& knowledge, Entry entry, const Halves& part,
                        const std::string& where) {
  diary::Dose& dose = entry.dose;
  const std::pair<std::string_view, std::optional<int>*> ratings[] = {
      {"before", &dose.before_0_10}, {"after", &dose.after_0_10}, {"press", &dose.press_0_10}};
  for (const auto& [key, target] : ratings) {
    if (part.id != key) continue;
    UNKNOT_TRY(*target, rating_in(part.rest, where));
    return entry;
  }
  const std::pair<std::string_view, std::optional<double>*> numbers[] = {
      {"pressure_kPa", &dose.pressure_kPa},
      {"J_per_cm2", &dose.radiant_exposure_J_per_cm2},
      {"degC", &dose.temperature_degC}};
  for (const auto& [key, target] : numbers) {
    if (part.id != key) continue;
    *target = number_in(part.rest);
    if (*target) return entry;
    return fail(ErrorCode::Malformed, where, std::string(key) + " must be a number");
  }
  if (part.id == "place") {
    UNKNOT_TRY(const body::Pain place, parse_place(knowledge.atlas, part.rest, where));
    entry.region = place.region;
    entry.side = place.side;
    return entry;
  }
  if (part.id != "exercise") {
    return unknown_id(
        where, "part", part.id,
        {"place", "exercise", "before", "after", "press", "pressure_kPa", "J_per_cm2", "degC"});
  }
  entry.exercise = part.rest;
  const std::vector<std::string> known = ids_of(knowledge.exercises);
  if (std::find(known.begin(), known.end(), entry.exercise) != known.end()) return entry;
  return unknown_id(where, "exercise", part.rest, known);
}

/// `20@18:40,place=temple_r,before=6` into what is known of the treatment already.
Result<EntryDraft> with_parts(const Knowledge& knowledge, EntryDraft out, std::string_view text,
                              const std::string& where) {
  const std::size_t comma = std::min(text.find(','), text.size());
  const std::string_view first = text.substr(0, comma);
  const std::size_t at = std::min(first.find('@'), first.size());
  out.entry.value = number_in(first.substr(0, at));
  if (!out.entry.value) {
    return fail(ErrorCode::Malformed, where, "must be minutes, for example 20 or 20@18:40");
  }
  if (at < first.size()) {
    out.at = clock_in(first.substr(at + 1));
    if (!out.at) return no_clock(where);
  }
  std::vector<std::string_view> seen;
  for (std::size_t from = comma; from < text.size();) {
    const std::size_t end = std::min(text.find(',', from + 1), text.size());
    UNKNOT_TRY(const Halves part, halves_of(text.substr(from + 1, end - from - 1), where,
                                            "MINUTES[@HH:MM][,KEY=VALUE]..."));
    if (std::find(seen.begin(), seen.end(), part.id) != seen.end()) {
      return fail(ErrorCode::DuplicateId, where, std::string(part.id) + " stands twice");
    }
    seen.push_back(part.id);
    UNKNOT_TRY(out.entry, with_part(knowledge, std::move(out.entry), part, where));
    from = end;
  }
  return out;
}

Result<EntryDraft> parse_treatment(const Knowledge& knowledge, std::string_view text,
                                   const std::string& where) {
  UNKNOT_TRY(const Halves own, halves_of(text, where, "ID=MINUTES, for example heat_pack=20"));
  const std::vector<std::string> known = ids_of(knowledge.treatments);
  if (std::find(known.begin(), known.end(), own.id) == known.end()) {
    return unknown_id(where, "treatment", own.id, known);
  }
  EntryDraft out{.entry = {}, .at = std::nullopt, .to = std::nullopt};
  out.entry.kind = EntryKind::Treatment;
  out.entry.about = own.id;
  return with_parts(knowledge, std::move(out), own.rest, where);
}

Result<Entry> hindrance_of(std::string_view text, const std::string& where) {
  Entry out;
  out.kind = EntryKind::Hindrance;
  if (text == not_known) return out;
  UNKNOT_TRY(out.value, rating_in(text, where));
  return out;
}

Result<Entry> guess_of(std::string_view text, const std::string& where) {
  Entry out;
  out.kind = EntryKind::CauseGuess;
  out.about = text;
  std::vector<std::string> known(std::begin(body::cause_groups), std::end(body::cause_groups));
  known.emplace_back("not_sure");
  if (std::find(known.begin(), known.end(), text) != known.end()) return out;
  return fail(ErrorCode::UnknownId, where, "must be one of " + one_of_words(known));
}

/// Of a whole day only one value can be meant.
Result<bool> check_twice(const std::vector<TypedEntry>& entries) {
  for (std::size_t k = 0; k < entries.size(); ++k) {
    const Entry& own = entries[k].draft.entry;
    for (std::size_t before = 0; before < k; ++before) {
      const Entry& other = entries[before].draft.entry;
      const bool timed = entries[k].draft.at || entries[before].draft.at;
      if (!timed && diary::same_slot(own, other) && own != other) {
        return fail(ErrorCode::Contradiction, entries[k].argument, "said twice, differently");
      }
    }
  }
  return true;
}

/// To the check-in, or to the only entry there is.
Result<bool> place_note(std::vector<TypedEntry>& entries, const LogArguments& arguments) {
  if (arguments.note.empty()) return true;
  if (!arguments.check_in && entries.size() != 1) {
    return fail(ErrorCode::Contradiction, "--note",
                "a note belongs to one entry: give --check-in too, or one entry at a time");
  }
  entries.back().draft.entry.note = arguments.note;
  return true;
}

using Parse = Result<EntryDraft> (*)(const Knowledge&, std::string_view, const std::string&);

EntryDraft draft_of(Entry entry) {
  return {.entry = std::move(entry), .at = std::nullopt, .to = std::nullopt};
}

}  // namespace

Result<std::vector<TypedEntry>> read_log_arguments(const Knowledge& knowledge,
                                                   const LogArguments& arguments) {
  std::vector<TypedEntry> out;
  const std::tuple<const char*, const std::vector<std::string>*, Parse> options[] = {
      {"--pain ", &arguments.pains, pain_of},
      {"--answer ", &arguments.answers, parse_answer},
      {"--treatment ", &arguments.treatments, parse_treatment}};
  for (const auto& [option, texts, parse] : options) {
    for (const std::string& text : *texts) {
      std::string where = option + text;
      UNKNOT_TRY(EntryDraft draft, parse(knowledge, text, where));
      out.push_back({std::move(draft), std::move(where)});
    }
  }
  if (!arguments.kept_me_from.empty()) {
    std::string where = "--kept-me-from " + arguments.kept_me_from;
    UNKNOT_TRY(Entry entry, hindrance_of(arguments.kept_me_from, where));
    out.push_back({draft_of(std::move(entry)), std::move(where)});
  }
  if (!arguments.guess.empty()) {
    std::string where = "--guess " + arguments.guess;
    UNKNOT_TRY(Entry entry, guess_of(arguments.guess, where));
    out.push_back({draft_of(std::move(entry)), std::move(where)});
  }
  if (arguments.check_in) out.push_back({draft_of({}), "--check-in"});
  UNKNOT_CHECK(check_twice(out));
  UNKNOT_CHECK(place_note(out, arguments));
  return out;
}

Result<Correction> parse_correction(std::string_view text) {
  const std::string where = "--correct " + std::string(text);
  UNKNOT_TRY(const Halves own, halves_of(text, where, "ENTRY_ID=VALUE, for example 12=4"));
  Correction out{.entry_id = 0, .value = std::string(own.rest)};
  const char* end = own.id.data() + own.id.size();
  const auto [stop, fault] = std::from_chars(own.id.data(), end, out.entry_id);
  if (fault != std::errc() || stop != end || out.entry_id < 1) {
    return fail(ErrorCode::Malformed, where, "the number of an entry stands before `=`");
  }
  return out;
}

Result<TypedEntry> corrected(const Knowledge& knowledge, const Entry& entry,
                             const std::string& value) {
  TypedEntry out{draft_of(entry), "--correct " + std::to_string(entry.entry_id) + "=" + value};
  Entry& own = out.draft.entry;
  const std::string typed = "=" + value;
  if (entry.kind == EntryKind::CauseGuess) {
    return fail(ErrorCode::Contradiction, out.argument, "say it anew with --guess");
  }
  if (entry.kind == EntryKind::CheckIn || entry.kind == EntryKind::Exposure) {
    return fail(ErrorCode::Contradiction, out.argument, "that entry has no value to correct");
  }
  if (entry.kind == EntryKind::Pain) {
    UNKNOT_TRY(EntryDraft anew,
               pain_of(knowledge, place_argument(entry.about, entry.side) + typed, out.argument));
    own.value = anew.entry.value;
    if (!anew.entry.words.empty()) own.words = std::move(anew.entry.words);
    out.draft.at = std::move(anew.at);
  } else if (entry.kind == EntryKind::Answer) {
    UNKNOT_TRY(out.draft, parse_answer(knowledge, entry.about + typed, out.argument));
    own.note = entry.note;
  } else if (entry.kind == EntryKind::Treatment && value == not_known) {
    own.value.reset();
  } else if (entry.kind == EntryKind::Treatment) {
    UNKNOT_TRY(out.draft, with_parts(knowledge, std::move(out.draft), value, out.argument));
  } else {
    UNKNOT_TRY(const Entry anew, hindrance_of(value, out.argument));
    own.value = anew.value;
  }
  own.entry_id = 0;
  own.uid.clear();
  own.replaces_entry_id = entry.entry_id;
  return out;
}

std::string day_argument(const std::string& text, const std::string& today) {
  if (text == "today") return today;
  if (text == "yesterday") return days_after(today, -1).value_or(text);
  return text;
}

}  // namespace unknot::cli
