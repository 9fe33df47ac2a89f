/// The diary as it is kept: entries that are only ever added. What was corrected stays, and says
/// what replaced it. Plain values; rules: docs/methods/diary.md.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/base/moment.h"
#include "engine/body/person.h"
#include "engine/body/side.h"

namespace unknot::diary {

enum class EntryKind {
  CheckIn,     ///< the day was gone through
  Pain,        ///< of a place; without a time it is of the whole day
  Answer,      ///< to the question of a cause, as it was asked
  Exposure,    ///< already in the unit of the cause, as an import brings it
  Treatment,   ///< value: minutes
  Hindrance,   ///< how much it kept from work and activities, 0..10
  CauseGuess,  ///< the person's own idea of the cause; about: a group, or `not_sure`
};
inline constexpr std::array<std::pair<std::string_view, EntryKind>, 7> entry_kinds = {{
    {"check_in", EntryKind::CheckIn},
    {"pain", EntryKind::Pain},
    {"answer", EntryKind::Answer},
    {"exposure", EntryKind::Exposure},
    {"treatment", EntryKind::Treatment},
    {"hindrance", EntryKind::Hindrance},
    {"guess", EntryKind::CauseGuess},
}};

/// What is known of a treatment besides its minutes.
struct Dose {
  std::optional<double> pressure_kPa;
  std::optional<int> press_0_10;  ///< how strong it felt
  std::optional<double> radiant_exposure_J_per_cm2;
  std::optional<double> temperature_degC;
  std::optional<int> before_0_10;  ///< pain right before and after
  std::optional<int> after_0_10;
  bool operator==(const Dose&) const = default;
};

/// Where an entry comes from. More will come with imports; an unknown one is kept and ranks last.
inline constexpr std::string_view source_typed = "typed";
inline constexpr std::string_view source_session = "session";
inline constexpr std::string_view source_days_csv = "days_csv";
/// Painted when a knot was kept or looked at again; such pains are read from the looks.
inline constexpr std::string_view source_look = "look";

struct Entry {
  std::int64_t entry_id = 0;  ///< given by the store
  std::string uid;            ///< 32 hex digits; the same in every copy of the diary
  EntryKind kind = EntryKind::CheckIn;
  std::string date;   ///< local day it is about, YYYY-MM-DD
  std::string zone;   ///< time zone of that day
  std::string about;  ///< region, cause, treatment or guess; empty for the others
  body::PaintSide side = body::PaintSide::Midline;
  std::string region;                   ///< of a treatment: where; may be empty
  std::optional<std::int64_t> from_ms;  ///< when on the clock, UTC; nothing: of the whole day
  std::optional<std::int64_t> to_ms;
  std::optional<double> value;  ///< nothing: not known, or taken back
  std::string choice;           ///< which of several options of one value
  std::vector<body::PainWord> words;
  std::string exercise;
  Dose dose;
  std::string note;
  std::string source = std::string(source_typed);
  Moment written;
  std::optional<std::int64_t> replaces_entry_id;
  bool operator==(const Entry&) const = default;
};

/// Of such entries one counts for a day, place, cause and source: a later one replaces it.
[[nodiscard]] bool is_of_whole_day(const Entry& entry);

/// Whether both say the same thing of the same day, so that the later one replaces the other.
[[nodiscard]] bool same_slot(const Entry& one, const Entry& other);

/// Those that nothing replaced, in the order given. O(entries).
[[nodiscard]] std::vector<Entry> current(const std::vector<Entry>& entries);

[[nodiscard]] std::string_view name_of(EntryKind kind);

}  // namespace unknot::diary
