/// Broken regions, muscles, alternatives and examinations, one fault at a time.
#include <gtest/gtest.h>

#include "formats/json/test_knowledge.h"

namespace unknot::json {
namespace {

using enum ErrorCode;
using testing::expect_refused;

TEST(KnowledgeAtlas, RefusesABrokenRegion) {
  const std::string file = "regions/temple.json";
  expect_refused({{file, "/name", "", MissingField, ": name"},
                  {file, "/paired", "\"yes\"", WrongType, ": paired"},
                  {file, "/views", "\"front\"", WrongType, ": views"},
                  {file, "/views/0", "1", WrongType, ": views[0]"},
                  {file, "/neighbours/0", "null", WrongType, ": neighbours[0]"}});
}

TEST(KnowledgeAtlas, RefusesABrokenMuscle) {
  const std::string file = "muscles/upper_trapezius.json";
  expect_refused(
      {{file, "/name", "\"trapezius\"", WrongType, ": name"},
       {file, "/name/en_plain", "", MissingField, ": name.en_plain"},
       {file, "/prior_class", "\"frequent\"", UnknownId, ": prior_class"},
       {file, "/cause_loads/dehydration", "4", OutOfRange, ": cause_loads.dehydration"},
       {file, "/cause_loads/dehydration", "0.5", OutOfRange, ": cause_loads.dehydration"},
       {file, "/cause_loads/age", "1", UnknownField, ": cause_loads.age"},
       {file, "/points", "[]", MissingField, ": points"},
       {file, "/verified", "\"maybe\"", UnknownId, ": verified"}});
}

TEST(KnowledgeAtlas, RefusesABrokenPoint) {
  const std::string file = "muscles/upper_trapezius.json";
  const auto at = [&](const std::string& pointer, const std::string& value, ErrorCode code,
                      const std::string& where) {
    return testing::Change{file, "/points/0" + pointer, value, code, ": points[0]" + where};
  };
  expect_refused({at("/where", "{\"de\": \"Mitte\"}", MissingField, ".where.en"),
                  at("/where/de", "\"Mitte\"", UnknownField, ".where.de"),
                  at("/location_regions", "[]", MissingField, ".location_regions"),
                  at("/refers_to", "[]", MissingField, ".refers_to"),
                  at("/refers_to/0/pattern", "\"major\"", UnknownId, ".refers_to[0].pattern"),
                  at("/frequency", "\"often\"", UnknownId, ".frequency"),
                  at("/palpation_mode", "\"pinser\"", UnknownId, ".palpation_mode"),
                  at("/self_reach", "\"foot\"", UnknownId, ".self_reach"),
                  at("/depth_mm/low", "-1", OutOfRange, ".depth_mm.low"),
                  at("/depth_mm/high", "8", OutOfRange, ".depth_mm.value"),
                  at("/depth_mm/kind", "\"guessed\"", UnknownId, ".depth_mm.kind"),
                  at("/depth_mm/source", "", MissingField, ".depth_mm.source"),
                  at("/depth_mm/value", "\"12\"", WrongType, ".depth_mm.value"),
                  at("/depth_mm", "12", WrongType, ".depth_mm")});
}

TEST(KnowledgeAtlas, AnAssumedNumberNeedsItsArgument) {
  expect_refused({{"locate.json", "/essential/pain_probability/note", "", MissingField,
                   ": essential.pain_probability.note"},
                  {"locate.json", "/essential/pain_probability/note", "\"\"", MissingField,
                   ": essential.pain_probability.note"}});
}

TEST(KnowledgeAtlas, RefusesABrokenPrevalence) {
  const std::string file = "muscles/upper_trapezius.json";
  const std::string row = R"([{"population": "office", "status": "active", "source": "D3",
                              "verified": "yes", "note": "x", )";
  expect_refused(
      {{file, "/prevalence", row + R"("percent": 101}])", OutOfRange, ": prevalence[0].percent"},
       {file, "/prevalence", row + R"("percent": 20, "low": 30}])", OutOfRange,
        ": prevalence[0].percent"},
       {file, "/prevalence", row + R"("percent": 20, "high": 10}])", OutOfRange,
        ": prevalence[0].percent"}});
}

TEST(KnowledgeAtlas, RefusesABrokenAlternative) {
  const std::string file = "alternatives/nerve_root.json";
  expect_refused({{file, "/anywhere", "true", Contradiction, ": forms"},
                  {file, "/forms", "[]", Contradiction, ": forms"},
                  {file, "/forms/0/weight", "0", OutOfRange, ": forms[0].weight"},
                  {file, "/forms/0/core_regions", "", MissingField, ": forms[0].core_regions"}});
}

TEST(KnowledgeAtlas, RefusesABrokenExamination) {
  const std::string file = "examinations/press_upper_trapezius.json";
  expect_refused({{file, "/kind", "\"poke\"", UnknownId, ": kind"},
                  {file, "/who", "\"friend\"", UnknownId, ": who"},
                  {file, "/sensitivity", "1.2", OutOfRange, ": sensitivity"},
                  {file, "/minutes", "0", OutOfRange, ": minutes"},
                  {file, "/has_side", "1", WrongType, ": has_side"}});
}

TEST(KnowledgeAtlas, ATestWhoseContraindicationSaysNeitherForbidNorCautionIsRefused) {
  const std::string file = "examinations/press_upper_trapezius.json";
  expect_refused(
      {{file, "/contraindications/0", "\"red_flag:forbids\"", Malformed, ": contraindications[0]"},
       {file, "/contraindications/1", "\"anticoagulant\"", Malformed, ": contraindications[1]"}});
}

}  // namespace
}  // namespace unknot::json
