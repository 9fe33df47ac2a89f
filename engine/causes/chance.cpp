#include "engine/causes/chance.h"

#include <cmath>

namespace unknot::causes {

double Chance::student_t3() {
  const double above = normal();
  double chi_squared = 0;
  for (int k = 0; k < 3; ++k) {
    const double own = normal();
    chi_squared += own * own;
  }
  return above / std::sqrt(chi_squared / 3);
}

}  // namespace unknot::causes
