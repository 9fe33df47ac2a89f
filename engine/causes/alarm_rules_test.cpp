#include "engine/causes/alarm_rules.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "engine/causes/test_alarms.h"

namespace unknot::causes {
namespace {

using Matrix = std::vector<std::vector<double>>;

/// By Gauss and Jordan, as in a book.
Matrix inverse(Matrix a) {
  const std::size_t n = a.size();
  Matrix out(n, std::vector<double>(n, 0.0));
  for (std::size_t i = 0; i < n; ++i) out[i][i] = 1;
  for (std::size_t i = 0; i < n; ++i) {
    const double pivot = a[i][i];  // of a covariance never 0
    for (std::size_t k = 0; k < n; ++k) {
      a[i][k] /= pivot;
      out[i][k] /= pivot;
    }
    for (std::size_t j = 0; j < n; ++j) {
      const double times = j == i ? 0 : a[j][i];
      for (std::size_t k = 0; k < n; ++k) {
        a[j][k] -= times * a[i][k];
        out[j][k] -= times * out[i][k];
      }
    }
  }
  return out;
}

/// x' V^-1 y of two columns.
double product(const std::vector<double>& x, const Matrix& v_inverse,
               const std::vector<double>& y) {
  double out = 0;
  for (std::size_t i = 0; i < x.size(); ++i) {
    for (std::size_t j = 0; j < y.size(); ++j) out += x[i] * v_inverse[i][j] * y[j];
  }
  return out;
}

/// Of all columns.
Matrix products(const Matrix& x, const Matrix& v_inverse, const Matrix& y) {
  Matrix out(x.size());
  for (std::size_t a = 0; a < x.size(); ++a) {
    for (const std::vector<double>& own : y) out[a].push_back(product(x[a], v_inverse, own));
  }
  return out;
}

/// Scored days with their distance in days.
Matrix covariance(const AlarmScene& scene, const std::vector<std::size_t>& scored) {
  Matrix out(scored.size(), std::vector<double>(scored.size(), 0.0));
  for (std::size_t i = 0; i < scored.size(); ++i) {
    for (std::size_t j = 0; j < scored.size(); ++j) {
      const double apart =
          std::abs(static_cast<double>(scored[i]) - static_cast<double>(scored[j]));
      out[i][j] = scene.disturbance_sd * scene.disturbance_sd *
                  std::pow(scene.disturbance_coefficient, apart);
    }
    out[i][i] += scene.noise_sd * scene.noise_sd + 1.0 / 12;
  }
  return out;
}

/// The exposure of a term after a filter that leaves a quarter each day, unknown days at the mean.
std::vector<double> column_of(const stats::CauseTerm& term,
                              const std::vector<std::size_t>& scored) {
  std::vector<double> all;
  double now = 0;
  for (const double own : term.exposure) {
    now = 0.25 * now + 0.75 * (std::isnan(own) ? 0 : own);
    all.push_back(now);
  }
  std::vector<double> out;
  for (const std::size_t day : scored) out.push_back(all[day]);
  return out;
}

TEST(AlarmRules, TheTOfEachGroupIsThatOfDenseLeastSquares) {
  const AlarmScene scene{.days = 60,
                         .disturbance_coefficient = 0.8,
                         .missing = 0.3,
                         .cause = "sitting_hours",
                         .points = 2};
  const auto causes = testing::ten_causes();
  const AlarmDiary diary = draw_diary(scene, causes, 8);
  const DayModel days = day_model_of({.table = &diary.table, .causes = causes});
  const AlarmLook look = look_by_rules(scene, days);

  const std::vector<double>& scores = days.model.scores;
  std::vector<std::size_t> scored;
  Matrix y(1);
  for (std::size_t day = 0; day < scores.size(); ++day) {
    if (std::isnan(scores[day])) continue;
    scored.push_back(day);
    y[0].push_back(scores[day]);
  }
  Matrix x{std::vector<double>(scored.size(), 1.0)};
  std::vector<std::size_t> group;
  for (const ExposureColumn& own : days.exposures) {
    x.push_back(column_of(days.model.causes[*own.term], scored));
    group.push_back(own.group);
  }
  const Matrix v_inverse = inverse(covariance(scene, scored));
  const Matrix variance = inverse(products(x, v_inverse, x));
  const Matrix right = products(x, v_inverse, y);
  std::array<double, groups> largest{};
  largest.fill(-99);
  for (std::size_t c = 1; c < x.size(); ++c) {
    double beta = 0;
    for (std::size_t k = 0; k < x.size(); ++k) beta += variance[c][k] * right[k][0];
    double& own = largest[group[c - 1]];
    own = std::max(own, beta / std::sqrt(variance[c][c]));
  }
  for (std::size_t g = 0; g < groups; ++g) EXPECT_NEAR(look.gls_t[g], largest[g], 1e-5) << g;
  EXPECT_GT(look.gls_t[3], 2);  // sitting, which is there
}

TEST(AlarmRules, WithNoEffectTheTIsThatOfANormal) {
  // A single exposure of its group, so that no largest of several is taken.
  const AlarmScene scene{.days = 80};
  const auto causes = testing::ten_causes();
  double sum = 0;
  double square = 0;
  constexpr int persons = 100;
  for (int person = 1; person <= persons; ++person) {
    const AlarmDiary diary = draw_diary(scene, causes, static_cast<std::uint64_t>(person));
    const DayModel days = day_model_of({.table = &diary.table, .causes = causes});
    const AlarmLook look = look_by_rules(scene, days);
    sum += look.gls_t[2];
    square += look.gls_t[2] * look.gls_t[2];
  }
  EXPECT_NEAR(sum / persons, 0, 0.35);
  EXPECT_NEAR(square / persons, 1, 0.5);
}

/// One exposure of one group on given days.
DayModel by_hand(const std::vector<double>& exposure, const std::vector<double>& scores) {
  static const std::vector<body::Cause> causes = testing::ten_causes();
  DayModel out;
  out.model.days = static_cast<int>(scores.size());
  out.model.scores = scores;
  out.model.causes = {{.name = "hunched_hours", .exposure = exposure}};
  out.exposures = {{.cause = &causes[5], .group = 2, .term = 0}};
  return out;
}

AlarmLook looked(const std::vector<double>& exposure, const std::vector<double>& scores) {
  return look_by_rules({}, by_hand(exposure, scores));
}

TEST(AlarmRules, ThreeDaysAPointWorseThanThreeWithoutAreTaken) {
  // Mean 1, sd about 1.9: the days of 4 are days with.
  const std::vector<double> exposure{4, 0, 0, 4, 0, 0, 4, 0, 0, 0, 0, 0};
  EXPECT_TRUE(looked(exposure, {5, 4, 4, 5, 4, 4, 5, 4, 4, 4, 4, 4}).three_and_three[2]);
  EXPECT_FALSE(looked(exposure, {5, 4, 4, 5, 4, 4, 4, 4, 4, 4, 4, 4}).three_and_three[2]);
  EXPECT_FALSE(looked({4, 0, 0, 4, 0, 0, 0, 0, 0, 0, 0, 0}, {9, 4, 4, 9, 4, 4, 4, 4, 4, 4, 4, 4})
                   .three_and_three[2]);
  EXPECT_FALSE(looked(exposure, {5, 4, 4, 5, 4, 4, 5, 4, 4, 4, 4, 4}).three_and_three[3]);
}

TEST(AlarmRules, ACorrelationIsOneAndIsPositive) {
  // r = 0.5 over 16 days: atanh(0.5) sqrt(13) = 1.98; over 15 days 1.90.
  std::vector<double> exposure;
  std::vector<double> scores;
  for (int pair = 0; pair < 4; ++pair) {
    for (const auto& [x, y] : {std::pair{1, 1}, {1, 1}, {-1, -1}, {1, -1}}) {
      exposure.push_back(pair % 2 == 0 ? x : -x);
      scores.push_back(5 + (pair % 2 == 0 ? y : -y));
    }
  }
  EXPECT_TRUE(looked(exposure, scores).correlates[2]);
  for (double& own : scores) own = 10 - own;
  EXPECT_FALSE(looked(exposure, scores).correlates[2]);
  for (double& own : scores) own = 10 - own;
  exposure[1] = std::nan("");  // not known on one of both days that agree
  EXPECT_FALSE(looked(exposure, scores).correlates[2]);
  EXPECT_FALSE(looked({1, 1, 1, 1, 1, 1}, {1, 2, 3, 4, 5, 6}).correlates[2]);
}

}  // namespace
}  // namespace unknot::causes
