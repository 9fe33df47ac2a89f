/// What an explanation says. Logarithms are natural.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/locate/locate_result.h"

namespace unknot::locate {

enum class EvidenceKind {
  Painted,      ///< a painted place, with its strength and words
  Blank,        ///< a place left blank that the muscle or its neighbour often reaches
  OtherBlanks,  ///< all other places left blank
  Answer,
  Person  ///< sex and age
};

struct Contribution {
  EvidenceKind kind = EvidenceKind::Painted;
  std::optional<std::string> region;
  body::PaintSide side = body::PaintSide::Midline;
  std::optional<std::string> test;  ///< id of the answer, with its side
  double log_odds = 0;              ///< what it adds
};

/// log_odds_prior and the contributions add up to log_odds, to rounding.
struct Explained {
  Member member;
  double probability_uncapped = 0;
  double log_odds_prior = 0;  ///< before anything was looked at
  double log_odds = 0;
  std::vector<Contribution> contributions;
};

/// The chance if the drawing differed in one place.
struct WhatIf {
  bool also_painted = true;  ///< moderately; false: rubbed out
  std::string region;
  body::PaintSide side = body::PaintSide::Midline;
  double probability_uncapped = 0;
  std::optional<double> rival_probability_uncapped;
};

struct Explanation {
  std::optional<Explained> explained;  ///< nothing when the drawing is beyond the exact sum
  std::optional<Explained> rival;      ///< over the same evidence in the same order
  std::vector<WhatIf> what_if;         ///< falling by how much it would change the log odds
};

/// snake_case
[[nodiscard]] constexpr const char* name_of(EvidenceKind kind) {
  switch (kind) {
    case EvidenceKind::Painted:
      return "painted";
    case EvidenceKind::Blank:
      return "blank";
    case EvidenceKind::OtherBlanks:
      return "other_blanks";
    case EvidenceKind::Answer:
      return "answer";
    case EvidenceKind::Person:
      return "person";
  }
  return "painted";
}

}  // namespace unknot::locate
