/// The atlas: regions of the body map, muscles with their trigger points, examinations.
/// Loaded from knowledge/ by formats/json; the loader guarantees every invariant stated here.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/body/provenance.h"
#include "engine/body/side.h"

namespace unknot::body {

struct Region {
  std::string id;
  std::string name;   ///< short plain name, "slope between neck and shoulder"
  std::string label;  ///< longer plain name
  bool paired = true;
  std::vector<std::string> views;       ///< "front", "back", "side": where it must be paintable
  std::vector<std::string> neighbours;  ///< ids; symmetric
};

enum class ZonePattern { Essential, Spillover };

struct Zone {
  std::string region;
  ZonePattern pattern = ZonePattern::Essential;
  bool other_side = false;  ///< felt on the side opposite to the point; only for paired regions
};

enum class Frequency { Common, Uncommon, Rare };

struct TriggerPoint {
  std::string id;
  std::string label;                          ///< Travell and Simons number or part of the muscle
  Text where;                                 ///< plain words for the place
  std::vector<std::string> location_regions;  ///< never empty
  std::vector<Zone> refers_to;                ///< at least one essential zone
  Frequency frequency = Frequency::Common;
  std::string palpation_mode;  ///< "flat", "pincer", "deep", "intraoral"
  std::string self_reach;      ///< "hand", "tool", "partner", "clinician"
  Number depth_mm;             ///< skin to point, relaxed
  Verified verified = Verified::Memory;
  std::vector<std::string> sources;
};

/// Published frequency of active points in one population, in per cent of people.
struct Prevalence {
  std::string population;
  std::string status;  ///< "active", "latent", "any", ...
  std::optional<double> percent;
  std::optional<double> low;
  std::optional<double> high;
  std::optional<double> n;
  std::string source;
  Verified verified = Verified::Memory;
  std::string note;
};

enum class PriorClass { VeryCommon, Common, Occasional, Rare };

struct Muscle {
  std::string id;
  std::string name;        ///< anatomical English, "upper trapezius"
  std::string name_plain;  ///< "top shoulder muscle"
  std::string name_latin;
  std::string area;         ///< "neck_shoulder", ...
  std::string action;       ///< plain words
  std::string daily_loads;  ///< plain words
  std::string caution;      ///< plain words, may be empty
  PriorClass prior_class = PriorClass::Occasional;
  /// 0..3, how strongly each cause loads this muscle. Index: overuse_or_injury, dehydration,
  /// poor_posture, sitting_all_day, stress_and_tension.
  std::vector<int> cause_loads;
  std::vector<std::string> exercise_targets;  ///< names used by exercises' target muscles
  std::vector<TriggerPoint> points;           ///< at least one
  std::vector<Prevalence> prevalence;
  Verified verified = Verified::Memory;
};

enum class ExaminationKind { Press, Stretch, Load, Movement, Other };

/// One test a person, a partner or a clinician can do.
struct Examination {
  std::string id;
  ExaminationKind kind = ExaminationKind::Other;
  bool has_side = false;  ///< answered as `<id>_l` or `<id>_r`
  std::string name;
  Text how_to;
  Text positive_when;
  std::string who;                        ///< "self", "self_with_tool", "partner", "clinician"
  std::vector<std::string> muscles;       ///< targets; may be empty
  std::vector<std::string> alternatives;  ///< ids of alternatives the answer speaks about
  std::vector<std::string> asked_where;   ///< regions; a test of alternatives is asked for them
  std::string accuracy_class;  ///< "own_pain_on_pressure", "stretch_or_use", "published" or ""
  std::optional<double> sensitivity;  ///< published, against the reference named in the file
  std::optional<double> specificity;
  std::optional<double> likelihood_ratio_positive;
  std::optional<double> likelihood_ratio_negative;
  double minutes = 0.5;
  /// Contraindication codes of this test, same gate as treatments: `code:forbid|caution[:scope]`.
  std::vector<std::string> contraindications;
  std::string caution;
  Verified verified = Verified::Memory;
  std::vector<std::string> sources;
};

/// What else can make such pain. `reach` says where it is felt.
struct Alternative {
  std::string id;  ///< not_a_knot, joint, nerve_root, inner_organ, widespread_pain
  Text name;
  /// One way in which the alternative shows: weight within the alternative and the regions.
  /// It comes on one side or on both (LocateModel::alternative_both_sides_probability).
  struct Form {
    std::string id;
    double weight = 1;
    std::vector<std::string> core_regions;    ///< felt there mostly
    std::vector<std::string> fringe_regions;  ///< felt there at times
  };
  /// Empty with `anywhere` true: a sore place of any region of the map (and its neighbours).
  std::vector<Form> forms;
  bool anywhere = false;
  bool everywhere = false;  ///< widespread pain: every region
  /// How much more often than in a person of whom nothing is known; > 0.
  double weight_female = 1;
  double weight_male = 1;
  struct AgeWeight {
    int from_years = 0;
    double weight = 1;
  };
  std::vector<AgeWeight> age_weights;  ///< rising from 0; the last that is reached counts
  Verified verified = Verified::Memory;
};

/// Constants of the locate model (knowledge/locate.json). See docs/methods/locate.md.
struct LocateModel {
  struct Emission {  ///< P(hurts there | active point), P(left out of the drawing | hurts)
    Number pain_probability;
    Number omission_probability;
    std::vector<double> level_probabilities;  ///< mild 1-3, moderate 4-6, severe 7-10; sums to 1
  };
  Emission essential, spillover, local, neighbour, other_side, leak, alternative_core,
      alternative_fringe;
  Number no_active_point_probability;  ///< before evidence
  Number active_points_expected;       ///< given at least one
  static constexpr std::size_t foci_max = 4;
  /// A part of the body that trouble concentrates in: areas of muscles. None: no concentration.
  struct Focus {
    std::string id;
    std::vector<std::string> areas;  ///< as Muscle::area; a muscle may belong to several foci
  };
  std::vector<Focus> foci;
  Number outside_share;  ///< share of the expected active points that lie outside the focus
  std::vector<double> width_factors;        ///< "paints widely" levels
  std::vector<double> width_probabilities;  ///< sums to 1
  /// Points up to the first depth are superficial, from the second on deep.
  Number depth_superficial_mm_max, depth_deep_mm_min;
  /// P(called deep rather than near the skin | who made the pain)
  Number deep_superficial_point, deep_intermediate_point, deep_deep_point, deep_referred, deep_leak;
  std::vector<std::pair<std::string, double>> deep_given_alternative;  ///< by id, without "none"
  static constexpr std::size_t quality_word_count = 5;
  /// P(word said | who made the pain, some word said there): dull, pulling, burning, stabbing,
  /// throbbing. Keys: "knot", "leak" and the alternatives without "none".
  std::vector<std::pair<std::string, std::array<double, quality_word_count>>> word_probabilities;
  Number class_weight_very_common, class_weight_common, class_weight_occasional, class_weight_rare;
  Number frequency_weight_common, frequency_weight_uncommon, frequency_weight_rare;
  Number prevalence_shrinkage;  ///< 0 ignores published prevalences, 1 takes them whole
  /// complaint -> populations of the prevalence rows that belong to it
  std::vector<std::pair<std::string, std::vector<std::string>>> complaint_populations;
  /// P(alternative | no knot) and P(alternative | knots), by id; "none" included; each sums to 1
  std::vector<std::pair<std::string, double>> alternative_given_no_knot;
  std::vector<std::pair<std::string, double>> alternative_given_knots;
  struct Accuracy {
    std::string id;  ///< accuracy_class of the examinations
    Number likelihood_ratio_positive;
    Number likelihood_ratio_negative;
    Number kappa;  ///< agreement of examiners; caps what an answer may say
  };
  std::vector<Accuracy> accuracies;
  /// Agreement of examiners on the sign that all answers about one thing read.
  Number sign_kappa;
  Number alternative_both_sides_probability;  ///< of a form; else left or right alike
  Number gain_bits_min;                       ///< a test below this is not worth asking
};

struct Atlas {
  std::vector<Region> regions;
  std::vector<Muscle> muscles;
  std::vector<Examination> examinations;
  std::vector<Alternative> alternatives;
  LocateModel locate_model;

  /// nullptr when unknown. Linear in the number of entries.
  [[nodiscard]] const Region* region(std::string_view id) const;
  [[nodiscard]] const Muscle* muscle(std::string_view id) const;
  [[nodiscard]] const Examination* examination(std::string_view id) const;
};

}  // namespace unknot::body
