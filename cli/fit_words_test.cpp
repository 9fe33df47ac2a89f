#include "cli/fit_words.h"

#include <gtest/gtest.h>

#include <limits>

namespace unknot::cli {
namespace {

const double none = std::numeric_limits<double>::quiet_NaN();

stats::DiaryModel model() {
  stats::DiaryModel out;
  out.days = 3;
  out.scores = {4, none, 6};
  out.causes.resize(1);
  out.causes[0].name = "sitting, long";
  out.causes[0].exposure = {1, 2, 3};
  return out;
}

FitAnswer answer() {
  FitAnswer out;
  out.parameters = {
      {"intercept",
       {.mean = 1.5, .p05 = 0.25, .p95 = 2.75, .ess_bulk = 900, .ess_tail = 800, .rhat = 1.002}},
      {"share.sitting",
       {.mean = none, .p05 = none, .p95 = none, .ess_bulk = none, .ess_tail = none, .rhat = none}}};
  out.diagnostics = {.chains = 4, .draws = 1000};
  return out;
}

bool has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

TEST(FitWords, IsATableOfTheParameters) {
  const std::string words = fit_words(model(), answer());
  EXPECT_TRUE(has(words, "3 days, 2 with a score; 4 chains of 1000 draws."));
  EXPECT_TRUE(has(words, "intercept         1.500     0.250 to    2.750   1.002     800\n"))
      << words;
  EXPECT_TRUE(has(words, "share.sitting         -         - to        -       -       -\n"))
      << words;
  EXPECT_FALSE(has(words, "do not agree"));
  EXPECT_FALSE(has(words, "effective"));
}

TEST(FitWords, SaysWhenTheNumbersAreNotToBeReliedOn) {
  FitAnswer own = answer();
  own.parameters[0].summary.rhat = 1.05;
  own.parameters[0].summary.ess_tail = 120;
  own.diagnostics.divergences = 7;
  own.share_note = "no pain";
  const std::string words = fit_words(model(), own);
  EXPECT_TRUE(has(words, "The chains do not agree: R-hat is 1.050 for intercept")) << words;
  EXPECT_TRUE(has(words, "an effective sample of 120 for intercept")) << words;
  EXPECT_TRUE(has(words, "7 trajectories diverged")) << words;
  EXPECT_TRUE(has(words, "No shares: no pain.")) << words;
}

/// Two chains of two draws.
stats::Draws draws() {
  stats::Draws out;
  out.chains = 2;
  out.draws = 2;
  out.parameters = stats::layout_of(model()).size;
  for (int n = 0; n < 4; ++n) {
    for (std::size_t k = 0; k < out.parameters; ++k) out.values.push_back(k == 0 ? n + 0.5 : none);
  }
  out.scenarios = 2;
  out.scenario_sums = {8, 6, 8, 7, 8, 8, 8, 10};
  return out;
}

TEST(DrawsCsv, HasOneRowADrawWithTheShares) {
  std::string text;
  write_draws_csv(model(), draws(), [&](std::string_view row) {
    text += row;
    return true;
  });
  EXPECT_EQ(text,
            "chain,draw,intercept,\"effect.sitting, long\",\"log_half_life_days.sitting, long\","
            "log_disturbance_half_life_days,log_disturbance_sd,log_noise_sd,"
            "\"share.sitting, long\"\r\n"
            "1,1,0.5,,,,,,0.25\r\n"
            "1,2,1.5,,,,,,0.125\r\n"
            "2,1,2.5,,,,,,0\r\n"
            "2,2,3.5,,,,,,-0.25\r\n");
}

TEST(DrawsCsv, EndsWhenItCannotBeWritten) {
  int rows = 0;
  write_draws_csv(model(), draws(), [&](std::string_view) { return ++rows < 2; });
  EXPECT_EQ(rows, 2);
}

}  // namespace
}  // namespace unknot::cli
