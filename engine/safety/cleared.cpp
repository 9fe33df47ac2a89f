#include "engine/safety/cleared.h"

#include <algorithm>

namespace unknot::safety {
namespace {

using namespace body;

const Contraindication* find(const SafetyKnowledge& knowledge, std::string_view id) {
  for (const Contraindication& code : knowledge.contraindications) {
    if (code.id == id) return &code;
  }
  return nullptr;
}

bool contains(const std::vector<std::string>& list, std::string_view item) {
  return std::find(list.begin(), list.end(), item) != list.end();
}

bool in_area(const SafetyKnowledge& knowledge, std::string_view area, std::string_view region) {
  for (const ComplaintArea& own : knowledge.complaint_areas) {
    if (own.id == area) return contains(own.regions, region);
  }
  return false;
}

/// Rest, breathing, breaks and walking stay allowed when a doctor should be seen soon.
bool touches(ActionKind action) { return action != ActionKind::Other; }

bool blocked(const RaisedFlag& raised, ActionKind action, const Place& place) {
  if (raised.blocks == Blocks::All) return true;
  if (raised.blocks == Blocks::None || !touches(action)) return false;
  return raised.regions.empty() || contains(raised.regions, place.region);
}

}  // namespace

Decision Cleared::decide(std::span<const CodeUse> codes, ActionKind action,
                         const Place& place) const {
  Decision out{.verdict = Verdict::Allowed, .codes = {}};
  const auto note = [&](Verdict verdict, const std::string& code) {
    if (verdict == Verdict::Allowed) return;
    if (verdict < out.verdict) return;
    if (verdict > out.verdict) out = {.verdict = verdict, .codes = {}};
    if (!contains(out.codes, code)) out.codes.push_back(code);
  };
  for (const RaisedFlag& raised : raised_) {
    if (blocked(raised, action, place)) note(Verdict::Forbidden, "red_flag");
  }
  for (const CodeUse& use : codes) {
    if (use.scope == "neck" && !in_area(*knowledge_, "neck", place.region)) continue;
    const Contraindication* code = find(*knowledge_, use.code);
    if (code == nullptr) {
      note(use.forbid ? Verdict::Forbidden : Verdict::Caution, use.code);
      continue;
    }
    if (code->kind == CodeKind::Instruction || code->kind == CodeKind::RedFlag) continue;
    if (code->kind == CodeKind::Site) {
      if (!contains(code->site_regions, place.region)) continue;
      note(use.forbid ? Verdict::Forbidden : Verdict::Caution, use.code);
      continue;
    }
    const std::optional<Answer> answer = answer_at(*code, place);
    if (answer == Answer::No) continue;
    if (use.forbid) {
      note(answer == Answer::Yes ? Verdict::Forbidden : Verdict::Waits, use.code);
    } else {
      note(Verdict::Caution, use.code);  // not answered is never taken for no
    }
  }
  return out;
}

/// The own answer, raised by what implies a yes at this place.
std::optional<Answer> Cleared::answer_at(const Contraindication& code, const Place& place) const {
  const auto said = [&](const std::string& id) {
    const auto found = codes_.find(id);
    return found == codes_.end() ? std::nullopt : std::optional<Answer>(found->second);
  };
  std::optional<Answer> out = said(code.id);
  if (!contains(code.site_regions, place.region)) return out;
  for (const std::string& id : code.implied_by) {
    const std::optional<Answer> other = said(id);
    if (other == Answer::Yes) return Answer::Yes;
    if (other == Answer::Unknown && out == Answer::No) out = Answer::Unknown;
  }
  return out;
}

bool Cleared::is_open(std::string_view code) const {
  const Contraindication* known = find(*knowledge_, code);
  return known != nullptr && known->kind == CodeKind::Question && !codes_.contains(code);
}

std::string Cleared::caution_text(std::string_view code) const {
  const Contraindication* known = find(*knowledge_, code);
  return known == nullptr ? std::string() : known->caution_text.en;
}

std::string Cleared::forbid_text(std::string_view code) const {
  const Contraindication* known = find(*knowledge_, code);
  return known == nullptr ? std::string() : known->forbid_text.en;
}

Result<Cleared> clear(const SafetyKnowledge& knowledge, const Screening& screening,
                      const Answers& intake) {
  if (!screening.open.empty()) {
    return fail(ErrorCode::Forbidden, "flags." + screening.open.front(),
                "a safety question is not answered yet");
  }
  if (screening.level >= FlagLevel::SameDay) {
    return fail(ErrorCode::Forbidden, "flags", "a doctor must look at this first");
  }
  for (const auto& [id, answer] : intake) {
    const Contraindication* code = find(knowledge, id);
    if (code == nullptr || code->kind != CodeKind::Question) {
      return fail(ErrorCode::UnknownId, "contraindications." + id, "no question has this code");
    }
  }
  Cleared cleared;
  cleared.knowledge_ = &knowledge;
  cleared.raised_ = screening.details;
  cleared.codes_ = intake;
  // A screened person who raised no flag with this code has answered it: no.
  for (const RedFlag& flag : knowledge.red_flags) {
    for (const std::string& code : flag.adds_codes) cleared.codes_.try_emplace(code, Answer::No);
  }
  for (const std::string& code : screening.codes) cleared.codes_[code] = Answer::Yes;
  return cleared;
}

}  // namespace unknot::safety
