#include "engine/facade_causes.h"

#include "engine/base/local_date.h"

namespace unknot {

Result<causes::Run> ask_causes(const body::Knowledge& knowledge, const CausesRequest& request,
                               const causes::RunOptions& options) {
  if (!request.date.empty() && !day_of(request.date)) {
    return fail(ErrorCode::OutOfRange, "date", "must be a day, as 2026-02-26");
  }
  if (request.place && knowledge.atlas.region(request.place->region) == nullptr) {
    return fail(ErrorCode::UnknownId, "place", "no such region: " + request.place->region);
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

}  // namespace unknot
