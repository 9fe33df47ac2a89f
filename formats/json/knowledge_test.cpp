#include "formats/json/knowledge.h"

#include <gtest/gtest.h>

#include "formats/json/test_knowledge.h"

namespace unknot::json {
namespace {

using testing::Files;

void expect_fault(const Files& files, ErrorCode code, const std::string& where) {
  const auto loaded = testing::load(files);
  ASSERT_FALSE(loaded.has_value()) << where;
  EXPECT_EQ(name_of(loaded.error().code), name_of(code)) << loaded.error().detail;
  EXPECT_EQ(loaded.error().where, where);
}

void expect_fault_with(const std::string& file, const std::string& bytes, ErrorCode code,
                       const std::string& where) {
  Files files = testing::real_files();
  files[file] = bytes;
  expect_fault(files, code, where);
}

TEST(Knowledge, TheRealOneLoadsWithItsMapAndSources) {
  const auto loaded = testing::load(testing::real_files());
  ASSERT_TRUE(loaded.has_value()) << loaded.error().where << ": " << loaded.error().detail;
  EXPECT_FALSE(loaded->sources.empty());
  const Json map = Json::parse(loaded->body_map);
  EXPECT_EQ(map["views"].size(), 3U);
  EXPECT_FALSE(map["windows"].empty());
  EXPECT_FALSE(map["styles"].empty());
}

TEST(Knowledge, TheOrderOfTheFilesIsIrrelevant) {
  std::vector<KnowledgeFile> backwards;
  for (const auto& [path, bytes] : testing::real_files()) {
    backwards.insert(backwards.begin(), {.path = path, .bytes = bytes});
  }
  const auto one = testing::load(testing::real_files());
  const auto other = load_knowledge(backwards);
  ASSERT_TRUE(one && other);
  ASSERT_EQ(one->knowledge.atlas.muscles.size(), other->knowledge.atlas.muscles.size());
  for (std::size_t k = 0; k < one->knowledge.atlas.muscles.size(); ++k) {
    EXPECT_EQ(one->knowledge.atlas.muscles[k].id, other->knowledge.atlas.muscles[k].id);
  }
  EXPECT_EQ(one->body_map, other->body_map);
}

TEST(Knowledge, ANumberBelowItsRangeIsNamedWithItsPath) {
  testing::expect_refused({{"muscles/soleus.json", "/points/0/depth_mm/low", "1000",
                            ErrorCode::OutOfRange, ": points[0].depth_mm.value"},
                           {"muscles/soleus.json", "/points/0/depth_mm/low", "\"deep\"",
                            ErrorCode::WrongType, ": points[0].depth_mm.low"}});
}

TEST(Knowledge, BytesThatAreNoJsonAreNamedByTheirFile) {
  const std::string file = "muscles/soleus.json";
  const std::string good = testing::real_files().at(file);
  expect_fault_with(file, "", ErrorCode::Malformed, file);
  expect_fault_with(file, good.substr(0, good.size() / 2), ErrorCode::Malformed, file);
  expect_fault_with(file, good + "}", ErrorCode::Malformed, file);
  expect_fault_with(file, "{\"id\": \"soleus\xff\"}", ErrorCode::Malformed, file);
  expect_fault_with(file, "{\"id\": 1e999}", ErrorCode::Malformed, file);
  expect_fault_with(file, "{\"id\": NaN}", ErrorCode::Malformed, file);
  expect_fault_with(file, std::string("\0\0\0\0", 4), ErrorCode::Malformed, file);
}

TEST(Knowledge, ANestingBombIsRefused) {
  const std::string file = "muscles/soleus.json";
  const std::string open(100000, '[');
  expect_fault_with(file, open + std::string(100000, ']'), ErrorCode::TooLarge, file);
  expect_fault_with(file, open, ErrorCode::TooLarge, file);
}

TEST(Knowledge, AKeyThatStandsTwiceIsRefused) {
  expect_fault_with("regions/temple.json", R"({"id": "temple", "id": "temple"})",
                    ErrorCode::DuplicateId, "regions/temple.json");
}

TEST(Knowledge, AFileThatIsNoObjectIsRefused) {
  for (const char* bytes : {"[]", "null", "3", "\"temple\""}) {
    expect_fault_with("regions/temple.json", bytes, ErrorCode::WrongType, "regions/temple.json");
  }
}

TEST(Knowledge, TheIdIsTheNameOfTheFile) {
  testing::expect_refused(
      {{"regions/temple.json", "/id", "\"tempel\"", ErrorCode::Contradiction, ": id"}});
}

TEST(Knowledge, AnIdThatIsNoTextIsRefusedInsteadOfEndingTheProgram) {
  testing::expect_refused({{"regions/temple.json", "/id", "7", ErrorCode::WrongType, ": id"},
                           {"regions/temple.json", "/id", "null", ErrorCode::WrongType, ": id"},
                           {"locate.json", "/id", "{}", ErrorCode::WrongType, ": id"},
                           {"sources.json", "/id", "[1]", ErrorCode::Contradiction, ": id"}});
}

TEST(Knowledge, AFieldNobodyReadsIsRefusedWhereverItStands) {
  using enum ErrorCode;
  testing::expect_refused(
      {{"muscles/soleus.json", "/dept", "1", UnknownField, ": dept"},
       {"muscles/soleus.json", "/points/0/depth", "1", UnknownField, ": points[0].depth"},
       {"locate.json", "/leak/pain", "1", UnknownField, ": leak.pain"},
       {"sources.json", "/sources/D3/author", "\"x\"", UnknownField, ": sources.D3.author"}});
}

TEST(Knowledge, AFileInAFolderWithoutMeaningIsRefused) {
  expect_fault_with("muscels/soleus.json", R"({"id": "soleus"})", ErrorCode::UnknownId,
                    "muscels/soleus.json");
  expect_fault_with("location.json", R"({"id": "location"})", ErrorCode::UnknownId,
                    "location.json");
}

TEST(Knowledge, ANeededFileThatIsMissingIsNamed) {
  for (const char* path : {"locate.json", "complaint_areas.json", "sources.json",
                           "body_map/front.json", "body_map/windows.json"}) {
    Files files = testing::real_files();
    files.erase(path);
    expect_fault(files, ErrorCode::NotFound, path);
  }
  expect_fault({}, ErrorCode::NotFound, "body_map/front.json");
}

TEST(Knowledge, TheSameFileTwiceIsRefused) {
  std::vector<KnowledgeFile> files;
  for (const auto& [path, bytes] : testing::real_files()) files.push_back({path, bytes});
  files.push_back(files.front());
  const auto loaded = load_knowledge(files);
  ASSERT_FALSE(loaded.has_value());
  EXPECT_EQ(loaded.error().code, ErrorCode::DuplicateId);
  EXPECT_EQ(loaded.error().where, files.front().path);
}

TEST(Knowledge, TheMapShowsOnlyKnownRegions) {
  using enum ErrorCode;
  testing::expect_refused(
      {{"body_map/front.json", "/regions/0/region", "\"tail\"", BrokenReference,
        ": regions[0].region"},
       {"body_map/front.json", "/regions", "{}", WrongType, ": regions"},
       {"body_map/windows.json", "/windows", "", NotFound, "body_map/windows.json"}});
}

}  // namespace
}  // namespace unknot::json
