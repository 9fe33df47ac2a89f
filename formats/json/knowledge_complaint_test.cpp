/// Broken complaints, one fault at a time, and what the real ones must reach.
#include <gtest/gtest.h>

#include <set>

#include "formats/json/test_knowledge.h"

namespace unknot::json {
namespace {

using enum ErrorCode;
using testing::expect_refused;

const std::string headache = "complaints/headache.json";

TEST(KnowledgeComplaint, RefusesABrokenComplaint) {
  expect_refused({{headache, "/name/en", "\"\"", MissingField, ": name"},
                  {headache, "/name", "\"headache\"", WrongType, ": name"},
                  {headache, "/regions", "[]", MissingField, ": regions"},
                  {headache, "/sources", "[]", MissingField, ": sources"},
                  {headache, "/also/0", "\"Sore Head\"", Malformed, ": also[0]"},
                  {headache, "/also/0", "\"\"", Malformed, ": also[0]"},
                  {headache, "/verified", "\"maybe\"", UnknownId, ": verified"},
                  {headache, "/cause", "\"stress\"", UnknownField, ": cause"},
                  {headache, "/id", "\"head\"", Contradiction, ": id"}});
}

TEST(KnowledgeComplaint, RefusesIdsThatNobodyKnowsAndWhatStandsTwice) {
  expect_refused({{headache, "/regions/0", "\"tail\"", BrokenReference, ": regions[0]"},
                  {headache, "/sources/0", "\"nobody\"", BrokenReference, ": sources[0]"},
                  {headache, "/regions", R"(["temple", "temple"])", DuplicateId, ": regions"},
                  {headache, "/also", R"(["sore head", "sore head"])", DuplicateId, ": also"}});
}

TEST(KnowledgeComplaint, EveryRegionOfTheMapIsMeantBySomeComplaint) {
  const body::Knowledge knowledge = testing::load(testing::real_files()).value().knowledge;
  std::set<std::string> meant;
  for (const body::Complaint& complaint : knowledge.complaints) {
    meant.insert(complaint.regions.begin(), complaint.regions.end());
  }
  for (const body::Region& region : knowledge.atlas.regions) {
    EXPECT_TRUE(meant.contains(region.id)) << region.id;
  }
}

TEST(KnowledgeComplaint, NoWordIsTheNameOfTwoComplaints) {
  const body::Knowledge knowledge = testing::load(testing::real_files()).value().knowledge;
  std::set<std::string> words;
  for (const body::Complaint& complaint : knowledge.complaints) {
    EXPECT_TRUE(words.insert(complaint.name.en).second) << complaint.name.en;
    for (const std::string& word : complaint.also) {
      EXPECT_TRUE(words.insert(word).second) << complaint.id << ": " << word;
    }
  }
}

}  // namespace
}  // namespace unknot::json
