#include "engine/locate/test_ranking.h"

#include <algorithm>
#include <cmath>

#include "engine/base/contracts.h"
#include "engine/locate/test_gate.h"

namespace unknot::locate {
namespace {

using body::Examination;
using body::Side;

double entropy_bits(double p) {
  if (p <= 0 || p >= 1) return 0;
  return -p * std::log2(p) - (1 - p) * std::log2(1 - p);
}

/// What a test speaks about, how probable that is, and how much an answer would say now.
struct Question {
  const Examination* test = nullptr;
  std::optional<Side> side;
  TestTarget target;
  Accuracy accuracy;
};

class Ranking {
 public:
  Ranking(const body::Atlas& atlas, const AtlasNetwork& network, const Located& located,
          const safety::Cleared& cleared, const Signs& signs)
      : atlas_(atlas), network_(network), located_(located), cleared_(cleared), signs_(signs) {}

  std::vector<NextTest> run() {
    for (const Examination& test : atlas_.examinations) {
      if (test.who != "self" && test.who != "self_with_tool") continue;
      if (!test.has_side) {
        consider(test, std::nullopt);
        continue;
      }
      for (Side side : {Side::Left, Side::Right}) consider(test, side);
    }
    std::stable_sort(out_.begin(), out_.end(), [](const NextTest& a, const NextTest& b) {
      return a.gain_bits / a.minutes > b.gain_bits / b.minutes;
    });
    return std::move(out_);
  }

 private:
  void consider(const Examination& test, std::optional<Side> side) {
    const std::string suffix = !side ? "" : *side == Side::Left ? "_l" : "_r";
    if (located_.told.answers.contains(test.id + suffix)) return;
    Question question{.test = &test,
                      .side = side,
                      .target = target_of(atlas_, {.examination = &test, .side = side}),
                      .accuracy = accuracy_of(atlas_, test)};
    if (const auto known = signs_.find(question.target); known != signs_.end()) {
      question.accuracy = known->second.next(question.accuracy);
    } else {
      question.accuracy = fresh_sign(atlas_).next(question.accuracy);
    }
    if (gain_bits_at_most(question) < atlas_.locate_model.gain_bits_min.value) return;
    if (!belongs(question)) return;
    const safety::Decision decision = may_test(atlas_, test, side, located_.told.pains, cleared_);
    if (decision.verdict == safety::Verdict::Forbidden ||
        decision.verdict == safety::Verdict::Waits) {
      return;
    }
    const double present = probability_of(question.target);
    const double gain = gain_bits(present, question.accuracy);
    if (gain < atlas_.locate_model.gain_bits_min.value) return;
    NextTest next{.test = test.id,
                  .muscle = std::nullopt,
                  .alternative = std::nullopt,
                  .side = side,
                  .has_side = side.has_value(),
                  .gain_bits = gain,
                  .minutes = test.minutes,
                  .changes = changes(question, present),
                  .caution_codes = decision.codes};
    if (std::none_of(next.changes.begin(), next.changes.end(), worth_knowing)) return;
    next.muscle = next.changes.front().muscle;
    next.alternative = next.changes.front().alternative;
    if (!next.side) next.side = next.changes.front().side;
    out_.push_back(std::move(next));
  }

  /// The answer shows, and it is about something that is likely or becomes so.
  static bool worth_knowing(const Change& change) {
    const auto tenths = [](double p) { return std::lround(10 * std::min(p, shown_max)); };
    const bool shows = tenths(change.if_yes) != tenths(change.if_no);
    return shows && std::max(change.now, change.if_yes) >= likely_min;
  }

  /// Before the joint probability of several muscles is summed: it lies between that of the
  /// likeliest one and the sum.
  double gain_bits_at_most(const Question& question) const {
    const TestTarget& target = question.target;
    if (target.groups.empty()) {
      return target.alternatives.empty()
                 ? 0
                 : gain_bits(alternative_probability(target), question.accuracy);
    }
    double low = 0;
    double high = 0;
    for (int group : target.groups) {
      const double own = located_.group_probability[static_cast<std::size_t>(group)];
      low = std::max(low, own);
      high += own;
    }
    high = std::min(high, 1.0);
    double best = 0;
    for (int k = 0; k <= bound_steps; ++k) {
      const double present = low + (high - low) * k / bound_steps;
      best = std::max(best, gain_bits(present, question.accuracy));
    }
    return best;
  }

