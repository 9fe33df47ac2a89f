#include "formats/json/requests.h"

#include <gtest/gtest.h>

namespace unknot::json {
namespace {

using namespace body;

const std::string pain = R"({"region": "temple", "side": "right", "nrs_0_10": 6})";

std::string with_pains(const std::string& pains, const std::string& more = "") {
  return R"({"pains": [)" + pains + "]" + more + "}";
}

Knowledge knowledge() {
  Knowledge out;
  for (const char* id : {"numb", "bruise"}) {
    Contraindication code;
    code.id = id;
    out.safety.contraindications.push_back(code);
  }
  out.safety.contraindications.push_back({.id = "over_spine", .kind = CodeKind::Site});
  return out;
}

void expect_refused(const std::string& bytes, ErrorCode code, const std::string& where) {
  const auto request = read_locate_request(bytes);
  ASSERT_FALSE(request.has_value()) << bytes;
  EXPECT_EQ(name_of(request.error().code), name_of(code)) << bytes;
  EXPECT_EQ(request.error().where, where) << bytes;
}

void expect_plan_refused(const std::string& bytes, ErrorCode code, const std::string& where) {
  const auto request = read_plan_request(bytes, knowledge());
  ASSERT_FALSE(request.has_value()) << bytes;
  EXPECT_EQ(name_of(request.error().code), name_of(code)) << bytes;
  EXPECT_EQ(request.error().where, where) << bytes;
}

TEST(LocateRequest, IsReadWhole) {
  const auto request = read_locate_request(
      with_pains(pain + R"(, {"region": "lumbar_spine", "side": null, "nrs_0_10": 3},
                  {"region": "neck", "nrs_0_10": 0})",
                 R"(, "person": {"sex": "female", "age_years": 43}, "flags": {"dvt": "unknown"},
          "flags_none": true, "answers": {"press_soleus_l": "yes"})"));
  ASSERT_TRUE(request.has_value()) << request.error().where;
  ASSERT_EQ(request->pains.size(), 3U);
  EXPECT_EQ(request->pains[0], (Pain{"temple", PaintSide::Right, 6}));
  EXPECT_EQ(request->pains[1], (Pain{"lumbar_spine", PaintSide::Midline, 3}));
  EXPECT_EQ(request->pains[2].side, PaintSide::Midline);
  EXPECT_EQ(request->person.sex, Sex::Female);
  EXPECT_EQ(request->person.age_years, 43);
  EXPECT_EQ(request->flags.at("dvt"), Answer::Unknown);
  EXPECT_EQ(request->unanswered_flags, safety::Unanswered::CountAsNo);
  EXPECT_EQ(request->answers.at("press_soleus_l"), Answer::Yes);
}

TEST(LocateRequest, NothingSaidIsNotTakenForNo) {
  const LocateRequest request = read_locate_request(with_pains(pain)).value();
  EXPECT_EQ(request.unanswered_flags, safety::Unanswered::Open);
  EXPECT_EQ(request.person.sex, std::nullopt);
  EXPECT_EQ(request.person.age_years, std::nullopt);
  EXPECT_TRUE(request.flags.empty());
}

TEST(LocateRequest, NamesThePlaceOfTheFault) {
  using enum ErrorCode;
  expect_refused("", Malformed, "");
  expect_refused("[]", WrongType, "");
  expect_refused("{}", MissingField, "pains");
  expect_refused(R"({"pains": {}})", WrongType, "pains");
  expect_refused(with_pains("7"), WrongType, "pains[0]");
  expect_refused(with_pains(R"({"side": "left", "nrs_0_10": 3})"), MissingField, "pains[0].region");
  const auto second = [](const std::string& text) { return with_pains(pain + ", {" + text + "}"); };
  const std::string at = R"("region": "temple", )";
  expect_refused(second(at + R"("side": "left", "nrs_0_10": 11)"), OutOfRange, "pains[1].nrs_0_10");
  expect_refused(second(at + R"("side": "left", "nrs_0_10": -1)"), OutOfRange, "pains[1].nrs_0_10");
  expect_refused(second(at + R"("side": "left", "nrs_0_10": 2.5)"), OutOfRange,
                 "pains[1].nrs_0_10");
  expect_refused(second(at + R"("side": "left", "nrs_0_10": "6")"), WrongType, "pains[1].nrs_0_10");
  expect_refused(second(at + R"("side": "l", "nrs_0_10": 6)"), UnknownId, "pains[1].side");
  expect_refused(second(at + R"("side": 1, "nrs_0_10": 6)"), WrongType, "pains[1].side");
  expect_refused(second(at + R"("side": "left", "nrs": 6, "nrs_0_10": 6)"), UnknownField,
                 "pains[1].nrs");
  expect_refused(with_pains(pain, R"(, "person": {"age_years": 121})"), OutOfRange,
                 "person.age_years");
  expect_refused(with_pains(pain, R"(, "person": {"sex": "f"})"), UnknownId, "person.sex");
  expect_refused(with_pains(pain, R"(, "person": {"name": "x"})"), UnknownField, "person.name");
  expect_refused(with_pains(pain, R"(, "flags": {"dvt": "maybe"})"), UnknownId, "flags.dvt");
  expect_refused(with_pains(pain, R"(, "flags": {"dvt": true})"), WrongType, "flags.dvt");
  expect_refused(with_pains(pain, R"(, "flags": {"dvt": "no", "dvt": "yes"})"), DuplicateId, "");
  expect_refused(with_pains(pain, R"(, "flags_none": "yes")"), WrongType, "flags_none");
  expect_refused(with_pains(pain, R"(, "answers": [])"), WrongType, "answers");
  expect_refused(with_pains(pain, R"(, "flag": {})"), UnknownField, "flag");
}

TEST(LocateRequest, HasBounds) {
  std::string pains = pain;
  std::string answers = R"("a0": "no")";
  for (std::size_t k = 1; k < pains_max; ++k) pains += ", " + pain;
  for (std::size_t k = 1; k < answers_max; ++k) {
    answers += ", \"a" + std::to_string(k) + "\": \"no\"";
  }
  EXPECT_TRUE(read_locate_request(with_pains(pains)).has_value());
  EXPECT_TRUE(read_locate_request(with_pains(pain, R"(, "flags": {)" + answers + "}")).has_value());
  expect_refused(with_pains(pains + ", " + pain), ErrorCode::TooLarge, "pains");
  expect_refused(with_pains(pain, R"(, "flags": {)" + answers + R"(, "b": "no"})"),
                 ErrorCode::TooLarge, "flags");
  expect_refused(with_pains(pain) + std::string(request_bytes_max, ' '), ErrorCode::TooLarge, "");
}

TEST(PlanRequest, IsReadWhole) {
  const auto request = read_plan_request(
      R"({"located": )" + with_pains(pain) + R"(, "contraindications": {"numb": "yes"},
          "equipment_missing": ["heat_pad"], "minutes_max": 12.5, "date": "2025-01-02"})",
      knowledge());
  ASSERT_TRUE(request.has_value()) << request.error().where;
  EXPECT_EQ(request->located.pains.size(), 1U);
  EXPECT_EQ(request->contraindications, (Answers{{"numb", Answer::Yes}}));
  EXPECT_EQ(request->equipment_missing, std::vector<std::string>{"heat_pad"});
  EXPECT_EQ(request->minutes_max, 12.5);
  EXPECT_EQ(request->date, "2025-01-02");
}

