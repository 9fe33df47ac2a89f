#include "engine/stats/adaptation.h"

#include <algorithm>
#include <cmath>

#include "engine/stats/matrix.h"

namespace unknot::stats {
namespace {

constexpr double shrinkage = 0.05;   // gamma of the paper
constexpr double slow_start = 10;    // t_0
constexpr double forgetting = 0.75;  // kappa
constexpr double center_factor = 5;  // steps begin by trying larger ones
constexpr double prior_draws = 10;   // of the diagonal, against few draws

}  // namespace

StepSize::StepSize(double first, double target_acceptance)
    : target_(target_acceptance), now_(first) {
  restart();
}

void StepSize::restart() {
  center_ = std::log(center_factor * now_);
  error_ = 0;
  log_average_ = 0;
  count_ = 0;
}

void StepSize::update(double acceptance) {
  ++count_;
  const double weight = 1 / (count_ + slow_start);
  error_ = (1 - weight) * error_ + weight * (target_ - acceptance);
  const double log_now = center_ - error_ * std::sqrt(static_cast<double>(count_)) / shrinkage;
  const double part = std::pow(static_cast<double>(count_), -forgetting);
  log_average_ = part * log_now + (1 - part) * log_average_;
  now_ = std::exp(std::clamp(log_now, -12.0, 3.0));
}

double StepSize::settled() const { return count_ > 0 ? std::exp(log_average_) : now_; }

RunningCovariance::RunningCovariance(std::size_t size)
    : size_(size), mean_(size, 0.0), products_(size * size, 0.0) {}

void RunningCovariance::add(std::span<const double> values) {
  ++count_;
  std::vector<double> before(size_);
  for (std::size_t i = 0; i < size_; ++i) {
    before[i] = values[i] - mean_[i];
    mean_[i] += before[i] / count_;
  }
  for (std::size_t i = 0; i < size_; ++i) {
    for (std::size_t j = 0; j <= i; ++j) {
      products_[i * size_ + j] += before[i] * (values[j] - mean_[j]);
    }
  }
}

void RunningCovariance::clear() {
  count_ = 0;
  std::fill(mean_.begin(), mean_.end(), 0.0);
  std::fill(products_.begin(), products_.end(), 0.0);
}

std::vector<double> RunningCovariance::factor() const {
  const double n = count_;
  // Correlations of few draws are noise: they shrink as if prior_draws + size had none.
  const double keep = n / (n + prior_draws + static_cast<double>(size_));
  Matrix covariance = Matrix::zero(size_);
  for (std::size_t i = 0; i < size_; ++i) {
    for (std::size_t j = 0; j <= i; ++j) {
      const double value = products_[i * size_ + j] / std::max(1.0, n - 1);
      covariance.at(i, j) = i == j ? value + 1e-8 : keep * value;
    }
  }
  const auto factor = factor_of(covariance);
  return factor ? factor->values : std::vector<double>{};
}

std::vector<int> metric_updates(int warmup) {
  std::vector<int> updates;
  const int settle = std::max(10, warmup / 8);  // at the end, for the step size alone
  int end = std::max(15, warmup / 10);
  int window = std::max(15, warmup / 20);
  while (end + window <= warmup - settle) {
    end += window;
    window *= 2;
    // A last window that would be cut short is joined with this one.
    if (end + window > warmup - settle) end = warmup - settle;
    updates.push_back(end);
  }
  return updates;
}

}  // namespace unknot::stats
