#include "cli/nearest.h"

#include <gtest/gtest.h>

namespace unknot::cli {
namespace {

using Ids = std::vector<std::string>;

TEST(Nearest, WhatSharesAWordStandsBeforeWhatIsOnlyShort) {
  const Ids ids{"knee_front", "heel", "neck_back_upper", "neck_front", "temple"};
  EXPECT_EQ(nearest("neck", ids), (Ids{"neck_front", "neck_back_upper", "heel"}));
}

TEST(Nearest, ATypingErrorFindsItsWord) {
  // tempel -> temple: two letters changed; ear: five; jaw: six.
  EXPECT_EQ(nearest("tempel", {"jaw", "ear", "temple"}), (Ids{"temple", "ear", "jaw"}));
  EXPECT_EQ(nearest("stres", {"sitting_hours", "stress"}).front(), "stress");
}

TEST(Nearest, NeverGivesMoreThanThreeNorMoreThanThereAre) {
  EXPECT_EQ(nearest("a", {"b", "c", "d", "e"}).size(), 3U);
  EXPECT_EQ(nearest("", {"b"}), Ids{"b"});
  EXPECT_TRUE(nearest("a", {}).empty());
  EXPECT_EQ(nearest(std::string(100'000, 'x'), {"b", "c"}).size(), 2U);
}

TEST(Nearest, TheOrderOfTheIdsIsIrrelevant) {
  EXPECT_EQ(nearest("x", {"b", "a", "c"}), nearest("x", {"c", "b", "a"}));
}

TEST(OneOfWords, JoinsAsAPersonWould) {
  EXPECT_EQ(one_of_words({}), "");
  EXPECT_EQ(one_of_words({"a"}), "a");
  EXPECT_EQ(one_of_words({"a", "b", "c"}), "a, b or c");
}

}  // namespace
}  // namespace unknot::cli
