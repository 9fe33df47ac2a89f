#include "engine/safety/screening.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>

namespace unknot::safety {
namespace {

using namespace body;

/// Rows a tired person passes on one page before a further page reads easier.
constexpr std::size_t rows_per_screen_max = 9;

FlagLevel one_lower(FlagLevel level) {
  // "Do not know" never counts as no: a caution stays a caution.
  if (level <= FlagLevel::Caution) return level;
  return static_cast<FlagLevel>(static_cast<int>(level) - 1);
}

bool contains(const std::vector<std::string>& list, const std::string& item) {
  return std::find(list.begin(), list.end(), item) != list.end();
}

/// What the person said to one flag, follow-ups included.
struct State {
  std::optional<Answer> answer;
  FlagLevel level = FlagLevel::None;
  std::vector<std::string> open;  ///< ids still to be answered
};

class Screen {
 public:
  Screen(const SafetyKnowledge& knowledge, const Atlas& atlas, const ScreeningRequest& request)
      : knowledge_(knowledge), atlas_(atlas), request_(request) {
    for (const Pain& pain : request.pains) {
      if (pain.nrs_0_10 > 0) painted_.insert(pain.region);
    }
    for (const ComplaintArea& area : knowledge.complaint_areas) {
      const bool hit = std::any_of(area.regions.begin(), area.regions.end(),
                                   [&](const std::string& id) { return painted_.contains(id); });
      if (hit) areas_.insert(area.id);
    }
    areas_.insert("any");
  }

  Screening run() {
    for (const RedFlag& flag : knowledge_.red_flags) {
      const bool asked = applies(flag);
      if (!asked && !answered(flag)) continue;
      if (asked) out_.asked.push_back(flag.id);
      states_[flag.id] = state_of(flag, asked);
    }
    raise_together();
    collect_raised();
    collect_questions();
    collect_open();
    return std::move(out_);
  }

 private:
  bool applies(const RedFlag& flag) const {
    const Person& person = request_.person;
    if (flag.only_sex && person.sex && *flag.only_sex != *person.sex) return false;
    if (person.age_years) {
      if (flag.age_years_min && *person.age_years < *flag.age_years_min) return false;
      if (flag.age_years_max && *person.age_years > *flag.age_years_max) return false;
    }
    const bool area = std::any_of(flag.complaint_areas.begin(), flag.complaint_areas.end(),
                                  [&](const std::string& id) { return areas_.contains(id); });
    return area || triggered(flag);
  }

  bool triggered(const RedFlag& flag) const {
    return std::any_of(flag.trigger_regions.begin(), flag.trigger_regions.end(),
                       [&](const std::string& id) { return painted_.contains(id); });
  }

  bool answered(const RedFlag& flag) const {
    return request_.flags.contains(flag.id) || follow_up_answered(flag) || yes_by_age(flag);
  }

  bool yes_by_age(const RedFlag& flag) const {
    const auto& age = request_.person.age_years;
    return age && flag.yes_below_age_years && *age < *flag.yes_below_age_years;
  }

  /// A yes or "not sure" to what is only asked after a yes; it is never thrown away.
  bool follow_up_answered(const RedFlag& flag) const {
    return std::any_of(flag.follow_ups.begin(), flag.follow_ups.end(), [&](const FollowUp& own) {
      return answer_to(flag.id + "." + own.id).value_or(Answer::No) != Answer::No;
    });
  }

  std::optional<Answer> answer_to(const std::string& id) const {
    const auto found = request_.flags.find(id);
    if (found == request_.flags.end()) return std::nullopt;
    return found->second;
  }

  State state_of(const RedFlag& flag, bool asked) const {
    State state;
    state.answer = answer_to(flag.id);
    if (!state.answer && follow_up_answered(flag)) state.answer = Answer::Yes;
    if (!state.answer && request_.unanswered == Unanswered::CountAsNo) state.answer = Answer::No;
    if (yes_by_age(flag) && state.answer != Answer::Yes) return state_by_age(flag, state.answer);
    if (!state.answer) {
      if (asked) state.open.push_back(flag.id);
      return state;
    }
    if (*state.answer == Answer::No) return state;
    // "Not sure" lowers the flag's own level alone: a plain yes to a follow-up stays a plain yes.
    const bool sure = *state.answer == Answer::Yes;
    state.level = sure ? flag.level_on_yes : one_lower(flag.level_on_yes);
    for (const FollowUp& follow_up : flag.follow_ups) add_follow_up(flag, follow_up, state);
    return state;
  }

  /// The age has answered yes. Whoever said no to the question has said no to what hangs on it;
  /// what nobody has asked yet stays open, so that nothing is cleared before.
  State state_by_age(const RedFlag& flag, std::optional<Answer> said) const {
    State state{.answer = Answer::Yes, .level = flag.level_on_yes, .open = {}};
    for (const FollowUp& follow_up : flag.follow_ups) {
      const std::string id = flag.id + "." + follow_up.id;
      if (answer_to(id)) {
        add_follow_up(flag, follow_up, state);
      } else if (said != Answer::No) {
        state.open.push_back(id);
      }
    }
    return state;
  }

