/// knowledge/locate.json: the constants of the locate model.
#include <cmath>

#include "formats/json/knowledge_parts.h"

namespace unknot::json {
namespace {

using body::LocateModel;

void check_sum(const Reader& in, std::string_view key, double sum) {
  if (std::abs(sum - 1) > 1e-9) in.fault(ErrorCode::OutOfRange, key, "does not add up to 1");
}

body::Number probability(Reader& in, std::string_view key) {
  const body::Number number = in.quantity(key);
  if (number.low < 0 || number.high > 1) {
    in.fault(ErrorCode::OutOfRange, std::string(key) + ".value", "is no probability");
  }
  return number;
}

body::Number positive(Reader& in, std::string_view key) {
  const body::Number number = in.quantity(key);
  if (number.value <= 0) {
    in.fault(ErrorCode::OutOfRange, std::string(key) + ".value", "must be above 0");
  }
  return number;
}

LocateModel::Emission read_emission(Reader in) {
  LocateModel::Emission out;
  out.pain_probability = probability(in, "pain_probability");
  out.omission_probability = probability(in, "omission_probability");
  out.level_probabilities = in.numbers("level_probabilities", {0, 1});
  in.finish();
  if (out.level_probabilities.size() != 3) {
    in.fault(ErrorCode::OutOfRange, "level_probabilities", "needs three numbers");
    out.level_probabilities = {1, 0, 0};
  }
  double sum = 0;
  for (double p : out.level_probabilities) sum += p;
  check_sum(in, "level_probabilities", sum);
  // A link that is certain would leave no room for a zone that is not painted.
  if (out.pain_probability.value * (1 - out.omission_probability.value) >= 1) {
    in.fault(ErrorCode::OutOfRange, "pain_probability.value", "must be below 1");
  }
  return out;
}

std::vector<std::pair<std::string, double>> distribution(Reader& in, std::string_view key) {
  auto out = in.number_map(key, {0, 1});
  double sum = 0;
  for (const auto& [id, p] : out) sum += p;
  check_sum(in, key, sum);
  return out;
}

LocateModel::Accuracy read_accuracy(Reader in) {
  LocateModel::Accuracy out;
  out.id = in.string("id");
  out.likelihood_ratio_positive = positive(in, "likelihood_ratio_positive");
  out.likelihood_ratio_negative = positive(in, "likelihood_ratio_negative");
  out.kappa = probability(in, "kappa");
  in.finish();
  if (out.likelihood_ratio_positive.value < 1 || out.likelihood_ratio_negative.value > 1) {
    in.fault(ErrorCode::OutOfRange, "likelihood_ratio_positive.value",
             "a yes must not speak against, nor a no for");
  }
  return out;
}

void read_weights(Reader& in, LocateModel& out) {
  out.class_weight_very_common = positive(in, "class_weight_very_common");
  out.class_weight_common = positive(in, "class_weight_common");
  out.class_weight_occasional = positive(in, "class_weight_occasional");
  out.class_weight_rare = positive(in, "class_weight_rare");
  out.frequency_weight_common = positive(in, "frequency_weight_common");
  out.frequency_weight_uncommon = positive(in, "frequency_weight_uncommon");
  out.frequency_weight_rare = positive(in, "frequency_weight_rare");
  out.prevalence_shrinkage = probability(in, "prevalence_shrinkage");
}

void read_words(Reader& in, LocateModel& out) {
  out.depth_superficial_mm_max = positive(in, "depth_superficial_mm_max");
  out.depth_deep_mm_min = positive(in, "depth_deep_mm_min");
  if (out.depth_deep_mm_min.value <= out.depth_superficial_mm_max.value) {
    in.fault(ErrorCode::Contradiction, "depth_deep_mm_min.value", "must lie below the superficial");
  }
  for (auto [key, number] :
       {std::pair{"deep_superficial_point", &out.deep_superficial_point},
        std::pair{"deep_intermediate_point", &out.deep_intermediate_point},
        std::pair{"deep_deep_point", &out.deep_deep_point},
        std::pair{"deep_referred", &out.deep_referred}, std::pair{"deep_leak", &out.deep_leak}}) {
    *number = probability(in, key);
    if (number->value <= 0 || number->value >= 1) {
      in.fault(ErrorCode::OutOfRange, std::string(key) + ".value", "must lie between 0 and 1");
    }
  }
  // A word that is certain, or never said, would make drawings impossible.
  static constexpr Range word_range{0.01, 0.99};
  out.deep_given_alternative = in.number_map("deep_given_alternative", word_range);
  Reader causes = in.object("word_probabilities");
  for (const auto& [cause, list] : causes.value().items()) {
    Reader own = causes.object(cause);
    out.word_probabilities.push_back(
        {cause,
         {own.number("dull", word_range), own.number("pulling", word_range),
          own.number("burning", word_range), own.number("stabbing", word_range),
          own.number("throbbing", word_range)}});
    own.finish();
  }
}

}  // namespace

LocateModel read_locate_model(Reader& in) {
  LocateModel out;
  in.string("id");
  out.essential = read_emission(in.object("essential"));
  out.spillover = read_emission(in.object("spillover"));
  out.local = read_emission(in.object("local"));
  out.neighbour = read_emission(in.object("neighbour"));
  out.other_side = read_emission(in.object("other_side"));
  out.leak = read_emission(in.object("leak"));
  out.alternative_core = read_emission(in.object("alternative_core"));
  out.alternative_fringe = read_emission(in.object("alternative_fringe"));
  // With a leak of zero a stray stroke would make the drawing impossible.
  if (out.leak.pain_probability.value * (1 - out.leak.omission_probability.value) <= 0 ||
      *std::min_element(out.leak.level_probabilities.begin(), out.leak.level_probabilities.end()) <=
          0) {
    in.fault(ErrorCode::OutOfRange, "leak", "must be able to paint every level");
  }
  out.no_active_point_probability = probability(in, "no_active_point_probability");
  out.active_points_expected = positive(in, "active_points_expected");
  for (Reader& focus : in.objects("foci")) {
    out.foci.push_back({.id = focus.string("id"), .areas = focus.strings("areas")});
    focus.finish();
  }
  if (out.foci.size() > LocateModel::foci_max) {
    in.fault(ErrorCode::TooLarge, "foci", "at most four");
    out.foci.clear();
  }
  out.outside_share = probability(in, "outside_share");
  out.width_factors = in.numbers("width_factors", {0.01, 100});
  out.width_probabilities = in.numbers("width_probabilities", {0, 1});
  double sum = 0;
  for (double p : out.width_probabilities) sum += p;
  check_sum(in, "width_probabilities", sum);
  if (out.width_factors.size() != out.width_probabilities.size()) {
    in.fault(ErrorCode::Contradiction, "width_probabilities", "one per width factor");
  }
  read_words(in, out);
  read_weights(in, out);
  Reader complaints = in.object("complaint_populations");
  for (const auto& [complaint, list] : complaints.value().items()) {
    out.complaint_populations.emplace_back(complaint, complaints.strings(complaint));
  }
  out.alternative_given_no_knot = distribution(in, "alternative_given_no_knot");
  out.alternative_given_knots = distribution(in, "alternative_given_knots");
  for (Reader& accuracy : in.objects("accuracies"))
    out.accuracies.push_back(read_accuracy(accuracy));
  out.sign_kappa = probability(in, "sign_kappa");
  if (out.sign_kappa.value <= 0 || out.sign_kappa.value >= 1) {
    in.fault(ErrorCode::OutOfRange, "sign_kappa.value", "must lie between 0 and 1");
  }
  out.alternative_both_sides_probability = probability(in, "alternative_both_sides_probability");
  out.gain_bits_min = positive(in, "gain_bits_min");
  return out;
}

}  // namespace unknot::json
