/// Copies of the live store, made while others read and write, each checked before it counts.
/// Rules and reasons: docs/decisions/0009-backups.md. Encrypted ones: store/crypt.h.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "engine/base/result.h"
#include "store/backup_list.h"
#include "store/holds.h"

namespace unknot::store {

/// One picture of the store as a file of its own, for the owner alone, in place only when every
/// row of it has been read back. Writers go on meanwhile. What lay at `to` is replaced then.
/// @error as open_to_read(); Damaged  the store is; DiskFull, ReadOnly, NotFound  of the place
[[nodiscard]] Result<Holds> copy_store(const std::string& from, const std::string& to);

/// A copy in the backups folder of this store. @param date  local day
/// @error as copy_store()
[[nodiscard]] Result<Backup> make_backup(const std::string& store_path, BackupKind kind,
                                         const std::string& date);

/// The newest backup that can be read from end to end. O(backups read).
/// @error NotFound  there is none
[[nodiscard]] Result<Backup> newest_good(const std::string& store_path);

/// Deletes backups that the rule does not keep, unless no other can be read.
/// @return how many  @error ReadOnly
[[nodiscard]] Result<int> prune_backups(const std::string& store_path);

/// Deletes these, as list_backups() gave them. @return how many  @error ReadOnly
[[nodiscard]] Result<int> delete_backups(const std::string& store_path,
                                         const std::vector<Backup>& backups);

struct Restored {
  Holds holds;
  std::optional<Backup> before;  ///< what was there, as a backup; nothing: no store, or damaged
  /// The damaged file, moved aside. Connections that are open see it and not the store:
  /// Store::is_current() tells them.
  std::optional<std::string> moved_to;
};

/// Puts a checked copy in place of the store. A store that can be read is backed up before, then
/// overwritten in one transaction, so that open connections of all programs go on with it. One
/// that cannot is moved aside. An older schema is brought up to date on the way.
/// @param copy_path  any file of a store, in the backups folder or not; it is not changed
/// @error as copy_store(): then the store is as it was; Locked
[[nodiscard]] Result<Restored> restore(const std::string& store_path, const std::string& copy_path,
                                       const std::string& date);

}  // namespace unknot::store
