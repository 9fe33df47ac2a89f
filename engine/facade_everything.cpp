#include "engine/facade_everything.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "engine/base/local_date.h"
#include "engine/facade_diary.h"

namespace unknot {
namespace {

using diary::Entry;

constexpr std::size_t name_bytes_max = 100;
/// 1900 to 2200: what lies outside is no moment of a diary.
constexpr std::int64_t at_ms_min = -2'208'988'800'000;
constexpr std::int64_t at_ms_max = 7'258'118'400'000;

tl::unexpected<Error> below(const std::string& at, const Error& error) {
  return fail(error.code, error.where.empty() ? at : at + '.' + error.where, error.detail);
}

std::string item(const char* list, std::size_t k) {
  return std::string(list) + '[' + std::to_string(k) + ']';
}

/// Signs that names, zones and versions are made of.
bool is_plain(std::string_view text) {
  return text.size() <= name_bytes_max &&
         std::all_of(text.begin(), text.end(), [](char own) { return own > ' ' && own <= '~'; });
}

Result<bool> check_name(const char* where, std::string_view name) {
  if (!name.empty() && is_plain(name)) return true;
  return fail(ErrorCode::Malformed, where, "not a name");
}

bool is_uid(std::string_view text) {
  return text.size() == 32 && std::all_of(text.begin(), text.end(), [](char own) {
           return (own >= '0' && own <= '9') || (own >= 'a' && own <= 'f');
         });
}

Result<bool> check_moment(const Moment& moment, const std::string& prefix) {
  if (moment.at_ms < at_ms_min || moment.at_ms > at_ms_max) {
    return fail(ErrorCode::OutOfRange, prefix + "at_ms", "no moment of a diary");
  }
  if (!day_of(moment.date)) return fail(ErrorCode::OutOfRange, prefix + "date", "must be a day");
  if (!is_plain(moment.zone)) {
    return fail(ErrorCode::Malformed, prefix + "zone", "not a time zone");
  }
  return true;
}

/// Ids that stand once and are above 0.
class Ids {
 public:
  Result<bool> add(std::int64_t id, const char* where) {
    if (id < 1) return fail(ErrorCode::OutOfRange, where, "must be above 0");
    if (!seen_.insert(id).second) return fail(ErrorCode::DuplicateId, where, "stands twice");
    return true;
  }
  [[nodiscard]] bool has(std::int64_t id) const { return seen_.contains(id); }

 private:
  std::unordered_set<std::int64_t> seen_;
};

class Uids {
 public:
  Result<bool> add(const std::string& uid) {
    if (!is_uid(uid)) return fail(ErrorCode::Malformed, "uid", "must be 32 hex digits");
    if (!seen_.insert(uid).second) return fail(ErrorCode::DuplicateId, "uid", "stands twice");
    return true;
  }

