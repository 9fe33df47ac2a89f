// What is kept of a draw: the days it implies, what would have been written in other scenarios, and
// the days to come. Method: docs/methods/causes.md. Included once per vector target.
#if defined(UNKNOT_STATS_EMISSION_INL_H_) == defined(HWY_TARGET_TOGGLE)
#ifdef UNKNOT_STATS_EMISSION_INL_H_
#undef UNKNOT_STATS_EMISSION_INL_H_
#else
#define UNKNOT_STATS_EMISSION_INL_H_
#endif

#include <cmath>
#include <cstddef>
#include <vector>

#include "engine/stats/aligned_rows.h"
#include "engine/stats/density-inl.h"
#include "engine/stats/fit.h"
#include "engine/stats/lanes-inl.h"
#include "engine/stats/score_table-inl.h"
#include "engine/stats/vector_random-inl.h"

HWY_BEFORE_NAMESPACE();
namespace unknot::stats::HWY_NAMESPACE {

template <class D>
class Emission {
 public:
  using V = hn::Vec<D>;

  Emission(D d, const DiaryModel& model, const Prepared& prepared, const FitOptions& options)
      : rows_{d},
        score_min_(model.layer.score_min),
        p_(prepared),
        options_(options),
        table_(d),
        from_(static_cast<std::size_t>(options.from_day)),
        to_(static_cast<std::size_t>(options.to_day < 0 ? model.days : options.to_day)) {
    const auto days = static_cast<std::size_t>(p_.all_days);
    const std::size_t lanes = hn::Lanes(d);
    for (AlignedRows* part : {&noise_, &disturbance_, &pain_, &latent_, &square_}) {
      *part = AlignedRows(days, lanes);
    }
    scenarios_ = options.scenarios.size() + 1;
    by_day_ = AlignedRows(scenarios_ * days, lanes);
    sums_ = AlignedRows(scenarios_, lanes);
    other_ = AlignedRows(3 * days, lanes);
    changed_ = AlignedRows(model.causes.size() * days, lanes);
    const auto scores = static_cast<std::size_t>(model.layer.score_max - model.layer.score_min + 1);
    forecast_ = AlignedRows(horizon_days * scores, lanes);
  }

  const double* scenario_sums() const { return sums_.data(); }  ///< [scenario], of the last draw
  const double* disturbance() const { return disturbance_.data(); }
  const double* pain() const { return pain_.data(); }  ///< latent, [day]

  /// @param position  of the chains; its rows behind the sampled ones are drawn here
  void draw(Density<D>& density, double* position, VectorRandom<D>& random) {
    const std::size_t lanes = hn::Lanes(rows_.d);
    const auto days = static_cast<std::size_t>(p_.all_days);
    random.fill_normals(position + density.size() * lanes,
                        static_cast<std::size_t>(p_.later_unknowns));
    density.look(position, days);
    random.fill_normals(noise_.data(), days);
    density.disturbance().draw(density.shape(), noise_.data(), disturbance_.data(), days);
    const V sd = hn::CallExp(rows_.d, rows_.at(density.values(), p_.layout.noise_sd));
    table_.build(density.cells().cuts().cuts(), density.cells().cuts().size(), sd);
    as_it_was(density);
    for (std::size_t s = 1; s < scenarios_; ++s) scenario(density, s);
    forecast(density, sd);
  }

  /// Sums over all draws and chains so far.
  void add_to(Draws& out, int lanes_used) const {
    out.latent_sum = reduced(latent_, lanes_used);
    out.latent_square_sum = reduced(square_, lanes_used);
    out.scenario_by_day = reduced(by_day_, lanes_used);
    out.forecast_sum = reduced(forecast_, lanes_used);
  }

 private:
  HWY_INLINE V written(V pain) const {
    return hn::Add(rows_.set(score_min_), table_.above_lowest(pain));
  }

  HWY_INLINE void keep(std::size_t s, std::size_t day, V score) {
    const std::size_t row = s * static_cast<std::size_t>(p_.all_days) + day;
    rows_.put(by_day_.data(), row, hn::Add(rows_.at(by_day_.data(), row), score));
    if (day >= from_ && day < to_) {
      rows_.put(sums_.data(), s, hn::Add(rows_.at(sums_.data(), s), score));
    }
  }

