/// The person's data as files, as JSON. Form: api/data.yaml and docs/cli.md.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/base/result.h"

namespace unknot::json {

struct BackupRow {
  std::string name;
  std::string kind;
  std::string date;
  std::int64_t at_ms = 0;
  std::int64_t bytes = 0;
};

struct DataAnswer {
  std::string store;
  bool exists = false;
  std::int64_t bytes = 0;
  std::int64_t entries = 0;
  std::int64_t days = 0;
  std::string first_date;  ///< empty: none
  std::string last_date;
  std::vector<BackupRow> backups;
  std::optional<ErrorCode> backup_fault;
  std::string today;
  bool damaged = false;
};

[[nodiscard]] std::string to_json(const DataAnswer& answer);
/// {"name": ..., "base64": ...}
[[nodiscard]] std::string copy_json(std::string_view name, std::string_view bytes);
/// {"files": [{"name": ..., "text": ...}]}
[[nodiscard]] std::string files_json(const std::vector<std::pair<std::string, std::string>>& files);

/// {"name": ...} @error as read_day_request()
[[nodiscard]] Result<std::string> read_restore_request(std::string_view bytes);
/// {"passphrase": ...}
[[nodiscard]] Result<std::string> read_copy_request(std::string_view bytes);
/// {}
[[nodiscard]] Result<bool> read_nothing(std::string_view bytes);

}  // namespace unknot::json
