#include "cli/arguments.h"

#include <gtest/gtest.h>

namespace unknot::cli {
namespace {

using namespace body;

Atlas atlas() {
  Atlas out;
  out.regions = {{.id = "temple", .paired = true}, {.id = "lumbar_spine", .paired = false}};
  return out;
}

void expect_refused(const std::string& text, ErrorCode code) {
  const auto pain = parse_pain(atlas(), text);
  ASSERT_FALSE(pain.has_value()) << text;
  EXPECT_EQ(name_of(pain.error().code), name_of(code)) << text;
  EXPECT_EQ(pain.error().where, "--pain " + text);
}

TEST(PainArgument, TakesASideExactlyForPairedRegions) {
  EXPECT_EQ(parse_pain(atlas(), "temple_r=6"), (Pain{"temple", PaintSide::Right, 6}));
  EXPECT_EQ(parse_pain(atlas(), "temple_l=0"), (Pain{"temple", PaintSide::Left, 0}));
  EXPECT_EQ(parse_pain(atlas(), "temple_u=10"), (Pain{"temple", PaintSide::Unknown, 10}));
  EXPECT_EQ(parse_pain(atlas(), "lumbar_spine=4"), (Pain{"lumbar_spine", PaintSide::Midline, 4}));
  for (const char* text : {"temple=6", "temple_x=6", "tail_r=6", "tail=6", "lumbar_spine_l=4",
                           "_r=6", "r=6", "=6", "Temple_r=6", "temple_r =6"}) {
    expect_refused(text, ErrorCode::UnknownId);
  }
}

TEST(PainArgument, TakesAWholeNumberFromNoughtToTen) {
  for (const char* text : {"", "temple_r", "temple_r=", "temple_r=x", "temple_r=6.5",
                           "temple_r=6=7", "temple_r= 6", "temple_r=6 ", "temple_r=+6"}) {
    expect_refused(text, ErrorCode::Malformed);
  }
  for (const char* text : {"temple_r=11", "temple_r=-1", "temple_r=99999999999999999999"}) {
    expect_refused(text, ErrorCode::OutOfRange);
  }
}

TEST(AnswerArguments, AreYesNoOrUnknown) {
  const auto answers = parse_answers("--flag", {"dvt=yes", "pe=no", "pe.swollen_leg=unknown"});
  EXPECT_EQ(
      answers,
      (Answers{{"dvt", Answer::Yes}, {"pe", Answer::No}, {"pe.swollen_leg", Answer::Unknown}}));
  for (const char* text : {"", "dvt", "dvt=", "dvt=Yes", "dvt=yes ", "dvt=maybe", "dvt=yes=no"}) {
    const auto refused = parse_answers("--flag", {text});
    ASSERT_FALSE(refused.has_value()) << text;
    EXPECT_EQ(refused.error().code, ErrorCode::Malformed) << text;
    EXPECT_EQ(refused.error().where, std::string("--flag ") + text);
  }
}

TEST(AnswerArguments, TwiceTheSameIsFineAndTwiceDifferentContradicts) {
  EXPECT_TRUE(parse_answers("--answer", {"mouth_open=yes", "mouth_open=yes"}).has_value());
  const auto refused = parse_answers("--answer", {"mouth_open=yes", "mouth_open=no"});
  ASSERT_FALSE(refused.has_value());
  EXPECT_EQ(refused.error().code, ErrorCode::Contradiction);
  EXPECT_EQ(refused.error().where, "--answer mouth_open=no");
}

}  // namespace
}  // namespace unknot::cli
