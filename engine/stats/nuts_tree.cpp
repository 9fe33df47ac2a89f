#include "engine/stats/nuts_tree.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace unknot::stats {
namespace {

constexpr double energy_error_max = 1000;  ///< more is a divergence, as in Stan
constexpr double infinity = std::numeric_limits<double>::infinity();

/// Four sums, since one alone waits for each addition.
double dot(std::span<const double> a, std::span<const double> b) {
  double sum[4] = {0, 0, 0, 0};
  std::size_t i = 0;
  for (; i + 4 <= a.size(); i += 4)
    for (std::size_t k = 0; k < 4; ++k) sum[k] += a[i + k] * b[i + k];
  for (; i < a.size(); ++i) sum[0] += a[i] * b[i];
  return (sum[0] + sum[1]) + (sum[2] + sum[3]);
}

/// Both products of a + b with the velocities are positive.
bool ahead(std::span<const double> first, std::span<const double> last, std::span<const double> a,
           std::span<const double> b) {
  double from_first[2] = {0, 0}, from_last[2] = {0, 0};
  std::size_t i = 0;
  for (; i + 2 <= a.size(); i += 2) {
    for (std::size_t k = 0; k < 2; ++k) {
      const double sum = a[i + k] + b[i + k];
      from_first[k] += sum * first[i + k];
      from_last[k] += sum * last[i + k];
    }
  }
  for (; i < a.size(); ++i) {
    from_first[0] += (a[i] + b[i]) * first[i];
    from_last[0] += (a[i] + b[i]) * last[i];
  }
  return from_first[0] + from_first[1] > 0 && from_last[0] + from_last[1] > 0;
}

double log_sum_exp(double a, double b) {
  const double larger = std::max(a, b);
  if (larger == -infinity) return larger;
  return larger + std::log1p(std::exp(std::min(a, b) - larger));
}

}  // namespace

NutsTree::NutsTree(NutsTarget* target, const Random& random)
    : target_(target), random_(random), size_(target->size()) {
  for (Point* point : {&point_, &front_, &back_})
    for (Row* row :
         {&point->momentum, &point->velocity, &point->position, &point->gradient, &point->push})
      row->assign(size_, 0.0);
  sample_ = {Row(size_, 0.0), Row(size_, 0.0), 0};
  momentum_sum_.assign(size_, 0.0);
  const Row row(size_, 0.0);
  subtrees_.assign(depth_max + 1, {{row, row}, {row, row}, row, {row, row, 0}, 0});
}

void NutsTree::start_at(std::span<const double> position) {
  std::copy(position.begin(), position.end(), sample_.position.begin());
  sample_.log_density = target_->evaluate(sample_.position, sample_.gradient);
  ++gradients_;
}

void NutsTree::begin_trajectory() {
  point_.position = sample_.position;
  point_.gradient = sample_.gradient;
  point_.log_density = sample_.log_density;
  for (double& one : point_.momentum) one = random_.normal();
  metric_->to_momentum(point_.momentum);
  metric_->multiply(point_.momentum, point_.velocity);
  metric_->multiply(point_.gradient, point_.push);
  first_energy_ = energy();
}

double NutsTree::energy() const {
  const double energy = 0.5 * dot(point_.momentum, point_.velocity) - point_.log_density;
  return std::isnan(energy) ? infinity : energy;
}

/// The velocity is carried along with the momentum, so that the metric is needed once a step.
void NutsTree::leapfrog(double step_size) {
  const double half = 0.5 * step_size;
  for (std::size_t i = 0; i < size_; ++i) {
    point_.momentum[i] += half * point_.gradient[i];
    point_.velocity[i] += half * point_.push[i];
    point_.position[i] += step_size * point_.velocity[i];
  }
  point_.log_density = target_->evaluate(point_.position, point_.gradient);
  ++gradients_;
  metric_->multiply(point_.gradient, point_.push);
  for (std::size_t i = 0; i < size_; ++i) {
    point_.momentum[i] += half * point_.gradient[i];
    point_.velocity[i] += half * point_.push[i];
  }
}

