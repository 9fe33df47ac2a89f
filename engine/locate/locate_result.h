/// What locate answers. Every probability is P(. | drawing, answers) under docs/methods/locate.md.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/body/side.h"

namespace unknot::locate {

/// Highest value shown for a muscle, a point or a set; the uncapped one stands beside it.
inline constexpr double shown_probability_max = 0.9;

struct ExplainedPlace {
  std::string region;
  body::PaintSide side = body::PaintSide::Midline;
  bool typical = true;  ///< an essential zone or the spot itself; false: spillover or neighbour
};

struct MuscleAnswer {
  std::string muscle;
  body::Side side = body::Side::Left;
  double probability = 0;           ///< any of its points active; capped at 0.9
  double probability_uncapped = 0;  ///< the one that is calibrated
  std::vector<ExplainedPlace> explains;
};

struct PointAnswer {
  std::string point;
  std::string muscle;
  body::Side side = body::Side::Left;
  double probability = 0;
  double probability_uncapped = 0;
};

struct Member {
  std::string muscle;
  body::Side side = body::Side::Left;
  bool operator==(const Member&) const = default;
};

/// Exactly these muscles hold active points, and no other. No members: no knot at all.
struct SetAnswer {
  std::vector<Member> members;
  double probability = 0;
  double probability_uncapped = 0;
};

struct AlternativeAnswer {
  std::string id;
  double probability = 0;
};

/// A painted place that no active point of any muscle made.
struct Unexplained {
  std::string region;
  body::PaintSide side = body::PaintSide::Midline;
  double probability = 0;
};

/// What an answer would do to one muscle or to one alternative. Muscles are capped at 0.9.
struct Change {
  std::optional<std::string> muscle;
  std::optional<std::string> alternative;
  std::optional<body::Side> side;
  double now = 0;
  double if_yes = 0;
  double if_no = 0;
};

struct NextTest {
  std::string test;  ///< id, without side
  /// The muscle it tells most about; none when it speaks about an alternative.
  std::optional<std::string> muscle;
  std::optional<std::string> alternative;
  std::optional<body::Side> side;  ///< of the test, or of the muscle when the test has none
  bool has_side = true;            ///< answered as `<test>_l` / `<test>_r`
  double gain_bits = 0;            ///< mutual information between answer and what it speaks about
  double minutes = 0;
  std::vector<Change> changes;             ///< never empty; the first is `muscle` or `alternative`
  std::vector<std::string> caution_codes;  ///< contraindications that change how it is done
};

/// The word for the answer; the page never makes one up.
enum class Verdict {
  SeveralKnots,    ///< two or more muscles are each more probable than not
  OneKnot,         ///< one muscle is
  Leaning,         ///< none is; the likeliest reach one in four
  SomethingElse,   ///< none is, but a nerve, a joint or an inner organ is
  TooFewPlaces,    ///< one or two painted places, and no knot is more probable than not
  CannotTell,      ///< no muscle reaches one in four
  ProbablyNoKnot,  ///< P(no active point) is above one half
  Widespread       ///< widespread pain is more probable than not
};

struct LocateResult {
  std::vector<MuscleAnswer> muscles;  ///< falling by probability
  std::vector<PointAnswer> points;
  std::vector<SetAnswer> sets;
  std::vector<AlternativeAnswer> alternatives;
  std::vector<Unexplained> unexplained;
  std::vector<NextTest> next_tests;  ///< falling by gain_bits per minute
  double no_knot_probability = 0;    ///< P(no active point)
  Verdict verdict = Verdict::CannotTell;
  std::vector<Member> leading;    ///< the muscles the title speaks of, falling by probability
  std::vector<Member> perhaps;    ///< the others that reach one in four
  double neglected_mass_max = 0;  ///< bound on the posterior mass left out; 0 when exact
  /// Largest standard error of a muscle, of no knot or of an alternative; 0 unless the answer was
  /// drawn at random because the drawing is too large for the exact sum.
  double standard_error_max = 0;
  std::optional<double> log_evidence;  ///< ln P(drawing, answers) + constant; nothing when drawn
};

/// snake_case
[[nodiscard]] constexpr const char* name_of(Verdict verdict) {
  switch (verdict) {
    case Verdict::SeveralKnots:
      return "several_knots";
    case Verdict::OneKnot:
      return "one_knot";
    case Verdict::Leaning:
      return "leaning";
    case Verdict::SomethingElse:
      return "something_else";
    case Verdict::TooFewPlaces:
      return "too_few_places";
    case Verdict::CannotTell:
      return "cannot_tell";
    case Verdict::ProbablyNoKnot:
      return "probably_no_knot";
    case Verdict::Widespread:
      return "widespread";
  }
  return "cannot_tell";
}

}  // namespace unknot::locate
