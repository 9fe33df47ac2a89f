#include "engine/locate/sign.h"

#include <algorithm>
#include <cmath>

namespace unknot::locate {
namespace {

/// A test as sure as the sign itself would let two answers contradict each other for certain.
constexpr double reading_min = 1e-3;

}  // namespace

double agreement_ceiling(double kappa) { return (1 + std::sqrt(std::clamp(kappa, 0.0, 1.0))) / 2; }

Sign::Reading Sign::reading_of(const Accuracy& accuracy) const {
  const double slope = (accuracy.yes_present - accuracy.yes_absent) / (2 * ceiling_ - 1);
  const double without = accuracy.yes_absent - (1 - ceiling_) * slope;
  return {.with = std::clamp(without + slope, reading_min, 1 - reading_min),
          .without = std::clamp(without, reading_min, 1 - reading_min)};
}

void Sign::read(const Accuracy& accuracy, body::Answer answer) {
  if (answer == body::Answer::Unknown) return;
  const Reading reading = reading_of(accuracy);
  const bool yes = answer == body::Answer::Yes;
  with_ *= yes ? reading.with : 1 - reading.with;
  without_ *= yes ? reading.without : 1 - reading.without;
}

Likelihood Sign::likelihood() const {
  return {.absent = (1 - ceiling_) * with_ + ceiling_ * without_,
          .present = ceiling_ * with_ + (1 - ceiling_) * without_};
}

Accuracy Sign::next(const Accuracy& accuracy) const {
  const Reading reading = reading_of(accuracy);
  const Likelihood so_far = likelihood();
  const double sign_present = ceiling_ * with_ / so_far.present;
  const double sign_absent = (1 - ceiling_) * with_ / so_far.absent;
  const auto yes = [&](double sign) { return sign * reading.with + (1 - sign) * reading.without; };
  return {.yes_present = yes(sign_present), .yes_absent = yes(sign_absent)};
}

}  // namespace unknot::locate
