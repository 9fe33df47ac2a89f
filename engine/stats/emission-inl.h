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
#include "engine/stats/expected_score.h"
#include "engine/stats/fit.h"
#include "engine/stats/lanes-inl.h"
#include "engine/stats/vector_random-inl.h"

HWY_BEFORE_NAMESPACE();
namespace unknot::stats::HWY_NAMESPACE {

/// E[written score] at a pain, by the table of the draw.
template <class D>
class ScoreTables {
 public:
  using V = hn::Vec<D>;

  explicit ScoreTables(D d)
      : rows_{d}, nodes_(2 * (score_table_steps + 1), hn::Lanes(d)), where_(2, hn::Lanes(d)) {}

  /// @param cuts  rows of cut points
  void build(const double* cuts, std::size_t count, const double* noise_sd) {
    const std::size_t lanes = hn::Lanes(rows_.d);
    std::vector<double> own(count);
    for (std::size_t lane = 0; lane < lanes; ++lane) {
      for (std::size_t k = 0; k < count; ++k) own[k] = cuts[k * lanes + lane];
      const ScoreTableSpan span =
          write_score_table(normal_, own, noise_sd[lane], lanes, nodes_.data() + lane);
      where_.data()[lane] = span.low;
      where_.data()[lanes + lane] = span.steps_per_point;
    }
  }

  HWY_INLINE V above_lowest(V pain) const {
    const hn::RebindToUnsigned<D> du;
    const hn::RebindToSigned<D> di;
    const V two52 = rows_.set(4503599627370496.0);
    const V last = rows_.set(static_cast<double>(score_table_steps) - 1e-9);
    const V at = hn::Min(
        hn::Max(hn::Mul(hn::Sub(pain, rows_.at(where_.data(), 0)), rows_.at(where_.data(), 1)),
                rows_.zero()),
        last);
    // Rounds down, since `at` is below 2^51: the low bits of 2^52 + n hold n.
    const V shifted = hn::Add(hn::Max(hn::Sub(at, rows_.set(0.5)), rows_.zero()), two52);
    const V part = hn::Sub(at, hn::Sub(shifted, two52));
    const auto node = hn::BitCast(di, hn::And(hn::BitCast(du, shifted), hn::Set(du, 0xFFFFFu)));
    const auto lanes = static_cast<std::int64_t>(hn::Lanes(rows_.d));
    const auto shift = lanes == 8   ? hn::ShiftLeft<4>(node)
                       : lanes == 4 ? hn::ShiftLeft<3>(node)
                       : lanes == 2 ? hn::ShiftLeft<2>(node)
                                    : hn::ShiftLeft<1>(node);
    const auto index = hn::Add(shift, hn::Iota(di, 0));
    const double* nodes = nodes_.data();
    const V from = hn::GatherIndex(rows_.d, nodes, index);
    const V slope_from = hn::GatherIndex(rows_.d, nodes + lanes, index);
    const V to = hn::GatherIndex(rows_.d, nodes + 2 * lanes, index);
    const V slope_to = hn::GatherIndex(rows_.d, nodes + 3 * lanes, index);
    const V rise = hn::Sub(to, from);
    const V rest = hn::Sub(rows_.set(1.0), part);
    const V a = hn::Sub(slope_from, rise);
    const V b = hn::Sub(rise, slope_to);
    const V bend = hn::Mul(rest, hn::MulAdd(a, rest, hn::Mul(b, part)));
    return hn::MulAdd(part, hn::Add(rise, bend), from);
  }

 private:
  LaneRows<D> rows_;
  NormalTable normal_;
  AlignedRows nodes_;
  AlignedRows where_;
};

template <class D>
class Emission {
 public:
  using V = hn::Vec<D>;

