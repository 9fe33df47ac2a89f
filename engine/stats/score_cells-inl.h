// The unrounded score of each day inside the cell of the written one, and back. Equations:
// docs/methods/causes.md. Included once per vector target.
#if defined(UNKNOT_STATS_SCORE_CELLS_INL_H_) == defined(HWY_TARGET_TOGGLE)
#ifdef UNKNOT_STATS_SCORE_CELLS_INL_H_
#undef UNKNOT_STATS_SCORE_CELLS_INL_H_
#else
#define UNKNOT_STATS_SCORE_CELLS_INL_H_
#endif

#include <cstddef>
#include <vector>

#include "engine/stats/aligned_rows.h"
#include "engine/stats/lanes-inl.h"
#include "engine/stats/prepared.h"

HWY_BEFORE_NAMESPACE();
namespace unknot::stats::HWY_NAMESPACE {

/// Cut points between neighbouring scores, of the person when their widths are free: widths
/// exp(position), the mean of the cut points stays that of the half points.
template <class D>
class CutPoints {
 public:
  using V = hn::Vec<D>;

  CutPoints(D d, const DiaryModel& model)
      : rows_{d},
        free_(model.layer.log_width_sd > 0),
        first_(layout_of(model).width),
        half_(half_points(model.layer)),
        cuts_(half_.size(), hn::Lanes(d)),
        bar_(half_.size(), hn::Lanes(d)) {
    for (std::size_t k = 0; k < half_.size(); ++k) rows_.put(cuts_.data(), k, rows_.set(half_[k]));
  }

  bool free() const { return free_; }
  const double* cuts() const { return cuts_.data(); }
  std::size_t size() const { return half_.size(); }
  /// Row of the logarithm of the width below cut point k >= 1.
  std::size_t width_row(std::size_t k) const { return first_ + k - 1; }

  HWY_INLINE void place(const double* HWY_RESTRICT position) {
    if (!free_) return;
    V cut = rows_.zero();
    V sum = rows_.zero();
    rows_.put(cuts_.data(), 0, cut);
    for (std::size_t k = 1; k < half_.size(); ++k) {
      cut = hn::Add(cut, hn::Exp(rows_.d, rows_.at(position, first_ + k - 1)));
      rows_.put(cuts_.data(), k, cut);
      sum = hn::Add(sum, cut);
    }
    const double middle = 0.5 * (half_.front() + half_.back());
    const V shift =
        hn::NegMulAdd(sum, rows_.set(1.0 / static_cast<double>(half_.size())), rows_.set(middle));
    for (std::size_t k = 0; k < half_.size(); ++k) {
      rows_.put(cuts_.data(), k, hn::Add(rows_.at(cuts_.data(), k), shift));
      rows_.put(bar_.data(), k, rows_.zero());
    }
  }

  HWY_INLINE void add_adjoint(std::size_t cut, V bar) {
    rows_.put(bar_.data(), cut, hn::Add(rows_.at(bar_.data(), cut), bar));
  }

  /// Adjoints of the cut points become those of the widths.
  HWY_INLINE void widths_backward(double* HWY_RESTRICT gradient) {
    if (!free_) return;
    V sum = rows_.zero();
    for (std::size_t k = 0; k < half_.size(); ++k) sum = hn::Add(sum, rows_.at(bar_.data(), k));
    const V mean = hn::Mul(sum, rows_.set(1.0 / static_cast<double>(half_.size())));
    V above = rows_.zero();
    for (std::size_t k = half_.size(); k-- > 1;) {
      above = hn::Add(above, hn::Sub(rows_.at(bar_.data(), k), mean));
      const V width = hn::Sub(rows_.at(cuts_.data(), k), rows_.at(cuts_.data(), k - 1));
      const std::size_t row = first_ + k - 1;
      rows_.put(gradient, row, hn::MulAdd(above, width, rows_.at(gradient, row)));
    }
  }

 private:
  LaneRows<D> rows_;
  bool free_;
  std::size_t first_;
  std::vector<double> half_;
  AlignedRows cuts_;
  AlignedRows bar_;
};

/// Places that say nothing, because the score was only repeated, are kept near 0 by a normal with
/// this variance, that of a logistic: they have no other density of their own.
inline constexpr double idle_place_variance = 3.289868133696453;

template <class D>
class ScoreCells {
 public:
  using V = hn::Vec<D>;

  ScoreCells(D d, const DiaryModel& model, const Prepared& prepared)
      : rows_{d},
        scores_(prepared.scores),
        score_min_(model.layer.score_min),
        repeats_(model.layer.repeat.has_value()),
        cuts_(d, model),
        value_(scores_.size(), hn::Lanes(d)),
        part_(scores_.size(), hn::Lanes(d)) {}

  const double* values() const { return value_.data(); }  ///< unrounded scores
  CutPoints<D>& cuts() { return cuts_; }

