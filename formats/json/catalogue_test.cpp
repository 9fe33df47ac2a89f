/// What the page is told of the knowledge: all of it, and nothing that it must not show.
#include <gtest/gtest.h>

#include <algorithm>

#include "formats/json/reader.h"
#include "formats/json/results.h"
#include "formats/json/test_knowledge.h"

namespace unknot::json {
namespace {

const LoadedKnowledge& loaded() {
  static const LoadedKnowledge own = testing::load(testing::real_files()).value();
  return own;
}

const Json* by_id(const Json& list, const std::string& id) {
  for (const Json& own : list) {
    if (own["id"] == id) return &own;
  }
  return nullptr;
}

TEST(Catalogue, TheAtlasNamesEveryThingOnceWithItsSources) {
  const Json atlas = parse(atlas_json(loaded()), "").value();
  EXPECT_EQ(atlas["regions"].size(), loaded().knowledge.atlas.regions.size());
  EXPECT_EQ(atlas["muscles"].size(), loaded().knowledge.atlas.muscles.size());
  EXPECT_EQ(atlas["examinations"].size(), loaded().knowledge.atlas.examinations.size());
  EXPECT_EQ(atlas["alternatives"].size(), loaded().knowledge.atlas.alternatives.size());
  for (const Json& muscle : atlas["muscles"]) {
    for (const Json& point : muscle["points"]) {
      for (const Json& key : point["sources"]) {
        EXPECT_TRUE(atlas["sources"].contains(key.get<std::string>())) << point["id"];
      }
    }
  }
}

TEST(Catalogue, AMuscleCarriesItsFileUnchanged) {
  const Json atlas = parse(atlas_json(loaded()), "").value();
  const Json file = Json::parse(testing::real_files().at("muscles/upper_trapezius.json"));
  const Json* muscle = by_id(atlas["muscles"], "upper_trapezius");
  ASSERT_NE(muscle, nullptr);
  EXPECT_EQ((*muscle)["name_plain"], file["name"]["en_plain"]);
  EXPECT_EQ((*muscle)["caution"], file["caution"]);
  ASSERT_EQ((*muscle)["points"].size(), file["points"].size());
  EXPECT_EQ((*muscle)["points"][0]["where"], file["points"][0]["where"]["en"]);
  EXPECT_EQ((*muscle)["points"][0]["refers_to"][3]["pattern"], "spillover");
  EXPECT_EQ((*muscle)["points"][0]["verified"], file["points"][0]["verified"]);
}

TEST(Catalogue, EveryFlagCanBeAskedInAGroup) {
  const Json out = parse(red_flags_json(loaded().knowledge.safety), "").value();
  EXPECT_EQ(out["flags"].size(), loaded().knowledge.safety.red_flags.size());
  for (const Json& flag : out["flags"]) {
    EXPECT_NE(by_id(out["groups"], flag["group"]), nullptr) << flag["id"];
    EXPECT_FALSE(flag["short_question"].get<std::string>().empty()) << flag["id"];
  }
}

TEST(Catalogue, TheIntakeAsksOnlyQuestionsEachInARow) {
  const Json out = parse(intake_json(loaded().knowledge.safety), "").value();
  const auto& all = loaded().knowledge.safety.contraindications;
  const auto questions = std::count_if(all.begin(), all.end(), [](const auto& code) {
    return code.kind == body::CodeKind::Question;
  });
  EXPECT_EQ(out["codes"].size(), static_cast<std::size_t>(questions));
  for (const Json& code : out["codes"]) {
    EXPECT_NE(by_id(out["rows"], code["row"]), nullptr) << code["id"];
  }
}

TEST(Catalogue, AClaimShowsBothSidesAndItsNumberWithTheRange) {
  const Json out = parse(claims_json(loaded()), "").value();
  EXPECT_EQ(out["claims"].size(), loaded().knowledge.claims.size());
  const Json* claim = by_id(out["claims"], "agree_all");
  ASSERT_NE(claim, nullptr);
  EXPECT_DOUBLE_EQ((*claim)["number"]["low"].get<double>(), 0.364);
  for (const Json& own : out["claims"]) {
    EXPECT_FALSE(own["evidence_against"].get<std::string>().empty()) << own["id"];
    for (const Json& key : own["sources"]) {
      EXPECT_TRUE(out["sources"].contains(key.get<std::string>())) << own["id"];
    }
  }
}

}  // namespace
}  // namespace unknot::json