TEST(PlanRequest, NoneOfTheseAnswersEveryQuestionThatIsNotAnsweredAndNoOther) {
  const auto request = read_plan_request(
      R"({"located": )" + with_pains(pain) +
          R"(, "contraindications": {"numb": "unknown"}, "contraindications_none": true})",
      knowledge());
  EXPECT_EQ(request->contraindications,
            (Answers{{"numb", Answer::Unknown}, {"bruise", Answer::No}}));
}

TEST(PlanRequest, NamesThePlaceOfTheFault) {
  using enum ErrorCode;
  const auto with = [](const std::string& more) {
    return R"({"located": )" + with_pains(pain) + more + "}";
  };
  expect_plan_refused("{}", MissingField, "located");
  expect_plan_refused(R"({"located": {"pains": [{}]}})", MissingField, "located.pains[0].region");
  expect_plan_refused(with(R"(, "minutes_max": 0.5)"), OutOfRange, "minutes_max");
  expect_plan_refused(with(R"(, "minutes_max": 601)"), OutOfRange, "minutes_max");
  expect_plan_refused(with(R"(, "equipment_missing": [1])"), WrongType, "equipment_missing[0]");
  expect_plan_refused(with(R"(, "contraindications": {"numb": "si"})"), UnknownId,
                      "contraindications.numb");
  expect_plan_refused(with(R"(, "date": 3)"), WrongType, "date");
  for (const char* date : {"today", "2025-13-01", "2025-02-29", "2025-1-1", "2025-01-0x", "0"}) {
    expect_plan_refused(with(R"(, "date": ")" + std::string(date) + "\""), OutOfRange, "date");
  }
  expect_plan_refused(with(R"(, "minutes": 3)"), UnknownField, "minutes");
}

}  // namespace
}  // namespace unknot::json
