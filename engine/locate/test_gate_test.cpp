#include "engine/locate/test_gate.h"

#include <gtest/gtest.h>

#include "engine/locate/test_atlas.h"

namespace unknot::locate {
namespace {

using body::Side;

safety::Cleared cleared(const body::SafetyKnowledge& knowledge, const body::Atlas& atlas) {
  const auto screening = safety::screen(knowledge, atlas, {.pains = {}, .person = {}, .flags = {}});
  return safety::clear(knowledge, screening.value(), {}).value();
}

/// A code of the place itself: nothing may be pressed on the blade.
body::SafetyKnowledge blade_is_forbidden() {
  body::SafetyKnowledge knowledge;
  body::Contraindication code;
  code.id = "blade";
  code.kind = body::CodeKind::Site;
  code.site_regions = {"blade"};
  knowledge.contraindications.push_back(code);
  return knowledge;
}

TEST(TestGate, TheStrictestPlaceOfAllPointsCounts) {
  const body::Atlas atlas = testing::atlas();
  const body::SafetyKnowledge knowledge = blade_is_forbidden();
  body::Examination test = *atlas.examination("press_levator");
  test.contraindications = {"blade:forbid"};
  // The levator has a point on the blade, the trap has none.
  EXPECT_EQ(may_test(atlas, test, Side::Right, {}, cleared(knowledge, atlas)).verdict,
            safety::Verdict::Forbidden);
  test.muscles = {"trap"};
  EXPECT_EQ(may_test(atlas, test, Side::Right, {}, cleared(knowledge, atlas)).verdict,
            safety::Verdict::Allowed);
  test.muscles = {"trap", "levator"};
  EXPECT_EQ(may_test(atlas, test, std::nullopt, {}, cleared(knowledge, atlas)).verdict,
            safety::Verdict::Forbidden);
}

TEST(TestGate, ATestWithoutAMuscleIsDoneOnWhatHurts) {
  const body::Atlas atlas = testing::atlas();
  const body::SafetyKnowledge knowledge = blade_is_forbidden();
  body::Examination test = *atlas.examination("slump");
  test.contraindications = {"blade:forbid"};
  const auto verdict = [&](const char* region) {
    return may_test(atlas, test, std::nullopt, {testing::pain(region, body::PaintSide::Left, 4)},
                    cleared(knowledge, atlas))
        .verdict;
  };
  EXPECT_EQ(verdict("blade"), safety::Verdict::Forbidden);
  EXPECT_EQ(verdict("heel"), safety::Verdict::Allowed);
}

TEST(TestGate, AWordThatNobodyKnowsForbids) {
  const body::Atlas atlas = testing::atlas();
  body::Examination test = *atlas.examination("press_trap");
  test.contraindications = {"no form at all"};
  EXPECT_EQ(may_test(atlas, test, Side::Left, {}, cleared({}, atlas)).verdict,
            safety::Verdict::Forbidden);
}

}  // namespace
}  // namespace unknot::locate