  HWY_INLINE void as_it_was(const Density<D>& density) {
    rows_.put(sums_.data(), 0, rows_.zero());
    for (std::size_t day = 0; day < static_cast<std::size_t>(p_.all_days); ++day) {
      const V pain =
          hn::Add(rows_.at(density.explained_pain(), day), rows_.at(disturbance_.data(), day));
      rows_.put(pain_.data(), day, pain);
      rows_.put(latent_.data(), day, hn::Add(rows_.at(latent_.data(), day), pain));
      rows_.put(square_.data(), day, hn::MulAdd(pain, pain, rows_.at(square_.data(), day)));
      keep(0, day, written(pain));
    }
  }

  /// Other exposures, the same disturbance.
  void scenario(Density<D>& density, std::size_t s) {
    const auto days = static_cast<std::size_t>(p_.all_days);
    std::vector<const double*> filtered;
    for (ExposureFilter<D>& own : density.exposures()) filtered.push_back(own.filtered());
    for (const Change& change : options_.scenarios[s - 1].changes) {
      filtered[static_cast<std::size_t>(change.cause)] = refilter(density, change);
    }
    rows_.put(sums_.data(), s, rows_.zero());
    for (std::size_t day = 0; day < days; ++day) {
      const V explained = density.explained_with(day, filtered);
      keep(s, day, written(hn::Add(explained, rows_.at(disturbance_.data(), day))));
    }
  }

  const double* refilter(Density<D>& density, const Change& change) {
    const auto days = static_cast<std::size_t>(p_.all_days);
    const auto c = static_cast<std::size_t>(change.cause);
    const std::size_t lanes = hn::Lanes(rows_.d);
    ExposureFilter<D>& own = density.exposures()[c];
    double* exposure = other_.data();
    for (std::size_t day = 0; day < days; ++day) {
      const double given = day < change.values.size() ? change.values[day] : 0.0;
      V value = rows_.set(given);
      if (change.how == Change::How::Shift) {
        value = hn::Max(hn::Add(rows_.at(own.exposures(), day), value), rows_.set(change.floor));
      }
      rows_.put(exposure, day, value);
    }
    const double start = change.how == Change::How::Shift
                             ? p_.causes[c].start_level + change.start_level
                             : change.start_level;
    double* to = changed_.data() + c * days * lanes;
    own.filter_only(density.rho(p_.layout.half_life + c), exposure, other_.data() + days * lanes,
                    to, rows_.set(start), days);
    return to;
  }

  /// Probabilities of each score on the days after the diary.
  HWY_INLINE void forecast(Density<D>& density, V sd) {
    const std::size_t count = density.cells().cuts().size();
    const double* HWY_RESTRICT cuts = density.cells().cuts().cuts();
    const V inverse = hn::Div(rows_.set(1.0), sd);
    for (std::size_t ahead = 0; ahead < horizon_days; ++ahead) {
      const V pain = rows_.at(pain_.data(), static_cast<std::size_t>(p_.days) + ahead);
      V above = rows_.set(1.0);
      for (std::size_t k = 0; k < count; ++k) {
        const V z = hn::Mul(hn::Sub(pain, rows_.at(cuts, k)), inverse);
        const V next = normal_at(rows_.d, z).cdf;
        expect(ahead * (count + 1) + k, hn::Sub(above, next));
        above = next;
      }
      expect(ahead * (count + 1) + count, above);
    }
  }

  HWY_INLINE void expect(std::size_t row, V probability) {
    rows_.put(forecast_.data(), row, hn::Add(rows_.at(forecast_.data(), row), probability));
  }

  std::vector<double> reduced(const AlignedRows& rows, int lanes_used) const {
    const std::size_t lanes = hn::Lanes(rows_.d);
    std::vector<double> out;
    for (std::size_t row = 0; row < rows.size() / lanes; ++row) {
      double sum = 0;
      for (std::size_t lane = 0; lane < static_cast<std::size_t>(lanes_used); ++lane) {
        sum += rows.data()[row * lanes + lane];
      }
      out.push_back(sum);
    }
    return out;
  }

  LaneRows<D> rows_;
  double score_min_;
  const Prepared& p_;
  const FitOptions& options_;
  ScoreTable<D> table_;
  std::size_t from_;
  std::size_t to_;
  std::size_t scenarios_ = 1;
  AlignedRows noise_;
  AlignedRows disturbance_;
  AlignedRows pain_;
  AlignedRows latent_;
  AlignedRows square_;
  AlignedRows by_day_;    // [scenario][day]
  AlignedRows sums_;      // [scenario]
  AlignedRows other_;     // exposures of a scenario, and between two filters
  AlignedRows changed_;   // [cause][day], filtered exposures of a scenario
  AlignedRows forecast_;  // [horizon day][score]
};

}  // namespace unknot::stats::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#endif
