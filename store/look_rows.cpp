#include "store/look_rows.h"

#include <algorithm>
#include <optional>

#include "store/checksum.h"
#include "store/ids.h"
#include "store/row_values.h"
#include "store/words_text.h"

namespace unknot::store {
namespace {

using body::Answer;
using body::PaintSide;
using SQLite::Database;
using SQLite::Statement;

constexpr PaintSide paint_sides[] = {PaintSide::Left, PaintSide::Right, PaintSide::Unknown,
                                     PaintSide::Midline};
constexpr Answer answers[] = {Answer::Yes, Answer::No, Answer::Unknown};

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

/// What the row of a look says by itself, and what its checksum should be.
struct LookRow {
  knots::Look look;
  std::optional<std::int64_t> checksum;
};

constexpr const char* look_query =
    "SELECT look_id, at_ms, zone, date, drawing_look_id, sex, age_years, flags_none, verdict, "
    "no_knot_probability, program_version, knowledge_version, uid, checksum FROM look "
    "WHERE look_id = ?";

Result<LookRow> read_look_row(Statement& row) {
  LookRow out;
  knots::Look& look = out.look;
  look.look_id = row.getColumn(0).getInt64();
  look.moment = moment_in(row, 1);
  look.drawing_look_id = maybe_integer(row, 4);
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
  look.uid = uid_of_bytes(row.getColumn(12).getString());
  out.checksum = maybe_integer(row, 13);
  return out;
}

/// The look with all its rows, whatever its checksum.
Result<LookRow> read_whole_look(Database& database, Statement& row) {
  UNKNOT_TRY(LookRow out, read_look_row(row));
  UNKNOT_CHECK(read_pains(database, out.look));
  UNKNOT_CHECK(read_answers(database, out.look));
  UNKNOT_CHECK(read_found(database, out.look));
  return out;
}

Result<LookRow> look_with_id(Database& database, std::int64_t look_id) {
  Statement row = of_look(database, look_query, look_id);
  if (!row.executeStep()) return fail(ErrorCode::NotFound, "look", "no look has this id");
  return read_whole_look(database, row);
}

}  // namespace

Result<knots::Look> read_look(Database& database, std::int64_t look_id) {
  UNKNOT_TRY(LookRow own, look_with_id(database, look_id));
  UNKNOT_CHECK(check_sum(own.checksum, checksum_of(own.look)));
  return std::move(own.look);
}

Result<bool> seal_look(Database& database, std::int64_t look_id) {
  UNKNOT_TRY(LookRow own, look_with_id(database, look_id));
  if (own.look.uid.empty()) own.look.uid = new_uid();
  const auto bytes = bytes_of_uid(own.look.uid);
  if (!bytes) return damaged("a look without a name");
  Statement row(database, "UPDATE look SET uid = ?, checksum = ? WHERE look_id = ?");
  row.bind(1, bytes->data(), static_cast<int>(bytes->size()));
  row.bind(2, checksum_of(own.look));
  row.bind(3, look_id);
  row.exec();
  return true;
}

Result<std::int64_t> write_look(Database& database, const knots::Look& look) {
  const std::int64_t look_id =
      look.look_id != 0 ? look.look_id : next_id(database, "look", "look_id");
  Statement row(
      database,
      "INSERT INTO look (look_id, uid, at_ms, zone, date, source, drawing_look_id, sex, age_years, "
      "flags_none, verdict, no_knot_probability, program_version, knowledge_version) "
      "VALUES (?, ?, ?, ?, ?, 'typed', ?, ?, ?, ?, ?, ?, ?, ?)");
  const std::string uid = bytes_of_uid(look.uid.empty() ? new_uid() : look.uid).value_or("");
  row.bind(1, look_id);
  row.bind(2, uid.data(), static_cast<int>(uid.size()));
  row.bind(3, look.moment.at_ms);
  row.bind(4, look.moment.zone);
  row.bind(5, look.moment.date);
  if (look.drawing_look_id) row.bind(6, *look.drawing_look_id);
  if (look.person.sex) {
    row.bind(7, *look.person.sex == body::Sex::Female ? "female" : "male");
  }
  if (look.person.age_years) row.bind(8, *look.person.age_years);
  row.bind(9, look.flags_none ? 1 : 0);
  row.bind(10, look.found.verdict);
  row.bind(11, look.found.no_knot_probability);
  row.bind(12, look.program_version);
  row.bind(13, look.knowledge_version);
  row.exec();
  write_said(database, look_id, look);
  write_found(database, look_id, look.found);
  UNKNOT_CHECK(seal_look(database, look_id));
  return look_id;
}

}  // namespace unknot::store
