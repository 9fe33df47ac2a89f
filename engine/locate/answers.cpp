#include "engine/locate/answers.h"

#include <algorithm>
#include <cmath>

namespace unknot::locate {
namespace {

using body::Answer;
using body::Atlas;
using body::Examination;
using body::PaintSide;
using body::Side;

const body::LocateModel::Accuracy* class_of(const Atlas& atlas, const std::string& id) {
  for (const auto& accuracy : atlas.locate_model.accuracies) {
    if (accuracy.id == id) return &accuracy;
  }
  return nullptr;
}

/// Sensitivity and specificity that give these two likelihood ratios.
std::pair<double, double> from_ratios(double positive, double negative) {
  if (positive <= negative) return {0.5, 0.5};
  const double specificity = (positive - 1) / (positive - negative);
  return {positive * (1 - specificity), specificity};
}

Accuracy make_accuracy(double sensitivity, double specificity, double kappa) {
  const double ceiling = (1 + std::sqrt(std::clamp(kappa, 0.0, 1.0))) / 2;
  const double sens = std::clamp(sensitivity, 1 - ceiling, ceiling);
  const double spec = std::clamp(specificity, 1 - ceiling, ceiling);
  return {.yes_present = sens, .yes_absent = 1 - spec, .no_present = 1 - sens, .no_absent = spec};
}

/// Only one ratio was published: the other answer says nothing.
Accuracy one_ratio(std::optional<double> positive, std::optional<double> negative, double kappa) {
  const double ceiling = (1 + std::sqrt(kappa)) / 2;
  const double ratio_max = ceiling / (1 - ceiling);
  Accuracy out{.yes_present = 1, .yes_absent = 1, .no_present = 1, .no_absent = 1};
  if (positive) out.yes_present = std::min(*positive, ratio_max);
  if (negative) out.no_present = std::max(*negative, 1 / ratio_max);
  return out;
}

Likelihood likelihood_of(const Accuracy& accuracy, Answer answer) {
  if (answer == Answer::Yes) return {accuracy.yes_absent, accuracy.yes_present};
  return {accuracy.no_absent, accuracy.no_present};
}

void apply_to_alternatives(const AtlasNetwork& network, const Examination& test,
                           const Likelihood& likelihood, Evidence& evidence) {
  for (std::size_t a = 0; a < network.alternatives.size(); ++a) {
    const bool named = std::find(test.alternatives.begin(), test.alternatives.end(),
                                 network.alternatives[a]) != test.alternatives.end();
    evidence.alternative[a] *= named ? likelihood.present : likelihood.absent;
  }
}

std::vector<int> groups_of(const Atlas& atlas, const SidedTest& test) {
  std::vector<int> groups;
  for (std::size_t m = 0; m < atlas.muscles.size(); ++m) {
    const auto& targets = test.examination->muscles;
    if (std::find(targets.begin(), targets.end(), atlas.muscles[m].id) == targets.end()) continue;
    for (Side side : {Side::Left, Side::Right}) {
      if (!test.side || *test.side == side) groups.push_back(AtlasNetwork::group(m, side));
    }
  }
  return groups;
}

void apply_answer(const Atlas& atlas, const AtlasNetwork& network, const SidedTest& test,
                  Answer answer, Evidence& evidence) {
  if (answer == Answer::Unknown) return;
  const Likelihood likelihood = likelihood_of(accuracy_of(atlas, *test.examination), answer);
  if (about_alternatives(*test.examination)) {
    apply_to_alternatives(network, *test.examination, likelihood, evidence);
    return;
  }
  const std::vector<int> groups = groups_of(atlas, test);
  if (groups.empty()) return;
  if (groups.size() == 1) {
    Likelihood& own = evidence.group[static_cast<std::size_t>(groups[0])];
    own.absent *= likelihood.absent;
    own.present *= likelihood.present;
    return;
  }
  evidence.any_of.push_back({.groups = groups, .likelihood = likelihood});
}

}  // namespace

int level_of(int nrs_0_10) {
  if (nrs_0_10 <= 0) return 0;
  if (nrs_0_10 <= 3) return 1;
  return nrs_0_10 <= 6 ? 2 : 3;
}

bool about_alternatives(const Examination& examination) {
  return !examination.alternatives.empty() &&
         (examination.muscles.empty() || examination.accuracy_class == "published");
}

Accuracy accuracy_of(const Atlas& atlas, const Examination& examination) {
  const auto* known = class_of(atlas, examination.accuracy_class);
  if (known == nullptr) return {};
  if (examination.accuracy_class != "published") {
    const auto [sensitivity, specificity] =
        from_ratios(known->likelihood_ratio_positive.value, known->likelihood_ratio_negative.value);
    return make_accuracy(sensitivity, specificity, known->kappa.value);
  }
  if (examination.sensitivity && examination.specificity) {
    return make_accuracy(*examination.sensitivity, *examination.specificity, known->kappa.value);
  }
  return one_ratio(examination.likelihood_ratio_positive, examination.likelihood_ratio_negative,
                   known->kappa.value);
}

Result<SidedTest> find_test(const Atlas& atlas, std::string_view answer_id) {
  if (const Examination* plain = atlas.examination(answer_id); plain != nullptr) {
    if (!plain->has_side) return SidedTest{.examination = plain, .side = std::nullopt};
    return fail(ErrorCode::UnknownId, std::string(answer_id), "this test needs _l or _r");
  }
  const bool left = answer_id.ends_with("_l");
  if (left || answer_id.ends_with("_r")) {
    const Examination* sided = atlas.examination(answer_id.substr(0, answer_id.size() - 2));
    if (sided != nullptr && sided->has_side) {
      return SidedTest{.examination = sided, .side = left ? Side::Left : Side::Right};
    }
  }
  return fail(ErrorCode::UnknownId, std::string(answer_id), "no such test");
}

Result<std::vector<Evidence>> make_evidence(const Atlas& atlas, const AtlasNetwork& network,
                                            const std::vector<body::Pain>& pains,
                                            const body::Answers& answers) {
  Evidence base = no_evidence(network.network);
  for (const auto& [id, answer] : answers) {
    auto test = find_test(atlas, id);
    if (!test) return fail(test.error().code, "answers." + id, test.error().detail);
    apply_answer(atlas, network, *test, answer, base);
  }
  bool unknown_side = false;
  for (const body::Pain& pain : pains) {
    unknown_side = unknown_side || (pain.side == PaintSide::Unknown && pain.nrs_0_10 > 0);
  }
  std::vector<Evidence> readings(unknown_side ? 2 : 1, base);
  for (std::size_t r = 0; r < readings.size(); ++r) {
    for (std::size_t k = 0; k < pains.size(); ++k) {
      const auto region = std::find_if(atlas.regions.begin(), atlas.regions.end(),
                                       [&](const auto& own) { return own.id == pains[k].region; });
      if (region == atlas.regions.end()) {
        return fail(ErrorCode::UnknownId, "pains[" + std::to_string(k) + "].region",
                    pains[k].region);
      }
      const bool right =
          pains[k].side == PaintSide::Right || (pains[k].side == PaintSide::Unknown && r == 1);
      const int area = network.area(static_cast<std::size_t>(region - atlas.regions.begin()),
                                    right ? Side::Right : Side::Left);
      int& level = readings[r].level[static_cast<std::size_t>(area)];
      level = std::max(level, level_of(pains[k].nrs_0_10));
    }
  }
  return readings;
}

}  // namespace unknot::locate
