#include "store/entry_merge.h"

#include <algorithm>
#include <optional>
#include <string>
#include <tuple>
#include <unordered_map>

#include "engine/base/contracts.h"

namespace unknot::store {
namespace {

using diary::Entry;

template <class Key, class Value>
std::optional<Value> find_in(const std::unordered_map<Key, Value>& map, const Key& key) {
  const auto found = map.find(key);
  if (found == map.end()) return std::nullopt;
  return found->second;
}

std::string slot_of(const Entry& entry) {
  const char bar = '|';
  return entry.date + bar + std::string(diary::name_of(entry.kind)) + bar + entry.about + bar +
         std::string(name_of(entry.side)) + bar + entry.source;
}

bool is_later(const Entry& one, const Entry& other) {
  return std::tie(one.written.at_ms, one.uid) > std::tie(other.written.at_ms, other.uid);
}

/// What is here, and what comes in, as lines of ids.
class Merge {
 public:
  Merge(const std::vector<Entry>& here, const std::vector<Entry>& incoming, std::int64_t next_id)
      : incoming_(&incoming), next_id_(next_id) {
    for (const Entry& own : here) take_here(own);
    for (const Entry& own : here) {
      const bool counts = !after_.contains(own.entry_id) && diary::is_of_whole_day(own);
      if (counts) slots_[slot_of(own)] = own.entry_id;
    }
    name_incoming();
  }

  MergePlan run() {
    for (const Entry& own : *incoming_) {
      const bool starts = is_new(own) && (!own.replaces_entry_id ||
                                          !is_new(*by_old_id_.at(*own.replaces_entry_id)));
      if (starts) add_line(own);
    }
    return plan();
  }

 private:
  using Steps = std::unordered_map<std::int64_t, std::int64_t>;

  void take_here(const Entry& own) {
    here_.emplace(own.entry_id, &own);
    by_uid_.emplace(own.uid, own.entry_id);
    entries_.emplace(own.entry_id, &own);
    if (own.replaces_entry_id) link(*own.replaces_entry_id, own.entry_id);
  }

  void link(std::int64_t before, std::int64_t after) {
    before_[after] = before;
    after_[before] = after;
  }

  bool is_new(const Entry& own) const { return !by_uid_.contains(own.uid); }

  /// What has its id already keeps it; the rest is counted on behind both copies.
  void name_incoming() {
    for (const Entry& own : *incoming_) {
      by_old_id_.emplace(own.entry_id, &own);
      next_id_ = std::max(next_id_, own.entry_id + 1);
      if (own.replaces_entry_id) old_after_.emplace(*own.replaces_entry_id, &own);
    }
    for (const Entry& own : *incoming_) {
      std::int64_t id = own.entry_id;
      if (const auto known = find_in(by_uid_, own.uid)) {
        id = *known;
      } else if (here_.contains(id)) {
        id = next_id_++;
      }
      new_id_.emplace(own.entry_id, id);
      entries_.emplace(id, &own);
    }
  }

  std::int64_t id_of(const Entry& incoming) const { return new_id_.at(incoming.entry_id); }

  std::int64_t last_of(std::int64_t id) { return end_of(id, after_, far_after_); }
  std::int64_t first_of(std::int64_t id) { return end_of(id, before_, far_before_); }

  /// Lines only grow, so what once lay further on still does: a long line is walked once.
  static std::int64_t end_of(std::int64_t id, const Steps& steps, Steps& far) {
    const auto further = [&](std::int64_t from) {
      const auto known = find_in(far, from);
      return known ? known : find_in(steps, from);
    };
    std::int64_t end = id;
    while (const auto next = further(end)) end = *next;
    while (id != end) {
      const std::int64_t next = *further(id);
      far[id] = end;
      id = next;
    }
    return end;
  }

  /// A run of new entries, the first one given.
  void add_line(const Entry& start) {
    std::int64_t last = id_of(start);
    order_.push_back(&start);
    const Entry* next = nullptr;
    for (const Entry* own = &start;;) {
      const auto after = old_after_.find(own->entry_id);
      next = after == old_after_.end() ? nullptr : after->second;
      if (next == nullptr || !is_new(*next)) break;
      link(last, id_of(*next));
      last = id_of(*next);
      order_.push_back(next);
      own = next;
    }
    place_line(start, last, next);
  }

  /// @param next  what replaces the line in the other copy and is here already; may be nothing
  void place_line(const Entry& start, std::int64_t last, const Entry* next) {
    const std::int64_t first = id_of(start);
    if (start.replaces_entry_id) {
      put_between(new_id_.at(*start.replaces_entry_id), first, last);
    } else if (next != nullptr && !before_.contains(id_of(*next))) {
      link(last, id_of(*next));
    } else if (diary::is_of_whole_day(*entries_.at(last))) {
      put_into_slot(first, last);
    }
  }

  void put_between(std::int64_t before, std::int64_t first, std::int64_t last) {
    const auto rival = find_in(after_, before);
    if (!rival) return link(before, first);
    const std::int64_t end = last_of(*rival);
    if (is_later(*entries_.at(last), *entries_.at(end))) return link(end, first);
    link(before, first);
    link(last, *rival);
  }

  void put_into_slot(std::int64_t first, std::int64_t last) {
    const auto [slot, is_free] = slots_.emplace(slot_of(*entries_.at(last)), last);
    if (is_free) return;
    const std::int64_t end = last_of(slot->second);
    if (!is_later(*entries_.at(last), *entries_.at(end))) return link(last, first_of(end));
    link(end, first);
    slot->second = last;
  }

  MergePlan plan() const {
    MergePlan out;
    for (const Entry* own : order_) {
      Entry entry = *own;
      entry.entry_id = id_of(*own);
      entry.replaces_entry_id = find_in(before_, entry.entry_id);
      out.added.push_back(std::move(entry));
    }
    for (const auto& [id, own] : here_) {
      const auto before = find_in(before_, id);
      if (before == own->replaces_entry_id) continue;
      Entry entry = *own;
      entry.replaces_entry_id = before;
      out.relinked.push_back(std::move(entry));
    }
    const auto by_id = [](const Entry& one, const Entry& other) {
      return one.entry_id < other.entry_id;
    };
    std::sort(out.relinked.begin(), out.relinked.end(), by_id);
    out.known = static_cast<std::int64_t>(incoming_->size() - order_.size());
    return out;
  }

  const std::vector<Entry>* incoming_;
  std::int64_t next_id_;
  std::unordered_map<std::int64_t, const Entry*> here_;
  std::unordered_map<std::string, std::int64_t> by_uid_;    ///< of what is here
  std::unordered_map<std::string, std::int64_t> slots_;     ///< of the line of each
  std::unordered_map<std::int64_t, const Entry*> entries_;  ///< all, by the id they get
  Steps before_, after_;                                    ///< of both, by these ids
  Steps far_before_, far_after_;                            ///< further on in the same line
  std::unordered_map<std::int64_t, const Entry*> by_old_id_, old_after_;
  std::unordered_map<std::int64_t, std::int64_t> new_id_;
  std::vector<const Entry*> order_;  ///< new ones
};

}  // namespace

MergePlan merge_entries(const std::vector<Entry>& here, const std::vector<Entry>& incoming,
                        std::int64_t next_id) {
  UNKNOT_EXPECTS(next_id > 0);
  return Merge(here, incoming, next_id).run();
}

}  // namespace unknot::store
