/// What was fitted, for a terminal and as a table of draws.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "engine/facade.h"

namespace unknot::cli {

[[nodiscard]] std::string fit_words(const stats::DiaryModel& model, const FitAnswer& answer);

/// Hands on row after row, the heading first: chain and draw, both from 1, all parameters, shares.
/// What is no finite number is empty.
/// @param write  false stops
void write_draws_csv(const stats::DiaryModel& model, const stats::Draws& draws,
                     const std::function<bool(std::string_view)>& write);

}  // namespace unknot::cli