bool NutsTree::leaf(std::size_t slot) {
  Subtree& tree = subtrees_[slot];
  leapfrog(signed_step_);
  ++leaves_;
  const double gain = first_energy_ - energy();
  if (-gain > energy_error_max) divergent_ = true;
  tree.log_weight = gain;
  acceptance_sum_ += gain > 0 ? 1 : std::exp(gain);
  tree.begin.momentum = tree.end.momentum = tree.momentum_sum = point_.momentum;
  tree.begin.velocity = tree.end.velocity = point_.velocity;
  tree.chosen.position = point_.position;
  tree.chosen.gradient = point_.gradient;
  tree.chosen.log_density = point_.log_density;
  return !divergent_;
}

bool NutsTree::chooses(double log_weight, double log_weight_of_all) {
  return log_weight > log_weight_of_all ||
         random_.uniform() < std::exp(log_weight - log_weight_of_all);
}

bool NutsTree::goes_on(const End& far, const End& near, const Row& momentum_sum,
                       const Subtree& added) {
  return ahead(far.velocity, added.end.velocity, momentum_sum, added.momentum_sum) &&
         ahead(far.velocity, added.begin.velocity, momentum_sum, added.begin.momentum) &&
         ahead(near.velocity, added.end.velocity, added.momentum_sum, near.momentum);
}

bool NutsTree::build(int depth, std::size_t slot) {
  if (depth == 0) return leaf(slot);
  const auto second_slot = static_cast<std::size_t>(depth);
  if (!build(depth - 1, slot)) return false;
  if (!build(depth - 1, second_slot)) return false;
  Subtree& tree = subtrees_[slot];
  Subtree& second = subtrees_[second_slot];
  const double log_weight = log_sum_exp(tree.log_weight, second.log_weight);
  if (chooses(second.log_weight, log_weight)) std::swap(tree.chosen, second.chosen);
  tree.log_weight = log_weight;
  const bool persists = goes_on(tree.begin, tree.end, tree.momentum_sum, second);
  for (std::size_t i = 0; i < size_; ++i) tree.momentum_sum[i] += second.momentum_sum[i];
  std::swap(tree.end, second.end);
  return persists;
}

NutsStep NutsTree::step(double step_size, int depth_end) {
  begin_trajectory();
  front_ = point_;
  back_ = point_;
  momentum_sum_ = point_.momentum;
  double log_weight = 0;
  acceptance_sum_ = 0;
  leaves_ = 0;
  divergent_ = false;
  for (int depth = 0; depth < std::min(depth_end, depth_max); ++depth) {
    const bool forward = random_.uniform() > 0.5;
    Point& near = forward ? front_ : back_;
    const Point& far = forward ? back_ : front_;
    signed_step_ = forward ? step_size : -step_size;
    point_ = near;
    if (!build(depth, 0)) break;
    Subtree& added = subtrees_.front();
    if (chooses(added.log_weight, log_weight)) std::swap(sample_, added.chosen);
    log_weight = log_sum_exp(log_weight, added.log_weight);
    const bool persists = goes_on(far, near, momentum_sum_, added);
    std::swap(near, point_);
    for (std::size_t i = 0; i < size_; ++i) momentum_sum_[i] += added.momentum_sum[i];
    if (!persists) break;
  }
  return {acceptance_sum_ / leaves_, first_energy_, divergent_};
}

double NutsTree::usable_step_size(double guess) {
  double step = guess;
  int direction = 0;
  for (int attempt = 0; attempt < 60; ++attempt) {
    begin_trajectory();
    leapfrog(step);
    const bool accepted = first_energy_ - energy() > std::log(0.8);
    if (direction == 0) direction = accepted ? 1 : -1;
    if (accepted != (direction == 1)) break;
    step = direction == 1 ? 2 * step : 0.5 * step;
  }
  return step;
}

}  // namespace unknot::stats
