/// The clock on the wall of this computer, as a value for the engine.
#pragma once

#include <string>
#include <string_view>

#include "engine/base/result.h"
#include "engine/knots/record.h"

namespace unknot::service {

/// Now, in the time zone of this computer. The zone's name comes from TZ or /etc/localtime; where
/// neither names one, it is the offset.
[[nodiscard]] Moment now();

/// `2026-02-02T18:30+01:00`, or `Z` for UTC: the local day is the one that is written there.
/// @error OutOfRange  no day or time that there is, or not of this form
[[nodiscard]] Result<Moment> read_moment(std::string_view text);

}  // namespace unknot::service
