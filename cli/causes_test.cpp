#include "cli/causes.h"

#include <gtest/gtest.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <nlohmann/json.hpp>

#include "server/knowledge_source.h"
#include "store/test_store.h"

namespace unknot::cli {
namespace {

using Json = nlohmann::json;
using store::testing::write_bytes;

const json::LoadedKnowledge& loaded() {
  static const auto own = server::load_knowledge(std::nullopt).value();
  return own;
}

class CausesCommand : public ::testing::Test {
 protected:
  [[nodiscard]] CausesArguments of_file(const std::string& table) const {
    const std::string path = folder_.path() + "/days.csv";
    write_bytes(path, table);
    return {.output = Output::Json, .days = path};
  }
  [[nodiscard]] std::string empty_store() const {
    static_cast<void>(store::testing::open(folder_));
    return folder_.file();
  }
  static Json error_of(const CausesArguments& a) {
    const Outcome out = causes_command(loaded(), a);
    EXPECT_EQ(out.exit_code, 2) << out.out;
    return Json::parse(out.out)["error"];
  }
  store::testing::Folder folder_;
};

TEST_F(CausesCommand, SaysOneObjectAPersonInOneLine) {
  const Outcome out = causes_command(loaded(), of_file("date,person,pain.sternum,exposure.stress\n"
                                                       "2026-02-02,a,3,4\n2026-02-02,b,5,6\n"));
  ASSERT_EQ(out.exit_code, 0) << out.err << out.out;
  EXPECT_EQ(std::count(out.out.begin(), out.out.end(), '\n'), 1);
  const Json people = Json::parse(out.out);
  ASSERT_EQ(people.size(), 2U);
  EXPECT_EQ(people[1]["person"], "b");
  ASSERT_EQ(people[0]["causes"].size(), 5U);
  EXPECT_EQ(people[0]["causes"][0]["verdict"], "not_enough_days");
  EXPECT_EQ(people[0]["causes"][0]["named"], false);
}

TEST_F(CausesCommand, SpeaksInWords) {
  CausesArguments a = of_file("date,pain.sternum,exposure.stress\n2026-02-02,3,4\n");
  a.output = Output::Words;
  const Outcome out = causes_command(loaded(), a);
  EXPECT_EQ(out.exit_code, 0);
  EXPECT_NE(out.out.find("We do not know yet. About 13 more days."), std::string::npos) << out.out;
  EXPECT_NE(out.out.find("It is not proof: "), std::string::npos);
}

TEST_F(CausesCommand, OfAnEmptyDiarySaysWhatIsKnownFromOthers) {
  const Outcome out = causes_command(
      loaded(), {.output = Output::Json, .store = empty_store(), .at = "2026-02-26T20:00Z"});
  ASSERT_EQ(out.exit_code, 0) << out.err << out.out;
  const Json own = Json::parse(out.out);
  EXPECT_EQ(own["depth"], "prior");
  EXPECT_EQ(own["groups"].size(), 5U);
}

TEST_F(CausesCommand, RefusesWhatIsNoTableAndNoPlace) {
  EXPECT_EQ(causes_command(loaded(), of_file("a,b\n1,2\n")).exit_code, 2);
  EXPECT_EQ(causes_command(loaded(), {.days = folder_.path() + "/none.csv"}).exit_code, 2);
  CausesArguments a = of_file("date,pain.sternum\n2026-02-02,3\n");
  a.place = "moon";
  EXPECT_EQ(causes_command(loaded(), a).exit_code, 2);
}

TEST_F(CausesCommand, AStoreThatIsNotThereIsNoEmptyDiary) {
  const Json error = error_of({.output = Output::Json, .store = folder_.file()});
  EXPECT_EQ(error["code"], "not_found");
  EXPECT_EQ(error["where"], "--store " + folder_.file());
}

TEST_F(CausesCommand, NamesTheFileAndTheOptionAtFault) {
  const CausesArguments table = of_file("date,a\n2026-02-02,3\n");
  EXPECT_EQ(error_of(table)["where"], table.days + ": row 1, column a");
  CausesArguments dated = of_file("date,pain.sternum\n2026-02-02,3\n");
  dated.date = "2026-02-30";
  EXPECT_EQ(error_of(dated)["where"], "--date 2026-02-30");
}

TEST_F(CausesCommand, RefusesASeedWithASign) {
  CLI::App app;
  CausesArguments a;
  add_causes_options(app, a);
  app.parse("causes --seed 18446744073709551615");
  EXPECT_EQ(a.seed, 18446744073709551615U);
  for (const char* seed : {"-1", "18446744073709551616", "1.5", "x"}) {
    app.clear();
    EXPECT_THROW(app.parse(std::string("causes --seed=") + seed), CLI::ValidationError) << seed;
  }
}

TEST_F(CausesCommand, ReadsItsOptions) {
  CLI::App app;
  CausesArguments a;
  add_causes_options(app, a);
  app.parse("causes --days x.csv --date 2026-02-02 --place sternum --seed 7 --json");
  EXPECT_TRUE(a.given);
  EXPECT_EQ(a.days, "x.csv");
  EXPECT_EQ(a.seed, 7U);
  EXPECT_EQ(a.output, Output::Json);
}

}  // namespace
}  // namespace unknot::cli