  Emission(D d, const DiaryModel& model, const Prepared& prepared, const FitOptions& options)
      : rows_{d},
        model_(model),
        p_(prepared),
        options_(options),
        tables_(d),
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
    sd_ = AlignedRows(1, lanes);
    const auto scores = static_cast<std::size_t>(model.layer.score_max - model.layer.score_min + 1);
    forecast_.assign(horizon_days * scores, 0.0);
  }

  const double* scenario_sums() const { return sums_.data(); }  ///< [scenario], of the last draw
  const double* disturbance() const { return disturbance_.data(); }
  const double* pain() const { return pain_.data(); }  ///< latent, [day]

  /// @param position  of the chains; its rows behind the sampled ones are drawn here
  void draw(Density<D>& density, double* position, VectorRandom<D>& random, int lanes_used) {
    const std::size_t lanes = hn::Lanes(rows_.d);
    const auto days = static_cast<std::size_t>(p_.all_days);
    random.fill_normals(position + density.size() * lanes,
                        static_cast<std::size_t>(p_.later_unknowns));
    density.look(position, days);
    random.fill_normals(noise_.data(), days);
    density.disturbance().draw(density.shape(), noise_.data(), disturbance_.data(), days);
    rows_.put(sd_.data(), 0, hn::CallExp(rows_.d, rows_.at(density.values(), p_.layout.noise_sd)));
    tables_.build(density.cells().cuts().cuts(), density.cells().cuts().size(), sd_.data());
    as_it_was(density);
    for (std::size_t s = 1; s < scenarios_; ++s) scenario(density, s);
    forecast(density, lanes_used);
  }

  /// Sums over all draws and chains so far.
  void add_to(Draws& out, int lanes_used) const {
    out.latent_sum = reduced(latent_, lanes_used);
    out.latent_square_sum = reduced(square_, lanes_used);
    out.scenario_by_day = reduced(by_day_, lanes_used);
    out.forecast_sum = forecast_;
  }

 private:
  HWY_INLINE V written(V pain) const {
    return hn::Add(rows_.set(model_.layer.score_min), tables_.above_lowest(pain));
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
  void forecast(Density<D>& density, int lanes_used) {
    const std::size_t lanes = hn::Lanes(rows_.d);
    const std::size_t cuts = density.cells().cuts().size();
    for (std::size_t ahead = 0; ahead < horizon_days; ++ahead) {
      const std::size_t day = static_cast<std::size_t>(p_.days) + ahead;
      for (std::size_t lane = 0; lane < static_cast<std::size_t>(lanes_used); ++lane) {
        forecast_one(density.cells().cuts().cuts() + lane, pain_.data()[day * lanes + lane], lane,
                     ahead * (cuts + 1));
      }
    }
  }

  /// @param cut  of this lane, a row apart from the next one
  void forecast_one(const double* cut, double pain, std::size_t lane, std::size_t first) {
    const std::size_t lanes = hn::Lanes(rows_.d);
    const auto cuts = static_cast<std::size_t>(model_.layer.score_max - model_.layer.score_min);
    double above = 1;
    for (std::size_t k = 0; k < cuts; ++k) {
      const double next = normal_.cdf((pain - cut[k * lanes]) / sd_.data()[lane]);
      forecast_[first + k] += above - next;
      above = next;
    }
    forecast_[first + cuts] += above;
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
  const DiaryModel& model_;
  const Prepared& p_;
  const FitOptions& options_;
  NormalTable normal_;
  ScoreTables<D> tables_;
  std::size_t from_;
  std::size_t to_;
  std::size_t scenarios_ = 1;
  AlignedRows noise_;
  AlignedRows disturbance_;
  AlignedRows pain_;
  AlignedRows latent_;
  AlignedRows square_;
  AlignedRows by_day_;   // [scenario][day]
  AlignedRows sums_;     // [scenario]
  AlignedRows other_;    // exposures of a scenario, and between two filters
  AlignedRows changed_;  // [cause][day], filtered exposures of a scenario
  AlignedRows sd_;
  std::vector<double> forecast_;
};

}  // namespace unknot::stats::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#endif
