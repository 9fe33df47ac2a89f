/// The backups folder beside a store: names, what is there, what is kept.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/base/result.h"

namespace unknot::store {

enum class BackupKind { Day, Asked, BeforeUpdate, BeforeRestore };
inline constexpr std::array<std::pair<std::string_view, BackupKind>, 4> backup_kinds = {{
    {"day", BackupKind::Day},
    {"asked", BackupKind::Asked},
    {"before_update", BackupKind::BeforeUpdate},
    {"before_restore", BackupKind::BeforeRestore},
}};
[[nodiscard]] std::string_view name_of(BackupKind kind);

struct Backup {
  std::string name;  ///< `unknot-day-2026-02-03.db`; further ones of a day end in `-2.db`, ...
  BackupKind kind = BackupKind::Day;
  std::string date;         ///< local day
  std::int64_t number = 1;  ///< of its kind and day
  std::int64_t at_ms = 0;   ///< when it was finished
  std::int64_t bytes = 0;
};

/// `backups` beside the store. The names in it begin as the store's file, so that two stores of
/// one folder do not mix.
[[nodiscard]] std::string backups_folder(const std::string& store_path);

/// Newest first. A folder that is not there, or cannot be read, has none.
[[nodiscard]] std::vector<Backup> list_backups(const std::string& store_path);

/// Where a backup of this name lies. Only names that list_backups() gives: nothing from outside
/// becomes a path. @error NotFound
[[nodiscard]] Result<std::string> path_of_backup(const std::string& store_path,
                                                 const std::string& name);

/// A name that is still free.
[[nodiscard]] Backup next_backup(const std::string& store_path, BackupKind kind,
                                 const std::string& date);

/// Those that are not kept. Asked: the newest 10 stay. The others, together: all of the newest 14
/// days that have any, and the first of each of the newest 12 months that have any. Counted in
/// days that are there, so that a clock that jumps deletes nothing. @param backups  newest first
[[nodiscard]] std::vector<Backup> surplus(const std::vector<Backup>& backups);

}  // namespace unknot::store
