#include "cli/fit.h"

#include <fmt/format.h>
#include <signal.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <csignal>
#include <iostream>
#include <optional>
#include <string_view>
#include <utility>

#include "cli/fit_words.h"
#include "cli/input.h"
#include "cli/output.h"
#include "cli/store_faults.h"
#include "formats/json/fit.h"
#include "service/chains.h"

namespace unknot::cli {
namespace {

constexpr int exit_interrupted = 130;  // as shells say it: 128 and the number of SIGINT
constexpr std::size_t block_bytes = 1UL << 16U;

volatile std::sig_atomic_t interrupted = 0;

/// While it lives, Ctrl+C and a request to end only set the mark.
class Interrupts {
 public:
  Interrupts() {
    interrupted = 0;
    struct sigaction own {};
    own.sa_handler = [](int) { interrupted = 1; };
    sigemptyset(&own.sa_mask);
    sigaction(SIGINT, &own, &before_int_);
    sigaction(SIGTERM, &own, &before_term_);
  }
  Interrupts(const Interrupts&) = delete;
  Interrupts& operator=(const Interrupts&) = delete;
  ~Interrupts() {
    sigaction(SIGINT, &before_int_, nullptr);
    sigaction(SIGTERM, &before_term_, nullptr);
  }

 private:
  struct sigaction before_int_ {};
  struct sigaction before_term_ {};
};

/// Said on standard error alone, where somebody watches it.
class Watched {
 public:
  ~Watched() {
    if (shown_ >= 0) std::cerr << "\r\x1b[K" << std::flush;
  }

  bool operator()(double done) {
    const int percent = static_cast<int>(100 * done);
    if (is_terminal_ && percent != shown_) {
      shown_ = percent;
      std::cerr << fmt::format("\rDrawing: {:3} %", percent) << std::flush;
    }
    return interrupted == 0;
  }

 private:
  bool is_terminal_ = isatty(STDERR_FILENO) != 0;
  int shown_ = -1;
};

/// Rows are small: they are written in blocks.
Result<bool> write_draws(OutputFile& file, const stats::DiaryModel& model,
                         const stats::Draws& draws) {
  Result<bool> written = true;
  std::string block;
  write_draws_csv(model, draws, [&](std::string_view row) {
    block += row;
    if (block.size() < block_bytes) return true;
    written = file.write(std::exchange(block, {}));
    return written.has_value();
  });
  if (!written) return written;
  UNKNOT_CHECK(file.write(block));
  return file.finish();
}

Result<service::Chains> sample(const stats::DiaryModel& model, const stats::FitOptions& options,
                               const FitArguments& a) {
  Watched watched;
  const service::Sampler sampler =
      a.sampler == "nuts" ? service::Sampler::Nuts : service::Sampler::Hmc;
  return service::run_chains({.model = &model, .options = options, .sampler = sampler, .warm = {}},
                             [&](double done) { return watched(done); });
}

Result<stats::DiaryModel> model_of(std::string_view spec) {
  UNKNOT_TRY(stats::DiaryModel read, json::read_fit_request(spec));
  return prepare_fit(std::move(read));
}

Result<Outcome> run_fit(const stats::DiaryModel& model, const FitArguments& a) {
  UNKNOT_TRY(const stats::FitOptions options, prepare_fit(model, a.options));
  const Interrupts interrupts;
  // Before the work: a place that cannot be written is said at once.
  std::optional<OutputFile> file;
  if (!a.draws_out.empty()) {
    UNKNOT_TRY(OutputFile own, OutputFile::open(a.draws_out));
    file.emplace(std::move(own));
  }
  UNKNOT_TRY(const service::Chains chains, sample(model, options, a));
  if (chains.draws.cancelled) {
    return Outcome{.exit_code = exit_interrupted, .out = {}, .err = "unknot: stopped\n"};
  }
  FitAnswer answer = answer_fit(model, chains.draws);
  answer.diagnostics.gradients = chains.gradients;
  answer.diagnostics.seconds_cpu_warmup = chains.seconds_cpu_warmup;
  answer.diagnostics.seconds_cpu_sampling = chains.seconds_cpu_sampling;
  if (file) UNKNOT_CHECK(write_draws(*file, model, chains.draws));
  Outcome out;
  out.out = a.output == Output::Json ? json::to_json(answer) + "\n" : fit_words(model, answer);
  return out;
}

}  // namespace

void add_fit_options(CLI::App& app, FitArguments& a) {
  CLI::App* fit = app.add_subcommand("fit", "The raw engine on a model of a diary that you write");
  fit->callback([&a] { a.given = true; });
  fit->add_option("SPEC", a.spec, "SPEC.json, form in docs/cli.md, or - for standard input")
      ->required();
  fit->add_option("--chains", a.options.chains, "Independent chains; 4 unless told")
      ->check(CLI::Range(1, fit_chains_max));
  fit->add_option("--warmup", a.options.warmup, "Steps before the draws; 1000 unless told")
      ->check(CLI::Range(1, fit_iterations_max));
  fit->add_option("--draws", a.options.draws, "Draws kept of each chain; 1000 unless told")
      ->check(CLI::Range(fit_draws_min, fit_iterations_max));
  fit->add_option("--seed", a.options.seed, "The same seed gives the same draws; 1 unless told")
      ->check(seed_fault);
  fit->add_option("--sampler", a.sampler, "hmc (unless told), or nuts: slow, to compare with")
      ->check(CLI::IsMember({"hmc", "nuts"}));
  fit->add_option("--draws-out", a.draws_out, "FILE.csv: all draws; written over");
  fit->add_flag_callback(
      "--json", [&a] { a.output = Output::Json; }, "Print JSON");
}

Outcome fit_command(const FitArguments& arguments) {
  const auto spec = read_input(arguments.spec, json::fit_bytes_max);
  if (!spec) return bad_input(spec.error(), arguments.output);
  const auto model = model_of(*spec);
  if (!model) return bad_spec(model.error(), arguments.output, arguments.spec);
  auto outcome = run_fit(*model, arguments);
  if (outcome) return std::move(*outcome);
  Outcome out = bad_input(outcome.error(), arguments.output);
  out.exit_code = exit_code_of(outcome.error().code);
  return out;
}

}  // namespace unknot::cli
