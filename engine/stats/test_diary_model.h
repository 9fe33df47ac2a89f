/// A diary that holds every kind of term, for the tests of the samplers.
#pragma once

#include <cmath>
#include <cstddef>
#include <utility>
#include <vector>

#include "engine/stats/diary_model.h"

namespace unknot::stats {

/// Numbers without order between 0 and 1, the same everywhere.
inline double scattered(int i) {
  const double u = std::sin(12.9898 * (i + 1)) * 43758.5453;
  return u - std::floor(u);
}

struct TestCause {
  const char* name = "";
  int seed = 0;
  double unknown = 0;  ///< share of the days
};

inline CauseTerm test_cause(const TestCause& how, int days) {
  CauseTerm cause;
  cause.name = how.name;
  cause.start_level = 0.3;
  cause.effect = {0.6, 0.6};
  cause.log_half_life_days = {0.1, 0.6};
  for (int t = 0; t < days; ++t)
    cause.exposure.push_back(scattered(how.seed + 3 * t) < how.unknown
                                 ? std::nan("")
                                 : 2 * scattered(how.seed + 3 * t + 1));
  return cause;
}

inline std::vector<double> test_doses(int days, int seed) {
  std::vector<double> doses;
  for (int t = 0; t < days; ++t) doses.push_back(scattered(seed + t) < 0.3 ? 1 : 0);
  return doses;
}

/// The reference form: scores of a slow walk with a fifth missing, three causes, the last two of
/// which have unknown days, an amplifier, a treatment and a weekend.
inline DiaryModel test_diary(int days) {
  DiaryModel model;
  model.days = days;
  double level = 2;
  for (int t = 0; t < days; ++t) {
    level += 2 * (scattered(7 * t) - 0.5) - 0.2 * (level - 2.5);
    const bool missing = scattered(7 * t + 2) < 0.2;
    model.scores.push_back(missing ? std::nan("") : std::fmin(10, std::fmax(0, std::round(level))));
  }
  model.causes = {test_cause({"sitting", 100, 0}, days), test_cause({"water", 200, 0.2}, days),
                  test_cause({"stress", 300, 0.4}, days)};
  model.amplifier = Amplifier{1, {0.25, 0.25}};
  TreatmentTerm stretch;
  stretch.name = "stretch";
  stretch.dose = test_doses(days, 50);
  stretch.effect = {0.4, 0.4};
  stretch.log_half_life_days = {0, 0.5};
  model.treatments = {stretch};
  Covariate weekend;
  weekend.name = "weekend";
  weekend.prior = {0, 0.3};
  for (int t = 0; t < days; ++t) weekend.values.push_back(t % 7 >= 5 ? 1 : 0);
  model.covariates = {weekend};
  return model;
}

/// The product's form on top: cascade, same-day treatment, inclusion, Student t, repeats, cuts.
inline DiaryModel full_test_diary(int days) {
  DiaryModel model = test_diary(days);
  model.causes[2].kernel = Kernel::Cascade;
  model.causes[0].inclusion = {0.4, 0.05};
  model.causes[2].inclusion = {0.7, 0.2};
  model.causes[2].slab_degrees_of_freedom = 4;
  CauseTerm work = test_cause({"work", 400, 0}, days);
  work.kernel = Kernel::Cascade;
  work.slab_degrees_of_freedom = 3;
  model.causes.push_back(std::move(work));
  TreatmentTerm massage = model.treatments[0];
  massage.name = "massage";
  massage.dose = test_doses(days, 77);
  massage.acts = DoseActs::SameDay;
  model.treatments.push_back(std::move(massage));
  model.layer.repeat = BetaPrior{1, 4};
  model.layer.log_width_sd = 0.25;
  return model;
}

}  // namespace unknot::stats
