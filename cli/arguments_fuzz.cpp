/// Any lines as words of the command line.
#include <cmath>
#include <cstdint>

#include "cli/arguments.h"
#include "cli/diary_arguments.h"
#include "engine/base/contracts.h"
#include "server/knowledge_source.h"

namespace {

using namespace unknot;

const body::Knowledge& knowledge() {
  static const auto loaded =
      server::load_knowledge(std::string(UNKNOT_SOURCE_DIR) + "/knowledge").value();
  return loaded.knowledge;
}

void check_pain(const std::string& line) {
  const auto pain = cli::parse_pain(knowledge().atlas, line);
  if (!pain) return;
  UNKNOT_ENSURES(pain->nrs_0_10 >= 0 && pain->nrs_0_10 <= 10);
  const body::Region* region = knowledge().atlas.region(pain->region);
  UNKNOT_ENSURES(region != nullptr);
  UNKNOT_ENSURES(region->paired == (pain->side != body::PaintSide::Midline));
  const std::string id = cli::place_argument(pain->region, pain->side);
  UNKNOT_ENSURES(cli::parse_place(knowledge().atlas, id, "").has_value());
}

/// What is read can only be refused for what the engine knows better: ranges, and times.
void check_log(const cli::LogArguments& arguments) {
  const auto entries = cli::read_log_arguments(knowledge(), arguments);
  if (!entries) {
    UNKNOT_ENSURES(!entries.error().where.empty());
    return;
  }
  for (const cli::TypedEntry& own : *entries) {
    UNKNOT_ENSURES(!own.draft.entry.value || std::isfinite(*own.draft.entry.value));
    diary::Entry entry = own.draft.entry;
    entry.uid = std::string(32, '0');
    entry.date = entry.written.date = "2026-02-26";
    if (own.draft.at) entry.from_ms = 1;
    if (own.draft.to) entry.to_ms = 2;
    const auto checked = check_entry(knowledge(), entry);
    if (checked) continue;
    const ErrorCode code = checked.error().code;
    UNKNOT_ENSURES(code == ErrorCode::OutOfRange || code == ErrorCode::Contradiction);
  }
}

void check_correction(const std::string& line, diary::EntryKind kind, const std::string& about) {
  const auto correction = cli::parse_correction(line);
  if (!correction) return;
  UNKNOT_ENSURES(correction->entry_id > 0);
  diary::Entry entry;
  entry.entry_id = correction->entry_id;
  entry.kind = kind;
  entry.about = about;
  const auto own = cli::corrected(knowledge(), entry, correction->value);
  if (!own) return;
  UNKNOT_ENSURES(own->draft.entry.kind == kind);
  UNKNOT_ENSURES(own->draft.entry.about == about);
  UNKNOT_ENSURES(own->draft.entry.replaces_entry_id == correction->entry_id);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::string_view rest(reinterpret_cast<const char*>(data), size);
  std::vector<std::string> lines;
  while (!rest.empty()) {
    const std::size_t end = rest.find('\n');
    lines.emplace_back(rest.substr(0, end));
    rest = end == std::string_view::npos ? std::string_view() : rest.substr(end + 1);
  }
  for (const std::string& line : lines) {
    check_pain(line);
    check_log({.pains = {line}});
    check_log({.answers = {line}});
    check_log({.treatments = {line}});
    check_log({.kept_me_from = line, .guess = line});
    check_correction(line, diary::EntryKind::Pain, "lumbar_spine");
    check_correction(line, diary::EntryKind::Answer, "sleep_position_bad");
    check_correction(line, diary::EntryKind::Treatment, "heat_pack");
  }
  check_log({.pains = lines});
  const auto answers = cli::parse_answers("--flag", lines);
  UNKNOT_ENSURES(!answers || answers->size() <= lines.size());
  return 0;
}
