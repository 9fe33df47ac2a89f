#include "engine/stats/nuts_metric.h"

#include <algorithm>
#include <cmath>

#include "engine/base/contracts.h"
#include "engine/stats/matrix.h"

namespace unknot::stats {
NutsMetric::NutsMetric(std::span<const double> variances, std::size_t dense)
    : dense_(dense),
      covariance_(dense * dense, 0.0),
      factor_(dense * dense, 0.0),
      variances_(variances.begin() + static_cast<std::ptrdiff_t>(dense), variances.end()) {
  for (std::size_t i = 0; i < dense; ++i) {
    covariance_[i * dense + i] = variances[i];
    factor_[i * dense + i] = std::sqrt(variances[i]);
  }
}

void NutsMetric::multiply(std::span<const double> momentum, std::span<double> velocity) const {
  std::fill_n(velocity.begin(), dense_, 0.0);
  // Column by column: the additions of one row would wait for each other.
  for (std::size_t j = 0; j < dense_; ++j) {
    const double* column = covariance_.data() + j * dense_;
    const double one = momentum[j];
    for (std::size_t i = 0; i < dense_; ++i) velocity[i] += column[i] * one;
  }
  for (std::size_t i = 0; i < variances_.size(); ++i)
    velocity[dense_ + i] = variances_[i] * momentum[dense_ + i];
}

void NutsMetric::to_momentum(std::span<double> normals) const {
  for (std::size_t i = dense_; i-- > 0;) {
    for (std::size_t k = i + 1; k < dense_; ++k) normals[i] -= factor_[k * dense_ + i] * normals[k];
    normals[i] /= factor_[i * dense_ + i];
  }
  for (std::size_t i = 0; i < variances_.size(); ++i)
    normals[dense_ + i] /= std::sqrt(variances_[i]);
}

void NutsMetric::set(const NutsCovariance& covariance) {
  auto factor = factor_of({.size = dense_, .values = covariance.dense});
  if (factor) {
    factor_ = std::move(factor->values);
    covariance_ = covariance.dense;
  }
  variances_ = covariance.variances;
}

NutsMoments::NutsMoments(std::size_t size, std::size_t dense)
    : dense_(dense),
      mean_(size, 0.0),
      products_(dense * dense, 0.0),
      squares_(size - dense, 0.0),
      shift_(size, 0.0) {}

void NutsMoments::add(std::span<const double> position) {
  count_ += 1;
  for (std::size_t i = 0; i < mean_.size(); ++i) {
    shift_[i] = position[i] - mean_[i];
    mean_[i] += shift_[i] / count_;
  }
  for (std::size_t i = 0; i < dense_; ++i)
    for (std::size_t j = 0; j < dense_; ++j)
      products_[i * dense_ + j] += shift_[i] * (position[j] - mean_[j]);
  for (std::size_t i = dense_; i < mean_.size(); ++i)
    squares_[i - dense_] += shift_[i] * (position[i] - mean_[i]);
}

NutsCovariance NutsMoments::take() {
  UNKNOT_EXPECTS(count_ > 1);
  const double kept = count_ / ((count_ + 5) * (count_ - 1));
  const double added = 1e-3 * 5 / (count_ + 5);
  for (double& one : products_) one *= kept;
  for (double& one : squares_) one = kept * one + added;
  // Of fewer draws than parameters a covariance is singular; Stan leaves it nearly so and pays with
  // long trajectories. Here its correlations are shrunk by as much as the draws are few.
  const double trusted = count_ / (count_ + static_cast<double>(dense_));
  for (std::size_t i = 0; i < dense_; ++i) {
    products_[i * dense_ + i] += added;
    for (std::size_t j = 0; j < i; ++j) {
      products_[j * dense_ + i] *= trusted;
      products_[i * dense_ + j] = products_[j * dense_ + i];
    }
  }
  NutsCovariance covariance{products_, squares_};
  count_ = 0;
  std::fill(mean_.begin(), mean_.end(), 0.0);
  std::fill(products_.begin(), products_.end(), 0.0);
  std::fill(squares_.begin(), squares_.end(), 0.0);
  return covariance;
}

void NutsStepSize::restart(double step) {
  step_ = step;
  centre_ = std::log(10 * step);
  error_ = count_ = 0;
  log_mean_ = 0;
}

void NutsStepSize::learn(double acceptance) {
  count_ += 1;
  const double part = 1 / (count_ + 10);
  error_ = (1 - part) * error_ + part * (acceptance_ - std::min(1.0, acceptance));
  const double log_step = centre_ - error_ * std::sqrt(count_) / 0.05;
  const double weight = std::pow(count_, -0.75);
  log_mean_ = weight * log_step + (1 - weight) * log_mean_;
  step_ = std::exp(log_step);
}

double NutsStepSize::settled() const { return count_ == 0 ? step_ : std::exp(log_mean_); }

NutsWindows::NutsWindows(int warmup) {
  if (warmup < 20) return;
  int before = 75, after = 50;
  width_ = 25;
  if (before + width_ + after > warmup) {
    before = warmup * 15 / 100;
    after = warmup / 10;
    width_ = warmup - before - after;
  }
  first_ = before;
  last_ = warmup - after;
  end_ = first_ + width_;
}

bool NutsWindows::closes(int iteration) {
  if (!collects(iteration) || iteration + 1 != end_) return false;
  width_ *= 2;
  const int next = end_ + width_;
  // The last window takes what would be too short for one of its own.
  end_ = next + 2 * width_ > last_ ? last_ : next;
  return true;
}

}  // namespace unknot::stats
