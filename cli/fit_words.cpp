#include "cli/fit_words.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <vector>

#include "formats/csv/csv.h"

namespace unknot::cli {
namespace {

constexpr double rhat_max = 1.01;  ///< docs/methods/causes.md: what the product acts on
constexpr double ess_min = 400;

std::string number_words(double number, int digits) {
  return std::isfinite(number) ? fmt::format("{:.{}f}", number, digits) : std::string("-");
}

double ess_of(const FitParameter& own) {
  return std::min(own.summary.ess_bulk, own.summary.ess_tail);
}

std::string row_words(const FitParameter& own, std::size_t width) {
  const stats::DrawSummary& s = own.summary;
  return fmt::format("{:<{}}  {:>8}  {:>8} to {:>8}  {:>6}  {:>6}\n", own.name, width,
                     number_words(s.mean, 3), number_words(s.p05, 3), number_words(s.p95, 3),
                     number_words(s.rhat, 3), number_words(ess_of(own), 0));
}

/// Nothing when all is well.
std::string doubt_words(const FitAnswer& answer) {
  const FitParameter* apart = nullptr;
  const FitParameter* few = nullptr;
  for (const FitParameter& own : answer.parameters) {
    // A quantity that never moves has neither number: nothing to compare.
    if (own.summary.rhat > (apart == nullptr ? rhat_max : apart->summary.rhat)) apart = &own;
    if (ess_of(own) < (few == nullptr ? ess_min : ess_of(*few))) few = &own;
  }
  std::string out;
  if (apart != nullptr) {
    out += fmt::format(
        "The chains do not agree: R-hat is {:.3f} for {}, and should be under {}. Do not rely on\n"
        "these numbers; more --warmup and --draws may help.\n",
        apart->summary.rhat, apart->name, rhat_max);
  }
  if (few != nullptr) {
    out += fmt::format(
        "Few draws count: an effective sample of {:.0f} for {}. Its interval is rough; more "
        "--draws "
        "help.\n",
        ess_of(*few), few->name);
  }
  if (answer.diagnostics.divergences > 0) {
    out += fmt::format(
        "{} trajectories diverged: a part of what is possible may not have been visited.\n",
        answer.diagnostics.divergences);
  }
  return out;
}

}  // namespace

std::string fit_words(const stats::DiaryModel& model, const FitAnswer& answer) {
  const auto scored = std::count_if(model.scores.begin(), model.scores.end(),
                                    [](double score) { return !std::isnan(score); });
  std::string out = fmt::format("{} days, {} with a score; {} chains of {} draws.\n\n", model.days,
                                scored, answer.diagnostics.chains, answer.diagnostics.draws);
  std::size_t width = 9;
  for (const FitParameter& own : answer.parameters) width = std::max(width, own.name.size());
  out += fmt::format("{:<{}}  {:>8}  {:>20}  {:>6}  {:>6}\n", "parameter", width, "mean",
                     "90 % interval", "R-hat", "ESS");
  for (const FitParameter& own : answer.parameters) out += row_words(own, width);
  if (!answer.share_note.empty()) out += fmt::format("\nNo shares: {}.\n", answer.share_note);
  const std::string doubt = doubt_words(answer);
  if (!doubt.empty()) out += "\n" + doubt;
  return out;
}

void write_draws_csv(const stats::DiaryModel& model, const stats::Draws& draws,
                     const std::function<bool(std::string_view)>& write) {
  csv::Row row{"chain", "draw"};
  for (const std::string& name : stats::parameter_names(model)) row.push_back(name);
  for (const std::string& name : share_names(model)) row.push_back(name);
  std::string text;
  csv::add_row(text, row);
  if (!write(text)) return;
  const FitShares shares = shares_of(model, draws);
  const auto cell = [](double number) {
    return std::isfinite(number) ? csv::text_of(number) : std::string();
  };
  const auto of_each = static_cast<std::size_t>(draws.draws);
  for (std::size_t n = 0; n < of_each * static_cast<std::size_t>(draws.chains); ++n) {
    row = {std::to_string(n / of_each + 1), std::to_string(n % of_each + 1)};
    for (std::size_t k = 0; k < draws.parameters; ++k) {
      row.push_back(cell(draws.values[n * draws.parameters + k]));
    }
    for (std::size_t c = 0; c < model.causes.size(); ++c) {
      row.push_back(shares.draws.empty() ? std::string() : cell(shares.draws[c][n]));
    }
    text.clear();
    csv::add_row(text, row);
    if (!write(text)) return;
  }
}

}  // namespace unknot::cli
