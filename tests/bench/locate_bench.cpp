/// From a drawing to the posterior, over the real knowledge; beyond about 13 areas by draws.
#include <benchmark/benchmark.h>

#include "formats/json/test_files.h"
#include "tests/bench/locate_work.h"

namespace {

using namespace unknot;

const body::Knowledge& knowledge() {
  static const auto loaded = json::testing::load(json::testing::real_files()).value();
  return loaded.knowledge;
}

void locate(benchmark::State& state, bench::Tests tests) {
  const auto areas = static_cast<std::size_t>(state.range(0));
  const LocateRequest request = bench::drawing(knowledge().atlas, areas, tests);
  double sum = 0;
  for (auto _ : state) {
    const auto answer = ask_locate(knowledge(), request);
    if (!answer) {
      state.SkipWithError(answer.error().detail.c_str());
      return;
    }
    sum = bench::checksum(*answer);
  }
  state.SetLabel("checksum " + std::to_string(sum));
}

BENCHMARK_CAPTURE(locate, with_tests, bench::Tests::Ranked)
    ->Arg(1)
    ->Arg(2)
    ->Arg(4)
    ->Arg(8)
    ->Arg(12)
    ->Arg(16)
    ->Arg(20)
    ->Arg(24)
    ->Arg(48)
    ->Arg(74)
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(locate, without_tests, bench::Tests::NotRanked)
    ->Arg(1)
    ->Arg(2)
    ->Arg(4)
    ->Arg(8)
    ->Arg(12)
    ->Arg(16)
    ->Arg(20)
    ->Arg(24)
    ->Arg(48)
    ->Arg(74)
    ->Unit(benchmark::kMillisecond);

void load_knowledge(benchmark::State& state) {
  const json::testing::Files& files = json::testing::real_files();
  std::size_t entries = 0;
  for (auto _ : state) {
    const auto loaded = json::testing::load(files);
    entries = loaded->knowledge.atlas.muscles.size() + loaded->knowledge.safety.red_flags.size() +
              loaded->sources.size() + loaded->body_map.size();
  }
  state.SetLabel("checksum " + std::to_string(entries));
}
BENCHMARK(load_knowledge)->Unit(benchmark::kMillisecond);

}  // namespace
