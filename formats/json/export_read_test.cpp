/// What is refused; what comes back the same: export_test.cpp.
#include <gtest/gtest.h>

#include "formats/json/export.h"

namespace unknot::json {
namespace {

std::string replaced(std::string text, const std::string& from, const std::string& to) {
  const std::size_t at = text.find(from);
  EXPECT_NE(at, std::string::npos) << from;
  return at == std::string::npos ? text : text.replace(at, from.size(), to);
}

void expect_fault(const std::string& bytes, ErrorCode code, const std::string& where) {
  const auto read = read_export(bytes);
  ASSERT_FALSE(read.has_value()) << bytes.substr(0, 300);
  EXPECT_EQ(read.error().code, code) << read.error().where << ": " << read.error().detail;
  EXPECT_EQ(read.error().where, where);
}

const std::string head =
    R"({"form":"unknot_export","version":1,"program_version":"0.1.0","looks":[],"knots":[],)";
const std::string entry =
    R"({"entry_id":1,"uid":"0123456789abcdef0123456789abcdef","kind":"hindrance",)"
    R"("date":"2026-02-26","zone":"UTC","value":3,"source":"typed","written_at_ms":1,)"
    R"("written_zone":"UTC","written_date":"2026-02-26"})";

TEST(ExportRead, ANewerVersionIsRefusedBeforeItsFieldsAre) {
  const std::string newer = replaced(head, R"("version":1)", R"("version":2)");
  expect_fault(newer + R"("entries":[{"new":1}]})", ErrorCode::Unsupported, "version");
  expect_fault(R"({"form":"other"})", ErrorCode::Unsupported, "form");
  expect_fault("{}", ErrorCode::MissingField, "form");
}

TEST(ExportRead, SaysWhichPlaceIsAtFault) {
  const auto with = [](const std::string& from, const std::string& to) {
    return head + R"("entries":[)" + entry + "," + replaced(entry, from, to) + "]}";
  };
  expect_fault(with(R"("value":3)", R"("value":"3")"), ErrorCode::WrongType, "entries[1].value");
  expect_fault(with(R"("value":3)", R"("mood":3)"), ErrorCode::UnknownField, "entries[1].mood");
  expect_fault(with(R"("entry_id":1,)", ""), ErrorCode::MissingField, "entries[1].entry_id");
  expect_fault(with(R"("entry_id":1)", R"("entry_id":1.5)"), ErrorCode::OutOfRange,
               "entries[1].entry_id");
  expect_fault(with("hindrance", "mood"), ErrorCode::UnknownId, "entries[1].kind");
  expect_fault(with(R"("value":3)", R"("value":3,"value":4)"), ErrorCode::DuplicateId, "");
  expect_fault(head + R"("entries":{}})", ErrorCode::WrongType, "entries");
  expect_fault(head + R"("entries":[1]})", ErrorCode::WrongType, "entries[0]");
  expect_fault(head + R"("entries":[],"extra":1})", ErrorCode::UnknownField, "extra");
  expect_fault(head.substr(0, head.size() - 1) + "}", ErrorCode::MissingField, "entries");
  expect_fault(head, ErrorCode::Malformed, "");
  expect_fault(std::string(export_bytes_max + 1, ' '), ErrorCode::TooLarge, "");
}

}  // namespace
}  // namespace unknot::json
