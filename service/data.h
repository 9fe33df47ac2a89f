/// The person's data as files: where it lies, backups, restoring, sealed copies, rescue. Command
/// line and server call the same functions.
#pragma once

#include <cstdint>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "engine/base/moment.h"
#include "store/backup.h"
#include "store/crypt.h"

namespace unknot::service {

struct DataConfig {
  std::string store_path;
  /// Of sealed copies; tests take less.
  store::KeyCost key_cost = {};
};

struct DataState {
  std::string store;
  bool exists = false;
  std::int64_t bytes = 0;
  store::Holds holds;
  std::vector<store::Backup> backups;     ///< newest first
  std::optional<ErrorCode> backup_fault;  ///< of the last automatic one; nothing: it went well
  std::string today;
  bool damaged = false;  ///< it cannot be read; the newest backup can be restored
};

struct SealedCopy {
  std::string name;
  std::string bytes;
};

inline constexpr std::size_t passphrase_letters_min = 8;

/// Safe for several threads. Open stores go on after a restore; where a damaged file was moved
/// aside, store::Store::is_current() tells them to open anew.
class Data {
 public:
  explicit Data(DataConfig config);

  /// Never fails: a store that cannot be read is told as damaged.
  [[nodiscard]] DataState state(const Moment& now);
  /// @error as store::make_backup(); NotFound  there is no store yet
  [[nodiscard]] Result<store::Backup> backup_now(const Moment& now);
  /// @param name  one that state() gave. @error NotFound; as store::restore()
  [[nodiscard]] Result<store::Restored> restore(const std::string& name, const Moment& now);
  /// The same from any file, sealed or not. @param passphrase  of a sealed one
  /// @error as store::restore(), store::unseal(); MissingField  it is sealed
  [[nodiscard]] Result<store::Restored> restore_file(const std::string& path,
                                                     const store::Passphrase* passphrase,
                                                     const Moment& now);
  /// A checked copy at a path of the person's choice. @error as store::copy_store(), seal_file();
  /// OutOfRange  the passphrase is short
  [[nodiscard]] Result<store::Holds> save(const std::string& path,
                                          const store::Passphrase* passphrase);
  /// A sealed copy for a page to download. @error as save()
  [[nodiscard]] Result<SealedCopy> copy(const store::Passphrase& passphrase, const Moment& now);
  [[nodiscard]] std::int64_t count_backups() const;
  /// Deletes all backups, since they hold what was deleted, and makes one of what is left.
  /// @return how many were deleted  @error ReadOnly; as store::make_backup()
  [[nodiscard]] Result<std::int64_t> forget_backups(const Moment& now);
  /// Makes the backup of the day when there is none and something changed since the newest one;
  /// then deletes those that the rule does not keep. Reads the whole store: for a thread beside.
  /// A failure stands in state() and nowhere else.
  void keep_rolling(const Moment& now);

 private:
  [[nodiscard]] Result<bool> roll(const Moment& now);
  [[nodiscard]] bool is_due(const Moment& now) const;

  DataConfig config_;
  std::mutex mutex_;  ///< one backup or restore at a time
  std::mutex fault_mutex_;
  std::optional<ErrorCode> backup_fault_;
};

}  // namespace unknot::service
