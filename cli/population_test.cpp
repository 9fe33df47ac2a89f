#include "cli/population.h"

#include <gtest/gtest.h>

#include <CLI/CLI.hpp>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>

#include "cli/causes.h"
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

/// Pain that follows hours of sitting, which swing from day to day.
std::string diary(int days, int turn) {
  std::string out = "date,pain.sternum,exposure.sitting_hours\n";
  for (int day = 1; day <= days; ++day) {
    const int sitting = 4 + (day * (turn + 3)) % 7;
    const int pain = std::min(10, 1 + sitting / 2 + (day * turn) % 3);
    char row[64];
    std::snprintf(row, sizeof row, "2026-03-%02d,%d,%d\n", day, pain, sitting);
    out += row;
  }
  return out;
}

class PopulationCommand : public ::testing::Test {
 protected:
  [[nodiscard]] std::string file(const std::string& name, const std::string& bytes) const {
    std::string path = folder_.path() + "/" + name;
    write_bytes(path, bytes);
    return path;
  }
  [[nodiscard]] PopulationArguments fit(const std::vector<std::string>& files) const {
    return {.output = Output::Json, .files = files, .out = folder_.path() + "/priors.json"};
  }
  [[nodiscard]] Json error_of(const PopulationArguments& a, int code) const {
    const Outcome out = population_command(loaded(), a);
    EXPECT_EQ(out.exit_code, code) << out.out << out.err;
    EXPECT_FALSE(std::filesystem::exists(folder_.path() + "/priors.json"));
    EXPECT_FALSE(std::filesystem::exists(folder_.path() + "/priors.json.unfinished"));
    return Json::parse(out.out)["error"];
  }
  store::testing::Folder folder_;
};

TEST_F(PopulationCommand, WritesWhatItLearntAndWhereFrom) {
  const std::string one = file("one.csv", diary(24, 1));
  PopulationArguments a = fit({one, file("two.csv", diary(22, 2)), file("few.csv", diary(5, 3))});
  a.licence = "CC0";
  const Outcome out = population_command(loaded(), a);
  ASSERT_EQ(out.exit_code, 0) << out.out << out.err;
  std::ostringstream written;
  written << std::ifstream(a.out).rdbuf();
  EXPECT_EQ(out.out, written.str());
  const Json own = Json::parse(out.out);
  const Json& from = own["provenance"];
  EXPECT_EQ(from["files"][0]["file"], "one.csv");
  EXPECT_EQ(from["files"].size(), 3U);
  EXPECT_EQ(from["persons"], 2);
  EXPECT_EQ(from["persons_left_out"], 1);
  EXPECT_EQ(from["days_scored"], 46);
  EXPECT_EQ(from["date"], "2026-03-24");
  EXPECT_EQ(from["licence"], "CC0");
  ASSERT_EQ(own["exposures"].size(), 1U);
  EXPECT_EQ(own["exposures"][0]["cause"], "sitting_hours");
  EXPECT_EQ(own["exposures"][0]["persons"], 2);

  // And causes takes it, says so, and believes it.
  const Outcome with =
      causes_command(loaded(), {.output = Output::Json, .days = one, .priors = a.out});
  ASSERT_EQ(with.exit_code, 0) << with.out << with.err;
  EXPECT_EQ(Json::parse(with.out)["priors"]["persons"], 2);
  EXPECT_NE(with.err.find("learnt from these very days too"), std::string::npos) << with.err;
  static_cast<void>(store::testing::open(folder_));
  const Outcome words = causes_command(
      loaded(), {.store = folder_.file(), .at = "2026-04-01T20:00Z", .priors = a.out});
  EXPECT_NE(words.out.find("learnt from 2 persons, 46 days"), std::string::npos) << words.out;
  const Outcome day_zero = causes_command(loaded(), {.output = Output::Json,
                                                     .store = folder_.file(),
                                                     .at = "2026-04-01T20:00Z",
                                                     .priors = a.out});
  const Json answer = Json::parse(day_zero.out);
  for (const Json& group : answer["groups"]) {
    for (const Json& exposure : group["exposures"]) {
      if (exposure["cause"] != "sitting_hours") continue;
      EXPECT_EQ(exposure["prior_probability"], own["exposures"][0]["inclusion"]);
    }
  }
}

