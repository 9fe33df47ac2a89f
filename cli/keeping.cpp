#include "cli/keeping.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <optional>

#include "cli/input.h"
#include "cli/knots.h"
#include "cli/passphrase.h"
#include "cli/store_faults.h"
#include "formats/json/data.h"
#include "formats/json/rescue.h"
#include "server/data_routes.h"
#include "service/data.h"
#include "store/files.h"
#include "store/rescue.h"

namespace unknot::cli {
namespace {

std::string backup_line(const store::Backup& own) {
  return fmt::format("  {:<34} {}, {}, {} KB\n", own.name, own.date, store::name_of(own.kind),
                     (own.bytes + 1023) / 1024);
}

std::string holds_words(const store::Holds& holds) {
  return fmt::format("{} entries and {} looks at knots, of {} days", holds.entries, holds.looks,
                     holds.days);
}

std::string row_words(const char* name, const store::RescuedKind& kind) {
  return fmt::format("  {:<8} {} rescued, {} lost\n", name, kind.rescued, kind.lost);
}

class Command {
 public:
  Command(const KeepingArguments& a, std::string store_path, Moment now)
      : a_(a), path_(std::move(store_path)), now_(std::move(now)), data_({.store_path = path_}) {}

  Result<Outcome> run() {
    if (a_.command == "backup") return a_.file.empty() ? backup() : save();
    if (a_.command == "restore") return restore();
    if (a_.command == "rescue") return rescue();
    return told(listed());
  }

 private:
  /// JSON: the state as it is now.
  Outcome told(const std::string& words) {
    return told_as(json::to_json(server::data_answer(data_.state(now_))), words);
  }

  [[nodiscard]] Outcome told_as(const std::string& as_json, const std::string& words) const {
    Outcome out;
    out.out = a_.output == Output::Json ? as_json + "\n" : words;
    return out;
  }

  std::string listed() {
    const service::DataState state = data_.state(now_);
    std::string out = state.store + "\n";
    if (!state.exists) out += "  is not there: nothing is written yet\n";
    if (state.damaged) out += "  is damaged\n";
    if (state.exists && !state.damaged) out += "  " + holds_words(state.holds) + "\n";
    out += state.backups.empty() ? "No backups.\n" : "Backups, newest first:\n";
    for (const store::Backup& own : state.backups) out += backup_line(own);
    return out;
  }

  /// Nothing when none was given.
  [[nodiscard]] Result<std::optional<store::Passphrase>> passphrase(Asking asking) const {
    if (!a_.passphrase_file.empty()) {
      UNKNOT_TRY(store::Passphrase own, passphrase_of_file(a_.passphrase_file));
      return std::optional<store::Passphrase>(std::move(own));
    }
    if (!a_.asks_passphrase) return std::optional<store::Passphrase>();
    UNKNOT_TRY(store::Passphrase own, ask_passphrase(asking));
    return std::optional<store::Passphrase>(std::move(own));
  }

  Result<Outcome> backup() {
    if (!a_.passphrase_file.empty() || a_.asks_passphrase) {
      return fail(ErrorCode::MissingField, "FILE", "where to put the sealed copy?");
    }
    UNKNOT_TRY(const store::Backup made, data_.backup_now(now_));
    return told("Backed up and read back:\n" + backup_line(made));
  }

  Result<Outcome> save() {
    if (store::exists(a_.file)) {
      return fail(ErrorCode::Contradiction, a_.file, "is there already; nothing is written over");
    }
    UNKNOT_TRY(const auto secret, passphrase(Asking::Twice));
    UNKNOT_TRY(const store::Holds holds, data_.save(a_.file, secret ? &*secret : nullptr));
    return told(fmt::format("{} holds {}{}.\n", a_.file, holds_words(holds),
                            secret ? "; without the passphrase nobody can open it" : ""));
  }

  Result<Outcome> restore() {
    const auto backups = store::list_backups(path_);
    const bool named = std::any_of(backups.begin(), backups.end(),
                                   [&](const store::Backup& own) { return own.name == a_.file; });
    UNKNOT_TRY(const auto secret, passphrase(Asking::Once));
    auto done = named ? data_.restore(a_.file, now_)
                      : data_.restore_file(a_.file, secret ? &*secret : nullptr, now_);
    if (!done) return tl::unexpected<Error>(of_the_copy(done.error()));
    std::string words = fmt::format("Put back: {}.\n", holds_words(done->holds));
    if (done->before) words += "What was there is a backup now:\n" + backup_line(*done->before);
    if (done->moved_to) words += fmt::format("The damaged file is {} now.\n", *done->moved_to);
    return told(words);
  }

