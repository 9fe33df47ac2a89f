/// How long until a diary is fitted, whole and after one more check-in. Every benchmark says the
/// vectors it ran on and a checksum of its draws; `gradients` are those of each chain.
#include <benchmark/benchmark.h>

#include <string>

#include "engine/stats/test_fit_work.h"

namespace {

using namespace unknot::stats;

void tell(benchmark::State& state, const Draws& draws) {
  state.SetLabel(std::to_string(chains_at_once()) + " lanes, checksum " +
                 std::to_string(checksum(draws)));
  state.counters["gradients"] = static_cast<double>(draws.gradients);
}

FitOptions whole(const DiaryModel& model) {
  return {.chains = 4, .warmup = 1000, .draws = 1000, .scenarios = without_each_cause(model)};
}

void run_whole(benchmark::State& state, const DiaryModel& model) {
  Draws draws;
  for (auto _ : state) draws = fit(model, whole(model));
  tell(state, draws);
}

/// 4 chains of 1000 + 1000, five scenarios.
void fit_of_days(benchmark::State& state) {
  run_whole(state, worked_diary(static_cast<int>(state.range(0)), 1));
}
BENCHMARK(fit_of_days)
    ->Arg(30)
    ->Arg(90)
    ->Arg(365)
    ->Arg(1095)
    ->Arg(3650)
    ->Unit(benchmark::kMillisecond);

/// With repeats, free cut points and effects that may be none.
void fit_in_the_products_form(benchmark::State& state) {
  run_whole(state, worked_product_diary(static_cast<int>(state.range(0)), 1));
}
BENCHMARK(fit_in_the_products_form)->Arg(90)->Arg(365)->Unit(benchmark::kMillisecond);

/// Eight chains from where those of yesterday stood: 10 steps dropped, 400 draws in all.
void run_update(benchmark::State& state, const DiaryModel& today) {
  DiaryModel yesterday = today;
  yesterday.scores.back() = std::nan("");
  FitOptions before = whole(yesterday);
  before.chains = 8;
  const WarmStart warm = fit(yesterday, before).warm;
  FitOptions options = before;
  options.warmup = 10;
  options.draws = 50;
  Draws draws;
  for (auto _ : state) draws = fit(today, options, warm);
  tell(state, draws);
}

void after_a_check_in(benchmark::State& state) {
  run_update(state, worked_diary(static_cast<int>(state.range(0)), 1));
}
BENCHMARK(after_a_check_in)->Arg(90)->Arg(365)->Unit(benchmark::kMillisecond);

void after_a_check_in_in_the_products_form(benchmark::State& state) {
  run_update(state, worked_product_diary(static_cast<int>(state.range(0)), 1));
}
BENCHMARK(after_a_check_in_in_the_products_form)->Arg(90)->Arg(365)->Unit(benchmark::kMillisecond);

}  // namespace
