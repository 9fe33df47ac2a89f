/// A compiled network as the sampler needs it: causes by number, ratios of single changes.
/// Method: docs/methods/locate.md#draws.
#pragma once

#include <vector>

#include "engine/locate/compiled.h"

namespace unknot::locate {

/// What the active causes together do to one bit.
struct BitProduct {
  double below = 1;  ///< P(all stay below the painted level)
  double up_to = 1;  ///< P(none goes above it)
};

/// Whether any cause is active: without one, knots may be switched off altogether.
enum class Active { None, Some };

class DrawView {
 public:
  DrawView(const Network& network, Compiled compiled);

  /// Everything a single change depends on.
  struct Setting {
    const std::vector<BitProduct>* bits = nullptr;  ///< without the cause in question
    std::size_t focus = 0;
    std::size_t state = 0;
    bool group_active = false;  ///< another cause of the same group is active
    bool alone = false;         ///< no other cause at all is active
  };
  /// Odds that the cause is active, all else as given.
  [[nodiscard]] double odds(std::size_t cause, const Setting& setting) const;

  [[nodiscard]] std::vector<BitProduct> bits_of(const std::vector<std::size_t>& active) const;
  /// The bits with one more cause active.
  [[nodiscard]] std::vector<BitProduct> with(std::size_t cause, std::vector<BitProduct> bits) const;

  /// Natural logarithms of joint weights, up to a constant common to all views of one drawing: the
  /// weights themselves are too small for a number when much is painted.
  [[nodiscard]] std::vector<double> state_log_weights(const std::vector<BitProduct>& bits,
                                                      std::size_t focus, Active active) const;
  [[nodiscard]] double log_weight(const std::vector<std::size_t>& active, std::size_t state,
                                  std::size_t focus) const;
  /// As log_weight(), for every state.
  [[nodiscard]] std::vector<double> whole_log_weights(const std::vector<std::size_t>& active,
                                                      std::size_t focus) const;
  /// Of P(active causes, state, focus, evidence) with the width's own probability.
  [[nodiscard]] double log_joint(const std::vector<std::size_t>& active, std::size_t state,
                                 std::size_t focus) const;
  /// Odds of a cause before anything is seen, foci taken as equally probable; a fixed number.
  [[nodiscard]] double reference_odds(std::size_t cause) const { return causes[cause].reference; }
  [[nodiscard]] double focus_weight(const std::vector<std::size_t>& active, std::size_t state,
                                    std::size_t focus) const;
  /// P(no cause reached the painted level), per painted bit.
  [[nodiscard]] std::vector<double> unexplained(const std::vector<BitProduct>& bits,
                                                std::size_t state) const;
  [[nodiscard]] const std::vector<int>& painted_areas() const { return compiled_.area; }

  /// Causes are numbered group by group.
  struct Cause {
    int group = 0;
    std::size_t index = 0;  ///< within its group
    CompiledCause compiled;
    Likelihood likelihood;  ///< of its group
    std::vector<int> bits;  ///< that it reaches
    double reference = 1;   ///< odds
  };
  std::vector<Cause> causes;
  [[nodiscard]] int group_of(std::size_t cause) const { return causes[cause].group; }
  [[nodiscard]] std::size_t index_in_group(std::size_t cause) const { return causes[cause].index; }
  [[nodiscard]] const std::vector<int>& bit_list(std::size_t cause) const {
    return causes[cause].bits;
  }
  [[nodiscard]] const std::vector<std::size_t>& causes_of(int bit) const {
    return causes_of_bit_[static_cast<std::size_t>(bit)];
  }
  [[nodiscard]] int alternative_of(std::size_t state) const {
    return compiled_.states[state].alternative;
  }

 private:
  /// P(state's own weight, knots on or off), given whether any cause is active.
  [[nodiscard]] double prior_of(std::size_t state, std::size_t focus, Active active) const;
  [[nodiscard]] double active_factor(const std::vector<std::size_t>& active) const;

  Compiled compiled_;
  std::size_t groups_ = 0;
  PerFocus none_ = PerFocus::all(1);  ///< P(no cause active, answers | knots, focus)
  std::vector<std::vector<std::size_t>> causes_of_bit_;
};

}  // namespace unknot::locate