  double probability_of(const TestTarget& target) const {
    return target.groups.empty() ? alternative_probability(target)
                                 : any_probability(network_, located_, target.groups);
  }

  double alternative_probability(const TestTarget& target) const {
    double sum = 0;
    for (std::size_t a = 0; a < network_.alternatives.size(); ++a) {
      if (concerns(target, network_.alternatives[a])) sum += located_.alternative_probability[a];
    }
    return std::min(sum, 1.0);
  }

  /// A muscle being knotted means "present", so its chance moves with it.
  std::vector<Change> changes(const Question& question, double present) const {
    const Accuracy& a = question.accuracy;
    const double yes = present * a.yes_present + (1 - present) * a.yes_absent;
    std::vector<Change> out;
    for (int group : question.target.groups) {
      const double now = located_.group_probability[static_cast<std::size_t>(group)];
      const GroupKey& key = network_.groups[static_cast<std::size_t>(group)];
      const auto shown = [](double p) { return std::min(p, shown_probability_max); };
      out.push_back({.muscle = atlas_.muscles[key.muscle].id,
                     .alternative = std::nullopt,
                     .side = key.side,
                     .now = shown(now),
                     .if_yes = shown(now * a.yes_present / yes),
                     .if_no = shown(now * (1 - a.yes_present) / (1 - yes))});
    }
    std::stable_sort(out.begin(), out.end(),
                     [](const Change& x, const Change& y) { return x.now > y.now; });
    if (!out.empty()) return out;
    return {{.muscle = std::nullopt,
             .alternative = question.target.alternatives.front(),
             .side = question.target.side,
             .now = present,
             .if_yes = updated(present, a.yes_present, a.yes_absent),
             .if_no = updated(present, 1 - a.yes_present, 1 - a.yes_absent)}};
  }

  /// A test of a nerve or joint is asked where it belongs: a shoulder test says nothing of a neck.
  bool belongs(const Question& question) const {
    if (!question.target.groups.empty()) return true;
    const auto& places = question.test->asked_where;
    return std::any_of(
        located_.told.pains.begin(), located_.told.pains.end(), [&](const body::Pain& pain) {
          const bool here = std::find(places.begin(), places.end(), pain.region) != places.end();
          return pain.nrs_0_10 > 0 && here && on_side(pain.side, question.side);
        });
  }

  static bool on_side(body::PaintSide painted, std::optional<Side> side) {
    if (!side) return true;
    return painted != (*side == Side::Left ? body::PaintSide::Right : body::PaintSide::Left);
  }

  static constexpr int bound_steps = 8;
  static constexpr double likely_min = 0.15;
  static constexpr double shown_max = shown_probability_max;

  const body::Atlas& atlas_;
  const AtlasNetwork& network_;
  const Located& located_;
  const safety::Cleared& cleared_;
  const Signs& signs_;
  std::vector<NextTest> out_;
};

}  // namespace

double gain_bits(double present, const Accuracy& accuracy) {
  const double yes = present * accuracy.yes_present + (1 - present) * accuracy.yes_absent;
  const double given = present * entropy_bits(accuracy.yes_present) +
                       (1 - present) * entropy_bits(accuracy.yes_absent);
  return std::max(0.0, entropy_bits(yes) - given);
}

double updated(double present, double answer_present, double answer_absent) {
  const double with = present * answer_present;
  const double without = (1 - present) * answer_absent;
  return with + without > 0 ? with / (with + without) : present;
}

std::vector<NextTest> next_tests(const body::Atlas& atlas, const AtlasNetwork& network,
                                 const Located& located, const safety::Cleared& cleared) {
  // locate_knots() has read the same answers.
  const auto signs = read_signs(atlas, located.told.answers);
  UNKNOT_EXPECTS(signs.has_value());
  return Ranking(atlas, network, located, cleared, *signs).run();
}

}  // namespace unknot::locate
