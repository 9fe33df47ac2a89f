/// The options of the diary's commands and their help.
#include <CLI/CLI.hpp>

#include "cli/diary.h"

namespace unknot::cli {
namespace {

/// Fits a screen of 80 columns and 28 lines, and is enough to write a day down.
constexpr const char* log_help =
    R"(unknot log: write a day down. What was said before stays readable.

  --pain PLACE=0..10[@HH:MM][:WORD,...]  with a time it is of that moment only
  --answer CAUSE=VALUE   a number, yes, no or a choice, as front
           CAUSE=HH:MM-HH:MM  from when to when; it may end on the next day
  --treatment ID=MINUTES[@HH:MM][,PART=N]...  PART: place, exercise, before and
              after (pain, 0..10), press (0..10), pressure_kPa, J_per_cm2, degC
  --kept-me-from 0..10   how much it kept you from work and activities
  --guess GROUP          your own idea of the cause, or not_sure
  --check-in             the day was gone through: every place that hurt on an
                         earlier day and is not named now counts as 0
  --note TEXT            of the check-in, or of the one entry given
  --correct ENTRY=VALUE  another value for an entry; unknot days --day has both
  --date DAY             2026-02-26 or yesterday; without it today
  --zone ZONE            of that day, if not that of this computer
  --file LOG.json        a LogRequest of api/diary.yaml instead; - is stdin
  --at MOMENT            taken for now: 2026-02-26T20:10+01:00
  --store FILE   --json   --help

PLACE ends in _l, _r or _u (side unknown) where there are two. VALUE may be
unknown: not known, or taken back. --pain, --answer, --treatment and --correct
repeat. Said again for a whole day, a value replaces the one before; what has a
time, and treatments, are added. WORD: deep near_skin dull pulling burning
stabbing throbbing. All ids: unknot today --ids. Ready to copy: unknot today

  unknot log --check-in --pain temple_r=4:dull --answer stress=7 \
    --treatment heat_pack=20@18:40,place=neck_shoulder_angle_r,before=5,after=3
)";

CLI::App* add_command(CLI::App& app, DiaryArguments& a, const char* name, const char* words) {
  CLI::App* own = app.add_subcommand(name, words);
  own->callback([&a, name] { a.command = name; });
  own->add_flag_callback(
      "--json", [&a] { a.output = Output::Json; }, "Print JSON");
  own->add_option("--store", a.store, "The file of the diary; made when something is written");
  own->add_option("--at", a.at, "The moment that is taken for now: 2026-02-26T20:10+01:00");
  return own;
}

void add_log(CLI::App& app, DiaryArguments& a) {
  CLI::App* log = add_command(app, a, "log", "Write a day down, or correct it");
  log->formatter_fn([](const CLI::App*, const std::string&, CLI::AppFormatMode) {
    return std::string(log_help);
  });
  log->add_option("--pain", a.log.pains)->take_all();
  log->add_option("--answer", a.log.answers)->take_all();
  log->add_option("--treatment", a.log.treatments)->take_all();
  log->add_option("--correct", a.log.corrections)->take_all();
  log->add_option("--kept-me-from", a.log.kept_me_from);
  log->add_option("--guess", a.log.guess);
  log->add_option("--note", a.log.note);
  log->add_flag("--check-in", a.log.check_in);
  log->add_option("--date", a.date);
  log->add_option("--zone", a.zone);
  log->add_option("--file", a.file);
}

void add_days(CLI::App& app, DiaryArguments& a) {
  CLI::App* days = add_command(app, a, "days", "The diary as a table, one row a local day");
  CLI::Option* from = days->add_option("--from", a.from, "First day; without it the first written");
  CLI::Option* to = days->add_option("--to", a.to, "Last day; without it today");
  CLI::Option* csv =
      days->add_flag("--csv", a.csv, "Print CSV")->excludes(days->get_option("--json"));
  days->add_flag("--all", a.all, "In words and CSV: every column, also answers and exposures");
  days->add_option("--import", a.import_file, "FILE.csv: take in a table as --csv prints it")
      ->excludes(from)
      ->excludes(to)
      ->excludes(csv);
  days->add_option("--day", a.day, "This day alone, with sources and earlier values")
      ->excludes(from)
      ->excludes(to)
      ->excludes(csv);
}

void add_delete(CLI::App& app, DiaryArguments& a) {
  CLI::App* erase = add_command(app, a, "delete", "Delete for good: an entry, days, everything");
  erase->add_option("--entry", a.entry_id, "Number of an entry; its history goes along")
      ->check(CLI::Range(std::int64_t{1}, std::int64_t{9'000'000'000'000'000}));
  erase->add_option("--from", a.from, "First day of a period");
  erase->add_option("--to", a.to, "Last day of it");
  erase->add_flag("--everything", a.everything, "All days, with the looks at knots");
  erase->add_option("--days", a.days, "How many days with entries that is; --dry-run counts them")
      ->check(CLI::NonNegativeNumber);
  erase->add_flag("--backups", a.backups, "Also the backups that hold it");
  erase->add_flag("--dry-run", a.dry_run, "Count, delete nothing");
}

}  // namespace

void add_diary_options(CLI::App& app, DiaryArguments& a) {
  add_log(app, a);
  CLI::App* today = add_command(app, a, "today", "What is asked today, and how the week was");
  today->add_flag("--ids", a.ids, "List all that can be answered and done");
  add_days(app, a);
  add_delete(app, a);
}

}  // namespace unknot::cli
