#include "engine/locate/words.h"

#include <gtest/gtest.h>

#include "engine/locate/test_atlas.h"

namespace unknot::locate {
namespace {

using body::PainWord;

TEST(Words, BothWordsForDepthSayNothing) {
  EXPECT_EQ(depth_of({}), Depth::NotSaid);
  EXPECT_EQ(depth_of({PainWord::Deep, PainWord::Dull}), Depth::Deep);
  EXPECT_EQ(depth_of({PainWord::NearSkin}), Depth::NearSkin);
  EXPECT_EQ(depth_of({PainWord::Deep, PainWord::NearSkin}), Depth::NotSaid);
}

TEST(Words, NothingSaidOfQualitySaysNothing) {
  const body::Atlas atlas = testing::atlas();
  const WordFactors none =
      word_factors(atlas.locate_model, make_network(atlas).value(), {PainWord::Deep});
  EXPECT_EQ(none.knot, 1);
  EXPECT_EQ(none.leak, 1);
  EXPECT_TRUE(none.alternative.empty());
}

TEST(Words, BurningSpeaksForANerveAndDullPullingForAMuscle) {
  const body::Atlas atlas = testing::atlas();
  const AtlasNetwork n = make_network(atlas).value();
  const auto ratio = [&](const std::vector<PainWord>& words) {
    const WordFactors factors = word_factors(atlas.locate_model, n, words);
    for (std::size_t a = 0; a < n.alternatives.size(); ++a) {
      if (n.alternatives[a].id == "nerve_root") return factors.alternative[a] / factors.knot;
    }
    return 0.0;
  };
  EXPECT_GT(ratio({PainWord::Burning}), 5);
  EXPECT_LT(ratio({PainWord::Dull, PainWord::Pulling}), 0.2);
}

}  // namespace
}  // namespace unknot::locate
