#include "engine/facade_causes.h"

#include <algorithm>
#include <cmath>

#include "engine/base/local_date.h"
#include "engine/facade_diary.h"

namespace unknot {

Result<causes::Run> ask_causes(const body::Knowledge& knowledge, const CausesRequest& request,
                               const causes::RunOptions& options) {
  if (!request.date.empty() && !day_of(request.date)) {
    return fail(ErrorCode::OutOfRange, "date", "must be a day, as 2026-02-26");
  }
  if (request.place) {
    UNKNOT_CHECK(check_place(knowledge.atlas, request.place->region, request.place->side));
  }
  return causes::run_causes({.table = request.table,
                             .causes = knowledge.causes,
                             .treatments = knowledge.treatments,
                             .date = request.date,
                             .place = request.place,
                             .person = request.person},
                            options);
}

std::optional<causes::GuessOfDayOne> guess_of(std::span<const diary::Entry> entries) {
  std::optional<causes::GuessOfDayOne> out;
  for (const diary::Entry& own : diary::current({entries.begin(), entries.end()})) {
    if (own.kind != diary::EntryKind::CauseGuess || own.about.empty()) continue;
    if (!out || own.date < out->date) out = {.group = own.about, .date = own.date};
  }
  return out;
}

std::vector<ScoredPlace> scored_places(const diary::DayTable& table) {
  std::vector<ScoredPlace> out;
  for (const diary::Column& own : table.columns) {
    if (own.kind != diary::ColumnKind::Pain) continue;
    ScoredPlace place{.place = {.region = own.id, .side = own.side}};
    for (const double value : own.values) {
      place.days_scored += std::isnan(value) ? 0 : 1;
      place.days_pain += value > 0 ? 1 : 0;
    }
    if (place.days_pain > 0) out.push_back(std::move(place));
  }
  std::stable_sort(out.begin(), out.end(), [](const ScoredPlace& a, const ScoredPlace& b) {
    return a.days_pain > b.days_pain;
  });
  return out;
}

}  // namespace unknot
