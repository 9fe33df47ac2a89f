#include "store/ids.h"

#include <unistd.h>

#include <cstdlib>

namespace unknot::store {
namespace {

constexpr std::size_t uid_size = 16;
constexpr std::string_view hex = "0123456789abcdef";

}  // namespace

std::string new_uid() {
  char bytes[uid_size];
  // The kernel gives so few bytes always; without them two entries could pass for one.
  if (getentropy(bytes, sizeof bytes) != 0) std::abort();
  return uid_of_bytes({bytes, sizeof bytes});
}

std::int64_t next_id(SQLite::Database& database, const std::string& table, const std::string& key) {
  const std::string used = "SELECT coalesce(max(" + key + "), 0) AS id FROM " + table;
  SQLite::Statement row(database, "SELECT max(id) + 1 FROM (" + used +
                                      " UNION ALL SELECT seq FROM sqlite_sequence WHERE name = '" +
                                      table + "')");
  row.executeStep();
  return row.getColumn(0).getInt64();
}

std::optional<std::string> bytes_of_uid(std::string_view uid) {
  if (uid.size() != 2 * uid_size) return std::nullopt;
  std::string out;
  for (std::size_t k = 0; k < uid.size(); k += 2) {
    const std::size_t high = hex.find(uid[k]);
    const std::size_t low = hex.find(uid[k + 1]);
    if (high == std::string_view::npos || low == std::string_view::npos) return std::nullopt;
    out += static_cast<char>(16 * high + low);
  }
  return out;
}

std::string uid_of_bytes(std::string_view bytes) {
  std::string out(2 * bytes.size(), '0');
  for (std::size_t k = 0; k < bytes.size(); ++k) {
    const auto byte = static_cast<unsigned char>(bytes[k]);
    out[2 * k] = hex[byte >> 4U];
    out[2 * k + 1] = hex[byte & 15U];
  }
  return out;
}

}  // namespace unknot::store
