#include "formats/json/stream.h"

#include <gtest/gtest.h>

namespace unknot::json {
namespace {

constexpr std::string_view lists[] = {"days", "looks"};

struct Seen {
  Result<Json> rest;
  std::string elements;
};

Seen read(const std::string& bytes) {
  std::string seen;
  auto rest = stream(bytes, lists, [&](const Element& own) {
    seen += std::string(own.list) + std::to_string(own.index) + "=" + own.value->dump() + " ";
  });
  return {std::move(rest), seen};
}

ErrorCode fault_of(const std::string& bytes) {
  const Seen seen = read(bytes);
  return seen.rest ? ErrorCode::Internal : seen.rest.error().code;
}

TEST(Stream, HandsOnTheElementsOfTheNamedListsAndReturnsTheRest) {
  const Seen seen = read(
      R"({"form":"x","days":[{"a":[1,{"b":2}]},7,"t",[8],null],"other":[1,2],"looks":[],"v":1.5})");
  EXPECT_EQ(seen.rest.value().dump(), R"({"form":"x","days":[],"other":[1,2],"looks":[],"v":1.5})");
  EXPECT_EQ(seen.elements, R"(days0={"a":[1,{"b":2}]} days1=7 days2="t" days3=[8] days4=null )");
}

TEST(Stream, AListOfThatNameFurtherInsideIsOrdinary) {
  const Seen seen = read(R"({"x":{"days":[1]},"days":[{"days":[2]}],"looks":3})");
  EXPECT_EQ(seen.rest.value().dump(), R"({"x":{"days":[1]},"days":[],"looks":3})");
  EXPECT_EQ(seen.elements, R"(days0={"days":[2]} )");
}

TEST(Stream, RefusesWhatIsNoObjectOrNoJson) {
  EXPECT_EQ(fault_of("[1]"), ErrorCode::WrongType);
  EXPECT_EQ(fault_of("1"), ErrorCode::WrongType);
  for (const char* bytes : {"", "{", "{}x", R"({"days":[1,]})", R"({"days":[1 2]})",
                            R"({"days":[1e999]})", "{\"days\":[\"\xFF\"]}", R"({"a" 1})"}) {
    EXPECT_EQ(fault_of(bytes), ErrorCode::Malformed) << bytes;
  }
}

TEST(Stream, RefusesAKeyTwiceAtEveryDepth) {
  EXPECT_EQ(fault_of(R"({"a":1,"a":2})"), ErrorCode::DuplicateId);
  EXPECT_EQ(fault_of(R"({"days":[],"days":[]})"), ErrorCode::DuplicateId);
  EXPECT_EQ(fault_of(R"({"days":[{"a":{"b":1,"b":1}}]})"), ErrorCode::DuplicateId);
}

TEST(Stream, BoundsEachElementAndNotTheirNumber) {
  std::string many = R"({"days":[)";
  for (int k = 0; k < 30'000; ++k) many += "{\"a\":1},";
  EXPECT_TRUE(read(many + "0]}").rest.has_value());
  std::string large = R"({"days":[[)";
  for (int k = 0; k < 30'000; ++k) large += "1,";
  EXPECT_EQ(fault_of(large + "0]]}"), ErrorCode::TooLarge);
  EXPECT_EQ(fault_of(R"({"days":)" + std::string(30, '[') + std::string(30, ']') + "}"),
            ErrorCode::TooLarge);
}

}  // namespace
}  // namespace unknot::json
