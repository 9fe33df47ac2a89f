#include "formats/json/reader.h"

#include <gtest/gtest.h>

namespace unknot::json {
namespace {

using Strings = std::vector<std::string>;

ErrorCode fault_of(const std::string& bytes) {
  const auto value = parse(bytes, "x.json");
  if (value) {
    ADD_FAILURE() << "accepted: " << bytes.substr(0, 40);
    return ErrorCode::Internal;
  }
  EXPECT_EQ(value.error().where, "x.json");
  return value.error().code;
}

/// Reads one value with a getter and gives the fault, if any.
template <class Read>
std::optional<Error> fault(const std::string& text, Read read) {
  const Json value = parse(text, "").value();
  Faults faults;
  Reader in(value, "x.json", faults);
  read(in);
  return faults.first();
}

template <class Read>
void expect_fault(const std::string& text, Read read, ErrorCode code, const std::string& where) {
  const auto found = fault(text, read);
  ASSERT_TRUE(found.has_value()) << text;
  EXPECT_EQ(name_of(found->code), name_of(code)) << text;
  EXPECT_EQ(found->where, where) << text;
}

std::string nested(int levels) {
  const auto size = static_cast<std::size_t>(levels);
  return std::string(size, '[') + std::string(size, ']');
}

TEST(Parse, RefusesWhatIsNotJson) {
  for (const char* bytes : {"", " ", "{", "{} {}", "{'a': 1}", "[1,]", "nul", "01", "+1",
                            "\"a\nb\"", "{\"a\": \"\\ud800\"}", "// a\n1", "NaN", "Infinity"}) {
    EXPECT_EQ(fault_of(bytes), ErrorCode::Malformed) << bytes;
  }
  EXPECT_EQ(parse("[1, }", "").error().detail, "not JSON at byte 5");
}

TEST(Parse, RefusesBrokenUtf8EverywhereInATextOrKey) {
  for (const char* bytes : {"\"\xff\"", "\"\xc3\"", "\"\xed\xa0\x80\"", "\"\xc0\x80\"",
                            "\"\xf4\x90\x80\x80\"", "{\"\xff\": 1}"}) {
    EXPECT_EQ(fault_of(bytes), ErrorCode::Malformed);
  }
  EXPECT_TRUE(parse("\"\xc3\xa9\"", "").has_value());
}

TEST(Parse, RefusesNumbersThatOverflow) {
  EXPECT_EQ(fault_of("1e999"), ErrorCode::Malformed);
  EXPECT_EQ(fault_of("[-1e400]"), ErrorCode::Malformed);
  EXPECT_TRUE(parse("1e-999", "").has_value());
}

TEST(Parse, RefusesKeysThatStandTwiceAtAnyDepthOnly) {
  EXPECT_EQ(fault_of(R"({"a": 1, "a": 1})"), ErrorCode::DuplicateId);
  EXPECT_EQ(fault_of(R"({"b": [{"a": 1, "a": 1}]})"), ErrorCode::DuplicateId);
  EXPECT_EQ(fault_of(R"({"a": 1, "\u0061": 1})"), ErrorCode::DuplicateId);
  EXPECT_TRUE(parse(R"({"a": {"a": 1}, "b": [{"a": 1}, {"a": 1}]})", "").has_value());
}

TEST(Parse, BearsTwentyFourLevelsAndNoMore) {
  EXPECT_TRUE(parse(nested(24), "").has_value());
  EXPECT_EQ(fault_of(nested(25)), ErrorCode::TooLarge);
  EXPECT_EQ(fault_of(nested(500000)), ErrorCode::TooLarge);
}

TEST(Parse, ManySmallValuesAreRefusedBeforeTheyCostTime) {
  std::string objects = "[{}";
  for (int k = 0; k < 5000; ++k) objects += ",{}";
  EXPECT_EQ(parse(objects + "]", "", 4096).error().code, ErrorCode::TooLarge);
  EXPECT_TRUE(parse(objects + "]", "").has_value());
  // Brackets and commas inside a text are no values, also behind an escaped quotation mark.
  const std::string text = "[\"" + std::string(5000, ',') + "\\\"" + std::string(50, '[') + "\"]";
  EXPECT_TRUE(parse(text, "", 4096).has_value());
}

TEST(Reader, NamesPlacesWithinAFileAndWithinARequest) {
  const Json value = parse(R"({"a": {"b": [{"c": 1}]}})", "").value();
  Faults faults;
  Reader file(value, "x.json", faults);
  EXPECT_EQ(file.object("a").objects("b")[0].path("c"), "x.json: a.b[0].c");
  Reader request(value, "", faults);
  EXPECT_EQ(request.object("a").objects("b")[0].path("c"), "a.b[0].c");
  EXPECT_FALSE(faults.first());
}

TEST(Reader, KeepsTheFirstFaultAndGoesOn) {
  expect_fault(R"({"b": 1})",
               [](Reader& in) {
                 EXPECT_EQ(in.string("a"), "");
                 EXPECT_EQ(in.string("b"), "");
               },
               ErrorCode::MissingField, "x.json: a");
}

TEST(Reader, ReadsTexts) {
  const auto read = [](Reader& in) { EXPECT_EQ(in.string("a"), "b"); };
  EXPECT_FALSE(fault(R"({"a": "b"})", read));
  expect_fault(
      "{}", [](Reader& in) { in.string("a"); }, ErrorCode::MissingField, "x.json: a");
  for (const char* text : {R"({"a": 1})", R"({"a": null})", R"({"a": ["b"]})"}) {
    expect_fault(
        text, [](Reader& in) { in.string("a"); }, ErrorCode::WrongType, "x.json: a");
  }
  EXPECT_FALSE(fault("{}", [](Reader& in) { EXPECT_EQ(in.string_or("a", "c"), "c"); }));
}

TEST(Reader, ReadsNumbersWithinTheirRange) {
  const auto number = [](Reader& in) { in.number("a", {0, 10}); };
  const auto whole = [](Reader& in) { in.integer("a", {0, 10}); };
  EXPECT_FALSE(fault(R"({"a": 10})", number));
  EXPECT_FALSE(fault(R"({"a": 3.0})", whole));
  expect_fault(R"({"a": 10.5})", number, ErrorCode::OutOfRange, "x.json: a");
  expect_fault(R"({"a": -1})", number, ErrorCode::OutOfRange, "x.json: a");
  expect_fault(R"({"a": "3"})", number, ErrorCode::WrongType, "x.json: a");
  expect_fault(R"({"a": true})", number, ErrorCode::WrongType, "x.json: a");
  expect_fault(R"({"a": 2.5})", whole, ErrorCode::OutOfRange, "x.json: a");
  expect_fault(R"({"a": 18446744073709551616})", [](Reader& in) { in.integer("a"); },
               ErrorCode::OutOfRange, "x.json: a");
}

TEST(Reader, AbsentAndNullAreNoNumber) {
  for (const char* text : {"{}", R"({"a": null})"}) {
    EXPECT_FALSE(fault(text, [](Reader& in) {
      EXPECT_EQ(in.optional_number("a"), std::nullopt);
      EXPECT_EQ(in.optional_integer("a"), std::nullopt);
      in.finish();
    }));
  }
  EXPECT_FALSE(fault(R"({"a": 0})", [](Reader& in) { EXPECT_EQ(in.optional_integer("a"), 0); }));
}

TEST(Reader, ReadsTrueAndFalseOnly) {
  EXPECT_FALSE(fault(R"({"a": true})", [](Reader& in) { EXPECT_TRUE(in.boolean("a")); }));
  EXPECT_FALSE(fault("{}", [](Reader& in) { EXPECT_FALSE(in.boolean_or_false("a")); }));
  expect_fault(R"({"a": 1})", [](Reader& in) { in.boolean("a"); }, ErrorCode::WrongType,
               "x.json: a");
}

TEST(Reader, ReadsListsAndNamesTheEntryAtFault) {
  const auto strings = [](Reader& in) { EXPECT_EQ(in.strings("a"), (Strings{"b", "c"})); };
  EXPECT_FALSE(fault(R"({"a": ["b", "c"]})", strings));
  expect_fault(R"({"a": ["b", 1]})", [](Reader& in) { in.strings("a"); }, ErrorCode::WrongType,
               "x.json: a[1]");
  expect_fault(R"({"a": "b"})", [](Reader& in) { in.strings("a"); }, ErrorCode::WrongType,
               "x.json: a");
  expect_fault(R"({"a": [1, 11]})",
               [](Reader& in) {
                 in.numbers("a", {0, 10});
               },
               ErrorCode::OutOfRange, "x.json: a[1]");
  expect_fault(R"({"a": [{}, 1]})", [](Reader& in) { in.objects("a"); }, ErrorCode::WrongType,
               "x.json: a[1]");
}

TEST(Reader, ReadsAMapInTheOrderOfTheFile) {
  EXPECT_FALSE(fault(R"({"a": {"z": 1, "b": 2}})", [](Reader& in) {
    const auto map = in.number_map("a");
    ASSERT_EQ(map.size(), 2U);
    EXPECT_EQ(map[0].first, "z");
  }));
  expect_fault(R"({"a": {"z": "1"}})", [](Reader& in) { in.number_map("a"); }, ErrorCode::WrongType,
               "x.json: a.z");
}

TEST(Reader, KnowsOnlyTheNamesItIsGiven) {
  static constexpr std::pair<std::string_view, int> names[] = {{"one", 1}, {"two", 2}};
  EXPECT_FALSE(
      fault(R"({"a": "two"})", [](Reader& in) { EXPECT_EQ(in.one_of<int>("a", names), 2); }));
  expect_fault(R"({"a": "three"})", [](Reader& in) { in.one_of<int>("a", names); },
               ErrorCode::UnknownId, "x.json: a");
  expect_fault(R"({"a": "three"})",
               [](Reader& in) {
                 in.word("a", {"one", "two"});
               },
               ErrorCode::UnknownId, "x.json: a");
}

TEST(Reader, AFieldThatNobodyReadIsRefusedUnlessIgnored) {
  const auto read = [](Reader& in) {
    in.string("a");
    in.ignore("note");
    in.finish();
  };
  EXPECT_FALSE(fault(R"({"a": "b", "note": 1})", read));
  expect_fault(R"({"a": "b", "not": 1})", read, ErrorCode::UnknownField, "x.json: not");
}

TEST(Reader, AQuantityHasRangeKindAndSource) {
  const auto read = [](Reader& in) { in.quantity("a"); };
  const auto with = [](const std::string& more) {
    return R"({"a": {"low": 1, "high": 3, "source": "s", )" + more + "}}";
  };
  EXPECT_FALSE(fault(with(R"("value": 2, "kind": "measured")"), read));
  expect_fault(with(R"("value": 4, "kind": "measured")"), read, ErrorCode::OutOfRange,
               "x.json: a.value");
  expect_fault(with(R"("value": 2, "kind": "assumed")"), read, ErrorCode::MissingField,
               "x.json: a.note");
  expect_fault(with(R"("value": 2, "kind": "felt")"), read, ErrorCode::UnknownId, "x.json: a.kind");
  expect_fault(with(R"("value": 2, "kind": "derived", "unit": "mm")"), read,
               ErrorCode::UnknownField, "x.json: a.unit");
}

}  // namespace
}  // namespace unknot::json
