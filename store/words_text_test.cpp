#include "store/words_text.h"

#include <gtest/gtest.h>

namespace unknot::store {
namespace {

using body::PainWord;

TEST(WordsText, KeepsWordsInOneOrderAndReadsThemBack) {
  EXPECT_EQ(words_text({PainWord::Throbbing, PainWord::Deep}), "deep throbbing");
  EXPECT_EQ(words_of("deep throbbing"),
            (std::vector<PainWord>{PainWord::Deep, PainWord::Throbbing}));
  EXPECT_EQ(words_text({}), "");
  EXPECT_TRUE(words_of("").empty());
}

TEST(WordsText, LeavesOutWhatOnlyALaterProgramKnows) {
  EXPECT_EQ(words_of("deep tingling dull"),
            (std::vector<PainWord>{PainWord::Deep, PainWord::Dull}));
}

}  // namespace
}  // namespace unknot::store
