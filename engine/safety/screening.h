/// Red flags first: which questions to ask for a drawing, and what the answers block.
/// Method and rules: docs/methods/safety.md. This screen cannot rule anything out, and says so.
#pragma once

#include <string>
#include <vector>

#include "engine/base/result.h"
#include "engine/body/atlas.h"
#include "engine/body/person.h"
#include "engine/body/red_flag.h"

namespace unknot::safety {

/// Whether the person passed every question with "none of these" (`--flags none`).
enum class Unanswered { Open, CountAsNo };

struct ScreeningRequest {
  std::vector<body::Pain> pains;
  body::Person person;
  body::Answers flags;  ///< by flag id, follow-ups as `<flag>.<follow_up>`
  Unanswered unanswered = Unanswered::Open;
};

/// One page of questions. `ids` are flag ids (or `<flag>.<follow_up>`), in the order asked.
struct QuestionScreen {
  int screen = 1;  ///< 1..3; follow-ups come on the screen of their flag
  std::vector<std::string> ids;
  /// The same questions folded: groups in order, each with the flag ids of this screen it covers.
  struct Row {
    std::string group;
    std::vector<std::string> ids;
  };
  std::vector<Row> rows;
};

/// A flag that the answers raised, with what it now means.
struct RaisedFlag {
  std::string id;
  body::FlagLevel level = body::FlagLevel::None;  ///< after follow-ups
  body::Answer answer = body::Answer::Yes;
  body::Blocks blocks = body::Blocks::None;
  std::vector<std::string> regions;  ///< blocked bare regions when blocks is Regions; empty: all
};

struct Screening {
  body::FlagLevel level = body::FlagLevel::None;  ///< the highest raised
  std::vector<std::string> asked;         ///< every flag id that applies to this person and drawing
  std::vector<std::string> open;          ///< ids not answered yet, follow-ups included
  std::vector<std::string> raised;        ///< flag ids, most urgent first
  std::vector<RaisedFlag> details;        ///< same order as raised
  std::vector<QuestionScreen> questions;  ///< only what is open; at most three screens
  std::vector<std::string> codes;         ///< contraindication codes that the answers switch on
};

/// Which flags apply, which are still open, and the level the answers reach.
/// @error UnknownId      a region or a flag id that the knowledge does not hold
/// @error Contradiction  the same place twice with different numbers; a side on a midline region;
///                       yes or "not sure" to a follow-up of a flag that was answered no
/// @error OutOfRange     nrs_0_10 outside 0..10, age outside 0..120
[[nodiscard]] Result<Screening> screen(const body::SafetyKnowledge& knowledge,
                                       const body::Atlas& atlas, const ScreeningRequest& request);

}  // namespace unknot::safety
