#include "formats/json/rescue.h"

#include <gtest/gtest.h>

namespace unknot::json {
namespace {

TEST(RescueJson, SaysWhatIsThereAndWhatIsLost) {
  const RescueAnswer answer{.file = "new.db",
                            .entries = {.rescued = 5, .lost = 1},
                            .chains_mended = 2,
                            .newest_good = "unknot-day-2026-02-03.db"};
  const std::string none = R"({"rescued":0,"lost":0})";
  EXPECT_EQ(to_json(answer), R"({"file":"new.db","entries":{"rescued":5,"lost":1},"looks":)" +
                                 none + R"(,"knots":)" + none + R"(,"events":)" + none +
                                 R"(,"chains_mended":2,"newest_good":"unknot-day-2026-02-03.db"})");
  EXPECT_NE(to_json({}).find("\"newest_good\":null"), std::string::npos);
}

TEST(RescueJson, ANameThatIsNoUtf8IsStillWritten) {
  EXPECT_NE(to_json({.file = "\xff"}).find("entries"), std::string::npos);
}

}  // namespace
}  // namespace unknot::json
