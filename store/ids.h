/// Names of rows: the numbers of this store, and those that are the same in every copy.
#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include <cstdint>
#include <string>
#include <string_view>

namespace unknot::store {

/// 32 hex digits of chance.
[[nodiscard]] std::string new_uid();

/// The id that the next row of an AUTOINCREMENT table gets; never one that was used before. Ask
/// inside the transaction that writes. @param table  with the key `<table>_id`
[[nodiscard]] std::int64_t next_id(SQLite::Database& database, const std::string& table);

/// 32 hex digits <-> the 16 bytes of the column. Nothing when it is neither.
[[nodiscard]] std::string uid_bytes(std::string_view uid);
[[nodiscard]] std::string uid_text(std::string_view bytes);

}  // namespace unknot::store
