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

Moment evening(int day) {
  return {.at_ms = 1'769'990'400'000 + 72'000'000 + day * 86'400'000LL,
          .zone = "UTC",
          .date = *days_after(first_day, day)};
}

struct Held {
  store::testing::Folder folder;
  SystemZones zones;
  Diary diary{{.knowledge = &laws::real().knowledge, .zones = &zones, .store_path = folder.file()}};

  /// Sitting goes with pain; all else is written the same.
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
    const auto logged = diary.log(request, evening(day));
    ASSERT_TRUE(logged.has_value()) << logged.error().where << logged.error().detail;
  }
};

/// The answer once it is of the newest entry and nothing better is under way.
CausesAnswer settled(Causes& causes, int day) {
  for (int round = 0; round < 600; ++round) {
    const auto answer = causes.answer(evening(day));
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

}  // namespace
}  // namespace unknot::service
