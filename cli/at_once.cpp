#include "cli/at_once.h"

#include <algorithm>
#include <atomic>
#include <thread>
#include <vector>

namespace unknot::cli {

void each_at_once(std::size_t count, const std::function<void(std::size_t)>& work) {
  std::atomic<std::size_t> next{0};
  const auto take = [&] {
    for (std::size_t i = next++; i < count; i = next++) work(i);
  };
  std::vector<std::jthread> threads;
  const std::size_t wanted = std::min<std::size_t>(std::thread::hardware_concurrency(), count);
  for (std::size_t k = 1; k < wanted; ++k) threads.emplace_back(take);
  take();
}

}  // namespace unknot::cli
