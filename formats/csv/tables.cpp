#include "formats/csv/tables.h"

#include <optional>
#include <string_view>

#include "formats/csv/csv.h"

namespace unknot::csv {
namespace {

using body::PaintSide;

std::string cell(std::int64_t number) { return std::to_string(number); }
std::string cell(const std::optional<std::int64_t>& number) { return number ? cell(*number) : ""; }
std::string cell(const std::optional<int>& number) { return number ? cell(*number) : ""; }
std::string cell(const std::optional<double>& number) { return number ? text_of(*number) : ""; }
std::string cell(std::string_view text) { return std::string(text); }

/// Several things in one cell.
void append(std::string& list, const std::string& thing) {
  if (!list.empty()) list += "; ";
  list += thing;
}

std::string words_cell(const std::vector<body::PainWord>& words) {
  std::string out;
  for (const auto& [name, word] : body::pain_words) {
    for (const body::PainWord own : words) {
      if (own == word) append(out, std::string(name));
    }
  }
  return out;
}

std::string with_side(const std::string& id, PaintSide side) {
  if (side == PaintSide::Midline) return id;
  return id + (side == PaintSide::Left ? "_l" : side == PaintSide::Right ? "_r" : "_u");
}

std::string with_side(const knots::Member& member) {
  return member.muscle + (member.side == body::Side::Left ? "_l" : "_r");
}

std::string answers_cell(const body::Answers& answers) {
  std::string out;
  for (const auto& [id, given] : answers) append(out, id + "=" + std::string(name_of(given)));
  return out;
}

Row entry_row(const diary::Entry& own) {
  return {cell(own.entry_id),
          own.uid,
          cell(diary::name_of(own.kind)),
          own.date,
          own.zone,
          own.about,
          cell(name_of(own.side)),
          own.region,
          cell(own.from_ms),
          cell(own.to_ms),
          cell(own.value),
          own.choice,
          words_cell(own.words),
          own.exercise,
          cell(own.dose.pressure_kPa),
          cell(own.dose.press_0_10),
          cell(own.dose.radiant_exposure_J_per_cm2),
          cell(own.dose.temperature_degC),
          cell(own.dose.before_0_10),
          cell(own.dose.after_0_10),
          own.note,
          own.source,
          cell(own.written.at_ms),
          own.written.zone,
          own.written.date,
          cell(own.replaces_entry_id)};
}

Row look_row(const knots::Look& own) {
  std::string pains;
  for (const body::Pain& pain : own.pains) {
    append(pains, with_side(pain.region, pain.side) + "=" + cell(pain.nrs_0_10));
  }
  std::string sore;
  for (const std::string& id : own.sore_different) append(sore, id);
  std::string muscles;
  for (const knots::FoundMuscle& muscle : own.found.muscles) {
    append(muscles, with_side(muscle.member) + "=" + text_of(muscle.probability_uncapped));
  }
  const auto& sex = own.person.sex;
  return {cell(own.look_id),
          own.uid,
          cell(own.moment.at_ms),
          own.moment.zone,
          own.moment.date,
          cell(own.drawing_look_id),
          pains,
          sex ? (*sex == body::Sex::Female ? "female" : "male") : "",
          cell(own.person.age_years),
          answers_cell(own.flags),
          own.flags_none ? "yes" : "no",
          answers_cell(own.answers),
          sore,
          own.found.verdict,
          text_of(own.found.no_knot_probability),
          muscles,
          own.program_version,
          own.knowledge_version};
}

Row knot_row(const KeptKnot& own) {
  std::string looks;
  for (const std::int64_t look_id : own.look_ids) append(looks, cell(look_id));
  std::string events;
  for (const KeptEvent& event : own.events) {
    append(events, event.event.moment.date + "=" + std::string(knots::name_of(event.event.kind)));
  }
  return {cell(own.knot_id), own.member.muscle, cell(name_of(own.member.side)), looks, events};
}

template <class Things, class ToRow>
std::string table(const Row& heading, const Things& things, ToRow to_row) {
  std::string out;
  add_row(out, heading);
  for (const auto& own : things) add_row(out, to_row(own));
  return out;
}

}  // namespace

std::string entries_csv(const Everything& everything) {
  return table({"entry_id",
                "uid",
                "kind",
                "date",
                "zone",
                "about",
                "side",
                "region",
                "from_ms",
                "to_ms",
                "value",
                "choice",
                "words",
                "exercise",
                "pressure_kPa",
                "press_0_10",
                "radiant_exposure_J_per_cm2",
                "temperature_degC",
                "before_0_10",
                "after_0_10",
                "note",
                "source",
                "written_at_ms",
                "written_zone",
                "written_date",
                "replaces_entry_id"},
               everything.entries, entry_row);
}

std::string looks_csv(const Everything& everything) {
  return table({"look_id", "uid", "at_ms", "zone", "date", "drawing_look_id", "pains", "sex",
                "age_years", "flags", "flags_none", "answers", "sore_different", "verdict",
                "no_knot_probability", "muscles_uncapped", "program_version", "knowledge_version"},
               everything.looks, look_row);
}

std::string knots_csv(const Everything& everything) {
  return table({"knot_id", "muscle", "side", "look_ids", "events"}, everything.knots, knot_row);
}

}  // namespace unknot::csv