 private:
  std::unordered_set<std::string> seen_;
};

bool is_probability(double number) { return number >= 0 && number <= 1; }

Result<bool> check_pains(const knots::Look& look) {
  for (std::size_t k = 0; k < look.pains.size(); ++k) {
    const body::Pain& own = look.pains[k];
    if (auto name = check_name("region", own.region); !name) {
      return below(item("pains", k), name.error());
    }
    if (own.nrs_0_10 < 0 || own.nrs_0_10 > 10) {
      return fail(ErrorCode::OutOfRange, item("pains", k) + ".nrs_0_10", "must be 0 to 10");
    }
  }
  if (look.pains.empty() != look.drawing_look_id.has_value()) {
    return fail(ErrorCode::Contradiction, "pains", "painted, or the drawing of an earlier look");
  }
  return true;
}

Result<bool> check_answers(const char* where, const body::Answers& answers) {
  const bool named = std::all_of(answers.begin(), answers.end(), [](const auto& own) {
    return !own.first.empty() && is_plain(own.first);
  });
  if (!named) return fail(ErrorCode::Malformed, where, "not a name");
  return true;
}

struct PlaceOfSide {
  std::string_view id;
  int side = 0;
  auto operator<=>(const PlaceOfSide&) const = default;
};

Result<bool> check_once(std::vector<PlaceOfSide> places, const std::string& where) {
  std::sort(places.begin(), places.end());
  if (std::adjacent_find(places.begin(), places.end()) == places.end()) return true;
  return fail(ErrorCode::DuplicateId, where, "the same twice");
}

Result<bool> check_muscle(const knots::FoundMuscle& own) {
  UNKNOT_CHECK(check_name("muscle", own.member.muscle));
  if (!is_probability(own.probability_uncapped)) {
    return fail(ErrorCode::OutOfRange, "probability_uncapped", "must be 0 to 1");
  }
  if (!is_probability(own.probability_drawing_uncapped)) {
    return fail(ErrorCode::OutOfRange, "probability_drawing_uncapped", "must be 0 to 1");
  }
  std::vector<PlaceOfSide> places;
  for (const knots::ExplainedPlace& place : own.explains) {
    UNKNOT_CHECK(check_name("explains", place.region));
    places.push_back({place.region, static_cast<int>(place.side)});
  }
  return check_once(std::move(places), "explains");
}

Result<bool> check_found(const knots::Found& found) {
  UNKNOT_CHECK(check_name("verdict", found.verdict));
  if (!is_probability(found.no_knot_probability)) {
    return fail(ErrorCode::OutOfRange, "no_knot_probability", "must be 0 to 1");
  }
  std::vector<PlaceOfSide> muscles;
  for (std::size_t k = 0; k < found.muscles.size(); ++k) {
    const knots::FoundMuscle& own = found.muscles[k];
    if (auto fine = check_muscle(own); !fine) return below(item("muscles", k), fine.error());
    muscles.push_back({own.member.muscle, static_cast<int>(own.member.side)});
  }
  UNKNOT_CHECK(check_once(std::move(muscles), "muscles"));
  std::vector<PlaceOfSide> alternatives;
  for (std::size_t k = 0; k < found.alternatives.size(); ++k) {
    const knots::FoundAlternative& own = found.alternatives[k];
    if (auto fine = check_name("id", own.id); !fine) {
      return below(item("alternatives", k), fine.error());
    }
    if (!is_probability(own.probability)) {
      return fail(ErrorCode::OutOfRange, item("alternatives", k) + ".probability", "0 to 1");
    }
    alternatives.push_back({own.id, 0});
  }
  return check_once(std::move(alternatives), "alternatives");
}

Result<bool> check_look(const knots::Look& look) {
  UNKNOT_CHECK(check_moment(look.moment, ""));
  UNKNOT_CHECK(check_pains(look));
  const auto age = look.person.age_years;
  if (age && (*age < 0 || *age > 120)) {
    return fail(ErrorCode::OutOfRange, "person.age_years", "must be 0 to 120");
  }
  UNKNOT_CHECK(check_answers("flags", look.flags));
  UNKNOT_CHECK(check_answers("answers", look.answers));
  std::vector<PlaceOfSide> sore;
  for (const std::string& id : look.sore_different) {
    const auto own = look.answers.find(id);
    if (own == look.answers.end()) {
      return fail(ErrorCode::BrokenReference, "sore_different", "that test was not answered");
    }
    sore.push_back({id, 0});
  }
  UNKNOT_CHECK(check_once(std::move(sore), "sore_different"));
  if (auto fine = check_found(look.found); !fine) return below("found", fine.error());
  if (!is_plain(look.program_version)) {
    return fail(ErrorCode::Malformed, "program_version", "not a version");
  }
  if (!is_plain(look.knowledge_version)) {
    return fail(ErrorCode::Malformed, "knowledge_version", "not a version");
  }
  return true;
}

Result<bool> check_looks(const std::vector<knots::Look>& looks, Ids& ids) {
  Uids uids;
  std::unordered_set<std::int64_t> painted;
  for (std::size_t k = 0; k < looks.size(); ++k) {
    const knots::Look& own = looks[k];
    const auto check = [&]() -> Result<bool> {
      UNKNOT_CHECK(ids.add(own.look_id, "look_id"));
      UNKNOT_CHECK(uids.add(own.uid));
      return check_look(own);
    };
    if (auto fine = check(); !fine) return below(item("looks", k), fine.error());
    if (!own.drawing_look_id) painted.insert(own.look_id);
  }
  for (std::size_t k = 0; k < looks.size(); ++k) {
    const auto drawing = looks[k].drawing_look_id;
    if (!drawing || painted.contains(*drawing)) continue;
    return fail(ErrorCode::BrokenReference, item("looks", k) + ".drawing_look_id",
                "no painted look has this id");
  }
  return true;
}

Result<bool> check_knot(const KeptKnot& knot, const Ids& looks, Ids& events) {
  UNKNOT_CHECK(check_name("muscle", knot.member.muscle));
  if (knot.look_ids.empty()) return fail(ErrorCode::MissingField, "look_ids", "nobody looked");
  Ids once;
  for (std::size_t k = 0; k < knot.look_ids.size(); ++k) {
    UNKNOT_CHECK(once.add(knot.look_ids[k], "look_ids"));
    if (looks.has(knot.look_ids[k])) continue;
    return fail(ErrorCode::BrokenReference, item("look_ids", k), "no look has this id");
  }
  for (std::size_t k = 0; k < knot.events.size(); ++k) {
    const auto id = events.add(knot.events[k].event_id, "event_id");
    if (!id) return below(item("events", k), id.error());
    const auto moment = check_moment(knot.events[k].event.moment, "");
    if (!moment) return below(item("events", k), moment.error());
  }
  return true;
}

Result<bool> check_knots(const std::vector<KeptKnot>& knots, const Ids& looks) {
  Ids ids;
  Ids events;
  std::vector<PlaceOfSide> members;
  for (std::size_t k = 0; k < knots.size(); ++k) {
    const KeptKnot& own = knots[k];
    const auto check = [&]() -> Result<bool> {
      UNKNOT_CHECK(ids.add(own.knot_id, "knot_id"));
      return check_knot(own, looks, events);
    };
    if (auto fine = check(); !fine) return below(item("knots", k), fine.error());
    members.push_back({own.member.muscle, static_cast<int>(own.member.side)});
  }
  return check_once(std::move(members), "knots");
}

/// Index of each entry by its id.
using ById = std::unordered_map<std::int64_t, std::size_t>;

Result<bool> check_link(const std::vector<Entry>& entries, const ById& by_id, const Entry& own) {
  const auto found = by_id.find(*own.replaces_entry_id);
  if (found == by_id.end()) {
    return fail(ErrorCode::BrokenReference, "replaces_entry_id", "no entry has this id");
  }
  const Entry& before = entries[found->second];
  if (before.kind != own.kind || before.date != own.date || before.about != own.about) {
    return fail(ErrorCode::Contradiction, "replaces_entry_id", "that is another thing or day");
  }
  return true;
}

/// No entry is replaced twice, so each is in one line; a line without a beginning is a ring.
Result<bool> check_chains(const std::vector<Entry>& entries, const ById& by_id) {
  std::unordered_map<std::int64_t, std::size_t> after;
  std::vector<std::size_t> open;
  for (std::size_t k = 0; k < entries.size(); ++k) {
    const Entry& own = entries[k];
    if (!own.replaces_entry_id) {
      open.push_back(k);
      continue;
    }
    const std::string where = item("entries", k);
    if (auto fine = check_link(entries, by_id, own); !fine) return below(where, fine.error());
    if (!after.emplace(*own.replaces_entry_id, k).second) {
      return fail(ErrorCode::Contradiction, where + ".replaces_entry_id", "replaced twice");
    }
  }
  std::vector<bool> reached(entries.size(), false);
  while (!open.empty()) {
    const std::size_t k = open.back();
    open.pop_back();
    reached[k] = true;
    if (const auto next = after.find(entries[k].entry_id); next != after.end()) {
      open.push_back(next->second);
    }
  }
  const auto ring = std::find(reached.begin(), reached.end(), false);
  if (ring == reached.end()) return true;
  const auto k = static_cast<std::size_t>(ring - reached.begin());
  return fail(ErrorCode::Contradiction, item("entries", k) + ".replaces_entry_id", "is a ring");
}

Result<bool> check_one_entry(const body::Knowledge& knowledge, const Entry& entry) {
  UNKNOT_CHECK(check_moment(entry.written, "written_"));
  if (!is_plain(entry.zone)) {
    return fail(ErrorCode::Malformed, "zone", "not a time zone");
  }
  for (const auto& at_ms : {entry.from_ms, entry.to_ms}) {
    if (!at_ms || (*at_ms >= at_ms_min && *at_ms <= at_ms_max)) continue;
    return fail(ErrorCode::OutOfRange, "from_ms", "no moment of a diary");
  }
  return check_entry(knowledge, entry);
}

Result<bool> check_entries(const body::Knowledge& knowledge, const std::vector<Entry>& entries) {
  Ids ids;
  Uids uids;
  ById by_id;
  for (std::size_t k = 0; k < entries.size(); ++k) {
    const Entry& own = entries[k];
    const auto check = [&]() -> Result<bool> {
      UNKNOT_CHECK(ids.add(own.entry_id, "entry_id"));
      UNKNOT_CHECK(uids.add(own.uid));
      return check_one_entry(knowledge, own);
    };
    if (auto fine = check(); !fine) return below(item("entries", k), fine.error());
    by_id.emplace(own.entry_id, k);
  }
  return check_chains(entries, by_id);
}

}  // namespace

Result<bool> check_everything(const body::Knowledge& knowledge, const Everything& everything) {
  Ids looks;
  UNKNOT_CHECK(check_looks(everything.looks, looks));
  UNKNOT_CHECK(check_knots(everything.knots, looks));
  return check_entries(knowledge, everything.entries);
}

}  // namespace unknot
