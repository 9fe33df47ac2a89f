/// Ids and source keys that lead nowhere, one fault at a time.
#include <gtest/gtest.h>

#include "formats/json/test_knowledge.h"

namespace unknot::json {
namespace {

using enum ErrorCode;
using testing::expect_refused;

const std::string trapezius = "muscles/upper_trapezius.json";

TEST(KnowledgeChecks, EveryRegionNamedExists) {
  expect_refused({{trapezius, "/points/0/location_regions/0", "\"tail\"", BrokenReference,
                   ": points[0].location_regions[0]"},
                  {trapezius, "/points/0/refers_to/1/region", "\"tail\"", BrokenReference,
                   ": points[0].refers_to[1].region"},
                  {"alternatives/nerve_root.json", "/forms/0/core_regions/0", "\"tail\"",
                   BrokenReference, ": head_nerve.core_regions[0]"},
                  {"red_flags/dvt.json", "/trigger_regions/1", "\"tail\"", BrokenReference,
                   ": trigger_regions[1]"},
                  {"contraindications/front_of_neck.json", "/site_regions/0", "\"tail\"",
                   BrokenReference, ": site_regions[0]"},
                  {"complaint_areas.json", "/complaint_areas/0/regions/0", "\"tail\"",
                   BrokenReference, ": headache[0]"}});
}

TEST(KnowledgeChecks, NeighboursNameEachOther) {
  expect_refused({{"regions/temple.json", "/neighbours/0", "\"heel\"", BrokenReference,
                   "regions/head_vertex.json: neighbours"},
                  {"regions/temple.json", "/neighbours/0", "\"tail\"", BrokenReference,
                   "regions/head_vertex.json: neighbours"},
                  {"regions/temple.json", "/neighbours", "[]", BrokenReference,
                   "regions/ear.json: neighbours"}});
}

TEST(KnowledgeChecks, EverySourceKeyIsInTheListOfSources) {
  expect_refused(
      {{trapezius, "/points/0/sources/1", "\"nobody\"", BrokenReference, ": points[0].sources[1]"},
       {trapezius, "/points/0/depth_mm/source", "\"nobody\"", BrokenReference,
        ": points[0].depth_mm.source"},
       {"examinations/press_upper_trapezius.json", "/sources/0", "\"nobody\"", BrokenReference,
        ": sources[0]"},
       {"red_flags/dvt.json", "/sources/0", "\"nobody\"", BrokenReference, ": sources[0]"},
       {"contraindications/anticoagulant.json", "/sources/0", "\"nobody\"", BrokenReference,
        ": sources[0]"},
       {"treatments/heat_pack.json", "/sources/0", "\"nobody\"", BrokenReference, ": sources[0]"},
       {"treatments/heat_pack.json", "/session_effect_nrs/source", "\"nobody\"", BrokenReference,
        ": session_effect_nrs.source"},
       {"exercises/st_levator.json", "/source", "\"nobody\"", BrokenReference, ": source"},
       {"claims/agree_all.json", "/sources/0", "\"nobody\"", BrokenReference, ": sources[0]"},
       {"claims/agree_all.json", "/number/source", "\"nobody\"", BrokenReference,
        ": number.source"}});
}

TEST(KnowledgeChecks, EveryOtherIdNamedExists) {
  const std::string test = "examinations/press_upper_trapezius.json";
  expect_refused(
      {{test, "/muscles/0", "\"trapezium\"", BrokenReference, ": muscles[0]"},
       {test, "/alternatives", "[\"ghost\"]", BrokenReference, ": alternatives[0]"},
       {test, "/accuracy_class", "\"hearsay\"", BrokenReference, ": accuracy_class"},
       {test, "/contraindications/0", "\"ghost:forbid\"", BrokenReference,
        ": contraindications[0]"},
       {"red_flags/dvt.json", "/complaint_areas/0", "\"tail\"", BrokenReference,
        ": complaint_areas[0]"},
       {"red_flags/dvt.json", "/group", "\"ghost\"", BrokenReference, ": group"},
       {"red_flags/blood_thinner.json", "/adds_codes/0", "\"ghost\"", BrokenReference,
        ": adds_codes[0]"},
       {"red_flags/pmr.json", "/together_with/0/flag", "\"ghost\"", BrokenReference,
        ": together_with"},
       {"contraindications/anticoagulant.json", "/row", "\"ghost\"", BrokenReference, ": row"},
       {"treatments/heat_pack.json", "/contraindications/0", "\"ghost:forbid\"", BrokenReference,
        ": contraindications[0]"},
       {"contraindications/pregnancy_abdomen_lowback.json", "/implied_by/0", "\"ghost\"",
        BrokenReference, ": implied_by[0]"},
       {"contraindications/fever.json", "/raises", "\"ghost\"", BrokenReference, ": raises"},
       {"exercises/st_levator.json", "/treatment", "\"ghost\"", BrokenReference, ": treatment"},
       {"exercises/st_levator.json", "/contraindications/0", "\"ghost:forbid\"", BrokenReference,
        ": contraindications[0]"}});
}

TEST(KnowledgeChecks, NothingStandsTwice) {
  expect_refused(
      {{trapezius, "/points/1/id", "\"upper_trapezius_1\"", DuplicateId, ": points[1].id"},
       {trapezius, "/points/0/refers_to/1/region", "\"neck_side\"", DuplicateId,
        ": points[0].refers_to[1].region"},
       {"complaint_areas.json", "/complaint_areas/1/id", "\"headache\"", DuplicateId, ": headache"},
       {"red_flags/pe.json", "/follow_ups/1/id", "\"two_or_more\"", DuplicateId, ": follow_ups"},
       {"locate.json", "/accuracies/1/id", "\"own_pain_on_pressure\"", DuplicateId,
        ": accuracies"}});
}

TEST(KnowledgeChecks, AMidlineRegionHasNoOtherSide) {
  expect_refused({{trapezius, "/points/0/refers_to/0",
                   R"({"region": "lumbar_spine", "pattern": "essential", "other_side": true})",
                   Contradiction, ": points[0].refers_to[0].region"}});
}

TEST(KnowledgeChecks, AnAlternativeWithoutAProbabilityIsRefusedAtLoadingNotAtAsking) {
  expect_refused({{"locate.json", "/alternative_given_knots", R"({"none": 0.7, "not_a_knot": 0.3})",
                   BrokenReference, ": alternative_given_knots"},
                  {"locate.json", "/alternative_given_no_knot", R"({"ghost": 1})", BrokenReference,
                   ": ghost"}});
}

}  // namespace
}  // namespace unknot::json
