/// Drawing and test answers of a person as evidence of the network.
/// Method: docs/methods/locate.md#answers.
#pragma once

#include <string_view>
#include <vector>

#include "engine/base/result.h"
#include "engine/body/atlas.h"
#include "engine/body/person.h"
#include "engine/locate/atlas_network.h"

namespace unknot::locate {

/// P(yes | target there) and P(yes | target not there). For tests of which only ratios were
/// published the pair is scaled to them, so only its ratio means anything.
struct Accuracy {
  double yes_present = 0.5;
  double yes_absent = 0.5;
  double no_present = 0.5;
  double no_absent = 0.5;
};

/// How much an answer to this examination says. No answer is trusted more than examiners agree:
/// sensitivity and specificity end at (1 + sqrt(kappa)) / 2.
[[nodiscard]] Accuracy accuracy_of(const body::Atlas& atlas, const body::Examination& examination);

/// Whether an answer speaks about alternatives: published figures of tests for joints and nerves
/// are about those, even when the test names a muscle too.
[[nodiscard]] bool about_alternatives(const body::Examination& examination);

/// An examination with its side, found from an answer's id (`press_upper_trapezius_r`).
struct SidedTest {
  const body::Examination* examination = nullptr;
  std::optional<body::Side> side;
};

/// @error UnknownId  no such test, or a side that the test does not have or lacks
[[nodiscard]] Result<SidedTest> find_test(const body::Atlas& atlas, std::string_view answer_id);

/// One drawing can be read in several ways when a side is unknown: all of its unknown sides are
/// left, or all are right, each with probability one half.
/// @return one or two readings
/// @error UnknownId  a region or a test that the atlas does not hold; `where` names the entry
[[nodiscard]] Result<std::vector<Evidence>> make_evidence(const body::Atlas& atlas,
                                                          const AtlasNetwork& network,
                                                          const std::vector<body::Pain>& pains,
                                                          const body::Answers& answers);

/// 0 none, 1 mild (1-3), 2 moderate (4-6), 3 severe (7-10).
[[nodiscard]] int level_of(int nrs_0_10);

}  // namespace unknot::locate
