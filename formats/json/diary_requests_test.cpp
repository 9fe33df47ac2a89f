#include <gtest/gtest.h>

#include "formats/json/diary.h"

namespace unknot::json {
namespace {

TEST(ReadLogRequest, TakesEveryPart) {
  const auto request = read_log_request(R"({"date":"2026-02-26","zone":"Europe/Berlin",
    "seen_entry_id":12,"entries":[
    {"kind":"pain","about":"temple","side":"right","value":6,"words":["deep","dull"],"note":"n"},
    {"kind":"treatment","about":"heat_pack","region":"temple","side":"left","value":15,"at":"12:35",
     "exercise":"chin_tuck","dose":{"before_0_10":6,"after_0_10":5,"press_0_10":5,
     "pressure_kPa":33.5,"radiant_exposure_J_per_cm2":2,"temperature_degC":40},
     "uid":"0123456789abcdef0123456789abcdef","replaces_entry_id":7},
    {"kind":"answer","about":"sleep_position_bad","value":1,"choice":"front"},
    {"kind":"answer","about":"driving_hours","at":"22:00","to":"23:00"},
    {"kind":"pain","about":"temple","side":null,"value":null},
    {"kind":"check_in"}]})");
  ASSERT_TRUE(request) << request.error().where;
  EXPECT_EQ(request->date, "2026-02-26");
  EXPECT_EQ(request->seen_entry_id, 12);
  ASSERT_EQ(request->drafts.size(), 6U);
  EXPECT_EQ(request->drafts[0].entry.words.size(), 2U);
  EXPECT_EQ(request->drafts[1].entry.dose.pressure_kPa, 33.5);
  EXPECT_EQ(request->drafts[1].entry.replaces_entry_id, 7);
  EXPECT_EQ(request->drafts[1].at, "12:35");
  EXPECT_EQ(request->drafts[2].entry.choice, "front");
  EXPECT_EQ(request->drafts[3].to, "23:00");
  EXPECT_FALSE(request->drafts[4].entry.value);
  EXPECT_EQ(request->drafts[4].entry.side, body::PaintSide::Midline);
}

TEST(ReadLogRequest, ThinksNothingOvertakenWhenNothingWasSeen) {
  const auto request = read_log_request(R"({"entries":[{"kind":"check_in"}]})");
  EXPECT_EQ(request->seen_entry_id, std::numeric_limits<std::int64_t>::max());
}

TEST(ReadLogRequest, NamesTheFault) {
  const auto where = [](const char* body) { return read_log_request(body).error().where; };
  EXPECT_EQ(where(R"({"entries":[{"kind":"dream"}]})"), "entries[0].kind");
  EXPECT_EQ(where(R"({"entries":[{"kind":"pain","vale":6}]})"), "entries[0].vale");
  EXPECT_EQ(where(R"({"entries":[{"kind":"pain","value":"6"}]})"), "entries[0].value");
  EXPECT_EQ(where(R"({"entries":[{"kind":"pain","side":"top"}]})"), "entries[0].side");
  EXPECT_EQ(where(R"({"entries":[{"kind":"pain","words":["loud"]}]})"), "entries[0].words");
  EXPECT_EQ(where(R"({"entries":[{"kind":"treatment","dose":{"before_0_10":11}}]})"),
            "entries[0].dose.before_0_10");
  EXPECT_EQ(where("{}"), "entries");
}

TEST(ReadLogRequest, BoundsWhatItReads) {
  std::string many = R"({"entries":[)";
  for (std::size_t k = 0; k <= entries_max; ++k) many += R"({"kind":"check_in"},)";
  many.back() = ']';
  EXPECT_EQ(read_log_request(many + '}').error().code, ErrorCode::TooLarge);
  const std::string note(3000, 'a');
  EXPECT_EQ(
      read_log_request(R"({"entries":[{"kind":"check_in","note":")" + note + "\"}]}").error().code,
      ErrorCode::TooLarge);
  EXPECT_EQ(read_log_request(std::string(2U << 20U, ' ')).error().code, ErrorCode::TooLarge);
}

TEST(ReadDeleteRequest, TakesOneThingOfThree) {
  EXPECT_EQ(read_delete_request(R"({"entry_id":7})")->entry_id, 7);
  const auto period =
      read_delete_request(R"({"from":"2026-02-01","to":"2026-02-03","days":3,"backups":true})");
  EXPECT_EQ(period->from_date, "2026-02-01");
  EXPECT_EQ(period->days, 3);
  EXPECT_TRUE(period->backups);
  EXPECT_TRUE(read_delete_request(R"({"everything":true,"only_count":true})")->everything);
  EXPECT_EQ(read_delete_request(R"({"entry_id":0})").error().code, ErrorCode::OutOfRange);
}

TEST(ReadDayRequests, MayBeEmpty) {
  EXPECT_EQ(read_day_request("{}").value(), "");
  EXPECT_EQ(read_day_request(R"({"date":"2026-02-26"})").value(), "2026-02-26");
  EXPECT_EQ(read_days_request(R"({"to":"2026-02-26"})")->to_date, "2026-02-26");
  EXPECT_EQ(read_day_request(R"({"day":"x"})").error().code, ErrorCode::UnknownField);
  EXPECT_FALSE(read_day_request("[]"));
}

}  // namespace
}  // namespace unknot::json