  /// Not answered counts as yes and stays open: the safe side until it is known.
  void add_follow_up(const RedFlag& flag, const FollowUp& follow_up, State& state) const {
    const std::string id = flag.id + "." + follow_up.id;
    const std::optional<Answer> answer = answer_to(id);
    if (!answer) state.open.push_back(id);
    if (answer == Answer::No) return;
    const FlagLevel level =
        answer == Answer::Unknown ? one_lower(follow_up.level_on_yes) : follow_up.level_on_yes;
    state.level = std::max(state.level, level);
  }

  void raise_together() {
    for (const RedFlag& flag : knowledge_.red_flags) {
      const auto own = states_.find(flag.id);
      if (own == states_.end() || own->second.level == FlagLevel::None) continue;
      for (const RedFlag::Together& together : flag.together_with) {
        const auto other = states_.find(together.flag);
        if (other == states_.end() || other->second.level == FlagLevel::None) continue;
        const bool sure = own->second.answer == Answer::Yes && other->second.answer == Answer::Yes;
        own->second.level =
            std::max(own->second.level, sure ? together.level : one_lower(together.level));
      }
    }
  }

  Blocks blocks_of(const RedFlag& flag, FlagLevel level) const {
    if (level >= FlagLevel::SameDay) return Blocks::All;
    if (level <= FlagLevel::Caution) return Blocks::None;
    // Rest, breathing and walking are left even by a graver flag that "not sure" has lowered.
    return flag.blocks == Blocks::All ? Blocks::Regions : flag.blocks;
  }

  /// The flag's own regions and their neighbours: a stretch or a roll does not end at a border.
  /// None, which means everywhere, for a flag that its file lets block all.
  std::vector<std::string> blocked_regions(const RedFlag& flag) const {
    std::vector<std::string> out;
    if (flag.blocks != Blocks::Regions) return out;
    out = flag.trigger_regions;
    for (const std::string& id : flag.trigger_regions) {
      const Region* region = atlas_.region(id);
      if (region == nullptr) continue;
      for (const std::string& next : region->neighbours) {
        if (!contains(out, next)) out.push_back(next);
      }
    }
    return out;
  }

  void collect_raised() {
    for (const RedFlag& flag : knowledge_.red_flags) {
      const auto found = states_.find(flag.id);
      if (found == states_.end() || found->second.level == FlagLevel::None) continue;
      const State& state = found->second;
      RaisedFlag raised{.id = flag.id,
                        .level = state.level,
                        .answer = *state.answer,
                        .blocks = blocks_of(flag, state.level),
                        .regions = {}};
      if (raised.blocks == Blocks::Regions) raised.regions = blocked_regions(flag);
      out_.details.push_back(std::move(raised));
      out_.level = std::max(out_.level, state.level);
      for (const std::string& code : flag.adds_codes) {
        if (!contains(out_.codes, code)) out_.codes.push_back(code);
      }
    }
    std::stable_sort(out_.details.begin(), out_.details.end(),
                     [](const RaisedFlag& a, const RaisedFlag& b) { return a.level > b.level; });
    for (const RaisedFlag& raised : out_.details) out_.raised.push_back(raised.id);
  }

  /// One row of a page: the open questions of one group.
  struct Row {
    QuestionScreen::Row row;
    FlagLevel level = FlagLevel::None;
    bool triggered = false;
    bool follow_up = false;
    int order = 0;
  };

  std::vector<Row> open_rows() const {
    std::vector<Row> rows;
    for (const RedFlagGroup& group : knowledge_.groups) {
      Row row;
      row.row.group = group.id;
      row.order = group.order;
      for (const RedFlag& flag : knowledge_.red_flags) {
        if (flag.group == group.id) add_to_row(flag, row);
      }
      if (!row.row.ids.empty()) rows.push_back(std::move(row));
    }
    return rows;
  }

  void add_to_row(const RedFlag& flag, Row& row) const {
    const auto found = states_.find(flag.id);
    if (found == states_.end() || found->second.open.empty()) return;
    for (const std::string& id : found->second.open) {
      row.row.ids.push_back(id);
      if (id != flag.id) row.follow_up = true;
    }
    // The page is chosen by the level of a plain yes, except that what must be seen the same day
    // stands with the emergencies when its own place was painted.
    if (triggered(flag) && flag.level_on_yes >= FlagLevel::SameDay) row.triggered = true;
    row.level = std::max(row.level, flag.level_on_yes);
  }

  static int wanted_screen(const Row& row) {
    if (row.follow_up || row.level == FlagLevel::EmergencyNow || row.triggered) return 1;
    return row.level == FlagLevel::SameDay ? 2 : 3;
  }

