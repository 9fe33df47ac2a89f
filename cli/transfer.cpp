#include "cli/transfer.h"

#include <fmt/format.h>
#include <sys/stat.h>

#include <CLI/CLI.hpp>
#include <cerrno>

#include "cli/input.h"
#include "cli/knots.h"
#include "cli/output.h"
#include "cli/store_faults.h"
#include "formats/csv/days.h"
#include "formats/json/reader.h"
#include "service/moment.h"
#include "service/transfer.h"
#include "service/zones.h"

namespace unknot::cli {
namespace {

constexpr mode_t owner_only_folder = 0700;

bool is_there(const std::string& path) {
  struct stat found {};
  return lstat(path.c_str(), &found) == 0;
}

Result<bool> check_free(const std::string& path, bool force) {
  if (force || !is_there(path)) return true;
  return fail(ErrorCode::Contradiction, path, "is there already; --force writes over it");
}

json::Json counts_json(const service::Counts& counts) {
  json::Json out = json::Json::object();
  for (const auto& [name, count] : counts) out[name] = count;
  return out;
}

json::Json text_or_null(const std::string& text) {
  return text.empty() ? json::Json(nullptr) : json::Json(text);
}

json::Json file_json(const std::string& file, const service::Imported& own) {
  json::Json out{{"file", file}, {"kind", own.kind}, {"kind_version", own.kind_version}};
  out["counts"] = counts_json(own.counts);
  out["skipped"] = json::Json::array();
  for (const auto& [reason, count] : own.skipped) {
    out["skipped"].push_back({{"reason", reason}, {"count", count}});
  }
  out["days"] = {{"first", text_or_null(own.first_date)}, {"last", text_or_null(own.last_date)}};
  return out;
}

std::string file_words(const std::string& file, const service::Imported& own) {
  std::string out = fmt::format("{}: {}", file, own.kind);
  if (!own.first_date.empty()) out += fmt::format(", {} to {}", own.first_date, own.last_date);
  out += "\n";
  for (const auto& [name, count] : own.counts) {
    if (count > 0) out += fmt::format("  {:>8} {}\n", count, name);
  }
  for (const auto& [reason, count] : own.skipped) {
    out += fmt::format("  {:>8} left as they were ({})\n", count, reason);
  }
  return out;
}

class Command {
 public:
  Command(const json::LoadedKnowledge& loaded, const TransferArguments& a, std::string store_path,
          Moment now)
      : a_(a),
        now_(std::move(now)),
        transfer_({.knowledge = &loaded.knowledge,
                   .zones = &zones_,
                   .store_path = std::move(store_path),
                   .program_version = UNKNOT_VERSION}) {}

  Result<Outcome> run() { return a_.command == "export" ? take_out() : take_in(); }

 private:
  Result<Outcome> take_out() {
    if (a_.json_file.empty() && a_.csv_folder.empty()) {
      return fail(ErrorCode::MissingField, "export", "--json FILE or --csv FOLDER, or both");
    }
    Outcome out;
    if (!a_.csv_folder.empty()) UNKNOT_CHECK(write_csv(out));
    if (a_.json_file.empty()) return out;
    if (a_.json_file != "-") UNKNOT_CHECK(check_free(a_.json_file, a_.force));
    UNKNOT_TRY(std::string bytes, transfer_.export_json());
    if (a_.json_file == "-") {
      out.out = std::move(bytes);  // data alone on standard output
      return out;
    }
    UNKNOT_CHECK(write_whole(a_.json_file, bytes));
    out.out += fmt::format("Written: {}\n", a_.json_file);
    return out;
  }

  Result<bool> write_csv(Outcome& out) {
    const std::string& folder = a_.csv_folder;
    if (mkdir(folder.c_str(), owner_only_folder) != 0 && errno != EEXIST) {
      return cannot_write(folder, errno);
    }
    UNKNOT_TRY(const std::vector<service::TextFile> files, transfer_.export_csv(now_));
    for (const service::TextFile& own : files) {
      UNKNOT_CHECK(check_free(folder + "/" + own.name, a_.force));
    }
    for (const service::TextFile& own : files) {
      const std::string path = folder + "/" + own.name;
      UNKNOT_CHECK(write_whole(path, own.text));
      out.out += fmt::format("Written: {}\n", path);
    }
    return true;
  }

  /// With several files each is tried before the first is taken in.
  Result<Outcome> take_in() {
    if (a_.dry_run) return import_all(store::Taking::Try);
    if (a_.files.size() > 1) UNKNOT_CHECK(import_all(store::Taking::Try));
    return import_all(store::Taking::Write);
  }

  Result<Outcome> import_all(store::Taking taking) {
    json::Json files = json::Json::array();
    Outcome out;
    for (const std::string& file : a_.files) {
      UNKNOT_TRY(const std::string bytes, read_input(file));
      auto own = import(bytes, taking);
      if (!own) return tl::unexpected<Error>(of_file(file, own.error()));
      files.push_back(file_json(file, *own));
      out.out += file_words(file, *own);
    }
    if (a_.output == Output::Json) out.out = json::Json{{"files", files}}.dump() + "\n";
    return out;
  }

  Result<service::Imported> import(const std::string& bytes, store::Taking taking) {
    if (a_.forms == Forms::Days && !csv::is_days_csv(bytes)) {
      return fail(ErrorCode::Unsupported, "", "not a table of days");
    }
    return transfer_.import(bytes, now_, taking);
  }

  static Error of_file(const std::string& file, Error error) {
    if (error.where == "store") return error;
    error.where = error.where.empty() ? file : file + ": " + error.where;
    return error;
  }

  const TransferArguments& a_;
  Moment now_;
  service::SystemZones zones_;
  service::Transfer transfer_;
};

Result<Moment> moment_of(const std::string& at) {
  if (at.empty()) return service::now();
  auto given = service::read_moment(at);
  if (!given) return fail(given.error().code, "--at " + at, given.error().detail);
  return given;
}

}  // namespace

void add_transfer_options(CLI::App& app, TransferArguments& a) {
  const auto add = [&](const char* name, const char* words) {
    CLI::App* own = app.add_subcommand(name, words);
    own->callback([&a, name] { a.command = name; });
    own->add_option("--store", a.store, "The file of the diary");
    return own;
  };
  CLI::App* out = add("export", "Everything as files: yours to keep and to read elsewhere");
  out->add_option("--json", a.json_file, "FILE, or - : all of it; unknot import reads it again");
  out->add_option("--csv", a.csv_folder, "FOLDER: the same as tables");
  out->add_flag("--force", a.force, "Write over files that are there");
  CLI::App* in = add("import", "Take in what unknot export wrote, or a table of days");
  in->add_option("FILE", a.files, "Files; - is standard input")->required();
  in->add_flag("--dry-run", a.dry_run, "Say what would come of it, and keep nothing");
  in->add_flag_callback(
      "--json", [&a] { a.output = Output::Json; }, "Print JSON");
}

Outcome transfer_command(const json::LoadedKnowledge& loaded, const TransferArguments& a) {
  const auto path = a.command == "export" ? store_to_read(a.store) : store_path(a.store);
  if (!path) return failed(path.error(), a.output, a.store);
  const auto now = moment_of(a.at);
  if (!now) return failed(now.error(), a.output, *path);
  auto outcome = Command(loaded, a, *path, *now).run();
  return outcome ? std::move(*outcome) : failed(outcome.error(), a.output, *path);
}

}  // namespace unknot::cli
