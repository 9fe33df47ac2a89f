/// What the product's model and the baselines have in common when they forecast one person day by
/// day. Method: docs/validation/causes.md#forecast.
#pragma once

#include <span>
#include <vector>

namespace unknot::causes {

/// Begins with what other persons taught it and learns of one person's days in their order.
class Forecaster {
 public:
  Forecaster() = default;
  Forecaster(const Forecaster&) = delete;
  Forecaster& operator=(const Forecaster&) = delete;
  virtual ~Forecaster() = default;

  /// Of the next day, which learn() has not seen.
  /// @param features  of that day: what was known before its score, Features::day()
  /// @return          one probability a step, above 0, together 1
  [[nodiscard]] virtual std::vector<double> probabilities(
      std::span<const double> features) const = 0;

  /// The next day is over.
  /// @param step  its score, or no_score
  virtual void learn(std::span<const double> features, int step) = 0;
};

}  // namespace unknot::causes
