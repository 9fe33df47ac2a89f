/// The diary in plain words for a terminal. The page says the same with pictures.
#pragma once

#include <string>

#include "engine/facade.h"

namespace unknot::cli {

/// What every sentence needs besides what it says.
struct Telling {
  const body::Knowledge& knowledge;
  const Zones& zones;
  std::string store;  ///< as it was given; empty: the usual one
};

/// "temple, right (temple_r)"; an id that the atlas has lost stays an id.
[[nodiscard]] std::string place_words(const body::Knowledge& knowledge, const std::string& region,
                                      body::PaintSide side);

/// Everything of a day, each entry with its number, its source and what it replaced.
[[nodiscard]] std::string day_words(const Telling& telling, const diary::Day& day);
[[nodiscard]] std::string logged_words(const Telling& telling, const Logged& logged);

/// What is asked of a day, and the command that answers it, ready to copy: pains as they were
/// last, everything else not known.
[[nodiscard]] std::string asked_words(const Telling& telling, const CheckInAnswer& answer);
[[nodiscard]] std::string today_words(const Telling& telling, const TodayAnswer& today,
                                      const CheckInAnswer& answer);
/// All that can be answered and done, with ids.
[[nodiscard]] std::string ids_words(const body::Knowledge& knowledge);

[[nodiscard]] std::string deleted_words(const Deleted& deleted, const DeleteRequest& request);

}  // namespace unknot::cli
