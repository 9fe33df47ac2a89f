#include "service/causes.h"

#include <algorithm>
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

bool same(const CausesPlace& a, const CausesPlace& b) {
  if (!a || !b) return !a && !b;
  return a->region == b->region && a->side == b->side;
}

bool runs(const CausesProgress& own) {
  return own.state == CausesState::Update || own.state == CausesState::Checking;
}

/// With a guess of the time that is left, where there is one.
CausesProgress told(CausesProgress out, std::chrono::steady_clock::time_point begun) {
  constexpr double done_min = 0.05;  // before that a guess is none
  if (!runs(out) || out.done < done_min) return out;
  const std::chrono::duration<double> spent = std::chrono::steady_clock::now() - begun;
  out.seconds_left = spent.count() * (1 - out.done) / out.done;
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
  Job out{.date = now.date};
  const std::string guess = today.today.guess.value_or(std::string());
  if (!guess.empty()) out.guess = causes::GuessOfDayOne{guess, today.today.first_date};
  out.content = content_of(table, guess);
  out.table = std::make_shared<const diary::DayTable>(std::move(table));
  return out;
}

Causes::Held Causes::find(const CausesPlace& place) {
  for (const Held& own : held_) {
    if (!same(own->place, place)) continue;
    own->looked = ++looks_;
    return own;
  }
  return nullptr;
}

/// The place goes before all others, unless what it asks for is there or under way.
Result<Causes::Held> Causes::ask(const CausesPlace& place, const Job& job) {
  Held own = find(place);
  if (own && own->asked == job.content) return own;
  if (!own) own = std::make_shared<Asked>(Asked{.place = place});
  if (!own->answered) {  // what is known from others, until there are numbers
    UNKNOT_TRY(own->last, run(job, place, {.depth = Depth::Prior, .guess = job.guess}));
  }
  for (const Held& other : held_) {  // what is of other days now is computed when it is asked for
    if (other == own || !other->job || other->job->content == job.content) continue;
    other->job.reset();
    other->asked.reset();
    other->state = {.run = other->state.run};
  }
  own->asked = job.content;
  own->job = job;
  own->depth = Depth::Update;
  own->state = {.state = CausesState::Update, .run = own->state.run};
  stop_ = true;
  keep(own);
  wake_.notify_all();
  return own;
}

void Causes::keep(const Held& own) {
  own->looked = ++looks_;
  if (std::find(held_.begin(), held_.end(), own) != held_.end()) return;
  if (held_.size() == causes_places_max) {  // what has its answer goes before what waits for one
    held_.erase(std::min_element(held_.begin(), held_.end(), [](const Held& a, const Held& b) {
      return std::pair(a->job.has_value(), a->looked) < std::pair(b->job.has_value(), b->looked);
    }));
  }
  held_.push_back(own);
}

Result<CausesAnswer> Causes::answer(const Moment& now, const CausesPlace& place) {
  UNKNOT_TRY(const Job job, job_of(now));
  Lock lock(mutex_);
  UNKNOT_TRY(const Held own, ask(place, job));
  newer_.wait_for(lock, config_.patience, [&] {
    return own->answered == job.content || own->asked != job.content || !runs(own->state);
  });
  CausesAnswer out{.result = own->last.result,
                   .places = scored_places(*job.table),
                   .progress = told(own->state, own->begun)};
  out.stale = own->answered != job.content;
  out.rough = runs(out.progress);
  return out;
}

CausesProgress Causes::progress(const CausesPlace& place) {
  const Lock lock(mutex_);
  const Held own = find(place);
  return own ? told(own->state, own->begun) : CausesProgress{};
}

CausesProgress Causes::cancel(const CausesPlace& place) {
  const Lock lock(mutex_);
  const Held own = find(place);
  if (!own) return {};
  if (own->job) {
    own->job.reset();
    own->state = {.state = CausesState::Cancelled, .run = own->state.run};
    if (running_ == own) stop_ = true;
    newer_.notify_all();
  }
  return told(own->state, own->begun);
}

Result<causes::WhatIf> Causes::what_if(const std::vector<causes::Shift>& shifts,
                                       const CausesPlace& place) {
  std::shared_ptr<const causes::WhatIfBase> base;
  {
    const Lock lock(mutex_);
    if (const Held own = find(place)) base = own->last.what_if;
  }
  if (base == nullptr) return fail(ErrorCode::NotFound, "", "there are no draws yet");
  return causes::what_if(*base, shifts);
}

Causes::Held Causes::next() const {
  Held out;
  for (const Held& own : held_) {
    if (own->job && (!out || own->looked > out->looked)) out = own;
  }
  return out;
}

void Causes::work() {
  Lock lock(mutex_);
  while (!ended_) {
    running_ = next();
    if (!running_) {
      wake_.wait(lock, [this] { return ended_ || next(); });
      continue;
    }
    const Held own = running_;
    const Job job = *own->job;
    const bool checks = own->depth == Depth::Full;
    own->state = {.state = checks ? CausesState::Checking : CausesState::Update,
                  .run = own->state.run};
    own->begun = std::chrono::steady_clock::now();
    causes::RunOptions options{
        .depth = own->depth, .warm = own->last.warm, .before = own->names, .guess = job.guess};
    options.progress = [this](double done) { return go_on(done); };
    stop_ = false;
    lock.unlock();
    auto done = run(job, own->place, std::move(options));
    lock.lock();
    own->state.done = stop_ ? 0 : own->state.done;
    if (!stop_) take(*own, std::move(done));
  }
}

Result<causes::Run> Causes::run(const Job& job, const CausesPlace& place,
                                causes::RunOptions options) {
  return ask_causes(*config_.knowledge,
                    {.table = job.table.get(), .date = job.date, .place = place}, options);
}

bool Causes::go_on(double done) {
  const Lock lock(mutex_);
  if (stop_) return false;
  running_->state.done = done;
  return true;
}

void Causes::take(Asked& own, Result<causes::Run> run) {
  newer_.notify_all();
  if (!run || run->cancelled) {
    own.job.reset();
    own.state = {.state = CausesState::Failed, .run = own.state.run};
    return;
  }
  const bool goes_on = own.depth == Depth::Update && run->asks_for_full_run;
  own.last = std::move(*run);
  if (own.last.result.depth == Depth::Full) own.names = names_of(own.last.result);
  if (own.last.result.depth == Depth::Prior) own.names.reset();  // the diary was emptied
  own.answered = own.asked;
  own.depth = Depth::Full;
  if (!goes_on) own.job.reset();
  own.state = {.state = goes_on ? CausesState::Checking : CausesState::Done,
               .done = goes_on ? 0.0 : 1.0,
               .run = ++answers_};
}

}  // namespace unknot::service
