/// The causes while the program runs: an answer at once, a better one by and by. The fits run on a
/// thread of their own and never make another question wait.
#pragma once

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstdint>
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

/// Safe for several threads. What was computed stands as long as the table of the days has the same
/// content; another content starts a new run and stops the one that is under way.
class Causes {
 public:
  explicit Causes(CausesConfig config);
  Causes(const Causes&) = delete;
  Causes& operator=(const Causes&) = delete;
  ~Causes();

  /// The newest there is; `stale` when it is not yet of the newest entry, `rough` when a longer run
  /// is under way.
  /// @error as Diary::days()
  [[nodiscard]] Result<CausesAnswer> answer(const Moment& now);
  [[nodiscard]] CausesProgress progress();
  /// Stops what is under way, until there are new entries.
  [[nodiscard]] CausesProgress cancel();
  /// @error NotFound  no answer with draws yet; else as causes::what_if()
  [[nodiscard]] Result<causes::WhatIf> what_if(const std::vector<causes::Shift>& shifts);

 private:
  struct Job {
    diary::DayTable table;
    std::optional<causes::GuessOfDayOne> guess;
    std::uint64_t content = 0;
    std::string date;
  };
  void work();
  void run(const Job& job);
  /// @return whether it came to its end
  [[nodiscard]] bool step(const Job& job, causes::Depth depth, CausesState state);
  void begin(CausesState state);
  [[nodiscard]] bool go_on(double done);
  [[nodiscard]] CausesProgress progress_locked() const;
  [[nodiscard]] Result<Job> job_of(const Moment& now);

  CausesConfig config_;
  std::mutex mutex_;
  std::condition_variable wake_;   ///< there is a job, or the end
  std::condition_variable newer_;  ///< there is another answer
  std::optional<Job> waiting_;
  std::optional<std::uint64_t> asked_;     ///< content of the newest job
  std::optional<std::uint64_t> answered_;  ///< content of the answer
  causes::Run last_;                       ///< the answer and what goes on from it
  std::optional<std::array<causes::Verdict, causes::groups>> names_;  ///< of the last full run
  CausesProgress state_;
  std::chrono::steady_clock::time_point begun_;
  bool asks_full_ = false;
  bool ended_ = false;
  std::atomic<bool> stop_ = false;
  std::thread thread_;
};

}  // namespace unknot::service
