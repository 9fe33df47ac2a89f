/// The causes while the program runs: an answer at once, a better one by and by. The fits run on a
/// thread of their own and never make another question wait.
#pragma once

#include <array>
#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

#include "engine/facade.h"
#include "service/diary.h"

namespace unknot::service {

struct CausesConfig {
  const body::Knowledge* knowledge = nullptr;  ///< outlives it
  Diary* diary = nullptr;                      ///< outlives it
  /// How long an answer waits for the first numbers of new entries.
  std::chrono::milliseconds patience{300};
};

/// Nothing: the worst place of each day.
using CausesPlace = std::optional<causes::Place>;

/// Of so many places the answers are kept; the one that was not asked for longest goes.
inline constexpr std::size_t causes_places_max = 6;

/// Safe for several threads. Each place has an answer of its own, which stands as long as the table
/// of the days has the same content. Another content, or a place without an answer yet, stops the
/// run that is under way: what was asked last comes first, and the stopped run begins again after
/// it.
class Causes {
 public:
  explicit Causes(CausesConfig config);
  Causes(const Causes&) = delete;
  Causes& operator=(const Causes&) = delete;
  ~Causes();

  /// The newest there is; `stale` when it is not yet of the newest entry, `rough` when a longer run
  /// is under way.
  /// @error as Diary::days() and ask_causes()
  [[nodiscard]] Result<CausesAnswer> answer(const Moment& now, const CausesPlace& place = {});
  /// Idle for a place that nobody asked for, or whose answer is no longer kept.
  [[nodiscard]] CausesProgress progress(const CausesPlace& place = {});
  /// Stops what is under way or waits for this place, until there are new entries.
  [[nodiscard]] CausesProgress cancel(const CausesPlace& place = {});
  /// @error NotFound  no answer with draws yet; else as causes::what_if()
  [[nodiscard]] Result<causes::WhatIf> what_if(const std::vector<causes::Shift>& shifts,
                                               const CausesPlace& place = {});

 private:
  struct Job {
    std::shared_ptr<const diary::DayTable> table;
    std::optional<causes::GuessOfDayOne> guess;
    std::uint64_t content = 0;
    std::string date;
  };
  /// All that is known of one place; nothing of it serves another.
  struct Asked {
    CausesPlace place;
    std::optional<Job> job;  ///< what is still to be done, also while it is done
    causes::Depth depth = causes::Depth::Update;  ///< of what is to be done next
    std::optional<std::uint64_t> asked;           ///< content of the newest job
    std::optional<std::uint64_t> answered;        ///< content of the answer
    causes::Run last;                             ///< the answer and what goes on from it
    std::optional<std::array<causes::Verdict, causes::groups>> names;  ///< of the last full run
    CausesProgress state;
    std::chrono::steady_clock::time_point begun;
    std::uint64_t looked = 0;  ///< counts up with each question
  };
  using Held = std::shared_ptr<Asked>;

  [[nodiscard]] Result<Job> job_of(const Moment& now);
  // All of these are called with the lock.
  [[nodiscard]] Held find(const CausesPlace& place);
  [[nodiscard]] Result<Held> ask(const CausesPlace& place, const Job& job);
  void keep(const Held& own);
  [[nodiscard]] Held next() const;
  void take(Asked& own, Result<causes::Run> run);

  void work();
  [[nodiscard]] Result<causes::Run> run(const Job& job, const CausesPlace& place,
                                        causes::RunOptions options);
  [[nodiscard]] bool go_on(double done);

  CausesConfig config_;
  std::mutex mutex_;
  std::condition_variable wake_;   ///< there is a job, or the end
  std::condition_variable newer_;  ///< there is another answer
  std::vector<Held> held_;         ///< at most causes_places_max
  Held running_;
  bool stop_ = false;  ///< what runs is no longer wanted now
  bool ended_ = false;
  int answers_ = 0;          ///< of all places, so that no two have one number
  std::uint64_t looks_ = 0;  ///< of all places
  std::thread thread_;
};

}  // namespace unknot::service
