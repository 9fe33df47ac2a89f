/// Names of rows: the numbers of this store, and those that are the same in every copy.
#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace unknot::store {

/// 32 hex digits of chance.
[[nodiscard]] std::string new_uid();

/// The id that the next row of an AUTOINCREMENT table gets; never one that was used before. Ask
/// inside the transaction that writes. @param key  of the table
[[nodiscard]] std::int64_t next_id(SQLite::Database& database, const std::string& table,
                                   const std::string& key);

/// 16 bytes from 32 hex digits; nothing when it is not that.
[[nodiscard]] std::optional<std::string> bytes_of_uid(std::string_view uid);
[[nodiscard]] std::string uid_of_bytes(std::string_view bytes);

}  // namespace unknot::store
