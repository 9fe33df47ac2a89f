#include "service/data.h"

#include <algorithm>
#include <filesystem>
#include <system_error>
#include <utility>

#include "store/files.h"
#include "store/unfinished.h"

namespace unknot::service {
namespace {

using Lock = std::lock_guard<std::mutex>;

std::int64_t bytes_of(const std::string& path) {
  std::error_code none;
  const auto size = std::filesystem::file_size(path, none);
  return none ? 0 : static_cast<std::int64_t>(size);
}

Result<bool> check_passphrase(const store::Passphrase& passphrase) {
  std::size_t letters = 0;
  for (const char byte : passphrase.text()) {
    if ((static_cast<unsigned char>(byte) & 0xc0U) != 0x80U) ++letters;
  }
  if (letters < passphrase_letters_min) {
    return fail(ErrorCode::OutOfRange, "passphrase", "must have eight letters or more");
  }
  return true;
}

}  // namespace

Data::Data(DataConfig config) : config_(std::move(config)) {}

DataState Data::state(const Moment& now) {
  DataState out{.store = config_.store_path, .today = now.date};
  {
    const Lock lock(fault_mutex_);
    out.backup_fault = backup_fault_;
  }
  out.backups = store::list_backups(config_.store_path);
  out.exists = store::exists(config_.store_path);
  if (!out.exists) return out;
  out.bytes = bytes_of(config_.store_path) + bytes_of(config_.store_path + "-wal");
  if (auto holds = store::holds_of(config_.store_path)) {
    out.holds = std::move(*holds);
  } else {
    const ErrorCode code = holds.error().code;
    out.damaged = code == ErrorCode::Damaged || code == ErrorCode::NotAStore;
    if (!out.damaged) out.backup_fault = code;
  }
  if (out.backup_fault == ErrorCode::Damaged) out.damaged = true;
  return out;
}

Result<store::Backup> Data::backup_now(const Moment& now) {
  const Lock lock(mutex_);
  UNKNOT_TRY(store::Backup made,
             store::make_backup(config_.store_path, store::BackupKind::Asked, now.date));
  // The one that was asked for is there; what could not be tidied up is tried again tomorrow.
  static_cast<void>(store::prune_backups(config_.store_path));
  return made;
}

Result<store::Restored> Data::restore(const std::string& name, const Moment& now) {
  UNKNOT_TRY(const std::string path, store::path_of_backup(config_.store_path, name));
  return restore_file(path, nullptr, now);
}

Result<store::Restored> Data::restore_file(const std::string& path,
                                           const store::Passphrase* passphrase, const Moment& now) {
  const Lock lock(mutex_);
  const store::Unfinished opened(config_.store_path + ".opened");
  std::string plain = path;
  if (store::is_sealed(path)) {
    if (passphrase == nullptr) {
      return fail(ErrorCode::MissingField, "passphrase", "the copy is sealed");
    }
    plain = opened.path();
    UNKNOT_CHECK(store::unseal_file(path, plain, *passphrase));
  }
  auto done = store::restore(config_.store_path, plain, now.date);
  if (done) {
    const Lock fault(fault_mutex_);
    backup_fault_.reset();
  }
  return done;
}

Result<store::Holds> Data::save(const std::string& path, const store::Passphrase* passphrase) {
  const Lock lock(mutex_);
  if (passphrase == nullptr) return store::copy_store(config_.store_path, path);
  UNKNOT_CHECK(check_passphrase(*passphrase));
  // The plain copy lies beside the live store, and no longer than sealing takes.
  const store::Unfinished part(config_.store_path + ".copy");
  UNKNOT_TRY(const store::Holds out, store::copy_store(config_.store_path, part.path()));
  UNKNOT_CHECK(store::seal_file(part.path(), path, *passphrase, config_.key_cost));
  return out;
}

Result<SealedCopy> Data::copy(const store::Passphrase& passphrase, const Moment& now) {
  const Lock lock(mutex_);
  UNKNOT_CHECK(check_passphrase(passphrase));
  const store::Unfinished part(config_.store_path + ".copy");
  UNKNOT_CHECK(store::copy_store(config_.store_path, part.path()));
  UNKNOT_TRY(std::string bytes, store::seal_to_bytes(part.path(), passphrase, config_.key_cost));
  return SealedCopy{.name = "unknot-" + now.date + ".unknot-backup", .bytes = std::move(bytes)};
}

std::int64_t Data::count_backups() const {
  return static_cast<std::int64_t>(store::list_backups(config_.store_path).size());
}

Result<std::int64_t> Data::forget_backups(const Moment& now) {
  const Lock lock(mutex_);
  UNKNOT_TRY(const store::Holds left, store::holds_of(config_.store_path));
  const std::vector<store::Backup> before = store::list_backups(config_.store_path);
  // First the copy of what is left: where it cannot be made, nothing is deleted.
  if (left.entries > 0 || left.looks > 0) {
    UNKNOT_CHECK(store::make_backup(config_.store_path, store::BackupKind::Day, now.date));
  }
  UNKNOT_TRY(const int gone, store::delete_backups(config_.store_path, before));
  // What killed programs left behind holds it as well.
  store::remove_leftovers(config_.store_path);
  return gone;
}

bool Data::is_due(const Moment& now) const {
  if (!store::exists(config_.store_path)) return false;
  const auto backups = store::list_backups(config_.store_path);
  // The newest by when it was made: a clock that was once wrong leaves dates of years to come.
  const store::Backup* newest = nullptr;
  for (const store::Backup& own : backups) {
    if (own.kind != store::BackupKind::Day) continue;
    if (own.date == now.date) return false;
    if (newest == nullptr || own.at_ms > newest->at_ms) newest = &own;
  }
  if (newest == nullptr) return true;
  const auto kept = store::holds_of(store::backups_folder(config_.store_path) + "/" + newest->name);
  const auto live = store::holds_of(config_.store_path);
  // What cannot be read is for the backup to say.
  return !kept || !live || *kept != *live;
}

Result<bool> Data::roll(const Moment& now) {
  if (!is_due(now)) return false;
  UNKNOT_CHECK(store::make_backup(config_.store_path, store::BackupKind::Day, now.date));
  UNKNOT_CHECK(store::prune_backups(config_.store_path));
  return true;
}

void Data::keep_rolling(const Moment& now) {
  const Lock lock(mutex_);
  const auto done = roll(now);
  if (done && !*done) return;  // nothing to do says nothing about the last fault
  const Lock fault(fault_mutex_);
  backup_fault_ = done ? std::nullopt : std::optional(done.error().code);
}

}  // namespace unknot::service
