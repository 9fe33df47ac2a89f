/// The diary: how long until a check-in is on the disk, and until ten years are a table.
#include <benchmark/benchmark.h>

#include "formats/json/diary.h"
#include "formats/json/test_files.h"
#include "service/diary.h"
#include "service/zones.h"
#include "store/ids.h"
#include "store/test_store.h"
#include "tests/bench/diary_work.h"

namespace {

using namespace unknot;

constexpr int ten_years = 3650;
/// With the answers about 55 entries a day, 200,000 in ten years.
constexpr int many_places = 35;

const body::Knowledge& knowledge() {
  static const auto loaded = json::testing::load(json::testing::real_files()).value();
  return loaded.knowledge;
}

const Moment today{.at_ms = 1'795'701'600'000, .zone = "UTC", .date = "2026-11-26"};

LogRequest check_in(int round) {
  LogRequest out;
  const auto add = [&](diary::EntryKind kind, std::string about, std::optional<double> value) {
    EntryDraft own;
    own.entry.kind = kind;
    own.entry.about = std::move(about);
    own.entry.value = value;
    if (kind == diary::EntryKind::Pain) own.entry.side = body::PaintSide::Right;
    out.drafts.push_back(own);
  };
  add(diary::EntryKind::Pain, "temple", round % 11);
  add(diary::EntryKind::Answer, "stress", round % 11);
  add(diary::EntryKind::Answer, "unbroken_sitting_bouts", round % 7);
  add(diary::EntryKind::Answer, "water_deficit", 1 + round % 3);
  add(diary::EntryKind::CheckIn, {}, std::nullopt);
  return out;
}

/// Five entries, acknowledged when they are on the disk, into a diary of so many days.
void check_in_is_durable(benchmark::State& state) {
  const store::testing::Folder folder;
  const service::SystemZones zones;
  {
    auto store = store::testing::open(folder);
    (void)store.log(bench::diary_of(knowledge(), static_cast<int>(state.range(0)), 3), 0).value();
  }
  service::Diary diary({.knowledge = &knowledge(), .zones = &zones, .store_path = folder.file()});
  int round = 0;
  for (auto _ : state) {
    const auto logged = diary.log(check_in(++round), today);
    if (!logged) {
      state.SkipWithError(logged.error().detail.c_str());
      return;
    }
  }
}
BENCHMARK(check_in_is_durable)->Arg(0)->Arg(365)->Arg(3650)->Unit(benchmark::kMillisecond);

/// 200,000 entries to a table, without the disk.
void ten_years_to_a_table(benchmark::State& state) {
  const auto entries = bench::diary_of(knowledge(), ten_years, many_places);
  const service::SystemZones zones;
  double sum = 0;
  for (auto _ : state) {
    sum = bench::checksum(diary::days_of({.entries = entries,
                                          .causes = knowledge().causes,
                                          .zones = &zones,
                                          .to_date = today.date}));
  }
  state.SetLabel(std::to_string(entries.size()) + " entries, checksum " + std::to_string(sum));
}
BENCHMARK(ten_years_to_a_table)->Unit(benchmark::kMillisecond);

/// The same from the file: opened, read, checked, and written as JSON.
void ten_years_from_the_disk(benchmark::State& state) {
  const store::testing::Folder folder;
  const service::SystemZones zones;
  const auto entries = bench::diary_of(knowledge(), ten_years, many_places);
  {
    auto store = store::testing::open(folder);
    (void)store.log(entries, 0).value();
  }
  std::size_t bytes = 0;
  for (auto _ : state) {
    service::Diary diary({.knowledge = &knowledge(), .zones = &zones, .store_path = folder.file()});
    bytes = json::to_json(diary.days({}, today).value()).size();
  }
  state.SetLabel(std::to_string(entries.size()) + " entries, " + std::to_string(bytes) + " bytes");
}
BENCHMARK(ten_years_from_the_disk)->Unit(benchmark::kMillisecond);

}  // namespace
