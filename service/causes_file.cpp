#include "service/causes_file.h"

#include <utility>

#include "formats/csv/people.h"

namespace unknot::service {
namespace {

/// Days without a place on earth: all of them have one length.
constexpr const char* zone = "UTC";
constexpr const char* any_uid = "00000000000000000000000000000000";

Result<std::vector<diary::Entry>> entries_of(const body::Knowledge& knowledge,
                                             const csv::DaysFile& file) {
  std::vector<diary::Entry> out;
  for (const csv::DayValue& own : file.values) {
    diary::Entry entry = own.entry;
    entry.entry_id = std::ssize(out) + 1;
    entry.uid = any_uid;
    entry.zone = zone;
    entry.written = {.at_ms = 0, .zone = zone, .date = entry.date};
    const auto checked = check_entry(knowledge, entry);
    if (!checked) return fail(checked.error().code, name_of(own.place), checked.error().detail);
    out.push_back(std::move(entry));
  }
  return out;
}

}  // namespace

Result<std::vector<PersonTable>> tables_of_file(const body::Knowledge& knowledge,
                                                std::string_view bytes) {
  UNKNOT_TRY(const std::vector<csv::PersonDays> people, csv::read_people_csv(bytes));
  std::vector<PersonTable> out;
  for (const csv::PersonDays& own : people) {
    UNKNOT_TRY(const std::vector<diary::Entry> entries, entries_of(knowledge, own.file));
    out.push_back(
        {.person = own.person,
         .table = diary::days_of(
             {.entries = entries, .causes = knowledge.causes, .to_date = own.file.last_date})});
  }
  return out;
}

Result<std::vector<PersonCauses>> causes_of_file(const body::Knowledge& knowledge,
                                                 std::string_view bytes,
                                                 const CausesFileOptions& options) {
  UNKNOT_TRY(const std::vector<PersonTable> people, tables_of_file(knowledge, bytes));
  std::vector<PersonCauses> out;
  for (const PersonTable& own : people) {
    const CausesRequest request{.table = &own.table,
                                .date = options.date,
                                .place = options.place,
                                .person = options.person};
    UNKNOT_TRY(causes::Run run,
               ask_causes(knowledge, request, {.depth = options.depth, .seed = options.seed}));
    out.push_back({.person = own.person, .result = std::move(run.result)});
  }
  return out;
}

}  // namespace unknot::service
