/// Opening the file of a store: whose it is, whether it is sound, and which schema it has.
#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include <memory>
#include <string>

#include "engine/base/result.h"
#include "store/store.h"

namespace unknot::store {

/// A file that is missing or empty while backups of it lie beside is a lost diary and no new one.
/// @error Damaged  so it is
[[nodiscard]] Result<bool> check_not_lost(const std::string& path);

/// @error as Store::open()
[[nodiscard]] Result<std::unique_ptr<SQLite::Database>> open_database(const StoreOptions& options);

/// Reads the file as it is: no folder is made, no schema brought up to date. Gives a sound answer
/// while others write. @error NotFound  no such file; NotAStore, NewerStore  it is not touched
[[nodiscard]] Result<std::unique_ptr<SQLite::Database>> open_to_read(const std::string& path);

/// Every page and every index. @error Damaged
[[nodiscard]] Result<bool> check_pages(SQLite::Database& database);

/// A number that one query gives, as of a PRAGMA.
[[nodiscard]] std::int64_t number_of(SQLite::Database& database, const std::string& query);

}  // namespace unknot::store
