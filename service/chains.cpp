#include "service/chains.h"

#include <time.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <new>
#include <thread>
#include <utility>
#include <vector>

namespace unknot::service {
namespace {

constexpr auto told_every = std::chrono::milliseconds(100);

/// Chains that one thread runs together.
struct Part {
  int first_chain = 0;
  int chains = 0;
  stats::Draws draws;
  double seconds = 0;
  std::atomic<double> done = 0;
  bool no_memory = false;
};

double thread_seconds() {
  timespec spent{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &spent);
  return static_cast<double>(spent.tv_sec) + 1e-9 * static_cast<double>(spent.tv_nsec);
}

class Run {
 public:
  explicit Run(const ChainsRequest& request) : request_(request), parts_(sizes().size()) {
    int first = 0;
    std::size_t k = 0;
    for (const int chains : sizes()) {
      parts_[k].first_chain = first;
      parts_[k++].chains = chains;
      first += chains;
    }
  }

  Result<Chains> run(const stats::Progress& progress) {
    const std::size_t cores = std::max(1U, std::thread::hardware_concurrency());
    std::vector<std::jthread> threads;
    for (std::size_t k = 0; k < std::min(cores, parts_.size()); ++k) {
      threads.emplace_back([this] { work(); });
    }
    wait(threads.size(), progress);
    threads.clear();  // joins them
    return joined();
  }

 private:
  [[nodiscard]] std::vector<int> sizes() const {
    const int chains = request_.options.chains;
    if (request_.sampler == Sampler::Hmc) return stats::chunks_of(chains);
    return std::vector<int>(static_cast<std::size_t>(chains), 1);
  }

  void work() {
    for (std::size_t k = next_++; k < parts_.size(); k = next_++) run_part(parts_[k]);
    {
      const std::lock_guard<std::mutex> lock(mutex_);
      ++ended_;
    }
    wake_.notify_one();
  }

  void run_part(Part& part) {
    const double begin = thread_seconds();
    // What is thrown in a thread would end the program.
    try {
      part.draws = sample(part, [&](double done) {
        part.done = done;
        return !stopped_;
      });
    } catch (const std::bad_alloc&) {
      part.no_memory = true;
      stopped_ = true;
    }
    part.done = 1;
    part.seconds = thread_seconds() - begin;
  }

  [[nodiscard]] stats::Draws sample(const Part& part, const stats::Progress& progress) const {
    if (request_.sampler == Sampler::Hmc) {
      return stats::run_chunk(*request_.model, request_.options,
                              {.first = part.first_chain, .chains = part.chains}, request_.warm,
                              progress);
    }
    stats::FitOptions options = request_.options;
    options.chains = 1;
    // Each chain has a seed of its own, far from that of its neighbours and of the next fit.
    options.seed += 0x9E3779B97F4A7C15U * static_cast<std::uint64_t>(part.first_chain);
    return stats::nuts_fit(*request_.model, options, progress);
  }

  void wait(std::size_t threads, const stats::Progress& progress) {
    std::unique_lock<std::mutex> lock(mutex_);
    while (!wake_.wait_for(lock, told_every, [&] { return ended_ == threads; })) {
      if (progress && !progress(done())) stopped_ = true;
    }
  }

  [[nodiscard]] double done() const {
    double sum = 0;
    for (const Part& part : parts_) sum += part.done * part.chains;
    return sum / request_.options.chains;
  }

  Result<Chains> joined() {
    Chains out;
    std::vector<stats::Draws> all;
    for (Part& part : parts_) {
      if (part.no_memory) return fail(ErrorCode::TooLarge, "draws", "there is no memory for them");
      const auto gradients = static_cast<double>(part.draws.gradients);
      const auto warmup = static_cast<double>(part.draws.gradients_warmup);
      const double share = gradients > 0 ? warmup / gradients : 0.0;
      out.gradients += part.draws.gradients * part.chains;
      out.seconds_cpu_warmup += part.seconds * share;
      out.seconds_cpu_sampling += part.seconds * (1 - share);
      all.push_back(std::move(part.draws));
    }
    if (stopped_) {
      out.draws.cancelled = true;
      return out;
    }
    out.draws = stats::join(std::move(all));
    return out;
  }

  const ChainsRequest& request_;
  std::vector<Part> parts_;
  std::atomic<std::size_t> next_ = 0;
  std::atomic<bool> stopped_ = false;
  std::mutex mutex_;
  std::condition_variable wake_;
  std::size_t ended_ = 0;
};

}  // namespace

Result<Chains> run_chains(const ChainsRequest& request, const stats::Progress& progress) {
  return Run(request).run(progress);
}

}  // namespace unknot::service
