#include "service/causes.h"

#include <cmath>
#include <cstring>
#include <string_view>
#include <utility>

namespace unknot::service {
namespace {

using causes::Depth;
using Lock = std::unique_lock<std::mutex>;

/// FNV-1a: tells contents apart, no secret depends on it.
class Content {
 public:
  void add(std::string_view bytes) {
    for (const char byte : bytes) {
      hash_ = (hash_ ^ static_cast<unsigned char>(byte)) * 1099511628211ULL;
    }
  }
  void add(double value) {
    // All that is not known is the same, whatever its bits are.
    const double own = std::isnan(value) ? std::nan("") : value;
    std::uint64_t bits = 0;
    std::memcpy(&bits, &own, sizeof bits);
    hash_ = (hash_ ^ bits) * 1099511628211ULL;
  }
  [[nodiscard]] std::uint64_t value() const { return hash_; }

 private:
  std::uint64_t hash_ = 14695981039346656037ULL;
};

std::uint64_t content_of(const diary::DayTable& table, const std::string& guess) {
  Content out;
  out.add(table.from_date);
  out.add(guess);
  for (const std::string& own : table.sources) out.add(own + '\n');
  for (const diary::Column& own : table.columns) {
    out.add(std::string(name_of(own.kind)) + '\n' + own.id + '\n');
    out.add(static_cast<double>(own.side));
    for (const double value : own.values) out.add(value);
    for (const std::uint8_t source : own.source) out.add(static_cast<double>(source));
  }
  return out.value();
}

std::array<causes::Verdict, causes::groups> names_of(const causes::CausesResult& result) {
  std::array<causes::Verdict, causes::groups> out{};
  for (std::size_t g = 0; g < causes::groups; ++g) out[g] = result.groups[g].verdict;
  return out;
}

}  // namespace

Causes::Causes(CausesConfig config) : config_(config), thread_([this] { work(); }) {}

Causes::~Causes() {
  {
    const Lock lock(mutex_);
    ended_ = true;
    stop_ = true;
  }
  wake_.notify_all();
  thread_.join();
}

Result<Causes::Job> Causes::job_of(const Moment& now) {
  UNKNOT_TRY(diary::DayTable table, config_.diary->days({}, now));
  UNKNOT_TRY(const TodayAnswer today, config_.diary->today(now));
  Job out{.table = std::move(table), .date = now.date};
  const std::string guess = today.today.guess.value_or(std::string());
  if (!guess.empty()) out.guess = causes::GuessOfDayOne{guess, today.today.first_date};
  out.content = content_of(out.table, guess);
  return out;
}

Result<CausesAnswer> Causes::answer(const Moment& now) {
  UNKNOT_TRY(Job job, job_of(now));
  Lock lock(mutex_);
  const std::uint64_t content = job.content;
  if (asked_ != content) {
    asked_ = content;
    stop_ = true;
    state_ = {.state = CausesState::Update, .run = state_.run};
    begun_ = std::chrono::steady_clock::now();
    if (!answered_) {  // what is known from others, until there are numbers
      UNKNOT_TRY(last_, ask_causes(*config_.knowledge, {.table = &job.table, .date = job.date},
                                   {.depth = Depth::Prior, .guess = job.guess}));
    }
    waiting_ = std::move(job);
    wake_.notify_all();
  }
  const auto settled = [&] {
    return answered_ == content || state_.state == CausesState::Failed ||
           state_.state == CausesState::Cancelled;
  };
  newer_.wait_for(lock, config_.patience, settled);
  CausesAnswer out{.result = last_.result, .progress = progress_locked()};
  out.stale = answered_ != content;
  out.rough =
      out.progress.state == CausesState::Update || out.progress.state == CausesState::Checking;
  return out;
}

CausesProgress Causes::progress_locked() const {
  CausesProgress out = state_;
  const bool runs = out.state == CausesState::Update || out.state == CausesState::Checking;
  constexpr double done_min = 0.05;  // before that a guess is none
  if (!runs || out.done < done_min) return out;
  const std::chrono::duration<double> spent = std::chrono::steady_clock::now() - begun_;
  out.seconds_left = spent.count() * (1 - out.done) / out.done;
  return out;
}

CausesProgress Causes::progress() {
  const Lock lock(mutex_);
  return progress_locked();
}

CausesProgress Causes::cancel() {
  const Lock lock(mutex_);
  const bool runs = state_.state == CausesState::Update || state_.state == CausesState::Checking;
  if (runs) {
    stop_ = true;
    waiting_.reset();
    state_ = {.state = CausesState::Cancelled, .run = state_.run};
    newer_.notify_all();
  }
  return progress_locked();
}

Result<causes::WhatIf> Causes::what_if(const std::vector<causes::Shift>& shifts) {
  std::shared_ptr<const causes::WhatIfBase> base;
  {
    const Lock lock(mutex_);
    base = last_.what_if;
  }
  if (base == nullptr) return fail(ErrorCode::NotFound, "", "there are no draws yet");
  return causes::what_if(*base, shifts);
}

void Causes::work() {
  Lock lock(mutex_);
  while (!ended_) {
    wake_.wait(lock, [this] { return ended_ || waiting_; });
    if (ended_) return;
    const Job job = std::move(*waiting_);
    waiting_.reset();
    stop_ = false;
    lock.unlock();
    run(job);
    lock.lock();
  }
}

void Causes::begin(CausesState state) {
  const Lock lock(mutex_);
  if (stop_) return;
  state_ = {.state = state, .run = state_.run};
  begun_ = std::chrono::steady_clock::now();
}

bool Causes::go_on(double done) {
  const Lock lock(mutex_);
  if (stop_) return false;
  state_.done = done;
  return true;
}

bool Causes::step(const Job& job, Depth depth, CausesState state) {
  begin(state);
  causes::RunOptions options{.depth = depth, .guess = job.guess};
  {
    const Lock lock(mutex_);
    options.warm = last_.warm;
    options.before = names_;
  }
  options.progress = [this](double done) { return go_on(done); };
  auto run = ask_causes(*config_.knowledge, {.table = &job.table, .date = job.date}, options);
  const Lock lock(mutex_);
  if (stop_) return false;
  if (!run || run->cancelled) {
    state_ = {.state = CausesState::Failed, .run = state_.run};
    newer_.notify_all();
    return false;
  }
  last_ = std::move(*run);
  if (last_.result.depth == Depth::Full) names_ = names_of(last_.result);
  if (last_.result.depth == Depth::Prior) names_.reset();  // the diary was emptied
  answered_ = job.content;
  asks_full_ = last_.asks_for_full_run;
  ++state_.run;
  const bool goes_on = depth == Depth::Update && asks_full_;
  state_ = {.state = goes_on ? CausesState::Checking : CausesState::Done,
            .done = goes_on ? 0.0 : 1.0,
            .run = state_.run};
  newer_.notify_all();
  return true;
}

void Causes::run(const Job& job) {
  if (!step(job, Depth::Update, CausesState::Update)) return;
  bool goes_on = false;
  {
    const Lock lock(mutex_);
    goes_on = asks_full_ && !stop_;
  }
  if (goes_on) static_cast<void>(step(job, Depth::Full, CausesState::Checking));
}

}  // namespace unknot::service
