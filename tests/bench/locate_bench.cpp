/// From a drawing to the posterior, over the real knowledge; beyond about 13 areas by draws.
#include <benchmark/benchmark.h>

#include "engine/locate/answers.h"
#include "engine/locate/atlas_network.h"
#include "engine/locate/draws.h"
#include "engine/locate/inference.h"
#include "formats/json/test_files.h"
#include "tests/bench/locate_work.h"

namespace {

using namespace unknot;

const body::Knowledge& knowledge() {
  static const auto loaded = json::testing::load(json::testing::real_files()).value();
  return loaded.knowledge;
}

const locate::AtlasNetwork& network() {
  static const auto made = locate::make_network(knowledge().atlas).value();
  return made;
}

locate::Told told(std::size_t areas) {
  return {.pains = bench::drawing(knowledge().atlas, areas, bench::Tests::NotRanked).pains,
          .person = {},
          .answers = {}};
}

/// The posterior of every point, muscle and alternative, over 133 points on two sides.
void posterior(benchmark::State& state) {
  const auto readings = locate::make_evidence(knowledge().atlas, network(),
                                              told(static_cast<std::size_t>(state.range(0))));
  double sum = 0;
  bool exact = true;
  for (auto _ : state) {
    const auto masses = locate::infer(network().network, readings->front());
    exact = masses.has_value();
    sum = bench::checksum(exact ? *masses
                                : locate::draw_posterior(network().network, *readings).masses);
  }
  state.SetLabel((exact ? "exact, checksum " : "drawn, checksum ") + std::to_string(sum));
}
BENCHMARK(posterior)->DenseRange(1, 24)->Unit(benchmark::kMillisecond);

/// A whole question, as the page asks it: safety, network, posterior, sets, and the tests or not.
void ask(benchmark::State& state, bench::Tests tests) {
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
BENCHMARK_CAPTURE(ask, with_tests, bench::Tests::Ranked)
    ->DenseRange(1, 24)
    ->Arg(48)
    ->Arg(74)
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(ask, without_tests, bench::Tests::NotRanked)
    ->Arg(8)
    ->Arg(16)
    ->Unit(benchmark::kMillisecond);

void why(benchmark::State& state) {
  const auto areas = static_cast<std::size_t>(state.range(0));
  const WhyRequest request{
      .located = bench::drawing(knowledge().atlas, areas, bench::Tests::Ranked),
      .member = {.muscle = "levator_scapulae", .side = body::Side::Right}};
  double sum = 0;
  for (auto _ : state) {
    const auto answer = ask_why(knowledge(), request);
    if (answer->result.explained) sum = answer->result.explained->log_odds;
  }
  state.SetLabel("log odds " + std::to_string(sum));
}
BENCHMARK(why)->Arg(2)->Arg(4)->Arg(8)->Arg(12)->Unit(benchmark::kMillisecond);

void network_of_the_atlas(benchmark::State& state) {
  std::size_t groups = 0;
  for (auto _ : state) groups = locate::make_network(knowledge().atlas)->groups.size();
  state.SetLabel("checksum " + std::to_string(groups));
}
BENCHMARK(network_of_the_atlas)->Unit(benchmark::kMillisecond);

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
