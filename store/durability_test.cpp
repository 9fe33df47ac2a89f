/// What was acknowledged survives a program that is killed at any moment.
#include <SQLiteCpp/SQLiteCpp.h>
#include <gtest/gtest.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <random>
#include <set>

#include "engine/knots/test_knots.h"
#include "store/test_store.h"

namespace unknot::store {
namespace {

using knots::testing::day;
using knots::testing::levator;
using knots::testing::look;

constexpr int kills = 20;
constexpr int longest_us = 30'000;

/// Writes looks for ever; each id that the store gave goes down the pipe.
[[noreturn]] void write_for_ever(const std::string& path, std::int64_t knot_id, int pipe) {
  auto store = Store::open({.path = path});
  while (store) {
    const auto look_id = store->add_look(knot_id, look(day(2, 3), 5));
    if (!look_id || write(pipe, &*look_id, sizeof *look_id) != sizeof *look_id) break;
  }
  _exit(1);
}

/// The ids that were acknowledged before the child was killed.
std::vector<std::int64_t> acknowledged_until_killed(const std::string& path, std::int64_t knot_id,
                                                    int after_us) {
  int ends[2];
  if (pipe(ends) != 0) std::abort();
  const pid_t child = fork();
  if (child == 0) write_for_ever(path, knot_id, ends[1]);
  close(ends[1]);
  std::vector<std::int64_t> out;
  std::int64_t look_id = 0;
  // Opening takes most of the time, so the clock starts with the first acknowledged look.
  if (read(ends[0], &look_id, sizeof look_id) == sizeof look_id) out.push_back(look_id);
  usleep(static_cast<useconds_t>(after_us));
  kill(child, SIGKILL);
  waitpid(child, nullptr, 0);
  while (read(ends[0], &look_id, sizeof look_id) == sizeof look_id) out.push_back(look_id);
  close(ends[0]);
  return out;
}

TEST(Durability, AKilledProgramLosesNothingThatWasAcknowledged) {
  const testing::Folder folder;
  const std::int64_t knot_id =
      testing::open(folder).keep(look(day(2, 2), 6), {levator()}).value()[0];
  std::mt19937 random(20261126);
  std::uniform_int_distribution<int> wait(0, longest_us);
  std::set<std::int64_t> acknowledged;
  for (int k = 0; k < kills; ++k) {
    for (const auto id : acknowledged_until_killed(folder.file(), knot_id, wait(random))) {
      acknowledged.insert(id);
    }
    std::set<std::int64_t> found;
    const knots::Knot knot = testing::open(folder).knot(knot_id).value();
    for (const knots::Look& own : knot.looks) found.insert(own.look_id);
    for (const std::int64_t id : acknowledged) ASSERT_TRUE(found.contains(id)) << id;
  }
  EXPECT_GE(acknowledged.size(), static_cast<std::size_t>(kills));
  SQLite::Database database(folder.file(), SQLite::OPEN_READWRITE);
  EXPECT_EQ(database.execAndGet("PRAGMA integrity_check").getString(), "ok");
}

}  // namespace
}  // namespace unknot::store
