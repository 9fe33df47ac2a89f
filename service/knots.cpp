#include "service/knots.h"

#include <algorithm>
#include <utility>

#include "store/files.h"

namespace unknot::service {
namespace {

using Lock = std::lock_guard<std::mutex>;

/// The newest look at or before this moment that was painted; the first look when all are later.
const knots::Look& last_drawing(const knots::Knot& knot, std::int64_t at_ms) {
  const knots::Look* out = &knot.looks.front();
  for (const knots::Look& look : knot.looks) {
    if (!look.drawing_look_id && look.moment.at_ms <= at_ms) out = &look;
  }
  return *out;
}

/// The safety questions were answered today already, with another look at this knot.
void add_flags_of_the_day(const knots::Knot& knot, const Moment& moment, LocateRequest& request) {
  const bool asked =
      !request.flags.empty() || request.unanswered_flags == safety::Unanswered::CountAsNo;
  if (asked) return;
  for (const knots::Look& look : knot.looks) {
    if (look.moment.date != moment.date) continue;
    request.flags = look.flags;
    request.unanswered_flags =
        look.flags_none ? safety::Unanswered::CountAsNo : safety::Unanswered::Open;
  }
}

struct Completed {
  LocateRequest request;
  std::optional<std::int64_t> drawing_look_id;
};

/// What was not said anew is taken from the knot's looks.
Completed complete(const knots::Knot& knot, const AgainRequest& again, const Moment& moment) {
  Completed out{.request = again.located, .drawing_look_id = std::nullopt};
  const knots::Look& last = last_drawing(knot, moment.at_ms);
  if (out.request.pains.empty()) {
    out.request.pains = last.pains;
    out.drawing_look_id = last.look_id;
  }
  body::Person& person = out.request.person;
  if (!person.sex) person.sex = last.person.sex;
  if (!person.age_years) person.age_years = last.person.age_years;
  add_flags_of_the_day(knot, moment, out.request);
  return out;
}

Result<bool> check_members(const body::Atlas& atlas, const std::vector<knots::Member>& members) {
  if (members.empty()) return fail(ErrorCode::MissingField, "members", "which knot to keep?");
  for (std::size_t k = 0; k < members.size(); ++k) {
    const std::string where = "members[" + std::to_string(k) + "]";
    if (auto known = check_member(atlas, members[k]); !known) {
      return fail(known.error().code, where + ".muscle", known.error().detail);
    }
    const auto here = members.begin() + static_cast<std::ptrdiff_t>(k);
    if (std::find(members.begin(), here, members[k]) != here) {
      return fail(ErrorCode::DuplicateId, where, "the same knot twice");
    }
  }
  return true;
}

}  // namespace

Knots::Knots(KnotsConfig config) : config_(std::move(config)) {}

Result<store::Store*> Knots::opened(Missing missing) {
  // After the restoring of a damaged store another file lies there.
  if (store_ && !store_->is_current()) store_.reset();
  if (store_ && !store_->is_current()) store_.reset();
  if (!store_) {
    if (missing == Missing::Fail && !store::exists(config_.store_path)) {
      return fail(ErrorCode::NotFound, "knot", "no knot has this id");
    }
    UNKNOT_TRY(store_, store::Store::open({.path = config_.store_path}));
  }
  return &*store_;
}

Result<knots::Knot> Knots::read(std::int64_t knot_id) {
  UNKNOT_TRY(store::Store * store, opened(Missing::Fail));
  return store->knot(knot_id);
}

Result<std::vector<KnotView>> Knots::list() {
  const Lock lock(mutex_);
  std::vector<KnotView> out;
  if (!store::exists(config_.store_path)) return out;
  UNKNOT_TRY(store::Store * store, opened(Missing::Fail));
  UNKNOT_TRY(std::vector<knots::Knot> all, store->knots());
  out.reserve(all.size());
  for (knots::Knot& own : all) {
    out.push_back({.knot = std::move(own), .comparison = {}});
    out.back().comparison = knots::compare(config_.knowledge->atlas, out.back().knot);
  }
  return out;
}

Result<KnotView> Knots::show(std::int64_t knot_id) {
  const Lock lock(mutex_);
  KnotView out;
  UNKNOT_TRY(out.knot, read(knot_id));
  out.comparison = knots::compare(config_.knowledge->atlas, out.knot);
  return out;
}

Result<Kept> Knots::keep(const KeepRequest& request, const Moment& moment) {
  UNKNOT_CHECK(check_members(config_.knowledge->atlas, request.members));
  UNKNOT_TRY(LookAnswer answer,
             ask_look(*config_.knowledge, {.located = request.located,
                                           .sore_different = request.sore_different,
                                           .moment = moment}));
  Kept out{.red_flags = std::move(answer.red_flags), .knot_ids = {}};
  if (!answer.look) return out;
  answer.look->program_version = config_.program_version;
  answer.look->knowledge_version = config_.knowledge_version;
  const Lock lock(mutex_);
  UNKNOT_TRY(store::Store * store, opened(Missing::Make));
  UNKNOT_TRY(out.knot_ids, store->keep(*answer.look, request.members));
  return out;
}

Result<PressOffer> Knots::press(std::int64_t knot_id, const AgainRequest& request,
                                const Moment& moment) {
  const Lock lock(mutex_);
  UNKNOT_TRY(const knots::Knot knot, read(knot_id));
  return ask_press(*config_.knowledge, complete(knot, request, moment).request, knot.member);
}

Result<Looked> Knots::look(std::int64_t knot_id, const AgainRequest& request,
                           const Moment& moment) {
  if (request.located.pains.empty() && request.located.answers.empty()) {
    return fail(ErrorCode::MissingField, "pains", "neither painted nor pressed");
  }
  const Lock lock(mutex_);
  UNKNOT_TRY(const knots::Knot knot, read(knot_id));
  const Completed complete_request = complete(knot, request, moment);
  UNKNOT_TRY(LookAnswer answer,
             ask_look(*config_.knowledge, {.located = complete_request.request,
                                           .sore_different = request.sore_different,
                                           .moment = moment}));
  Looked out{.red_flags = std::move(answer.red_flags), .stored = false};
  if (!answer.look) return out;
  answer.look->program_version = config_.program_version;
  answer.look->knowledge_version = config_.knowledge_version;
  answer.look->drawing_look_id = complete_request.drawing_look_id;
  if (complete_request.drawing_look_id) answer.look->pains.clear();
  UNKNOT_TRY(store::Store * store, opened(Missing::Fail));
  UNKNOT_CHECK(store->add_look(knot_id, *answer.look));
  out.stored = true;
  return out;
}

Result<bool> Knots::add_event(std::int64_t knot_id, const knots::Event& event) {
  const Lock lock(mutex_);
  UNKNOT_TRY(store::Store * store, opened(Missing::Fail));
  return store->add_event(knot_id, event);
}

Result<bool> Knots::erase(std::int64_t knot_id) {
  const Lock lock(mutex_);
  UNKNOT_TRY(store::Store * store, opened(Missing::Fail));
  return store->erase(knot_id);
}

}  // namespace unknot::service
