/// Knowledge of the ten exposures that studies of false alarms use. Not part of the library.
#pragma once

#include "engine/causes/alarm_study.h"
#include "engine/causes/test_causes.h"

namespace unknot::causes::testing {

/// Half-lives of 12 hours, one unit a sd, 0.1 points a unit expected.
inline std::vector<body::Cause> ten_causes() {
  constexpr std::size_t group_of[] = {0, 0, 0, 0, 1, 2, 3, 3, 3, 4};
  std::vector<body::Cause> out;
  for (std::size_t i = 0; i < alarm_exposures().size(); ++i) {
    out.push_back(cause(std::string(alarm_exposures()[i]), body::cause_groups[group_of[i]]));
  }
  return out;
}

}  // namespace unknot::causes::testing
