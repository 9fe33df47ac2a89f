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

TEST(Catalogue, DepthAndHowOftenAMuscleIsFoundCarryTheirKindAndSource) {
  const Json atlas = parse(atlas_json(loaded()), "").value();
  const Json file = Json::parse(testing::real_files().at("muscles/levator_scapulae.json"));
  const Json* muscle = by_id(atlas["muscles"], "levator_scapulae");
  ASSERT_NE(muscle, nullptr);
  EXPECT_EQ((*muscle)["prior_class"], file["prior_class"]);
  EXPECT_EQ((*muscle)["exercise_targets"], file["exercise_targets"]);
  const Json& depth = (*muscle)["points"][0]["depth_mm"];
  for (const char* key : {"value", "low", "high", "kind", "source", "note"}) {
    EXPECT_EQ(depth[key], file["points"][0]["depth_mm"][key]) << key;
  }
  ASSERT_EQ((*muscle)["prevalence"].size(), file["prevalence"].size());
  EXPECT_EQ((*muscle)["prevalence"][0]["percent"], file["prevalence"][0]["percent"]);
  EXPECT_TRUE((*muscle)["prevalence"][1]["percent"].is_null()) << "only a range is known";
  EXPECT_EQ((*muscle)["prevalence"][1]["low"], file["prevalence"][1]["low"]);
}

TEST(Catalogue, AComplaintCarriesItsFileUnchanged) {
  const Json atlas = parse(atlas_json(loaded()), "").value();
  EXPECT_EQ(atlas["complaints"].size(), loaded().knowledge.complaints.size());
  const Json file = Json::parse(testing::real_files().at("complaints/ear_pain.json"));
  const Json* complaint = by_id(atlas["complaints"], "ear_pain");
  ASSERT_NE(complaint, nullptr);
  EXPECT_EQ((*complaint)["name"], file["name"]["en"]);
  for (const char* key : {"also", "regions", "verified", "sources"}) {
    EXPECT_EQ((*complaint)[key], file[key]) << key;
  }
}

TEST(Catalogue, AnAlternativeSaysWhereItIsMostlyFelt) {
  const Json atlas = parse(atlas_json(loaded()), "").value();
  const Json* organ = by_id(atlas["alternatives"], "inner_organ");
  ASSERT_NE(organ, nullptr);
  const Json& core = (*organ)["core_regions"];
  EXPECT_EQ(std::count(core.begin(), core.end(), "ear"), 1);
  EXPECT_EQ(std::count(core.begin(), core.end(), "heel"), 0);
  EXPECT_TRUE((*by_id(atlas["alternatives"], "not_a_knot"))["core_regions"].empty());
}

TEST(Catalogue, CareShowsDosesEffectsWithTheirRangeAndTheEvidenceAgainst) {
  const body::Knowledge& knowledge = loaded().knowledge;
  const Json out = parse(care_json(knowledge), "").value();
  EXPECT_EQ(out["exercises"].size(), knowledge.exercises.size());
  EXPECT_EQ(out["treatments"].size(), knowledge.treatments.size());
  const Json file = Json::parse(testing::real_files().at("treatments/heat_pack.json"));
  const Json* heat = by_id(out["treatments"], "heat_pack");
  ASSERT_NE(heat, nullptr);
  EXPECT_EQ((*heat)["session_effect_nrs"]["low"], file["session_effect_nrs"]["low"]);
  EXPECT_EQ((*heat)["evidence_against"], file["evidence_against"]["en"]);
  EXPECT_EQ((*heat)["at_home"], true);
  EXPECT_TRUE((*heat)["regions"].empty()) << "it suits any place";
  const Json* legs = by_id(out["treatments"], "strength_back_hip_leg");
  ASSERT_NE(legs, nullptr);
  const Json& places = (*legs)["regions"];
  EXPECT_NE(std::find(places.begin(), places.end(), "lumbar_lower"), places.end());
  EXPECT_EQ(std::find(places.begin(), places.end(), "temple"), places.end());
  for (const Json& own : out["exercises"]) {
    EXPECT_NE(by_id(out["treatments"], own["treatment"]), nullptr) << own["id"];
  }
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
