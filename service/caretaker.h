/// What goes on beside the answers while the program runs: the diary is read ahead, and the backup
/// of each day is made.
#pragma once

#include <condition_variable>
#include <mutex>
#include <thread>

#include "service/data.h"
#include "service/diary.h"

namespace unknot::service {

/// A thread of its own from the first moment until it goes; both services outlive it. Nothing it
/// does can fail a question: faults of backups stand in Data::state().
class Caretaker {
 public:
  Caretaker(Diary& diary, Data& data);
  Caretaker(const Caretaker&) = delete;
  Caretaker& operator=(const Caretaker&) = delete;
  ~Caretaker();

 private:
  void care();

  Diary& diary_;
  Data& data_;
  std::mutex mutex_;
  std::condition_variable wake_;
  bool ended_ = false;
  std::thread thread_;
};

}  // namespace unknot::service
