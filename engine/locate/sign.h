/// All answers about one thing (a muscle, a nerve, a joint) read the same sign of it, and the sign
/// is no surer than examiners agree. So the tenth "yes" says little more than the third.
/// Method: docs/methods/locate.md#answers.
#pragma once

#include "engine/body/person.h"
#include "engine/locate/network.h"

namespace unknot::locate {

/// P(yes | the thing is there), P(yes | it is not); each in (0, 1).
struct Accuracy {
  double yes_present = 0.5;
  double yes_absent = 0.5;
};

/// (1 + sqrt(kappa)) / 2: sensitivity and specificity of two examiners who err alike and
/// independently, half of the cases positive, and agree with this kappa in [0, 1].
[[nodiscard]] double agreement_ceiling(double kappa);

class Sign {
 public:
  /// @param ceiling  P(sign | there) = P(no sign | not there), in (1/2, 1)
  explicit Sign(double ceiling) : ceiling_(ceiling) {}

  /// An answer to a test of this accuracy, as seen alone. "Do not know" says nothing.
  void read(const Accuracy& accuracy, body::Answer answer);

  /// Of all answers read so far.
  [[nodiscard]] Likelihood likelihood() const;

  /// What one more test would say after the answers read so far.
  [[nodiscard]] Accuracy next(const Accuracy& accuracy) const;

 private:
  /// P(yes | sign), P(yes | no sign) that give the accuracy of the test alone.
  struct Reading {
    double with = 0.5;
    double without = 0.5;
  };
  [[nodiscard]] Reading reading_of(const Accuracy& accuracy) const;

  double ceiling_;
  double with_ = 1;     ///< P(answers | sign)
  double without_ = 1;  ///< P(answers | no sign)
};

}  // namespace unknot::locate