  void collect_questions() {
    std::vector<Row> rows = open_rows();
    std::stable_sort(rows.begin(), rows.end(), [](const Row& a, const Row& b) {
      const int left = wanted_screen(a);
      const int right = wanted_screen(b);
      if (left != right) return left < right;
      if (a.follow_up != b.follow_up) return a.follow_up;
      return a.order < b.order;
    });
    std::array<std::size_t, 4> count{};
    for (const Row& row : rows) ++count[static_cast<std::size_t>(wanted_screen(row))];
    int last = 0;
    for (Row& row : rows) {
      const int wanted = wanted_screen(row);
      // A new level starts a new page, unless all of it still fits on the page before.
      const bool fits =
          !out_.questions.empty() &&
          out_.questions.back().rows.size() + count[static_cast<std::size_t>(wanted)] <=
              rows_per_screen_max;
      if (out_.questions.empty() || (wanted != last && !fits)) {
        out_.questions.push_back(
            {.screen = static_cast<int>(out_.questions.size()) + 1, .ids = {}, .rows = {}});
      }
      last = wanted;
      QuestionScreen& screen = out_.questions.back();
      for (const std::string& id : row.row.ids) screen.ids.push_back(id);
      screen.rows.push_back(std::move(row.row));
    }
  }

  /// Every open question, in the order of the screens. One whose group is missing stands on no
  /// screen, but it stays open: nothing is cleared before it is answered.
  void collect_open() {
    for (const QuestionScreen& screen : out_.questions) {
      for (const std::string& id : screen.ids) out_.open.push_back(id);
    }
    for (const auto& [flag, state] : states_) {
      for (const std::string& id : state.open) {
        if (!contains(out_.open, id)) out_.open.push_back(id);
      }
    }
  }

  const SafetyKnowledge& knowledge_;
  const Atlas& atlas_;
  const ScreeningRequest& request_;
  std::set<std::string, std::less<>> painted_;
  std::set<std::string, std::less<>> areas_;
  std::map<std::string, State> states_;
  Screening out_;
};

Result<bool> check_pains(const Atlas& atlas, const std::vector<Pain>& pains) {
  std::map<std::pair<std::string, PaintSide>, int> seen;
  for (std::size_t k = 0; k < pains.size(); ++k) {
    const std::string where = "pains[" + std::to_string(k) + "]";
    const Region* region = atlas.region(pains[k].region);
    if (region == nullptr) {
      return fail(ErrorCode::UnknownId, where + ".region", "no such region: " + pains[k].region);
    }
    if (region->paired == (pains[k].side == PaintSide::Midline)) {
      return fail(ErrorCode::Contradiction, where + ".side",
                  region->paired ? "this region needs a side" : "this region has no side");
    }
    if (pains[k].nrs_0_10 < 0 || pains[k].nrs_0_10 > 10) {
      return fail(ErrorCode::OutOfRange, where + ".nrs_0_10", "must lie in 0..10");
    }
    const auto [it, fresh] = seen.try_emplace({pains[k].region, pains[k].side}, pains[k].nrs_0_10);
    if (!fresh && it->second != pains[k].nrs_0_10) {
      return fail(ErrorCode::Contradiction, where, "the same place with two numbers");
    }
  }
  return true;
}

Result<bool> check_flags(const SafetyKnowledge& knowledge, const Answers& flags) {
  for (const auto& [id, answer] : flags) {
    const std::string flag_id = id.substr(0, id.find('.'));
    const auto flag = std::find_if(knowledge.red_flags.begin(), knowledge.red_flags.end(),
                                   [&](const RedFlag& own) { return own.id == flag_id; });
    bool known = flag != knowledge.red_flags.end();
    if (known && flag_id.size() < id.size()) {
      const std::string follow_up = id.substr(flag_id.size() + 1);
      known = std::any_of(flag->follow_ups.begin(), flag->follow_ups.end(),
                          [&](const FollowUp& own) { return own.id == follow_up; });
    }
    if (!known) return fail(ErrorCode::UnknownId, "flags." + id, "no such question");
    const auto own = flags.find(flag_id);
    const bool denied = own != flags.end() && own->second == Answer::No;
    if (denied && flag_id.size() < id.size() && answer != Answer::No) {
      return fail(ErrorCode::Contradiction, "flags." + id, "its own question was answered no");
    }
  }
  return true;
}

}  // namespace

Result<Screening> screen(const SafetyKnowledge& knowledge, const Atlas& atlas,
                         const ScreeningRequest& request) {
  UNKNOT_CHECK(check_pains(atlas, request.pains));
  UNKNOT_CHECK(check_flags(knowledge, request.flags));
  const auto& age = request.person.age_years;
  if (age && (*age < 0 || *age > 120)) {
    return fail(ErrorCode::OutOfRange, "person.age_years", "must lie in 0..120");
  }
  return Screen(knowledge, atlas, request).run();
}

}  // namespace unknot::safety
