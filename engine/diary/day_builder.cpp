#include "engine/diary/day_builder.h"

#include <algorithm>

namespace unknot::diary {
namespace {

constexpr std::size_t names_max = 250;

int rank_of(std::string_view name) {
  if (name == source_typed) return 0;
  if (name == source_session || name == source_look) return 1;
  if (name == source_derived) return 3;
  return 2;
}

}  // namespace

std::uint8_t SourceList::index_of(std::string_view name) {
  const auto found = std::find(names_.begin(), names_.end(), name);
  if (found != names_.end()) return static_cast<std::uint8_t>(found - names_.begin());
  if (names_.size() > names_max) return static_cast<std::uint8_t>(names_.size() - 1);
  names_.push_back(names_.size() == names_max ? "other" : std::string(name));
  return static_cast<std::uint8_t>(names_.size() - 1);
}

bool SourceList::ranks_before(std::uint8_t one, std::uint8_t other) const {
  const std::string& own = names_[one];
  const std::string& theirs = names_[other];
  const int own_rank = rank_of(own);
  const int their_rank = rank_of(theirs);
  return own_rank != their_rank ? own_rank < their_rank : own < theirs;
}

const body::Cause* cause_of(const DayInput& input, std::string_view id) {
  const auto own = std::find_if(input.causes.begin(), input.causes.end(),
                                [&](const body::Cause& one) { return one.id == id; });
  return own == input.causes.end() ? nullptr : &*own;
}

void DayCell::say(const Said& said, const SourceList& sources) {
  if (whole_day && sources.ranks_before(whole_day->source, said.source)) return;
  whole_day = said;
}

}  // namespace unknot::diary
