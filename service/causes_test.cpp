#include "service/causes.h"

#include <gtest/gtest.h>

#include "engine/base/local_date.h"
#include "service/zones.h"
#include "store/test_store.h"
#include "tests/laws/real_knowledge.h"

namespace unknot::service {
namespace {

using namespace std::chrono_literals;

constexpr const char* first_day = "2026-02-02";
const causes::Place temple{.region = "temple", .side = body::PaintSide::Right};
const causes::Place back{.region = "lumbar_spine"};

Moment evening(int day) {
  return {.at_ms = 1'769'990'400'000 + 72'000'000 + day * 86'400'000LL,
          .zone = "UTC",
          .date = *days_after(first_day, day)};
}

struct Held {
  store::testing::Folder folder;
  SystemZones zones;
  Diary diary{{.knowledge = &laws::real().knowledge, .zones = &zones, .store_path = folder.file()}};

  /// Sitting goes with pain of the temple; on three of four days the back hurts too, without it.
  void write(int day) {
    const int sits = (day * 5) % 7 < 3 ? 1 : 5;
    LogRequest request;
    request.drafts.resize(3);
    request.drafts[0].entry.kind = diary::EntryKind::Pain;
    request.drafts[0].entry.about = "temple";
    request.drafts[0].entry.side = body::PaintSide::Right;
    request.drafts[0].entry.value = sits == 1 ? 3 : 6;
    request.drafts[1].entry.kind = diary::EntryKind::Answer;
    request.drafts[1].entry.about = "unbroken_sitting_bouts";
    request.drafts[1].entry.value = sits;
    request.drafts[2].entry.kind = diary::EntryKind::CheckIn;
    if (day % 4 != 0) {
      request.drafts.emplace_back().entry.kind = diary::EntryKind::Pain;
      request.drafts[3].entry.about = "lumbar_spine";
      request.drafts[3].entry.value = 2 + day % 3;
    }
    const auto logged = diary.log(request, evening(day));
    ASSERT_TRUE(logged.has_value()) << logged.error().where << logged.error().detail;
  }
};

/// The answer once it is of the newest entry and nothing better is under way.
CausesAnswer settled(Causes& causes, int day, const CausesPlace& place = {}) {
  for (int round = 0; round < 600; ++round) {
    const auto answer = causes.answer(evening(day), place);
    if (answer && !answer->stale && !answer->rough) return *answer;
    std::this_thread::sleep_for(100ms);
  }
  ADD_FAILURE() << "the run did not come to its end";
  return {};
}

TEST(CausesService, AnswersAnEmptyDiaryFromOthersAlone) {
  Held held;
  Causes causes({.knowledge = &laws::real().knowledge, .diary = &held.diary});
  const CausesAnswer answer = settled(causes, 0);
  EXPECT_EQ(answer.result.headline, causes::Verdict::NotEnoughDays);
  EXPECT_EQ(answer.result.groups.size(), causes::groups);
  const auto what_if = causes.what_if({{.cause = "stress", .shift = -1}});
  ASSERT_FALSE(what_if.has_value());
  EXPECT_EQ(what_if.error().code, ErrorCode::NotFound);
}

TEST(CausesService, GoesOnWithEachEntryAndAnswersMeanwhile) {
  Held held;
  for (int day = 0; day < 20; ++day) held.write(day);
  Causes causes({.knowledge = &laws::real().knowledge, .diary = &held.diary});
  const CausesAnswer first = settled(causes, 19);
  EXPECT_EQ(first.progress.state, CausesState::Done);
  EXPECT_EQ(first.result.days_scored, 20);
  EXPECT_NE(first.result.depth, causes::Depth::Prior);
  EXPECT_TRUE(causes.what_if({{.cause = "unbroken_sitting_bouts", .shift = -1}}).has_value());
  // The same content again is no new run.
  EXPECT_EQ(settled(causes, 19).progress.run, first.progress.run);
  held.write(20);
  const CausesAnswer next = settled(causes, 20);
  EXPECT_EQ(next.result.days_scored, 21);
  EXPECT_GT(next.progress.run, first.progress.run);
}

TEST(CausesService, WithoutPatienceTheAnswerIsTheOldOne) {
  Held held;
  for (int day = 0; day < 20; ++day) held.write(day);
  Causes causes({.knowledge = &laws::real().knowledge, .diary = &held.diary, .patience = 0ms});
  const auto answer = causes.answer(evening(19));
  ASSERT_TRUE(answer.has_value());
  EXPECT_TRUE(answer->stale);
  EXPECT_TRUE(answer->rough);
  EXPECT_EQ(answer->result.groups.size(), causes::groups);
  EXPECT_FALSE(settled(causes, 19).stale);
}

TEST(CausesService, CanBeCancelledAndStartsAgainWithTheNextEntry) {
  Held held;
  for (int day = 0; day < 20; ++day) held.write(day);
  Causes causes({.knowledge = &laws::real().knowledge, .diary = &held.diary, .patience = 0ms});
  ASSERT_TRUE(causes.answer(evening(19)).has_value());
  const CausesProgress stopped = causes.cancel();
  // The run may have been faster than the finger.
  EXPECT_TRUE(stopped.state == CausesState::Cancelled || stopped.state == CausesState::Done);
  held.write(20);
  EXPECT_EQ(settled(causes, 20).result.days_scored, 21);
}

TEST(CausesService, EachPlaceHasItsOwnAnswer) {
  Held held;
  for (int day = 0; day < 20; ++day) held.write(day);
  Causes causes({.knowledge = &laws::real().knowledge, .diary = &held.diary, .patience = 0ms});
  // The second is asked for while the first is under way, and goes before it.
  ASSERT_TRUE(causes.answer(evening(19)).has_value());
  ASSERT_TRUE(causes.answer(evening(19), back).has_value());
  const CausesAnswer of_back = settled(causes, 19, back);
  EXPECT_EQ(of_back.result.place_region, "lumbar_spine");
  EXPECT_EQ(of_back.result.days_scored, 19) << "known as none where it was left blank";
  const CausesAnswer worst = settled(causes, 19);
  EXPECT_EQ(worst.result.place_region, "");
  EXPECT_EQ(worst.result.days_scored, 20);
  EXPECT_NE(worst.result.pain_mean, of_back.result.pain_mean);
  EXPECT_NE(worst.progress.run, of_back.progress.run);
  ASSERT_EQ(worst.places.size(), 2U);
  EXPECT_EQ(worst.places[0].place.region, "temple");
  EXPECT_EQ(worst.places[0].days_pain, 20);
  EXPECT_EQ(worst.places[1].place.region, "lumbar_spine");
  EXPECT_EQ(worst.places[1].days_scored, 19);
  EXPECT_EQ(worst.places[1].days_pain, 15);
  // Both stand, and what if is of the draws of each.
  EXPECT_EQ(settled(causes, 19, back).progress.run, of_back.progress.run);
  EXPECT_EQ(settled(causes, 19).progress.run, worst.progress.run);
  const std::vector<causes::Shift> fewer = {{.cause = "unbroken_sitting_bouts", .shift = -1}};
  const auto worst_then = causes.what_if(fewer);
  const auto back_then = causes.what_if(fewer, back);
  ASSERT_TRUE(worst_then && back_then);
  EXPECT_NE(worst_then->now.p50, back_then->now.p50);
  EXPECT_EQ(causes.what_if(fewer, temple).error().code, ErrorCode::NotFound);
}

TEST(CausesService, APlaceAnswersAsIfItWereAlone) {
  Held held;
  for (int day = 0; day < 20; ++day) held.write(day);
  const auto alone = [&] {
    Causes causes({.knowledge = &laws::real().knowledge, .diary = &held.diary});
    return settled(causes, 19, back).result;
  }();
  Causes causes({.knowledge = &laws::real().knowledge, .diary = &held.diary});
  static_cast<void>(settled(causes, 19));
  const auto after = settled(causes, 19, back).result;
  // Nothing of the worst place, neither where its chains stood nor its names, comes along.
  for (std::size_t g = 0; g < causes::groups; ++g) {
    EXPECT_EQ(after.groups[g].verdict, alone.groups[g].verdict);
    EXPECT_EQ(after.groups[g].probability_matters, alone.groups[g].probability_matters);
  }
}

TEST(CausesService, CancelStopsOnePlaceOnly) {
  Held held;
  for (int day = 0; day < 20; ++day) held.write(day);
  Causes causes({.knowledge = &laws::real().knowledge, .diary = &held.diary, .patience = 0ms});
  EXPECT_EQ(causes.progress(back).state, CausesState::Idle) << "nobody asked yet";
  EXPECT_EQ(causes.cancel(back).state, CausesState::Idle);
  ASSERT_TRUE(causes.answer(evening(19)).has_value());
  ASSERT_TRUE(causes.answer(evening(19), back).has_value());
  const CausesProgress stopped = causes.cancel(back);
  EXPECT_TRUE(stopped.state == CausesState::Cancelled || stopped.state == CausesState::Done);
  EXPECT_EQ(settled(causes, 19).progress.state, CausesState::Done);
  EXPECT_EQ(causes.progress(back).state, stopped.state);
}

TEST(CausesService, ANewEntryMakesEveryPlaceStale) {
  Held held;
  for (int day = 0; day < 20; ++day) held.write(day);
  Causes causes({.knowledge = &laws::real().knowledge, .diary = &held.diary, .patience = 0ms});
  static_cast<void>(settled(causes, 19));
  ASSERT_TRUE(causes.answer(evening(19), back).has_value());
  held.write(20);
  EXPECT_EQ(settled(causes, 20).result.days_scored, 21);
  // What of the back was under way is dropped: its days are no longer those of the diary.
  EXPECT_EQ(causes.progress(back).state, CausesState::Idle);
  const auto asked = causes.answer(evening(20), back);
  ASSERT_TRUE(asked.has_value());
  EXPECT_TRUE(asked->stale);
  EXPECT_EQ(settled(causes, 20, back).result.days, 21);
}

TEST(CausesService, KeepsTheAnswersOfAFewPlaces) {
  Held held;
  for (int day = 0; day < 3; ++day) held.write(day);
  Causes causes({.knowledge = &laws::real().knowledge, .diary = &held.diary});
  const int first = settled(causes, 2, temple).progress.run;
  const std::vector<std::string> more = {"sternum", "lumbar_spine"};
  for (const std::string& region : more) static_cast<void>(settled(causes, 2, {{region}}));
  EXPECT_EQ(settled(causes, 2, temple).progress.run, first);
  std::size_t asked = more.size();
  for (const body::Region& own : laws::real().knowledge.atlas.regions) {
    if (own.paired && own.id != "temple" && asked++ < more.size() + causes_places_max) {
      static_cast<void>(settled(causes, 2, {{own.id, body::PaintSide::Left}}));
    }
  }
  EXPECT_EQ(causes.progress(temple).state, CausesState::Idle) << "not looked at for longest";
  EXPECT_GT(settled(causes, 2, temple).progress.run, first);
}

TEST(CausesService, RefusesAPlaceThatThereIsNot) {
  Held held;
  Causes causes({.knowledge = &laws::real().knowledge, .diary = &held.diary});
  const auto refused = causes.answer(evening(0), causes::Place{.region = "moon"});
  ASSERT_FALSE(refused.has_value());
  EXPECT_EQ(refused.error().code, ErrorCode::UnknownId);
  EXPECT_EQ(refused.error().where, "region");
}

/// For the thread sanitizer: several windows that look at several places.
TEST(CausesService, ManyWindowsAskForManyPlaces) {
  Held held;
  for (int day = 0; day < 5; ++day) held.write(day);
  Causes causes({.knowledge = &laws::real().knowledge, .diary = &held.diary, .patience = 1ms});
  const std::vector<CausesPlace> places = {std::nullopt, back, temple};
  std::vector<std::thread> windows;
  for (std::size_t w = 0; w < 4; ++w) {
    windows.emplace_back([&, w] {
      for (std::size_t k = 0; k < 40; ++k) {
        const CausesPlace& place = places[(w + k) % places.size()];
        const auto answer = causes.answer(evening(4), place);
        ASSERT_TRUE(answer.has_value());
        EXPECT_EQ(answer->result.place_region, place ? place->region : "");
        static_cast<void>(causes.progress(place));
        static_cast<void>(causes.what_if({{.cause = "stress", .shift = -1}}, place));
        if (w == 0 && k == 20) static_cast<void>(causes.cancel(place));
      }
    });
  }
  for (std::thread& own : windows) own.join();
  held.write(5);
  for (const CausesPlace& own : places) EXPECT_FALSE(settled(causes, 5, own).stale);
}

}  // namespace
}  // namespace unknot::service
