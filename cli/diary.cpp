#include "cli/diary.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "cli/days_words.h"
#include "cli/diary_words.h"
#include "cli/input.h"
#include "cli/knots.h"
#include "cli/store_faults.h"
#include "cli/transfer.h"
#include "formats/csv/days.h"
#include "formats/json/diary.h"
#include "service/data.h"
#include "service/diary.h"
#include "service/erase.h"
#include "service/zones.h"
#include "store/files.h"

namespace unknot::cli {
namespace {

/// The argument that an error of the diary is about, in place of the path inside the request.
Error named(Error error, const std::vector<TypedEntry>& typed) {
  constexpr std::string_view entries = "entries[";
  if (error.where.starts_with(entries)) {
    std::size_t k = 0;
    const char* begin = error.where.data() + entries.size();
    std::from_chars(begin, error.where.data() + error.where.size(), k);
    // The parts of a dose are refused by their range alone.
    const std::size_t dose = error.where.find(".dose.");
    if (dose != std::string::npos) error.detail = error.where.substr(dose + 6) + ' ' + error.detail;
    if (k < typed.size()) error.where = typed[k].argument;
    return error;
  }
  for (const char* name : {"date", "zone", "from", "to", "days"}) {
    if (error.where == name) error.where = std::string("--") + name;
  }
  if (error.where == "entry_id") error.where = "--entry";
  return error;
}

bool says_anything(const LogArguments& log) {
  return !log.pains.empty() || !log.answers.empty() || !log.treatments.empty() ||
         !log.kept_me_from.empty() || !log.guess.empty() || !log.note.empty() || log.check_in;
}

/// The range of an answer, which the engine refuses without saying it.
std::string range_of(const body::Knowledge& knowledge, const diary::Entry& entry) {
  for (const body::Cause& own : knowledge.causes) {
    if (own.id != entry.about || !own.asked) continue;
    if (own.asked->form == body::AnswerForm::YesNo) return "must be yes, no or unknown";
    return fmt::format("must lie in {:g}..{:g}, {}", own.asked->low, own.asked->high,
                       own.asked->unit);
  }
  return {};
}

class Command {
 public:
  Command(const body::Knowledge& knowledge, const DiaryArguments& a, const std::string& store_path,
          Moment now)
      : knowledge_(knowledge),
        a_(a),
        now_(std::move(now)),
        telling_{.knowledge = knowledge_, .zones = zones_, .store = a.store},
        diary_({.knowledge = &knowledge_, .zones = &zones_, .store_path = store_path}),
        data_({.store_path = store_path}) {}

  Result<Outcome> run() {
    if (a_.command == "log") return log();
    if (a_.command == "today") return today();
    if (a_.command == "delete") return erase();
    return a_.day.empty() ? days() : day();
  }

 private:
  [[nodiscard]] Outcome told(const std::string& as_json, const std::string& words) const {
    Outcome out;
    out.out = a_.output == Output::Json ? as_json + "\n" : words;
    return out;
  }

  template <class T>
  Result<T> asked(Result<T> result) const {
    if (!result) return tl::unexpected<Error>(named(result.error(), typed_));
    return result;
  }

  Result<Outcome> log() {
    const bool told_something = says_anything(a_.log) || !a_.log.corrections.empty();
    if (!a_.file.empty()) return log_file(told_something);
    if (!told_something) return log_nothing();
    LogRequest request{.date = day_argument(a_.date, now_.date), .zone = a_.zone};
    UNKNOT_TRY(typed_, read_log_arguments(knowledge_, a_.log));
    UNKNOT_CHECK(add_corrections(request));
    for (const TypedEntry& own : typed_) request.drafts.push_back(own.draft);
    auto logged = diary_.log(request, now_);
    if (!logged) return tl::unexpected<Error>(refused_entry(logged.error()));
    return told(json::to_json(*logged, zones_), logged_words(telling_, *logged));
  }

  [[nodiscard]] Error refused_entry(const Error& error) const {
    Error out = named(error, typed_);
    for (const TypedEntry& own : typed_) {
      const bool is_answer = own.draft.entry.kind == diary::EntryKind::Answer;
      if (out.where != own.argument || !is_answer) continue;
      if (error.code == ErrorCode::OutOfRange && error.where.ends_with(".value")) {
        out.detail = range_of(knowledge_, own.draft.entry);
      }
    }
    return out;
  }

  Result<Outcome> log_file(bool told_something) {
    if (told_something || !a_.date.empty() || !a_.zone.empty()) {
      return fail(ErrorCode::Contradiction, "--file", "the file says everything; no other options");
    }
    UNKNOT_TRY(const std::string bytes, read_input(a_.file));
    UNKNOT_TRY(const LogRequest request, json::read_log_request(bytes));
    UNKNOT_TRY(const Logged logged, diary_.log(request, now_));
    return told(json::to_json(logged, zones_), logged_words(telling_, logged));
  }

  /// A person is shown what to answer; a program has forgotten something.
  Result<Outcome> log_nothing() {
    if (!a_.interactive || a_.output == Output::Json) {
      return fail(ErrorCode::MissingField, "log", "nothing to write; see unknot log --help");
    }
    UNKNOT_TRY(const CheckInAnswer answer,
               asked(diary_.check_in(day_argument(a_.date, now_.date), now_)));
    return told({}, asked_words(telling_, answer));
  }

