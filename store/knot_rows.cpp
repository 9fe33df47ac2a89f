#include "store/knot_rows.h"

#include <algorithm>
#include <optional>
#include <string_view>

#include "store/sqlite_error.h"
#include "store/words_text.h"

namespace unknot::store {
namespace {

using body::Answer;
using body::PaintSide;
using body::Side;
using SQLite::Database;
using SQLite::Statement;

template <class Enum, std::size_t N>
std::optional<Enum> value_of(std::string_view text, const Enum (&values)[N]) {
  for (const Enum value : values) {
    if (name_of(value) == text) return value;
  }
  return std::nullopt;
}

constexpr Side sides[] = {Side::Left, Side::Right};
constexpr PaintSide paint_sides[] = {PaintSide::Left, PaintSide::Right, PaintSide::Unknown,
                                     PaintSide::Midline};
constexpr Answer answers[] = {Answer::Yes, Answer::No, Answer::Unknown};
constexpr knots::EventKind event_kinds[] = {
    knots::EventKind::ClosedGone, knots::EventKind::ClosedNoKnot, knots::EventKind::Reopened};

std::string text(std::string_view view) { return std::string(view); }

void run(Statement& statement) {
  statement.exec();
  statement.reset();
}

/// The statement with the look's id bound to its first parameter.
Statement of_look(Database& database, const char* query, std::int64_t look_id) {
  Statement out(database, query);
  out.bind(1, look_id);
  return out;
}

void write_said(Database& database, std::int64_t look_id, const knots::Look& look) {
  Statement pain(database, "INSERT INTO look_pain VALUES (?, ?, ?, ?, ?, ?)");
  for (std::size_t k = 0; k < look.pains.size(); ++k) {
    const body::Pain& own = look.pains[k];
    SQLite::bind(pain, look_id, static_cast<std::int64_t>(k), own.region, text(name_of(own.side)),
                 own.nrs_0_10, words_text(own.words));
    run(pain);
  }
  Statement answer(database, "INSERT INTO look_answer VALUES (?, ?, ?, ?, ?)");
  for (const auto& [id, given] : look.flags) {
    SQLite::bind(answer, look_id, "flag", id, text(name_of(given)));
    answer.bind(5);
    run(answer);
  }
  for (const auto& [id, given] : look.answers) {
    const auto& sore = look.sore_different;
    const bool different = std::find(sore.begin(), sore.end(), id) != sore.end();
    SQLite::bind(answer, look_id, "test", id, text(name_of(given)));
    if (different) {
      answer.bind(5, "sore_different");
    } else {
      answer.bind(5);
    }
    run(answer);
  }
}

void write_found(Database& database, std::int64_t look_id, const knots::Found& found) {
  Statement muscle(database, "INSERT INTO look_muscle VALUES (?, ?, ?, ?, ?)");
  Statement place(database, "INSERT OR IGNORE INTO look_explained VALUES (?, ?, ?, ?, ?)");
  for (const knots::FoundMuscle& own : found.muscles) {
    const std::string side = text(name_of(own.member.side));
    SQLite::bind(muscle, look_id, own.member.muscle, side, own.probability_uncapped,
                 own.probability_drawing_uncapped);
    run(muscle);
    for (const knots::ExplainedPlace& one : own.explains) {
      SQLite::bind(place, look_id, own.member.muscle, side, one.region, text(name_of(one.side)));
      run(place);
    }
  }
  Statement alternative(database, "INSERT INTO look_alternative VALUES (?, ?, ?)");
  for (const knots::FoundAlternative& own : found.alternatives) {
    SQLite::bind(alternative, look_id, own.id, own.probability);
    run(alternative);
  }
}

Result<bool> read_pains(Database& database, knots::Look& look) {
  Statement row = of_look(database,
                          "SELECT region, side, nrs_0_10, words FROM look_pain WHERE look_id = ? "
                          "ORDER BY place",
                          look.look_id);
  while (row.executeStep()) {
    const auto side = value_of(row.getColumn(1).getString(), paint_sides);
    const std::int64_t nrs = row.getColumn(2).getInt64();
    if (!side || nrs < 0 || nrs > 10) return damaged("a pain that nobody can have written");
    look.pains.push_back({.region = row.getColumn(0).getString(),
                          .side = *side,
                          .nrs_0_10 = static_cast<int>(nrs),
                          .words = words_of(row.getColumn(3).getString())});
  }
  return true;
}

Result<bool> read_answers(Database& database, knots::Look& look) {
  Statement row = of_look(
      database, "SELECT kind, id, answer, said FROM look_answer WHERE look_id = ? ORDER BY id",
      look.look_id);
  while (row.executeStep()) {
    const std::string kind = row.getColumn(0).getString();
    const std::string id = row.getColumn(1).getString();
    const auto given = value_of(row.getColumn(2).getString(), answers);
    if (!given || (kind != "flag" && kind != "test")) return damaged("an answer of no known form");
    (kind == "flag" ? look.flags : look.answers)[id] = *given;
    if (row.getColumn(3).getString() == "sore_different") look.sore_different.push_back(id);
  }
  return true;
}

bool is_probability(double number) { return number >= 0 && number <= 1; }

Result<std::vector<knots::ExplainedPlace>> read_explained(Database& database, std::int64_t look_id,
                                                          const knots::Member& member) {
  std::vector<knots::ExplainedPlace> out;
  Statement row(database,
                "SELECT region, region_side FROM look_explained "
                "WHERE look_id = ? AND muscle = ? AND side = ? ORDER BY region, region_side");
  SQLite::bind(row, look_id, member.muscle, text(name_of(member.side)));
  while (row.executeStep()) {
    const auto side = value_of(row.getColumn(1).getString(), paint_sides);
    if (!side) return damaged("a place of no known side");
    out.push_back({.region = row.getColumn(0).getString(), .side = *side});
  }
  return out;
}

Result<bool> read_found(Database& database, knots::Look& look) {
  Statement row = of_look(database,
                          "SELECT muscle, side, probability_uncapped, "
                          "probability_drawing_uncapped FROM look_muscle WHERE look_id = ? "
                          "ORDER BY probability_uncapped DESC, muscle, side",
                          look.look_id);
  while (row.executeStep()) {
    const auto side = value_of(row.getColumn(1).getString(), sides);
    knots::FoundMuscle own{.probability_uncapped = row.getColumn(2).getDouble(),
                           .probability_drawing_uncapped = row.getColumn(3).getDouble()};
    if (!side || !is_probability(own.probability_uncapped) ||
        !is_probability(own.probability_drawing_uncapped)) {
      return damaged("a muscle that nobody can have written");
    }
    own.member = {.muscle = row.getColumn(0).getString(), .side = *side};
    UNKNOT_TRY(own.explains, read_explained(database, look.look_id, own.member));
    look.found.muscles.push_back(std::move(own));
  }
  Statement other = of_look(database,
                            "SELECT id, probability FROM look_alternative WHERE look_id = ? "
                            "ORDER BY probability DESC, id",
                            look.look_id);
  while (other.executeStep()) {
    const double probability = other.getColumn(1).getDouble();
    if (!is_probability(probability)) return damaged("an alternative without a chance");
    look.found.alternatives.push_back(
        {.id = other.getColumn(0).getString(), .probability = probability});
  }
  return true;
}

/// Columns from `from` on: at_ms, zone, date.
Moment moment_in(Statement& row, int from) {
  return {.at_ms = row.getColumn(from).getInt64(),
          .zone = row.getColumn(from + 1).getString(),
          .date = row.getColumn(from + 2).getString()};
}

Result<knots::Look> read_look(Statement& row) {
  knots::Look look;
  look.look_id = row.getColumn(0).getInt64();
  look.moment = moment_in(row, 1);
  if (!row.getColumn(4).isNull()) look.drawing_look_id = row.getColumn(4).getInt64();
  const std::string sex = row.getColumn(5).getString();
  if (!sex.empty()) look.person.sex = sex == "female" ? body::Sex::Female : body::Sex::Male;
  if (!row.getColumn(6).isNull()) {
    const std::int64_t age_years = row.getColumn(6).getInt64();
    if (age_years < 0 || age_years > 120) return damaged("an age that nobody has");
    look.person.age_years = static_cast<int>(age_years);
  }
  look.flags_none = row.getColumn(7).getInt64() == 1;
  look.found.verdict = row.getColumn(8).getString();
  look.found.no_knot_probability = row.getColumn(9).getDouble();
  if (!is_probability(look.found.no_knot_probability)) return damaged("a look without a chance");
  look.program_version = row.getColumn(10).getString();
  look.knowledge_version = row.getColumn(11).getString();
  return look;
}

Result<bool> read_looks(Database& database, knots::Knot& knot) {
  Statement row(database,
                "SELECT look_id, at_ms, zone, date, drawing_look_id, sex, age_years, flags_none, "
                "verdict, no_knot_probability, program_version, knowledge_version FROM look "
                "JOIN knot_look USING (look_id) WHERE knot_id = ? ORDER BY at_ms, look_id");
  row.bind(1, knot.knot_id);
  while (row.executeStep()) {
    UNKNOT_TRY(knots::Look look, read_look(row));
    UNKNOT_CHECK(read_pains(database, look));
    UNKNOT_CHECK(read_answers(database, look));
    UNKNOT_CHECK(read_found(database, look));
    knot.looks.push_back(std::move(look));
  }
  if (knot.looks.empty()) return damaged("a knot that nobody looked at");
  return true;
}

Result<bool> read_events(Database& database, knots::Knot& knot) {
  Statement row(database,
                "SELECT at_ms, zone, date, kind FROM knot_event WHERE knot_id = ? "
                "ORDER BY event_id");
  row.bind(1, knot.knot_id);
  while (row.executeStep()) {
    const auto kind = value_of(row.getColumn(3).getString(), event_kinds);
    if (!kind) return damaged("an event of no known kind");
    knot.events.push_back({.moment = moment_in(row, 0), .kind = *kind});
  }
  return true;
}

}  // namespace

std::vector<std::int64_t> read_knot_ids(Database& database) {
  std::vector<std::int64_t> out;
  Statement row(database, "SELECT knot_id FROM knot ORDER BY knot_id");
  while (row.executeStep()) out.push_back(row.getColumn(0).getInt64());
  return out;
}

Result<knots::Knot> read_knot(Database& database, std::int64_t knot_id) {
  Statement row(database, "SELECT muscle, side FROM knot WHERE knot_id = ?");
  row.bind(1, knot_id);
  if (!row.executeStep()) return fail(ErrorCode::NotFound, "knot", "no knot has this id");
  const auto side = value_of(row.getColumn(1).getString(), sides);
  if (!side) return damaged("a knot of no known side");
  knots::Knot out;
  out.knot_id = knot_id;
  out.member = {.muscle = row.getColumn(0).getString(), .side = *side};
  UNKNOT_CHECK(read_looks(database, out));
  UNKNOT_CHECK(read_events(database, out));
  return out;
}

Result<knots::State> read_state(Database& database, std::int64_t knot_id) {
  knots::Knot bare;
  bare.knot_id = knot_id;
  UNKNOT_CHECK(read_events(database, bare));
  return knots::state_of(bare);
}

std::int64_t write_look(Database& database, const knots::Look& look) {
  Statement row(database,
                "INSERT INTO look (at_ms, zone, date, source, drawing_look_id, sex, age_years, "
                "flags_none, verdict, no_knot_probability, program_version, knowledge_version) "
                "VALUES (?, ?, ?, 'typed', ?, ?, ?, ?, ?, ?, ?, ?)");
  row.bind(1, look.moment.at_ms);
  row.bind(2, look.moment.zone);
  row.bind(3, look.moment.date);
  if (look.drawing_look_id) row.bind(4, *look.drawing_look_id);
  if (look.person.sex) {
    row.bind(5, *look.person.sex == body::Sex::Female ? "female" : "male");
  }
  if (look.person.age_years) row.bind(6, *look.person.age_years);
  row.bind(7, look.flags_none ? 1 : 0);
  row.bind(8, look.found.verdict);
  row.bind(9, look.found.no_knot_probability);
  row.bind(10, look.program_version);
  row.bind(11, look.knowledge_version);
  row.exec();
  const std::int64_t look_id = database.getLastInsertRowid();
  write_said(database, look_id, look);
  write_found(database, look_id, look.found);
  return look_id;
}

std::int64_t write_knot(Database& database, const knots::Member& member) {
  const std::string side = text(name_of(member.side));
  Statement make(database, "INSERT OR IGNORE INTO knot (muscle, side) VALUES (?, ?)");
  SQLite::bind(make, member.muscle, side);
  make.exec();
  Statement row(database, "SELECT knot_id FROM knot WHERE muscle = ? AND side = ?");
  SQLite::bind(row, member.muscle, side);
  row.executeStep();
  return row.getColumn(0).getInt64();
}

void write_event(Database& database, std::int64_t knot_id, const knots::Event& event) {
  Statement row(database,
                "INSERT INTO knot_event (knot_id, at_ms, zone, date, kind) VALUES (?, ?, ?, ?, ?)");
  SQLite::bind(row, knot_id, event.moment.at_ms, event.moment.zone, event.moment.date,
               text(name_of(event.kind)));
  row.exec();
}

void link(Database& database, std::int64_t knot_id, std::int64_t look_id) {
  Statement row(database, "INSERT OR IGNORE INTO knot_look VALUES (?, ?)");
  SQLite::bind(row, knot_id, look_id);
  row.exec();
}

void delete_knot(Database& database, std::int64_t knot_id) {
  Statement own(database, "DELETE FROM knot WHERE knot_id = ?");
  own.bind(1, knot_id);
  own.exec();
  // Every look is of some knot; those that have lost their last one go in one statement, so that
  // a look may go together with the look whose drawing it used.
  database.exec("DELETE FROM look WHERE look_id NOT IN (SELECT look_id FROM knot_look)");
}

}  // namespace unknot::store
