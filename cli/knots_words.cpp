#include "cli/knots_words.h"

#include <fmt/format.h>

#include "cli/words.h"

namespace unknot::cli {
namespace {

using knots::Change;
using knots::Pressed;
using knots::State;

/// The plain name; an id that the atlas has lost stays an id.
std::string name_of_knot(const body::Atlas& atlas, const knots::Member& member) {
  std::string name = member.muscle;
  for (const body::Muscle& muscle : atlas.muscles) {
    if (muscle.id == member.muscle) name = muscle.name_plain;
  }
  return fmt::format("{} {}", name_of(member.side), name);
}

std::string_view words_of(State state, Change change) {
  if (state == State::ClosedGone) return "closed as gone";
  if (state == State::ClosedNoKnot) return "it was no knot";
  switch (change) {
    case Change::GoneByRule:
      return "gone by our rule; close it with `close ID --as gone`";
    case Change::Quieter:
      return "quieter";
    case Change::AboutTheSame:
      return "about the same";
    case Change::Worse:
      return "worse";
    case Change::CannotTell:
      return "fewer than two drawings to compare";
  }
  return "";
}

std::string_view words_of(Pressed pressed) {
  switch (pressed) {
    case Pressed::NotPressed:
      return "not pressed";
    case Pressed::MyPain:
      return "pressed: my pain";
    case Pressed::SoreDifferent:
      return "pressed: sore, different";
    case Pressed::NotMyPain:
      return "pressed: not my pain";
    case Pressed::CannotTell:
      return "pressed: cannot tell";
  }
  return "";
}

std::string pain_words(const knots::LookSummary& look) {
  if (!look.worst_here) return "not painted anew";
  return fmt::format("pain here {}, {} place{} in all, worst {}", *look.worst_here,
                     look.places.value_or(0), look.places == 1 ? "" : "s", look.worst.value_or(0));
}

}  // namespace

std::string list_words(const body::Atlas& atlas, const std::vector<KnotView>& views) {
  if (views.empty()) return "No knot is recorded yet.\n";
  std::string out;
  for (const KnotView& view : views) {
    out += fmt::format("{:>4}  {}, since {}: {}\n", view.knot.knot_id,
                       name_of_knot(atlas, view.knot.member),
                       view.comparison.looks.front().moment.date,
                       words_of(knots::state_of(view.knot), view.comparison.change));
  }
  return out;
}

std::string show_words(const body::Atlas& atlas, const KnotView& view) {
  const knots::Comparison& own = view.comparison;
  std::string out = list_words(atlas, {view});
  for (const knots::LookSummary& look : own.looks) {
    const std::string chance = look.probability_uncapped ? chance_words(*look.probability_uncapped)
                                                         : std::string("nothing to locate");
    out += fmt::format("      {}  {}; {}; {}\n", look.moment.date, pain_words(look),
                       words_of(look.pressed), chance);
  }
  out += fmt::format(
      "      Rule for gone: {} of {} presses without the own pain, {} of {} quiet "
      "days (judged from the looks)\n",
      own.gone.presses_free, knots::gone_presses, own.gone.quiet_days, knots::gone_quiet_days);
  if (own.press_due_date) {
    out += fmt::format("      Next look due on {}, {} days after the last one.\n",
                       *own.press_due_date, knots::look_again_days);
  }
  return out;
}

std::string kept_words(const Kept& kept) {
  std::string out;
  for (const std::int64_t knot_id : kept.knot_ids) {
    out += fmt::format("Kept as knot {}.\n", knot_id);
  }
  return out;
}

}  // namespace unknot::cli
