/// Where a number or a statement comes from, and how far to trust it.
#pragma once

#include <string>

namespace unknot::body {

enum class Kind { Measured, Derived, Consensus, Assumed };
enum class Verified { Yes, Partly, Memory };

/// A number never comes alone. Invariant of loaded knowledge: low <= value <= high.
struct Number {
  double value = 0;
  double low = 0;
  double high = 0;
  Kind kind = Kind::Assumed;
  std::string source;  ///< key of knowledge/sources.json
  std::string where;   ///< table, figure, page
  std::string note;    ///< required when kind is Assumed: the argument for the number
};

/// Texts carry English; the key is the language so that others can follow.
struct Text {
  std::string en;
};

}  // namespace unknot::body
