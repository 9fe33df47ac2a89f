/// Drawing, person and test answers as evidence of the network.
/// Method: docs/methods/locate.md#answers.
#pragma once

#include <map>
#include <string_view>
#include <vector>

#include "engine/base/result.h"
#include "engine/body/atlas.h"
#include "engine/body/person.h"
#include "engine/locate/atlas_network.h"
#include "engine/locate/sign.h"

namespace unknot::locate {

/// How much an answer to this examination says when it is the only one. No answer is trusted more
/// than examiners agree: sensitivity and specificity end at agreement_ceiling().
[[nodiscard]] Accuracy accuracy_of(const body::Atlas& atlas, const body::Examination& examination);

/// An examination with its side, found from an answer's id (`press_upper_trapezius_r`).
struct SidedTest {
  const body::Examination* examination = nullptr;
  std::optional<body::Side> side;
};

/// @error UnknownId  no such test, or a side that the test does not have or lacks
[[nodiscard]] Result<SidedTest> find_test(const body::Atlas& atlas, std::string_view answer_id);

/// What an answer speaks about: one muscle, any of several, or an alternative.
struct TestTarget {
  std::vector<int> groups;  ///< of the network; empty: speaks of the alternatives
  std::vector<std::string> alternatives;
  std::optional<body::Side> side;  ///< of the alternatives; none: of either side
  auto operator<=>(const TestTarget&) const = default;
};

/// Published figures of tests for joints and nerves are about those, even when the test names a
/// muscle too. No groups and no alternatives: the answer says nothing.
[[nodiscard]] TestTarget target_of(const body::Atlas& atlas, const SidedTest& test);

/// Whether the network's alternative is one of those the target names, on its side.
[[nodiscard]] bool concerns(const TestTarget& target, const AlternativeKey& key);

/// All answers, by what they speak about.
/// @error UnknownId  `where` is `answers.<id>`
using Signs = std::map<TestTarget, Sign>;
[[nodiscard]] Result<Signs> read_signs(const body::Atlas& atlas, const body::Answers& answers);
/// A sign of which nothing has been read.
[[nodiscard]] Sign fresh_sign(const body::Atlas& atlas);

/// What a person says, as locate takes it.
struct Told {
  std::vector<body::Pain> pains;
  body::Person person;
  body::Answers answers;
};

/// One drawing can be read in several ways when a side is unknown: all of its unknown sides are
/// left, or all are right, each with probability one half.
/// @return one or two readings
/// @error UnknownId  a region or a test that the atlas does not hold; `where` names the entry
[[nodiscard]] Result<std::vector<Evidence>> make_evidence(const body::Atlas& atlas,
                                                          const AtlasNetwork& network,
                                                          const Told& told);

/// 0 none, 1 mild (1-3), 2 moderate (4-6), 3 severe (7-10).
[[nodiscard]] int level_of(int nrs_0_10);

}  // namespace unknot::locate
