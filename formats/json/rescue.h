/// What a rescue found, as JSON. Form: docs/cli.md.
#pragma once

#include <cstdint>
#include <string>

namespace unknot::json {

struct RescueRow {
  std::int64_t rescued = 0;
  std::int64_t lost = 0;
};

struct RescueAnswer {
  std::string file;  ///< the new one
  RescueRow entries;
  RescueRow looks;
  RescueRow knots;
  RescueRow events;
  std::int64_t chains_mended = 0;
  std::string newest_good;  ///< name of the backup; empty: none
};

[[nodiscard]] std::string to_json(const RescueAnswer& answer);

}  // namespace unknot::json
