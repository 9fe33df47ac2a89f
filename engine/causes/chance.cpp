#include "engine/causes/chance.h"

#include <cmath>

namespace unknot::causes {

double Chance::student_t4() {
  const double p = uniform();
  const double a = 4 * p * (1 - p);
  const double root = std::cos(std::acos(std::sqrt(a)) / 3) / std::sqrt(a);
  const double size = 2 * std::sqrt(root - 1);
  return p < 0.5 ? -size : size;
}

}  // namespace unknot::causes
