#include "cli/diary.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <nlohmann/json.hpp>

#include "server/knowledge_source.h"
#include "store/test_store.h"

namespace unknot::cli {
namespace {

using Json = nlohmann::json;

const json::LoadedKnowledge& loaded() {
  static const auto own = server::load_knowledge(std::nullopt).value();
  return own;
}

class DiaryCommand : public ::testing::Test {
 protected:
  [[nodiscard]] DiaryArguments with(const std::string& command) const {
    DiaryArguments out;
    out.command = command;
    out.output = Output::Json;
    out.store = folder_.file();
    out.at = "2026-02-26T20:10+01:00";
    return out;
  }

  [[nodiscard]] DiaryArguments log(LogArguments said) const {
    DiaryArguments out = with("log");
    out.log = std::move(said);
    return out;
  }

  static Outcome run(const DiaryArguments& arguments) { return diary_command(loaded(), arguments); }

  static Json json_of(const DiaryArguments& arguments) {
    const Outcome outcome = run(arguments);
    EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
    return Json::parse(outcome.out);
  }

  static Json expect_bad(const DiaryArguments& arguments, const std::string& where) {
    const Outcome outcome = run(arguments);
    EXPECT_EQ(outcome.exit_code, 2) << where;
    Json error = Json::parse(outcome.out)["error"];
    EXPECT_EQ(error["where"], where) << error["detail"];
    return error;
  }

  static std::string words_of(DiaryArguments arguments) {
    arguments.output = Output::Words;
    return run(arguments).out;
  }

  store::testing::Folder folder_;
};

TEST_F(DiaryCommand, WhatIsLoggedStandsInTheDayAndInTheTable) {
  const Json logged = json_of(log({.pains = {"temple_r=6"},
                                   .answers = {"stress=7"},
                                   .treatments = {"heat_pack=20@18:40"},
                                   .check_in = true}));
  EXPECT_EQ(logged["entry_ids"].size(), 4U);
  EXPECT_EQ(logged["day"]["date"], "2026-02-26");
  EXPECT_TRUE(logged["day"]["checked_in"]);
  DiaryArguments days = with("days");
  const Json table = json_of(days);
  EXPECT_EQ(table["from"], "2026-02-26");
  EXPECT_EQ(table["columns"][0]["values"][0], 6);
  days.csv = true;
  EXPECT_EQ(run(days).out,
            "date,pain.temple_r,exposure.stress,exposure.stress.source,treatment.heat_pack\r\n"
            "2026-02-26,6,7,typed,20\r\n");
}

TEST_F(DiaryCommand, ACorrectionKeepsTheOriginal) {
  json_of(log({.pains = {"temple_r=6:dull"}}));
  const Json logged = json_of(log({.corrections = {"1=4"}}));
  const Json& entry = logged["day"]["entries"][0];
  EXPECT_EQ(entry["entry"]["value"], 4);
  EXPECT_EQ(entry["entry"]["words"][0], "dull");
  EXPECT_EQ(entry["earlier"][0]["value"], 6);
  json_of(log({.corrections = {"1=3"}}));
  DiaryArguments day = with("days");
  day.day = "today";
  const Json chain = json_of(day)["entries"][0];
  EXPECT_EQ(chain["entry"]["value"], 3);
  EXPECT_EQ(chain["earlier"].size(), 2U);
  EXPECT_NE(words_of(day).find("before: 4, dull"), std::string::npos) << words_of(day);
}

TEST_F(DiaryCommand, ACorrectionKeepsTheMomentAndItsZone) {
  DiaryArguments there = log({.pains = {"temple_r=6@08:00"}});
  there.zone = "+09:00";
  json_of(there);
  const Json entry = json_of(log({.corrections = {"1=4"}}))["day"]["entries"][0]["entry"];
  EXPECT_EQ(entry["at"], "08:00");
  EXPECT_EQ(entry["zone"], "+09:00");
  expect_bad(log({.pains = {"temple_l=2"}, .corrections = {"1=3"}}), "--correct 1=3");
}

TEST_F(DiaryCommand, AnEntryOfAnotherDayIsNotFoundWithoutItsDay) {
  DiaryArguments earlier = log({.pains = {"temple_r=6"}});
  earlier.date = "yesterday";
  json_of(earlier);
  EXPECT_EQ(expect_bad(log({.corrections = {"1=4"}}), "--correct 1=4")["code"], "not_found");
  DiaryArguments right = log({.corrections = {"1=4"}});
  right.date = "2026-02-25";
  EXPECT_EQ(json_of(right)["day"]["date"], "2026-02-25");
}

TEST_F(DiaryCommand, TodayIsShownWithALineThatCanBeRunAsItStands) {
  json_of(log({.pains = {"temple_r=6"}, .check_in = true}));
  DiaryArguments today = with("today");
  today.at = "2026-02-27T20:10+01:00";
  const Json both = json_of(today);
  EXPECT_EQ(both["today"]["date"], "2026-02-27");
  EXPECT_EQ(both["check_in"]["places"][0]["before_0_10"], 6);
  const std::string words = words_of(today);
  EXPECT_NE(words.find("unknot log --check-in --store '" + folder_.file() + "' --pain temple_r=6"),
            std::string::npos)
      << words;
  today.ids = true;
  EXPECT_NE(words_of(today).find("heat_pack"), std::string::npos);
}

TEST_F(DiaryCommand, NothingToLogIsAFaultOfAProgramAndAQuestionOfAPerson) {
  EXPECT_EQ(expect_bad(log({}), "log")["code"], "missing_field");
  DiaryArguments person = log({});
  person.interactive = true;
  expect_bad(person, "log");  // JSON was asked for
  person.output = Output::Words;
  const Outcome shown = run(person);
  EXPECT_EQ(shown.exit_code, 0);
  EXPECT_NE(shown.out.find("unknot log --check-in"), std::string::npos) << shown.out;
}

TEST_F(DiaryCommand, AFileSaysEverythingAndTheSameUidIsWrittenOnce) {
  const std::string file = folder_.path() + "/log.json";
  store::testing::write_bytes(file, R"({"date": "2026-02-25", "entries": [{"kind": "pain",
      "about": "temple", "side": "right", "value": 5,
      "uid": "0123456789abcdef0123456789abcdef"}]})");
  DiaryArguments own = with("log");
  own.file = file;
  EXPECT_EQ(json_of(own)["entry_ids"], json_of(own)["entry_ids"]);
  own.date = "2026-02-24";
  expect_bad(own, "--file");
  own = with("log");
  own.file = folder_.path() + "/none.json";
  expect_bad(own, own.file);
}