  /// Entries are found on the day that is spoken of, also those that were replaced already.
  Result<bool> add_corrections(LogRequest& request) {
    if (a_.log.corrections.empty()) return true;
    UNKNOT_TRY(const diary::Day day, asked(diary_.day(request.date, now_)));
    for (const std::string& text : a_.log.corrections) {
      UNKNOT_TRY(const Correction correction, parse_correction(text));
      const diary::Entry* entry = entry_of(day, correction.entry_id);
      if (entry == nullptr) {
        return fail(ErrorCode::NotFound, "--correct " + text,
                    "no entry of " + day.date + " has this number; --date names another day");
      }
      UNKNOT_TRY(TypedEntry own, corrected(knowledge_, *entry, correction.value));
      own.argument = "--correct " + text;
      if (request.zone.empty() && typed_.empty()) request.zone = entry->zone;
      if (own.draft.entry.zone != (request.zone.empty() ? now_.zone : request.zone)) {
        return fail(ErrorCode::Contradiction, own.argument,
                    "written in the zone " + entry->zone + ": correct it by itself");
      }
      typed_.push_back(std::move(own));
    }
    return true;
  }

  static const diary::Entry* entry_of(const diary::Day& day, std::int64_t entry_id) {
    for (const diary::EntryWithHistory& own : day.entries) {
      const bool before =
          std::any_of(own.earlier.begin(), own.earlier.end(),
                      [&](const diary::Entry& one) { return one.entry_id == entry_id; });
      if (before || own.entry.entry_id == entry_id) return &own.entry;
    }
    return nullptr;
  }

  Result<Outcome> today() {
    if (a_.ids && a_.output == Output::Words) return told({}, ids_words(knowledge_));
    UNKNOT_TRY(const TodayAnswer today, diary_.today(now_));
    UNKNOT_TRY(const CheckInAnswer check_in, diary_.check_in("", now_));
    const std::string as_json =
        fmt::format(R"({{"today":{},"check_in":{}}})", json::to_json(today, zones_),
                    json::to_json(check_in, zones_));
    return told(as_json, today_words(telling_, today, check_in));
  }

  Result<Outcome> day() {
    auto day = diary_.day(day_argument(a_.day, now_.date), now_);
    if (!day) return fail(day.error().code, "--day " + a_.day, day.error().detail);
    return told(json::to_json(*day, zones_), day_words(telling_, *day));
  }

  Result<Outcome> days() {
    const DaysRequest request{.from_date = day_argument(a_.from, now_.date),
                              .to_date = day_argument(a_.to, now_.date)};
    UNKNOT_TRY(const diary::DayTable table, asked(diary_.days(request, now_)));
    if (a_.csv) {
      Outcome out;
      out.out = csv::days_csv(table, a_.all ? csv::DayColumns::All : csv::DayColumns::Promised);
      return out;
    }
    return told(json::to_json(table), days_words(table, a_.all ? Columns::All : Columns::AsSaid));
  }

  Result<Outcome> erase() {
    DeleteRequest request{.from_date = day_argument(a_.from, now_.date),
                          .to_date = day_argument(a_.to, now_.date),
                          .everything = a_.everything,
                          .backups = a_.backups,
                          .only_count = a_.dry_run};
    if (a_.entry_id > 0) request.entry_id = a_.entry_id;
    if (a_.days >= 0) request.days = a_.days;
    auto deleted = service::erase(diary_, data_, request, now_);
    if (!deleted && deleted.error().where.empty()) {
      return fail(deleted.error().code, "delete",
                  "exactly one of --entry, --from with --to, and --everything");
    }
    if (!deleted && deleted.error().where == "days") return uncounted(request, deleted.error());
    UNKNOT_TRY(const Deleted done, asked(std::move(deleted)));
    return told(json::to_json(done), deleted_words(done, request));
  }

  /// Who has not counted the days, or not rightly, is told how many there are.
  Result<Outcome> uncounted(DeleteRequest request, const Error& error) {
    request.only_count = true;
    UNKNOT_TRY(const Deleted there, service::erase(diary_, data_, request, now_));
    return fail(
        error.code, "--days",
        fmt::format("that is {0} days with entries; --days {0} deletes them for good", there.days));
  }

  const body::Knowledge& knowledge_;
  const DiaryArguments& a_;
  Moment now_;
  service::SystemZones zones_;
  Telling telling_;
  service::Diary diary_;
  service::Data data_;
  std::vector<TypedEntry> typed_;
};

/// The backup of the day, once a day. What was written is written, whatever comes of it.
std::string backed_up(const std::string& store_path, const Moment& now) {
  service::Data data({.store_path = store_path});
  data.keep_rolling(now);
  const auto fault = data.state(now).backup_fault;
  if (!fault) return {};
  return fmt::format("unknot: backup: {}: the day is written, but not backed up\n",
                     name_of(*fault));
}

}  // namespace

Outcome diary_command(const json::LoadedKnowledge& loaded, const DiaryArguments& a) {
  if (!a.import_file.empty()) {
    return transfer_command(loaded, {.command = "import",
                                     .output = a.output,
                                     .store = a.store,
                                     .at = a.at,
                                     .files = {a.import_file},
                                     .forms = Forms::Days});
  }
  const auto path = a.command == "days" ? store_to_read(a.store) : store_path(a.store);
  if (!path) return failed(path.error(), a.output, a.store);
  const auto now = moment_argument(a.at);
  if (!now) return failed(now.error(), a.output, *path);
  auto outcome = Command(loaded.knowledge, a, *path, *now).run();
  if (!outcome) return failed(outcome.error(), a.output, *path);
  const bool wrote = a.command == "log" && store::exists(*path);
  if (wrote) outcome->err += backed_up(*path, *now);
  return std::move(*outcome);
}

}  // namespace unknot::cli