  /// What is wrong with the copy says nothing of the store.
  [[nodiscard]] Error of_the_copy(Error error) const {
    const bool copy = error.code == ErrorCode::NotFound || error.code == ErrorCode::NotAStore ||
                      error.code == ErrorCode::Damaged || error.code == ErrorCode::NewerStore;
    if (copy && error.where == "store") error.where = a_.file;
    if (error.code == ErrorCode::MissingField) {
      return {error.code, a_.file, "is sealed: give --passphrase-file or --ask-passphrase"};
    }
    return error;
  }

  Result<Outcome> rescue() {
    const std::string into = a_.into.empty() ? path_ + ".rescued" : a_.into;
    const auto rescued =
        store::rescue({.damaged_path = path_, .new_path = into, .store_path = path_});
    if (!rescued && rescued.error().code == ErrorCode::Contradiction) {
      return fail(ErrorCode::Contradiction, "--into", into + " is there already");
    }
    UNKNOT_TRY(const store::Rescued done, rescued);
    std::string words = fmt::format("Rescued into {}; the store is as it was.\n", into);
    words += row_words("entries", done.entries) + row_words("looks", done.looks) +
             row_words("knots", done.knots) + row_words("events", done.events);
    if (done.newest_good) {
      words += fmt::format("The newest good backup is {}, of {}: {}.\n", done.newest_good->name,
                           done.newest_good->date,
                           done.newest_good_holds ? holds_words(*done.newest_good_holds) : "");
    }
    words += next_after(into, done);
    return told_as(json::to_json(answer_of(into, done)), words);
  }

  /// What holds more is named first; the other way stays open.
  static std::string next_after(const std::string& into, const store::Rescued& done) {
    const std::string own =
        fmt::format("`unknot restore {}` puts what was rescued in place.\n", into);
    const bool more = done.newest_good && done.newest_good_holds &&
                      done.newest_good_holds->entries > done.entries.rescued;
    if (!more) return "Next: " + own;
    return fmt::format("Next: `unknot restore {}`, which holds more entries. Or {}",
                       done.newest_good->name, own);
  }

  static json::RescueRow row_of(const store::RescuedKind& kind) {
    return {.rescued = kind.rescued, .lost = kind.lost};
  }

  static json::RescueAnswer answer_of(const std::string& into, const store::Rescued& done) {
    return {.file = into,
            .entries = row_of(done.entries),
            .looks = row_of(done.looks),
            .knots = row_of(done.knots),
            .events = row_of(done.events),
            .chains_mended = done.chains_mended,
            .newest_good = done.newest_good ? done.newest_good->name : ""};
  }

  const KeepingArguments& a_;
  std::string path_;
  Moment now_;
  service::Data data_;
};

}  // namespace

void add_keeping_options(CLI::App& app, KeepingArguments& a) {
  const auto add = [&](const char* name, const char* words) {
    CLI::App* own = app.add_subcommand(name, words);
    own->callback([&a, name] { a.command = name; });
    own->add_flag_callback(
        "--json", [&a] { a.output = Output::Json; }, "Print JSON");
    own->add_option("--store", a.store, "The file of the record and the diary");
    own->add_option("--at", a.at, "The moment that is taken for now: 2026-02-26T20:10+01:00");
    return own;
  };
  const auto add_passphrase = [&](CLI::App* own) {
    CLI::Option* file = own->add_option("--passphrase-file", a.passphrase_file,
                                        "File whose first line is the passphrase; - is stdin");
    own->add_flag("--ask-passphrase", a.asks_passphrase, "Ask for it in the terminal")
        ->excludes(file);
  };
  CLI::App* backup = add("backup", "A checked backup, or a copy of everything in a file");
  backup->add_option("FILE", a.file, "Where to; without it the folder of backups");
  add_passphrase(backup);
  add("backups", "Where the data lies, and which backups there are");
  CLI::App* restore = add("restore", "Put a backup in place; what is there is backed up before");
  restore->add_option("FILE", a.file, "A file, or the name of a backup")->required();
  add_passphrase(restore);
  add("rescue", "What can still be read of a damaged store, into a new file")
      ->add_option("--into", a.into, "The new file; without it STORE.rescued");
}

Outcome keeping_command(const KeepingArguments& a) {
  const auto path = store_path(a.store);
  if (!path) return failed(path.error(), a.output, a.store);
  const auto now = moment_argument(a.at);
  if (!now) return failed(now.error(), a.output, *path);
  auto outcome = Command(a, *path, *now).run();
  return outcome ? std::move(*outcome) : failed(outcome.error(), a.output, *path);
}

}  // namespace unknot::cli
