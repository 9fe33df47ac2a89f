#include "cli/fit.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <csignal>
#include <nlohmann/json.hpp>
#include <thread>

#include "store/test_store.h"

namespace unknot::cli {
namespace {

using Json = nlohmann::json;
using store::testing::bytes_of;
using store::testing::write_bytes;

class FitCommand : public ::testing::Test {
 protected:
  [[nodiscard]] std::string path(const std::string& name) const {
    return folder_.path() + "/" + name;
  }

  [[nodiscard]] FitArguments with(const Json& spec) const {
    write_bytes(path("spec.json"), spec.dump());
    FitArguments out{.given = true, .output = Output::Json, .spec = path("spec.json")};
    out.options.warmup = 100;
    out.options.draws = 50;
    return out;
  }

  static Json spec() {
    return Json::parse(R"({"model": "causes", "days": 14,
        "scores": [3, 4, 4, 5, null, 3, 2, 4, 5, 6, 4, 3, 4, 5],
        "causes": [{"name": "sitting", "start_level": 1,
                    "exposure": [1, 2, 1, 3, 2, null, 0, 1, 3, 3, 1, 0, 2, 2]}]})");
  }

  static void expect_bad(const FitArguments& arguments, int code, const std::string& where) {
    const Outcome outcome = fit_command(arguments);
    EXPECT_EQ(outcome.exit_code, code) << outcome.err;
    EXPECT_EQ(Json::parse(outcome.out)["error"]["where"], where);
  }

  store::testing::Folder folder_;
};

TEST_F(FitCommand, AnswersInTheFormThatIsPromised) {
  const Outcome outcome = fit_command(with(spec()));
  EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
  const Json answer = Json::parse(outcome.out);
  std::vector<std::string> names;
  for (const Json& own : answer["parameters"]) names.push_back(own["name"]);
  EXPECT_EQ(names,
            (std::vector<std::string>{"intercept", "effect.sitting", "log_half_life_days.sitting",
                                      "log_disturbance_half_life_days", "log_disturbance_sd",
                                      "log_noise_sd", "share.sitting"}));
  EXPECT_EQ(answer["latent_pain"].size(), 14U);
  ASSERT_EQ(answer["forecast"].size(), 7U);
  double sum = 0;
  for (const double probability : answer["forecast"][0]["probabilities"]) sum += probability;
  EXPECT_NEAR(sum, 1, 1e-6);
  EXPECT_GT(answer["diagnostics"]["gradients"], 0);
}

TEST_F(FitCommand, OneSeedGivesTheSameNumbers) {
  FitArguments own = with(spec());
  const auto parameters = [&] { return Json::parse(fit_command(own).out)["parameters"].dump(); };
  const std::string first = parameters();
  EXPECT_EQ(parameters(), first);
  own.options.seed = 2;
  EXPECT_NE(parameters(), first);
}

TEST_F(FitCommand, WritesTheDraws) {
  FitArguments own = with(spec());
  own.draws_out = path("draws.csv");
  own.options.chains = 2;
  EXPECT_EQ(fit_command(own).exit_code, 0);
  const std::string draws = bytes_of(own.draws_out);
  EXPECT_TRUE(draws.starts_with("chain,draw,intercept,effect.sitting,"));
  EXPECT_EQ(std::count(draws.begin(), draws.end(), '\n'), 101);
}

TEST_F(FitCommand, APlaceThatCannotBeWrittenIsNamed) {
  FitArguments own = with(spec());
  own.draws_out = path("nowhere/draws.csv");
  expect_bad(own, 1, own.draws_out);
}

TEST_F(FitCommand, BadInputIsNamed) {
  Json wrong = spec();
  wrong["causes"][0]["exposure"][3] = "much";
  expect_bad(with(wrong), 2, "causes[0].exposure[3]");
  FitArguments words = with(wrong);
  words.output = Output::Words;
  EXPECT_EQ(
      fit_command(words).err,
      "unknot: " + words.spec +
          ": causes[0].exposure[3]: a number or null is needed; form of SPEC.json: docs/cli.md\n");
  FitArguments none = with(spec());
  none.spec = path("none.json");
  expect_bad(none, 2, path("none.json"));
}

TEST_F(FitCommand, TheTwinAnswersToo) {
  FitArguments own = with(spec());
  own.sampler = "nuts";
  own.options.chains = 2;
  own.draws_out = path("draws.csv");
  const Json answer = Json::parse(fit_command(own).out);
  const std::string draws = bytes_of(own.draws_out);
  EXPECT_EQ(std::count(draws.begin(), draws.end(), '\n'), 101);
  EXPECT_EQ(answer["parameters"].size(), 7U);
  EXPECT_TRUE(answer["parameters"][6]["mean"].is_number());
  EXPECT_TRUE(answer["forecast"].empty());
}

TEST_F(FitCommand, SpeaksInWordsToo) {
  FitArguments own = with(spec());
  own.output = Output::Words;
  const Outcome outcome = fit_command(own);
  EXPECT_TRUE(outcome.out.starts_with("14 days, 13 with a score; 4 chains of 50 draws."));
  EXPECT_NE(outcome.out.find("effect.sitting"), std::string::npos);
}

TEST_F(FitCommand, AnInterruptStopsItAndLeavesNothing) {
  FitArguments own = with(spec());
  own.draws_out = path("draws.csv");
  own.options.warmup = fit_iterations_max;
  own.options.draws = fit_iterations_max;
  const std::string unfinished = own.draws_out + ".unfinished";
  std::thread other([&] {
    while (access(unfinished.c_str(), F_OK) != 0) usleep(1000);
    std::raise(SIGINT);
  });
  const Outcome outcome = fit_command(own);
  other.join();
  EXPECT_EQ(outcome.exit_code, 130);
  EXPECT_TRUE(outcome.out.empty());
  EXPECT_NE(access(own.draws_out.c_str(), F_OK), 0);
  EXPECT_NE(access(unfinished.c_str(), F_OK), 0);
}

TEST(FitOptions, AreRead) {
  CLI::App app;
  FitArguments own;
  add_fit_options(app, own);
  app.parse("fit a.json --chains 2 --warmup 10 --draws 20 --seed 18446744073709551615 --json");
  EXPECT_TRUE(own.given);
  EXPECT_EQ(own.spec, "a.json");
  EXPECT_EQ(own.options.chains, 2);
  EXPECT_EQ(own.options.warmup, 10);
  EXPECT_EQ(own.options.draws, 20);
  EXPECT_EQ(own.options.seed, 18446744073709551615U);
  EXPECT_EQ(own.output, Output::Json);
  app.clear();
  EXPECT_THROW(app.parse("fit a.json --chains 0"), CLI::ParseError);
  app.clear();
  EXPECT_THROW(app.parse("fit a.json --seed -1"), CLI::ParseError);
  app.clear();
  EXPECT_THROW(app.parse("fit"), CLI::ParseError);
}

}  // namespace
}  // namespace unknot::cli
