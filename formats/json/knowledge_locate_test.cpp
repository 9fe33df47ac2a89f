/// Broken constants of the locate model, one fault at a time.
#include <gtest/gtest.h>

#include "formats/json/test_knowledge.h"

namespace unknot::json {
namespace {

using enum ErrorCode;

testing::Change at(const std::string& pointer, const std::string& value, ErrorCode code,
                   const std::string& where) {
  return {"locate.json", pointer, value, code, ": " + where};
}

TEST(KnowledgeLocate, ProbabilitiesLieBetweenNoughtAndOne) {
  testing::expect_refused(
      {at("/essential/pain_probability/high", "1.1", OutOfRange,
          "essential.pain_probability.value"),
       at("/prevalence_shrinkage/low", "-0.1", OutOfRange, "prevalence_shrinkage.value"),
       at("/leak/level_probabilities/0", "-0.1", OutOfRange, "leak.level_probabilities[0]"),
       at("/leak", "0.1", WrongType, "leak"), at("/leak", "", MissingField, "leak")});
}

TEST(KnowledgeLocate, DistributionsAddUpToOne) {
  testing::expect_refused(
      {at("/local/level_probabilities", "[0.5, 0.4, 0.2]", OutOfRange, "local.level_probabilities"),
       at("/local/level_probabilities", "[0.5, 0.5]", OutOfRange, "local.level_probabilities"),
       at("/width_probabilities", "[1, 1, 1]", OutOfRange, "width_probabilities"),
       at("/alternative_given_knots/none", "0.99", OutOfRange, "alternative_given_knots"),
       at("/alternative_given_knots/none", "\"half\"", WrongType, "alternative_given_knots.none"),
       at("/alternative_given_knots", "[]", WrongType, "alternative_given_knots")});
}

TEST(KnowledgeLocate, EveryWidthHasItsProbability) {
  testing::expect_refused({at("/width_factors", "[1]", Contradiction, "width_probabilities"),
                           at("/width_factors/0", "0", OutOfRange, "width_factors[0]")});
}

TEST(KnowledgeLocate, WeightsAndRatiosAreAboveNought) {
  const std::string number =
      R"({"value": 0, "low": 0, "high": 1, "kind": "assumed", "source": "memory", "note": "x"})";
  testing::expect_refused({at("/class_weight_rare", number, OutOfRange, "class_weight_rare.value"),
                           at("/gain_bits_min", number, OutOfRange, "gain_bits_min.value"),
                           at("/accuracies/0/likelihood_ratio_negative", number, OutOfRange,
                              "accuracies[0].likelihood_ratio_negative.value")});
}

TEST(KnowledgeLocate, AYesNeverSpeaksAgainst) {
  const std::string number =
      R"({"value": 0.5, "low": 0, "high": 1, "kind": "assumed", "source": "memory", "note": "x"})";
  testing::expect_refused({at("/accuracies/0/likelihood_ratio_positive", number, OutOfRange,
                              "accuracies[0].likelihood_ratio_positive.value")});
}

TEST(KnowledgeLocate, NoLinkIsCertainAndNoStrayStrokeImpossible) {
  const auto number = [](const std::string& value) {
    return R"({"value": )" + value +
           R"(, "low": 0, "high": 1, "kind": "assumed", "source": "memory", "note": "x"})";
  };
  testing::Files files = testing::real_files();
  testing::apply(at("/essential/omission_probability", number("0"), OutOfRange, ""), files);
  testing::apply(at("/essential/pain_probability", number("1"), OutOfRange, ""), files);
  const auto certain = testing::load(files);
  ASSERT_FALSE(certain.has_value());
  EXPECT_EQ(certain.error().where, "locate.json: essential.pain_probability.value");
  testing::expect_refused({at("/leak/pain_probability", number("0"), OutOfRange, "leak"),
                           at("/leak/level_probabilities", "[0, 0.5, 0.5]", OutOfRange, "leak")});
}

}  // namespace
}  // namespace unknot::json
