/// All tables of a store as one value and back. Callers hold the transaction and catch what SQLite
/// throws (store/sqlite_error.h).
#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include <cstdint>

#include "engine/base/result.h"
#include "engine/everything.h"
#include "store/store.h"

namespace unknot::store {

/// @error Damaged  a row is not as it was written
[[nodiscard]] Result<Everything> read_everything(SQLite::Database& database);

/// Into an empty store everything comes with the ids it had. Else entries and looks are known by
/// their uid, knots by muscle and side, events by knot, moment and kind; what is known is not
/// written again, and what is new gets a new id where its own is taken. Rule for entries:
/// store/entry_merge.h. Events of a knot stand in the order of their moments afterwards.
/// @param everything  checked by check_everything()
/// @error Damaged     what is here is not as it was written
[[nodiscard]] Result<TakenIn> write_everything(SQLite::Database& database,
                                               const Everything& everything);

}  // namespace unknot::store
