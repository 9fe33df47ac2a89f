/// The scalar twin against the reference posteriors of tests/cases/causes, which rstan sampled.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "engine/stats/convergence.h"
#include "engine/stats/nuts_reference.h"
#include "formats/json/fit.h"

namespace unknot::laws {
namespace {

namespace fs = std::filesystem;

std::vector<fs::path> cases() {
  std::vector<fs::path> found;
  const fs::path folder = fs::path(UNKNOT_SOURCE_DIR) / "tests/cases/causes";
  if (!fs::exists(folder)) return found;
  for (const auto& entry : fs::directory_iterator(folder))
    if (entry.path().extension() == ".json") found.push_back(entry.path());
  std::sort(found.begin(), found.end());
  return found;
}

/// Draws of what a case names: parameters, and shares of causes.
std::map<std::string, stats::DrawSummary> summaries(const stats::DiaryModel& model,
                                                    const stats::Draws& draws) {
  std::map<std::string, stats::DrawSummary> result;
  const auto names = stats::parameter_names(model);
  const std::size_t count = draws.values.size() / draws.parameters;
  std::vector<double> values(count);
  for (std::size_t p = 0; p < names.size(); ++p) {
    for (std::size_t i = 0; i < count; ++i) values[i] = draws.values[i * draws.parameters + p];
    result[names[p]] = stats::summary_of({values, draws.chains});
  }
  for (std::size_t c = 0; c < model.causes.size(); ++c) {
    for (std::size_t i = 0; i < count; ++i) {
      const double* sums = draws.scenario_sums.data() + i * draws.scenarios;
      values[i] = 1 - sums[c + 1] / sums[0];
    }
    result["share." + model.causes[c].name] = stats::summary_of({values, draws.chains});
  }
  return result;
}

stats::FitOptions without_each_cause(const stats::DiaryModel& model) {
  stats::FitOptions options{.chains = 2, .warmup = 400, .draws = 600};
  for (std::size_t c = 0; c < model.causes.size(); ++c) {
    stats::Change none;
    none.cause = static_cast<int>(c);
    none.values.assign(static_cast<std::size_t>(model.days + stats::horizon_days), 0.0);
    options.scenarios.push_back({{none}});
  }
  return options;
}

void expect_agrees(const nlohmann::json& reference) {
  const auto model = json::read_fit_request(reference.at("spec").dump());
  ASSERT_TRUE(model.has_value()) << model.error().where << " " << model.error().detail;
  const auto draws = stats::nuts_fit(*model, without_each_cause(*model));
  const auto found = summaries(*model, draws);
  for (const auto& expected : reference.at("parameters")) {
    const auto name = expected.at("name").get<std::string>();
    SCOPED_TRACE(name);
    ASSERT_TRUE(found.contains(name));
    const auto& summary = found.at(name);
    // Of some 150 comparisons none should lie beyond 4.5 errors by chance.
    const double error = std::hypot(summary.mcse_mean, expected.at("mcse_mean").get<double>());
    EXPECT_NEAR(summary.mean, expected.at("mean").get<double>(), 4.5 * error);
    // The error of a sd is about sd / sqrt(2 ess), more with heavy tails, hence the factor.
    const double sd = expected.at("sd").get<double>();
    const double doubt = std::max(0.06, 6 / std::sqrt(2 * summary.ess_tail));
    EXPECT_NEAR(summary.sd, sd, doubt * sd);
    EXPECT_LT(summary.rhat, 1.05);
  }
  for (const auto& expected : reference.at("latent_pain")) {
    const auto day = expected.at("day").get<std::size_t>() - 1;
    const double n = static_cast<double>(draws.chains * draws.draws);
    const double sd = expected.at("sd").get<double>();
    // Successive draws of a day are nearly independent; half of them are counted.
    EXPECT_NEAR(draws.latent_sum[day] / n, expected.at("mean").get<double>(),
                4.5 * sd / std::sqrt(0.5 * n))
        << "latent pain of day " << day + 1;
  }
}

TEST(CausesTwin, AgreesWithTheReferencePosteriors) {
  int compared = 0;
  for (const fs::path& path : cases()) {
    const auto reference = nlohmann::json::parse(std::ifstream(path));
    if (reference.at("spec").at("days").get<int>() > 120) continue;  // slow under the sanitizers
    SCOPED_TRACE(path.filename().string());
    expect_agrees(reference);
    ++compared;
  }
  if (compared == 0) GTEST_SKIP() << "no reference posteriors in tests/cases/causes";
}

}  // namespace
}  // namespace unknot::laws
