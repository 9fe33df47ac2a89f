/// What can still be read of a damaged store, into a new one. Only rows that are bit for bit as
/// they were written are taken (store/checksum.h).
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "engine/base/result.h"
#include "store/backup_list.h"
#include "store/holds.h"

namespace unknot::store {

struct RescuedKind {
  std::int64_t rescued = 0;
  std::int64_t lost = 0;  ///< known to have been there: an index or another row names it, or it
                          ///< is there and not as it was written
};

struct Rescued {
  RescuedKind entries;
  RescuedKind looks;
  RescuedKind knots;
  RescuedKind events;
  /// Corrections whose corrected entry is lost; they stand alone now, or follow the one before.
  std::int64_t chains_mended = 0;
  bool schema_from_backup = false;  ///< where the tables begin had to be looked up in a backup
  std::optional<Backup> newest_good;
  std::optional<Holds> newest_good_holds;
};

struct RescueOptions {
  std::string damaged_path;  ///< is read only; a -wal beside it counts
  std::string new_path;      ///< must not be there
  std::string store_path;    ///< whose backups to look at; mostly the damaged one
};

/// @error NotFound   no such file
/// @error Contradiction  the new file is there already
/// @error NotAStore  nothing in it is of a store
/// @error DiskFull, ReadOnly  of the new file
[[nodiscard]] Result<Rescued> rescue(const RescueOptions& options);

}  // namespace unknot::store
