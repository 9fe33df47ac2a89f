/// What `unknot log` is told, as entries of the diary. Forms: docs/cli.md.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/facade.h"

namespace unknot::cli {

struct LogArguments {
  std::vector<std::string> pains;        ///< REGION=0..10[@HH:MM][:WORD,...], REGION=unknown
  std::vector<std::string> answers;      ///< CAUSE=VALUE, =yes, =CHOICE, =HH:MM-HH:MM, =unknown
  std::vector<std::string> treatments;   ///< ID=MINUTES[@HH:MM][,KEY=VALUE]...
  std::string kept_me_from;              ///< 0..10 or unknown; empty: not said
  std::string guess;                     ///< group of causes or not_sure; empty: not said
  std::string note;                      ///< empty: none
  bool check_in = false;                 ///< the day was gone through
  std::vector<std::string> corrections;  ///< ENTRY_ID=VALUE
};

/// An entry, and the argument it was read from, which errors name.
struct TypedEntry {
  EntryDraft draft;
  std::string argument;
};

/// Everything but corrections, in the order of LogArguments; the check-in comes last.
/// @error Malformed      a form that is not one of those above
/// @error UnknownId      region, cause, choice, treatment, exercise or group; the nearest are named
/// @error OutOfRange     a rating outside of 0..10
/// @error DuplicateId    one part of a treatment twice
/// @error Contradiction  two values of one thing, or a note that could belong to several entries
[[nodiscard]] Result<std::vector<TypedEntry>> read_log_arguments(const body::Knowledge& knowledge,
                                                                 const LogArguments& arguments);

/// `12=4`: the number of the entry and what stands in its place.
struct Correction {
  std::int64_t entry_id = 0;
  std::string value;
};

/// @error Malformed  no number of an entry, or nothing after `=`
[[nodiscard]] Result<Correction> parse_correction(std::string_view text);

/// The entry with another value, in the form of the option it was written with; what is not said
/// anew stays.
/// @error as read_log_arguments(); Contradiction for what has no value, as a check-in
[[nodiscard]] Result<TypedEntry> corrected(const body::Knowledge& knowledge,
                                           const diary::Entry& entry, const std::string& value);

/// `2026-02-26`, `today` and `yesterday` as a day; anything else unchanged.
[[nodiscard]] std::string day_argument(const std::string& text, const std::string& today);

}  // namespace unknot::cli
