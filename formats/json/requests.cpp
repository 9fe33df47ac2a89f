#include "formats/json/requests.h"

#include <algorithm>
#include <chrono>
#include <utility>

#include "formats/json/reader.h"

namespace unknot::json {
namespace {

using namespace body;

constexpr std::pair<std::string_view, Answer> answer_names[] = {
    {"yes", Answer::Yes}, {"no", Answer::No}, {"unknown", Answer::Unknown}};

PaintSide read_side(Reader& in) {
  static constexpr std::pair<std::string_view, PaintSide> sides[] = {
      {"left", PaintSide::Left}, {"right", PaintSide::Right}, {"unknown", PaintSide::Unknown}};
  const bool given = in.has("side") && !in.value()["side"].is_null();
  if (!given) {
    in.ignore("side");
    return PaintSide::Midline;
  }
  return in.one_of<PaintSide>("side", sides);
}

/// In the order of the list of words, each at most once.
std::vector<PainWord> read_words(Reader& in) {
  std::vector<PainWord> out;
  if (!in.has("words")) return out;
  const std::vector<std::string> said = in.strings("words");
  for (const auto& [name, word] : pain_words) {
    if (std::find(said.begin(), said.end(), name) != said.end()) out.push_back(word);
  }
  if (out.size() != said.size()) {
    in.fault(ErrorCode::UnknownId, "words", "a word that is not known, or twice the same");
  }
  return out;
}

Answers read_answers(Reader& in, std::string_view key) {
  Answers out;
  if (!in.has(key)) return out;
  Reader list = in.object(key);
  if (list.value().size() > answers_max) {
    in.fault(ErrorCode::TooLarge, key, "too many answers");
    return out;
  }
  for (const auto& [id, value] : list.value().items()) {
    out[id] = list.one_of<Answer>(id, answer_names);
  }
  return out;
}

Person read_person(Reader& in) {
  static constexpr std::pair<std::string_view, Sex> sexes[] = {{"female", Sex::Female},
                                                               {"male", Sex::Male}};
  Person out;
  if (!in.has("person")) return out;
  Reader own = in.object("person");
  if (own.has("sex")) out.sex = own.one_of<Sex>("sex", sexes);
  out.age_years = own.optional_integer("age_years", {0, 120});
  own.finish();
  return out;
}

LocateRequest read_locate(Reader& in) {
  LocateRequest out;
  std::vector<Reader> pains = in.objects("pains");
  if (pains.size() > pains_max) {
    in.fault(ErrorCode::TooLarge, "pains", "too many places");
    return out;
  }
  for (Reader& pain : pains) {
    Pain own;
    own.region = pain.string("region");
    own.side = read_side(pain);
    own.nrs_0_10 = pain.integer("nrs_0_10", {0, 10});
    own.words = read_words(pain);
    pain.finish();
    out.pains.push_back(std::move(own));
  }
  out.person = read_person(in);
  out.flags = read_answers(in, "flags");
  out.unanswered_flags =
      in.boolean_or_false("flags_none") ? safety::Unanswered::CountAsNo : safety::Unanswered::Open;
  out.answers = read_answers(in, "answers");
  in.finish();
  return out;
}

/// YYYY-MM-DD of a day that the calendar has.
bool is_date(std::string_view text) {
  const auto digits = [&](std::size_t from, std::size_t count) {
    int out = 0;
    for (const char c : text.substr(from, count)) {
      if (c < '0' || c > '9') return -1;
      out = 10 * out + (c - '0');
    }
    return out;
  };
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return false;
  const int month = digits(5, 2);
  const int day = digits(8, 2);
  if (digits(0, 4) < 0 || month < 0 || day < 0) return false;
  return std::chrono::year_month_day(std::chrono::year(digits(0, 4)),
                                     std::chrono::month(static_cast<unsigned>(month)),
                                     std::chrono::day(static_cast<unsigned>(day)))
      .ok();
}

Result<Json> parse_request(std::string_view bytes) {
  if (bytes.size() > request_bytes_max) {
    return fail(ErrorCode::TooLarge, "", "the request is larger than 1 MB");
  }
  return parse(bytes, "", request_values_max);
}

}  // namespace

Result<LocateRequest> read_locate_request(std::string_view bytes) {
  UNKNOT_TRY(const Json value, parse_request(bytes));
  Faults faults;
  Reader in(value, "", faults);
  LocateRequest out = read_locate(in);
  if (faults.first()) return tl::unexpected<Error>(*faults.first());
  return out;
}

Result<WhyRequest> read_why_request(std::string_view bytes) {
  static constexpr std::pair<std::string_view, Side> sides[] = {{"left", Side::Left},
                                                                {"right", Side::Right}};
  UNKNOT_TRY(const Json value, parse_request(bytes));
  Faults faults;
  Reader in(value, "", faults);
  WhyRequest out;
  Reader located = in.object("located");
  out.located = read_locate(located);
  out.member.muscle = in.string("muscle");
  out.member.side = in.one_of<Side>("side", sides);
  in.finish();
  if (faults.first()) return tl::unexpected<Error>(*faults.first());
  return out;
}

Result<PlanRequest> read_plan_request(std::string_view bytes, const Knowledge& knowledge) {
  UNKNOT_TRY(const Json value, parse_request(bytes));
  Faults faults;
  Reader in(value, "", faults);
  PlanRequest out;
  Reader located = in.object("located");
  out.located = read_locate(located);
  out.contraindications = read_answers(in, "contraindications");
  if (in.boolean_or_false("contraindications_none")) {
    for (const Contraindication& code : knowledge.safety.contraindications) {
      if (code.kind == CodeKind::Question) {
        out.contraindications.try_emplace(code.id, Answer::No);
      }
    }
  }
  if (in.has("equipment_missing")) out.equipment_missing = in.strings("equipment_missing");
  out.minutes_max = in.optional_number("minutes_max", {1, 600});
  out.date = in.string_or("date", "");
  if (!out.date.empty() && !is_date(out.date)) {
    in.fault(ErrorCode::OutOfRange, "date", "must be YYYY-MM-DD");
  }
  in.ignore("date");
  in.finish();
  if (faults.first()) return tl::unexpected<Error>(*faults.first());
  return out;
}

}  // namespace unknot::json
