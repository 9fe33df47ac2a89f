/// What is said of each exposure and each treatment: size, delay, decay, and how much of it is the
/// diary's. Method: docs/methods/causes.md#answers.
#pragma once

#include <vector>

#include "engine/causes/causes_result.h"
#include "engine/causes/evidence.h"

namespace unknot::causes {

/// Learnt: the posterior sd is under this part of the prior's. Else it is an assumption.
inline constexpr double learnt_sd_max = 0.7;
/// Mostly assumption: above this part.
inline constexpr double assumption_sd_min = 0.8;
inline constexpr int response_days_max = 10;
inline constexpr double response_left_min = 0.05;

/// Of a cause in the model.
[[nodiscard]] ExposureFinding finding_of(const FitView& fit, const ExposureColumn& column,
                                         const TermDraws& draws);

/// Of a cause that the diary says nothing of, from the priors alone.
[[nodiscard]] ExposureFinding finding_before(const DayModel& days, const ExposureColumn& column);

/// Change on the day after one session; of a course, after weeks of it. Negative is less pain.
[[nodiscard]] std::vector<TreatmentFinding> treatments_of(const FitView& fit);

}  // namespace unknot::causes
