/// The only way to a test or a treatment. Only clear() makes a Cleared, and it makes none while a
/// red flag is open, or raised at same_day or above.
#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/body/treatment.h"
#include "engine/safety/screening.h"

namespace unknot::safety {

enum class Verdict {
  Allowed,
  Caution,  ///< allowed, changed as the codes' caution texts say; also while such a code is open
  Waits,    ///< a forbid code is unanswered or "not sure": counts as yes until answered
  Forbidden
};

struct Decision {
  Verdict verdict = Verdict::Forbidden;
  std::vector<std::string>
      codes;  ///< the codes that make this verdict, in the order of the item's list
};

/// What kind of thing is asked for; see_doctor_soon blocks only some kinds in its regions.
enum class ActionKind { Stretch, Pressure, Strength, Heat, Other };

struct Place {
  std::string region;  ///< bare id
  std::optional<body::Side> side;
};

class Cleared {
 public:
  /// May this item be done at this place? Site codes follow from the place; `red_flag` from the
  /// screening; question codes from the intake and from what the flags added.
  /// A code the knowledge does not hold counts as yes.
  [[nodiscard]] Decision decide(std::span<const body::CodeUse> codes, ActionKind action,
                                const Place& place) const;

  /// A question code that nobody has answered yet.
  [[nodiscard]] bool is_open(std::string_view code) const;
  /// The code's own words for how an item changes (caution) or why it is left out (forbid).
  [[nodiscard]] std::string caution_text(std::string_view code) const;
  [[nodiscard]] std::string forbid_text(std::string_view code) const;

 private:
  [[nodiscard]] std::optional<body::Answer> answer_at(const body::Contraindication& code,
                                                      const Place& place) const;
  friend Result<Cleared> clear(const body::SafetyKnowledge&, const Screening&,
                               const body::Answers&);
  Cleared() = default;
  const body::SafetyKnowledge* knowledge_ = nullptr;  ///< outlives this value
  std::vector<RaisedFlag> raised_;
  body::Answers codes_;
};

/// @param intake  answers to contraindication codes
/// @error Forbidden  flags are open, or one is raised at same_day or above
/// @error UnknownId  intake names a code that no question of the knowledge has
[[nodiscard]] Result<Cleared> clear(const body::SafetyKnowledge& knowledge,
                                    const Screening& screening, const body::Answers& intake);

}  // namespace unknot::safety
