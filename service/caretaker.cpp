#include "service/caretaker.h"

#include <chrono>

#include "service/moment.h"

namespace unknot::service {
namespace {

/// How often the day is looked at: a day may begin while the program runs.
constexpr auto pause = std::chrono::minutes(5);

}  // namespace

Caretaker::Caretaker(Diary& diary, Data& data)
    : diary_(diary), data_(data), thread_([this] { care(); }) {}

Caretaker::~Caretaker() {
  {
    const std::lock_guard<std::mutex> lock(mutex_);
    ended_ = true;
  }
  wake_.notify_all();
  thread_.join();
}

void Caretaker::care() {
  // Ten years take half a second to read: who opens the diary must not wait for it.
  static_cast<void>(diary_.today(now()));
  std::unique_lock<std::mutex> lock(mutex_);
  while (!ended_) {
    lock.unlock();
    data_.keep_rolling(now());
    lock.lock();
    wake_.wait_for(lock, pause, [this] { return ended_; });
  }
}

}  // namespace unknot::service
