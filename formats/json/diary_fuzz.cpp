/// Any bytes as a question to the diary; what is accepted goes through the engine with the real
/// knowledge, becomes days, and is written out again.
#include <cmath>
#include <cstdint>
#include <nlohmann/json.hpp>

#include "engine/base/contracts.h"
#include "engine/diary/test_diary.h"
#include "formats/json/diary.h"
#include "formats/json/test_files.h"

namespace {

using namespace unknot;

const body::Knowledge& knowledge() {
  static const auto loaded = json::testing::load(json::testing::real_files()).value();
  return loaded.knowledge;
}

/// As the service completes a draft, with what it leaves out when a clock time is none.
std::vector<diary::Entry> accepted(const LogRequest& request, const Zones& zones) {
  std::vector<diary::Entry> out;
  for (const EntryDraft& draft : request.drafts) {
    diary::Entry own = draft.entry;
    own.entry_id = static_cast<std::int64_t>(out.size()) + 1;
    own.uid = std::string(32, 'a');
    own.date = request.date.empty() ? "2026-03-29" : request.date;
    own.zone = request.zone.empty() ? "Europe/Berlin" : request.zone;
    own.written = {.at_ms = 1'780'000'000'000, .zone = "UTC", .date = "2026-06-01"};
    own.replaces_entry_id.reset();
    const auto at = diary::instant_of(own.date, draft.at.value_or(""), own.zone, zones);
    const auto to = diary::instant_of(own.date, draft.to.value_or(""), own.zone, zones);
    if (at) own.from_ms = *at;
    if (to) own.to_ms = *to;
    if (check_entry(knowledge(), own)) out.push_back(own);
  }
  return out;
}

void check_table(const std::vector<diary::Entry>& entries, const Zones& zones) {
  const diary::DayTable table =
      diary::days_of({.entries = entries, .causes = knowledge().causes, .zones = &zones});
  for (const diary::Column& column : table.columns) {
    UNKNOT_ENSURES(column.values.size() == table.days());
    UNKNOT_ENSURES(column.source.size() == table.days());
    for (const double value : column.values) UNKNOT_ENSURES(!std::isinf(value));
    if (column.kind != diary::ColumnKind::Pain) continue;
    for (const double value : column.values) UNKNOT_ENSURES(!(value < 0) && !(value > 10));
  }
  UNKNOT_ENSURES(nlohmann::json::parse(json::to_json(table))["days"].size() == table.days());
  const diary::Diary own{.entries = entries, .causes = knowledge().causes, .table = &table};
  if (entries.empty()) return;
  const diary::Day day = diary::day_view(own, entries.front().date);
  UNKNOT_ENSURES(!day.entries.empty());
  static_cast<void>(nlohmann::json::parse(json::to_json(day, zones)));
  const CheckInAnswer check_in{.check_in = diary::check_in_of(own, entries.front().date)};
  UNKNOT_ENSURES(check_in.check_in.asked.size() <= std::size_t{3});
  static_cast<void>(nlohmann::json::parse(json::to_json(check_in, zones)));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  static const diary::testing::TestZones zones = diary::testing::berlin();
  if (const auto request = json::read_log_request(bytes)) {
    UNKNOT_ENSURES(request->drafts.size() <= json::entries_max);
    check_table(accepted(*request, zones), zones);
  }
  static_cast<void>(json::read_day_request(bytes));
  static_cast<void>(json::read_days_request(bytes));
  static_cast<void>(json::read_delete_request(bytes));
  return 0;
}
