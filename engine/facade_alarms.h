/// How often the product names a cause where there is none, and where there is one, on diaries made
/// up by chance. Part of engine/facade.h. Method: docs/validation/causes.md#false-alarms-and-power.
/// Form: docs/cli.md#validate-alarms.
#pragma once

#include <array>
#include <optional>
#include <span>
#include <vector>

#include "engine/base/result.h"
#include "engine/body/knowledge.h"
#include "engine/causes/alarm_study.h"
#include "engine/causes/verdict.h"

namespace unknot {

inline constexpr int alarm_days_max = 1000;
inline constexpr int alarm_persons_max = 100000;

struct AlarmRequest {
  causes::AlarmScene scene;
  int persons = 10;
  int first = 1;  ///< the number of a person decides all of its chance
  int step = 1;   ///< days from one look to the next
  std::optional<int> only_day;
  double gls_t = 3.2;  ///< from which least squares that knows the variances tells of a cause
};

struct PreparedAlarms {
  AlarmRequest request;
  std::vector<int> looks;
  std::array<std::size_t, 10> group_of{};  ///< of causes::alarm_exposures()
};

/// @error UnknownId      a cause or decoy that is none of causes::alarm_exposures(), or that the
///                       knowledge lacks
/// @error Contradiction  points without a cause or a cause without, decoys without a cause, a decoy
///                       of the group of the cause
/// @error OutOfRange     anything outside of what docs/cli.md states
/// `where` is the option, or the exposure that the knowledge lacks.
[[nodiscard]] Result<PreparedAlarms> prepare_alarms(const body::Knowledge& knowledge,
                                                    AlarmRequest request);

struct AlarmPerson {
  int person = 0;
  std::vector<causes::AlarmLook> looks;
};

/// One person, alone: draws the diary and looks at it. A third of a second a look where a name is
/// near, a hundredth elsewhere.
[[nodiscard]] AlarmPerson alarm_person(const body::Knowledge& knowledge,
                                       const PreparedAlarms& prepared, int person);

/// Whether a look names each group: the group, or one exposure of it, passes the thresholds of
/// `naming_rule` with what is believed and with each of the other beliefs.
[[nodiscard]] std::array<bool, causes::groups> named_at(const PreparedAlarms& prepared,
                                                        const causes::AlarmLook& look);

/// The same at least with the thresholds of leaning, which ask for no other beliefs.
[[nodiscard]] std::array<bool, causes::groups> leaning_at(const PreparedAlarms& prepared,
                                                          const causes::AlarmLook& look);

/// Persons, of those that were looked at, to whom a rule says so at any of the looks.
struct AlarmCounts {
  int any = 0;          ///< any cause
  int cause = 0;        ///< the group of the true one
  int decoy_alone = 0;  ///< the group of a decoy, and not that of the true one
};

struct AlarmAnswer {
  int persons = 0;
  int looks = 0;  ///< a person
  AlarmCounts named;
  AlarmCounts leaning;
  AlarmCounts gls;
  AlarmCounts correlates;
  AlarmCounts three_and_three;
  /// Of the median person at the last look; nothing when nobody had enough scored days.
  std::optional<double> share_sum;
};

[[nodiscard]] AlarmAnswer answer_alarms(const PreparedAlarms& prepared,
                                        std::span<const AlarmPerson> persons);

}  // namespace unknot