TEST_F(PopulationCommand, PriorsOfOnePersonMayBeOfTheSameOne) {
  PopulationArguments a = fit({file("one.csv", diary(24, 1))});
  a.output = Output::Words;
  const Outcome learnt = population_command(loaded(), a);
  ASSERT_EQ(learnt.exit_code, 0) << learnt.err;
  EXPECT_NE(learnt.out.find("  Sitting, hours "), std::string::npos) << learnt.out;
  const auto said = [&](const std::string& priors) {
    return causes_command(loaded(), {.days = file("few.csv", diary(3, 2)), .priors = priors}).err;
  };
  EXPECT_NE(said(a.out).find(a.out + ": learnt from one person"), std::string::npos);
  EXPECT_EQ(said(""), "");
}

TEST_F(PopulationCommand, SaysWhatIsWrongAndWritesNothing) {
  const std::string one = file("one.csv", diary(20, 1));
  EXPECT_EQ(error_of(fit({folder_.path() + "/none.csv"}), 2)["code"], "not_found");
  const Json twice = error_of(fit({one, file("same.csv", diary(20, 1))}), 2);
  EXPECT_EQ(twice["code"], "duplicate_id");
  const Json unknown =
      error_of(fit({one, file("moon.csv", "date,exposure.moon\n2026-03-01,1\n")}), 2);
  EXPECT_EQ(unknown["code"], "unknown_id");
  EXPECT_NE(unknown["where"].get<std::string>().find("moon.csv: row 2"), std::string::npos);
  EXPECT_EQ(error_of(fit({file("bad.csv", "date,pain.sternum\n2026-03-01,x\n")}), 2)["code"],
            "wrong_type");
  EXPECT_EQ(error_of(fit({file("few.csv", diary(13, 1))}), 2)["code"], "missing_field");
  PopulationArguments nowhere = fit({one});
  nowhere.out = folder_.path() + "/none/priors.json";
  EXPECT_EQ(error_of(nowhere, 1)["code"], "read_only");
  PopulationArguments never = fit({one});
  never.date = "2026-02-30";
  EXPECT_EQ(error_of(never, 2)["where"], "--date 2026-02-30");
  PopulationArguments wordy = fit({one});
  wordy.licence = std::string(501, 'x');
  EXPECT_EQ(error_of(wordy, 2)["code"], "too_large");
}

TEST_F(PopulationCommand, CausesRefusesWhatIsNoFileOfPriors) {
  const std::string days = file("one.csv", diary(3, 1));
  const auto code = [&](const std::string& priors) {
    const Outcome out =
        causes_command(loaded(), {.output = Output::Json, .days = days, .priors = priors});
    EXPECT_EQ(out.exit_code, 2);
    return Json::parse(out.out)["error"]["code"].get<std::string>();
  };
  EXPECT_EQ(code(folder_.path() + "/none.json"), "not_found");
  EXPECT_EQ(code(file("x.json", "x")), "malformed");
  EXPECT_EQ(code(file("empty.json", "{}")), "missing_field");
}

TEST_F(PopulationCommand, ReadsItsOptions) {
  CLI::App app;
  PopulationArguments a;
  add_population_options(app, a);
  app.parse(
      "population fit a.csv b.csv --out p.json --licence CC0 --date 2026-02-02 --seed 7 --json");
  EXPECT_TRUE(a.given);
  EXPECT_EQ(a.files, (std::vector<std::string>{"a.csv", "b.csv"}));
  EXPECT_EQ(a.out, "p.json");
  EXPECT_EQ(a.licence, "CC0");
  EXPECT_EQ(a.date, "2026-02-02");
  EXPECT_EQ(a.seed, 7U);
  EXPECT_EQ(a.output, Output::Json);
  EXPECT_THROW(app.parse("population fit --out p.json"), CLI::ParseError);
}

TEST_F(PopulationCommand, SaysWhereThePriorsComeFrom) {
  EXPECT_EQ(priors_words({}), "What was believed beforehand is from published studies.\n");
  const PriorsProvenance from{.persons = 3, .days_scored = 90, .date = "2026-05-01"};
  EXPECT_EQ(priors_words(from),
            "What was believed beforehand is learnt from 3 persons, 90 days with a score, to "
            "2026-05-01; licence of their diaries: not told.\n");
}

}  // namespace
}  // namespace unknot::cli
