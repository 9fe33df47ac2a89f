#include "engine/locate/answers.h"

#include <algorithm>

#include "engine/locate/words.h"

namespace unknot::locate {
namespace {

using body::Atlas;
using body::Examination;
using body::PaintSide;
using body::Side;

/// Where a positive ratio alone was published; judgement, so that a "no" says a little as well.
constexpr double sensitivity_when_unpublished = 0.5;

template <class List, class Value>
bool contains(const List& list, const Value& value) {
  return std::find(list.begin(), list.end(), value) != list.end();
}

const body::LocateModel::Accuracy* class_of(const Atlas& atlas, const std::string& id) {
  for (const auto& accuracy : atlas.locate_model.accuracies) {
    if (accuracy.id == id) return &accuracy;
  }
  return nullptr;
}

struct Figures {
  double sensitivity = 0.5;
  double specificity = 0.5;
};

/// Sensitivity and specificity that give these two likelihood ratios.
Figures from_ratios(double positive, double negative) {
  if (positive <= negative) return {};
  const double specificity = (positive - 1) / (positive - negative);
  return {.sensitivity = positive * (1 - specificity), .specificity = specificity};
}

Figures figures_of(const body::LocateModel::Accuracy& known, const Examination& test) {
  if (test.accuracy_class != "published") {
    return from_ratios(known.likelihood_ratio_positive.value,
                       known.likelihood_ratio_negative.value);
  }
  if (test.sensitivity && test.specificity) return {*test.sensitivity, *test.specificity};
  const auto& positive = test.likelihood_ratio_positive;
  if (!positive) return {};
  if (test.likelihood_ratio_negative) {
    return from_ratios(*positive, *test.likelihood_ratio_negative);
  }
  return {.sensitivity = sensitivity_when_unpublished,
          .specificity = 1 - sensitivity_when_unpublished / *positive};
}

void apply(const Signs& signs, const AtlasNetwork& network, Evidence& evidence) {
  for (const auto& [target, sign] : signs) {
    const Likelihood likelihood = sign.likelihood();
    if (target.groups.size() == 1) {
      evidence.group[static_cast<std::size_t>(target.groups[0])] = likelihood;
    } else if (!target.groups.empty()) {
      evidence.any_of.push_back({.groups = target.groups, .likelihood = likelihood});
    } else {
      for (std::size_t a = 0; a < network.alternatives.size(); ++a) {
        evidence.alternative[a] *=
            concerns(target, network.alternatives[a]) ? likelihood.present : likelihood.absent;
      }
    }
  }
}

/// Sex and age make some alternatives likelier; of muscles nothing is known.
void apply(const Atlas& atlas, const body::Person& person, const AtlasNetwork& network,
           Evidence& evidence) {
  for (const body::Alternative& alternative : atlas.alternatives) {
    double weight = 1;
    if (person.sex == body::Sex::Female) weight *= alternative.weight_female;
    if (person.sex == body::Sex::Male) weight *= alternative.weight_male;
    double of_age = 1;
    for (const auto& age : alternative.age_weights) {
      if (person.age_years && *person.age_years >= age.from_years) of_age = age.weight;
    }
    for (std::size_t a = 0; a < network.alternatives.size(); ++a) {
      if (network.alternatives[a].id == alternative.id) evidence.alternative[a] *= weight * of_age;
    }
  }
}

/// Of several entries for one place the words come together.
std::vector<body::PainWord> words_of(const std::vector<body::Pain>& pains, const body::Pain& one) {
  std::vector<body::PainWord> words;
  for (const body::Pain& pain : pains) {
    if (pain.nrs_0_10 == 0 || pain.region != one.region || pain.side != one.side) continue;
    words.insert(words.end(), pain.words.begin(), pain.words.end());
  }
  return words;
}

}  // namespace

int level_of(int nrs_0_10) {
  if (nrs_0_10 <= 0) return 0;
  if (nrs_0_10 <= 3) return 1;
  return nrs_0_10 <= 6 ? 2 : 3;
}

Accuracy accuracy_of(const Atlas& atlas, const Examination& examination) {
  const auto* known = class_of(atlas, examination.accuracy_class);
  if (known == nullptr) return {};
  const Figures figures = figures_of(*known, examination);
  const double ceiling = agreement_ceiling(known->kappa.value);
  return {.yes_present = std::clamp(figures.sensitivity, 1 - ceiling, ceiling),
          .yes_absent = 1 - std::clamp(figures.specificity, 1 - ceiling, ceiling)};
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

TestTarget target_of(const Atlas& atlas, const SidedTest& test) {
  const Examination& own = *test.examination;
  const bool of_alternatives =
      !own.alternatives.empty() && (own.muscles.empty() || own.accuracy_class == "published");
  if (of_alternatives) {
    return {.groups = {}, .alternatives = own.alternatives, .side = test.side};
  }
  TestTarget target;
  for (std::size_t m = 0; m < atlas.muscles.size(); ++m) {
    if (!contains(own.muscles, atlas.muscles[m].id)) continue;
    for (Side side : {Side::Left, Side::Right}) {
      if (!test.side || *test.side == side) target.groups.push_back(AtlasNetwork::group(m, side));
    }
  }
  return target;
}

bool concerns(const TestTarget& target, const AlternativeKey& key) {
  if (!contains(target.alternatives, key.id)) return false;
  return !target.side || !key.side || *target.side == *key.side;
}

Sign fresh_sign(const Atlas& atlas) {
  return Sign(agreement_ceiling(atlas.locate_model.sign_kappa.value));
}

Result<Signs> read_signs(const Atlas& atlas, const body::Answers& answers) {
  Signs signs;
  for (const auto& [id, answer] : answers) {
    const auto test = find_test(atlas, id);
    if (!test) return fail(test.error().code, "answers." + id, test.error().detail);
    if (answer == body::Answer::Unknown) continue;
    const TestTarget target = target_of(atlas, *test);
    if (target.groups.empty() && target.alternatives.empty()) continue;
    signs.try_emplace(target, fresh_sign(atlas))
        .first->second.read(accuracy_of(atlas, *test->examination), answer);
  }
  return signs;
}

Result<std::vector<Evidence>> make_evidence(const Atlas& atlas, const AtlasNetwork& network,
                                            const Told& told) {
  Evidence base = no_evidence(network.network);
  UNKNOT_TRY(const Signs signs, read_signs(atlas, told.answers));
  apply(signs, network, base);
  apply(atlas, told.person, network, base);
  const bool unknown_side = std::any_of(
      told.pains.begin(), told.pains.end(),
      [](const body::Pain& pain) { return pain.side == PaintSide::Unknown && pain.nrs_0_10 > 0; });
  std::vector<Evidence> readings(unknown_side ? 2 : 1, base);
  for (std::size_t k = 0; k < told.pains.size(); ++k) {
    const body::Pain& pain = told.pains[k];
    const auto region = std::find_if(atlas.regions.begin(), atlas.regions.end(),
                                     [&](const auto& own) { return own.id == pain.region; });
    if (region == atlas.regions.end()) {
      return fail(ErrorCode::UnknownId, "pains[" + std::to_string(k) + "].region", pain.region);
    }
    for (std::size_t r = 0; r < readings.size(); ++r) {
      const bool right =
          pain.side == PaintSide::Right || (pain.side == PaintSide::Unknown && r == 1);
      const auto area = static_cast<std::size_t>(
          network.area(static_cast<std::size_t>(region - atlas.regions.begin()),
                       right ? Side::Right : Side::Left));
      readings[r].level[area] = std::max(readings[r].level[area], level_of(pain.nrs_0_10));
      const std::vector<body::PainWord> words = words_of(told.pains, pain);
      readings[r].depth[area] = depth_of(words);
      readings[r].word[area] = word_factors(atlas.locate_model, network, words);
    }
  }
  return readings;
}

}  // namespace unknot::locate
