#include "cli/store_faults.h"

#include <fmt/format.h>

#include "store/backup.h"

namespace unknot::cli {
namespace {

std::string next_step(ErrorCode code, const std::string& store_path) {
  switch (code) {
    case ErrorCode::Damaged: {
      const auto backup = store::newest_good(store_path);
      const std::string from_backup =
          backup ? fmt::format("`unknot restore {}` puts back the newest good backup, of {}",
                               backup->name, backup->date)
                 : std::string("there is no good backup beside it");
      return fmt::format(
          "The file {} is damaged; it was not changed. Next: `unknot rescue` saves what can still "
          "be read; {}.\n",
          store_path, from_backup);
    }
    case ErrorCode::NewerStore:
      return fmt::format(
          "A newer Unknot wrote {}; it was not touched. Next: use that newer program, or put back "
          "an older backup: `unknot backups` lists them.\n",
          store_path);
    case ErrorCode::NotAStore:
      return fmt::format(
          "{} is no store of this program; it was not touched. Next: name another with --store.\n",
          store_path);
    case ErrorCode::ReadOnly:
      return fmt::format(
          "{} may not be written, nothing of this was kept. Next: give yourself the right to write "
          "to the file and its folder, or name another with --store.\n",
          store_path);
    case ErrorCode::DiskFull:
      return "The disk is full: nothing of this was kept, everything before was. Next: make room "
             "and do it again.\n";
    case ErrorCode::Locked:
      return "Another program holds the store. Next: wait until it is done, or end it, and do this "
             "again.\n";
    default:
      return {};
  }
}

}  // namespace

Outcome failed(const Error& error, Output output, const std::string& store_path) {
  Outcome out = bad_input(error, output);
  out.exit_code = exit_code_of(error.code);
  // Elsewhere it is a copy or another file that is at fault.
  if (error.where == "store") out.err += next_step(error.code, store_path);
  return out;
}

int exit_code_of(ErrorCode code) {
  switch (code) {
    case ErrorCode::Locked:
    case ErrorCode::NotAStore:
    case ErrorCode::Damaged:
    case ErrorCode::NewerStore:
    case ErrorCode::DiskFull:
    case ErrorCode::ReadOnly:
    case ErrorCode::Internal:
      return 1;
    default:
      return 2;
  }
}

}  // namespace unknot::cli