  /// Places in the cells become unrounded scores.
  /// @param says  [score] 1, or 0 where the score was only repeated
  /// @return      log of the Jacobian
  HWY_INLINE V forward(const double* HWY_RESTRICT position, const double* HWY_RESTRICT place,
                       const double* HWY_RESTRICT says) {
    cuts_.place(position);
    const V one = rows_.set(1.0);
    V sum = rows_.zero();
    LogProduct<D> logs(rows_.d);
    for (std::size_t i = 0; i < scores_.size(); ++i) {
      const V w = rows_.at(place, i);
      const V e = hn::Exp(rows_.d, hn::Neg(hn::Abs(w)));
      const V both = hn::Add(one, e);
      rows_.put(part_.data(), i, hn::Div(hn::IfThenElse(hn::Lt(w, rows_.zero()), e, one), both));
      V outside = hn::Min(w, rows_.zero());  // log of the Jacobian, but for the factors `both`
      V factor = both;
      if (scores_[i].cell == Cell::Inside) {
        outside = hn::Sub(inside(i, position), hn::Abs(w));
        factor = hn::Mul(both, both);
      } else {
        beyond_edge(i, hn::Add(hn::Max(w, rows_.zero()), hn::Log(rows_.d, both)));
      }
      if (repeats_) {
        const auto idle = hn::Lt(rows_.at(says, i), rows_.set(0.5));
        const V normal = hn::Mul(rows_.set(-0.5 / idle_place_variance), hn::Mul(w, w));
        outside = hn::IfThenElse(idle, normal, outside);
        factor = hn::IfThenElse(idle, one, factor);
      }
      sum = hn::Add(sum, outside);
      logs.times(factor);
    }
    return hn::Sub(sum, logs.sum());
  }

  /// @param explained  [day] adjoint of what is explained; that of the unrounded score is minus it
  HWY_INLINE void backward(const double* HWY_RESTRICT place, const double* HWY_RESTRICT says,
                           const double* HWY_RESTRICT explained, double* HWY_RESTRICT place_bar,
                           double* HWY_RESTRICT gradient) {
    for (std::size_t i = 0; i < scores_.size(); ++i) {
      const V value = hn::Neg(rows_.at(explained, static_cast<std::size_t>(scores_[i].day)));
      const V told = rows_.at(says, i);
      V bar = scores_[i].cell == Cell::Inside ? inside_backward(i, value, told, gradient)
                                              : edge_backward(i, value);
      if (repeats_) {
        const V idle = hn::Mul(rows_.set(-1.0 / idle_place_variance), rows_.at(place, i));
        bar = hn::IfThenElse(hn::Lt(told, rows_.set(0.5)), idle, bar);
      }
      rows_.put(place_bar, i, bar);
    }
    cuts_.widths_backward(gradient);
  }

 private:
  std::size_t cut_above(std::size_t i) const {
    return static_cast<std::size_t>(scores_[i].value - score_min_);
  }

  /// @return log of the width where it is free
  HWY_INLINE V inside(std::size_t i, const double* HWY_RESTRICT position) {
    const std::size_t k = cut_above(i);
    const V low = rows_.at(cuts_.cuts(), k - 1);
    const V width = hn::Sub(rows_.at(cuts_.cuts(), k), low);
    rows_.put(value_.data(), i, hn::MulAdd(width, rows_.at(part_.data(), i), low));
    return cuts_.free() ? rows_.at(position, cuts_.width_row(k)) : rows_.zero();
  }

  HWY_INLINE void beyond_edge(std::size_t i, V beyond) {
    const bool top = scores_[i].cell == Cell::Top;
    const V edge = rows_.at(cuts_.cuts(), top ? cuts_.size() - 1 : 0);
    rows_.put(value_.data(), i, top ? hn::Add(edge, beyond) : hn::Sub(edge, beyond));
  }

  HWY_INLINE V inside_backward(std::size_t i, V value, V told, double* HWY_RESTRICT gradient) {
    const V one = rows_.set(1.0);
    const std::size_t k = cut_above(i);
    const V c = rows_.at(part_.data(), i);
    const V rest = hn::Sub(one, c);
    const V width = hn::Sub(rows_.at(cuts_.cuts(), k), rows_.at(cuts_.cuts(), k - 1));
    if (cuts_.free()) {
      cuts_.add_adjoint(k - 1, hn::Mul(value, rest));
      cuts_.add_adjoint(k, hn::Mul(value, c));
      const std::size_t row = cuts_.width_row(k);
      rows_.put(gradient, row, hn::Add(told, rows_.at(gradient, row)));
    }
    return hn::MulAdd(hn::Mul(value, width), hn::Mul(c, rest), hn::Sub(rest, c));
  }

  HWY_INLINE V edge_backward(std::size_t i, V value) {
    const bool top = scores_[i].cell == Cell::Top;
    const V c = rows_.at(part_.data(), i);
    if (cuts_.free()) cuts_.add_adjoint(top ? cuts_.size() - 1 : 0, value);
    const V rest = hn::Sub(rows_.set(1.0), c);
    return top ? hn::MulAdd(value, c, rest) : hn::NegMulAdd(value, c, rest);
  }

  LaneRows<D> rows_;
  const std::vector<PreparedScore>& scores_;
  int score_min_;
  bool repeats_;
  CutPoints<D> cuts_;
  AlignedRows value_;
  AlignedRows part_;  // logistic(place)
};

}  // namespace unknot::stats::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#endif
