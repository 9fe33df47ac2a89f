#include "formats/json/knots.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "engine/knots/test_knots.h"

namespace unknot::json {
namespace {

using OwnJson = nlohmann::json;
using knots::testing::day;

const std::string located =
    R"("located": {"pains": [{"region": "temple", "side": "right", "nrs_0_10": 6}]})";

void expect_fault(const std::string& bytes, ErrorCode code, const std::string& where) {
  const auto asked = read_keep_request(bytes);
  ASSERT_FALSE(asked.has_value()) << bytes;
  EXPECT_EQ(asked.error().code, code) << bytes;
  EXPECT_EQ(asked.error().where, where) << bytes;
}

TEST(KeepRequest, IsReadWhole) {
  const auto asked = read_keep_request("{" + located + R"(, "sore_different": ["press_a_r"],
      "members": [{"muscle": "levator", "side": "right"}, {"muscle": "trap", "side": "left"}]})");
  ASSERT_TRUE(asked.has_value());
  EXPECT_EQ(asked->located.pains.size(), 1U);
  EXPECT_EQ(asked->sore_different, std::vector<std::string>{"press_a_r"});
  ASSERT_EQ(asked->members.size(), 2U);
  EXPECT_EQ(asked->members[0], knots::testing::levator());
}

TEST(KeepRequest, SaysWhereItIsWrong) {
  expect_fault("{", ErrorCode::Malformed, "");
  expect_fault("{" + located + "}", ErrorCode::MissingField, "members");
  expect_fault("{" + located + R"(, "members": [{"muscle": "a", "side": "up"}]})",
               ErrorCode::UnknownId, "members[0].side");
  expect_fault("{" + located + R"(, "members": [], "x": 1})", ErrorCode::UnknownField, "x");
  expect_fault(R"({"located": {"pains": [{"region": "a", "nrs_0_10": 11}]}, "members": []})",
               ErrorCode::OutOfRange, "located.pains[0].nrs_0_10");
  std::string many = R"({"muscle": "a", "side": "left"})";
  for (std::size_t k = 0; k < members_max; ++k) many += R"(, {"muscle": "a", "side": "left"})";
  expect_fault("{" + located + R"(, "members": [)" + many + "]}", ErrorCode::TooLarge, "members");
  expect_fault(std::string(2U << 20U, ' '), ErrorCode::TooLarge, "");
}

TEST(AgainRequest, MayComeWithoutPains) {
  EXPECT_TRUE(read_again_request(R"({"located": {"pains": []}})")->located.pains.empty());
  EXPECT_EQ(read_again_request("{" + located + R"(, "members": []})").error().where, "members");
}

TEST(CloseRequest, KnowsTwoWords) {
  EXPECT_EQ(read_close_request(R"({"as": "gone"})").value(), knots::EventKind::ClosedGone);
  EXPECT_EQ(read_close_request(R"({"as": "no_knot"})").value(), knots::EventKind::ClosedNoKnot);
  EXPECT_EQ(read_close_request(R"({"as": "healed"})").error().code, ErrorCode::UnknownId);
  EXPECT_EQ(read_close_request("{}").error().code, ErrorCode::MissingField);
}

KnotView view() {
  body::Atlas atlas;
  body::Examination press;
  press.id = "press_levator";
  press.kind = body::ExaminationKind::Press;
  press.has_side = true;
  press.muscles = {"levator"};
  atlas.examinations.push_back(press);
  KnotView out;
  out.knot = knots::testing::knot(
      {knots::testing::pressed(knots::testing::look(day(2, 2), 6, 3), body::Answer::Yes),
       knots::testing::only_pressed(day(3, 2), body::Answer::No)},
      {{day(3, 3), knots::EventKind::ClosedGone}});
  out.comparison = knots::compare(atlas, out.knot);
  return out;
}

TEST(KnotJson, NamesEverythingByItsOwnNameAndCapsTheChance) {
  const OwnJson own = OwnJson::parse(to_json(view()));
  EXPECT_EQ(own["state"], "closed_gone");
  EXPECT_EQ(own["events"][0]["kind"], "closed_gone");
  EXPECT_TRUE(own["press_due_date"].is_null());
  const OwnJson& first = own["looks"][0];
  EXPECT_EQ(first["date"], "2026-02-02");
  EXPECT_EQ(first["pains"][0]["nrs_0_10"], 6);
  EXPECT_EQ(first["pressed"], "my_pain");
  EXPECT_EQ(first["probability"], 0.9);
  EXPECT_EQ(first["probability_uncapped"], 0.93);
  EXPECT_EQ(first["answers"]["press_levator_r"], "yes");
  const OwnJson& second = own["looks"][1];
  EXPECT_TRUE(second["worst_here"].is_null());
  EXPECT_EQ(second["drawing_look_id"], 1);
  EXPECT_EQ(own["gone"]["presses_needed"], 2);
}

TEST(KnotJson, TheListHasTheNewestWordOnEachThing) {
  const OwnJson own = OwnJson::parse(to_json(std::vector<KnotView>{view()}))["knots"][0];
  EXPECT_EQ(own["since_date"], "2026-02-02");
  EXPECT_EQ(own["last_date"], "2026-03-02");
  EXPECT_EQ(own["worst_here"], 6);
  EXPECT_EQ(own["pressed"], "not_my_pain");
  EXPECT_EQ(own["looks"], 2);
}

TEST(KnotJson, BrokenUtf8OfADamagedFileThrowsNothing) {
  KnotView own = view();
  own.knot.member.muscle = "\xff";
  EXPECT_TRUE(OwnJson::accept(to_json(own)));
}

TEST(Outcomes, SayWhatWasStoredBesideTheFlags) {
  EXPECT_EQ(OwnJson::parse(to_json(Kept{.red_flags = {}, .knot_ids = {3}}))["knot_ids"][0], 3);
  EXPECT_EQ(OwnJson::parse(to_json(Looked{.red_flags = {}, .stored = true}))["stored"], true);
  const OwnJson offer =
      OwnJson::parse(to_json(PressOffer{.red_flags = {}, .tests = {{"a_r", {}}}}));
  EXPECT_EQ(offer["tests"][0]["test"], "a_r");
  EXPECT_TRUE(offer.contains("red_flags"));
}

}  // namespace
}  // namespace unknot::json
