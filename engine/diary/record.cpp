#include "engine/diary/record.h"

#include <algorithm>
#include <unordered_set>

namespace unknot::diary {

bool is_of_whole_day(const Entry& entry) {
  // A table says how many minutes a day had; everybody else says it of each session.
  const bool session = entry.kind == EntryKind::Treatment && entry.source != source_days_csv;
  return !session && !entry.from_ms;
}

bool same_slot(const Entry& one, const Entry& other) {
  return is_of_whole_day(one) && is_of_whole_day(other) && one.kind == other.kind &&
         one.date == other.date && one.about == other.about && one.side == other.side &&
         one.source == other.source;
}

std::vector<Entry> current(const std::vector<Entry>& entries) {
  std::unordered_set<std::int64_t> replaced;
  for (const Entry& own : entries) {
    if (own.replaces_entry_id) replaced.insert(*own.replaces_entry_id);
  }
  std::vector<Entry> out;
  out.reserve(entries.size() - std::min(entries.size(), replaced.size()));
  std::copy_if(entries.begin(), entries.end(), std::back_inserter(out),
               [&](const Entry& own) { return !replaced.contains(own.entry_id); });
  return out;
}

std::string_view name_of(EntryKind kind) {
  for (const auto& [name, own] : entry_kinds) {
    if (own == kind) return name;
  }
  return {};
}

}  // namespace unknot::diary