TEST_F(DiaryCommand, WhatTheDiaryRefusesIsNamedAsItWasTyped) {
  EXPECT_EQ(expect_bad(log({.answers = {"stress=12"}}), "--answer stress=12")["detail"],
            "must lie in 0..10, scale");
  expect_bad(log({.pains = {"temple_r=2", "temple_l=3@25:00"}}), "--pain temple_l=3@25:00");
  expect_bad(log({.treatments = {"heat_pack=20,degC=900"}}), "--treatment heat_pack=20,degC=900");
  DiaryArguments bad = log({.check_in = true});
  bad.date = "tomorrow";
  expect_bad(bad, "--date");
  bad = log({.check_in = true});
  bad.zone = "Mars/Base";
  expect_bad(bad, "--zone");
  bad = with("today");
  bad.at = "noon";
  expect_bad(bad, "--at noon");
  EXPECT_FALSE(std::filesystem::exists(folder_.file())) << "nothing was written";
  expect_bad(with("days"), "--store " + folder_.file());
  json_of(log({.check_in = true}));
  bad = with("days");
  bad.from = "2026-02-30";
  expect_bad(bad, "--from");
  bad = with("days");
  bad.day = "2026-02-30";
  expect_bad(bad, "--day 2026-02-30");
}

TEST_F(DiaryCommand, APeriodIsDeletedOnlyWhenItsDaysAreCounted) {
  json_of(log({.pains = {"temple_r=6"}, .check_in = true}));
  DiaryArguments erase = with("delete");
  EXPECT_EQ(expect_bad(erase, "delete")["code"], "missing_field");
  erase.everything = true;
  EXPECT_NE(expect_bad(erase, "--days")["detail"].get<std::string>().find("--days 1"),
            std::string::npos);
  erase.dry_run = true;
  EXPECT_EQ(json_of(erase)["entries"], 2);
  erase.dry_run = false;
  erase.days = 2;
  EXPECT_EQ(expect_bad(erase, "--days")["code"], "contradiction");
  erase.days = 1;
  EXPECT_EQ(json_of(erase)["entries"], 2);
  EXPECT_TRUE(json_of(with("days"))["from"].is_null());
}

TEST_F(DiaryCommand, OneEntryGoesWithItsHistory) {
  json_of(log({.pains = {"temple_r=6"}}));
  json_of(log({.pains = {"temple_r=4"}}));
  DiaryArguments erase = with("delete");
  erase.entry_id = 2;
  EXPECT_EQ(json_of(erase)["entries"], 2);
  EXPECT_EQ(expect_bad(erase, "--entry")["code"], "not_found");
}

TEST_F(DiaryCommand, AFaultOfTheStoreEndsWithOne) {
  store::testing::write_bytes(folder_.file(), std::string(5000, 'x'));
  const Outcome outcome = run(with("days"));
  EXPECT_EQ(outcome.exit_code, 1);
  EXPECT_EQ(Json::parse(outcome.out)["error"]["code"], "not_a_store");
  EXPECT_NE(outcome.err.find("Next:"), std::string::npos) << outcome.err;
}

}  // namespace
}  // namespace unknot::cli
