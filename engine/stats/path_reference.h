/// Whole trajectories of a diary at one position, written plainly: the disturbance by filtering
/// forward and drawing backward, the indicators of repeated scores, the latent pain and what would
/// have been written down under other exposures. docs/methods/causes.md.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "engine/stats/density_reference.h"
#include "engine/stats/fit.h"
#include "engine/stats/random.h"

namespace unknot::stats {

/// Steps above score_min that are expected to be written down: each needs its cut point passed.
[[nodiscard]] double expected_steps_reference(double latent, std::span<const double> cuts,
                                              double noise_sd);

/// The same for many latent pains under one set of cut points: cubics between nodes an eighth of
/// the noise apart, whose values and slopes are exact and computed when first asked for. Right to
/// 1e-6 a cut point.
class ExpectedSteps {
 public:
  void use(std::span<const double> cuts, double noise_sd);
  [[nodiscard]] double at(double latent);

 private:
  struct Node {
    double value = 0;
    double slope = 0;  ///< times the distance of the nodes
    bool known = false;
  };
  const Node& node(std::size_t index);
  std::vector<double> cuts_;
  double noise_sd_ = 1, low_ = 0, step_ = 1;
  std::vector<Node> nodes_;  ///< none when the noise is so small that there would be too many
};

class PathReference {
 public:
  /// @param model, density  outlive the paths
  PathReference(const DiaryModel& model, const DensityReference& density, const Random& random);

  /// Draws the disturbance given all scores; goes on by its own habit over the horizon.
  /// The density must have been evaluated at the position last.
  void draw_disturbance();

  /// Draws for each day with the score of the day before whether it was only written down again,
  /// and its unrounded score, both given the disturbance that was drawn.
  void redraw_repeats(std::span<double> position, std::span<char> repeats);

  /// Draws unknown exposures beyond the last score, after which the paths below can be asked for.
  void draw_exposures(std::span<const double> position);

  /// Latent pain, disturbance included, [day], horizon included; as the exposures were, or changed.
  [[nodiscard]] std::vector<double> latent(std::span<const double> position,
                                           std::span<const Change> changes) const;

  /// [day], as drawn last.
  [[nodiscard]] std::span<const double> disturbance() const { return disturbance_; }

 private:
  void add_cause(std::span<const double> position, std::size_t cause, const Change* change,
                 std::span<double> sum) const;
  const DiaryModel& model_;
  const DensityReference& density_;
  std::size_t all_days_;
  Random random_;
  std::vector<GapModel> gaps_;
  std::vector<double> disturbance_;             ///< [day]
  std::vector<std::vector<double>> exposures_;  ///< [cause][day]
};

}  // namespace unknot::stats
