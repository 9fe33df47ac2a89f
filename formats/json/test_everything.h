/// Made-up diaries with all that a store can hold, drawn from a seed. Not part of the library.
#pragma once

#include <random>
#include <string>
#include <vector>

#include "engine/base/local_date.h"
#include "engine/body/knowledge.h"
#include "engine/everything.h"

namespace unknot::json::testing {

/// Draws a diary that check_everything() accepts: every kind, corrections, zones, odd texts.
class DiaryMaker {
 public:
  DiaryMaker(const body::Knowledge& knowledge, std::uint64_t seed)
      : knowledge_(&knowledge), chance_(seed) {}

  Everything make(int entries) {
    Everything out;
    for (std::int64_t look_id = 1; look_id <= 4; ++look_id) out.looks.push_back(look(look_id));
    out.knots.push_back({.knot_id = 1,
                         .member = out.looks[0].found.muscles[0].member,
                         .look_ids = {1, 2, 3, 4},
                         .events = {{.event_id = 1, .event = event(knots::EventKind::ClosedGone)},
                                    {.event_id = 4, .event = event(knots::EventKind::Reopened)}}});
    for (int k = 1; k <= entries; ++k) {
      out.entries.push_back(entry(k));
      if (one_in(4)) correct(out.entries);
    }
    return out;
  }

 private:
  bool one_in(std::uint64_t n) { return chance_() % n == 0; }
  std::int64_t below(std::int64_t n) {
    return static_cast<std::int64_t>(chance_() % static_cast<std::uint64_t>(n));
  }
  template <class T>
  const T& any(const std::vector<T>& of) {
    return of[chance_() % of.size()];
  }

  std::string uid() {
    std::string out;
    for (int k = 0; k < 32; ++k) out += "0123456789abcdef"[chance_() % 16];
    return out;
  }

  std::string note() {
    return any<std::string>({"", "", "plain", "two\nlines\r\n", "\"quoted\", with a comma",
                             "=HYPERLINK(\"x\")", "@you", "-3 of 4", "'quoted", "\ttab",
                             "\xC3\xA4\xE6\x97\xA5\xF0\x9F\xA6\xB4", "end\\"});
  }

  Moment moment() {
    const std::int64_t day = 20'500 + below(300);
    const std::string zone =
        any<std::string>({"Europe/Berlin", "Pacific/Auckland", "America/Los_Angeles", "+05:45"});
    return {.at_ms = day * 86'400'000 + below(86'400'000),
            .zone = zone,
            .date = date_of(std::chrono::sys_days{std::chrono::days{day}})};
  }

  knots::Event event(knots::EventKind kind) { return {.moment = moment(), .kind = kind}; }

  std::vector<body::PainWord> words() {
    if (one_in(2)) return {};
    return {body::PainWord::Deep, body::PainWord::Throbbing};
  }

  /// With the side that the region needs.
  body::Pain pain() {
    const body::Region& region = any(knowledge_->atlas.regions);
    const auto side = one_in(2) ? body::PaintSide::Left : body::PaintSide::Unknown;
    return {.region = region.id,
            .side = region.paired ? side : body::PaintSide::Midline,
            .nrs_0_10 = static_cast<int>(below(11)),
            .words = words()};
  }

  knots::Look look(std::int64_t look_id) {
    knots::Look out{.look_id = look_id, .uid = uid(), .moment = moment()};
    if (look_id == 3) {
      out.drawing_look_id = 1;
    } else {
      out.pains = {pain(), pain()};
    }
    if (one_in(2)) out.person = {.sex = body::Sex::Female, .age_years = 43};
    out.flags = {{"pmr", body::Answer::Yes}, {"pmr.artery_signs", body::Answer::Unknown}};
    out.flags_none = one_in(2);
    out.answers = {{"press_levator_scapulae_r", body::Answer::No}};
    out.sore_different = {"press_levator_scapulae_r"};
    out.found.verdict = "one_knot";
    out.found.no_knot_probability = probability();
    out.found.muscles = {{.member = {.muscle = "levator_scapulae", .side = body::Side::Right},
                          .probability_uncapped = probability(),
                          .probability_drawing_uncapped = probability(),
                          .explains = {{.region = "temple", .side = body::PaintSide::Right}}}};
    out.found.alternatives = {{.id = "not_a_knot", .probability = probability()}};
    out.program_version = "0.1.0";
    out.knowledge_version = "0123456789abcdef";
    return out;
  }

  double probability() { return static_cast<double>(chance_() >> 11U) * 0x1p-53; }

  diary::Entry entry(std::int64_t entry_id) {
    diary::Entry out{.entry_id = entry_id, .uid = uid()};
    out.written = moment();
    out.date = days_after(out.written.date, -static_cast<int>(below(4))).value();
    out.zone = out.written.zone;
    out.note = note();
    out.source = any<std::string>({"typed", "session", "days_csv"});
    out.kind = diary::entry_kinds[chance_() % diary::entry_kinds.size()].second;
    say(out);
    return out;
  }

  void say(diary::Entry& out) {
    using diary::EntryKind;
    if (out.kind == EntryKind::Pain) {
      const body::Pain own = pain();
      out.about = own.region;
      out.side = own.side;
      out.words = own.words;
      out.value = own.nrs_0_10;
      if (one_in(2)) out.from_ms = out.written.at_ms - 1000;
    }
    if (out.kind == EntryKind::Hindrance && !one_in(3)) out.value = below(11);
    if (out.kind == EntryKind::CauseGuess) out.about = "not_sure";
    if (out.kind == EntryKind::Exposure) {
      out.about = any(knowledge_->causes).id;
      out.value = static_cast<double>(below(2'000'000) - 1'000'000) / 777;
    }
    if (out.kind == EntryKind::Answer) answer(out);
    if (out.kind == EntryKind::Treatment) treat(out);
  }

  void answer(diary::Entry& out) {
    out.about = "sitting_hours";
    if (one_in(2)) {
      out.value = 0.25 * static_cast<double>(below(40));
      return;
    }
    out.from_ms = out.written.at_ms - 7'200'000;
    out.to_ms = out.written.at_ms;
  }

  void treat(diary::Entry& out) {
    out.about = any(knowledge_->treatments).id;
    out.value = 0.5 + static_cast<double>(below(100));
    if (out.source != "days_csv") out.from_ms = out.written.at_ms;
    if (one_in(2)) out.exercise = any(knowledge_->exercises).id;
    const body::Pain own = pain();
    out.region = own.region;
    out.side = own.side;
    out.dose = {
        .pressure_kPa = 0.1 + 0.2, .press_0_10 = 4, .temperature_degC = -0.1, .after_0_10 = 0};
  }

  /// A line of corrections that goes on from the newest entry.
  void correct(std::vector<diary::Entry>& entries) {
    for (std::int64_t k = 1 + below(3); k > 0; --k) {
      diary::Entry own = entries.back();
      own.replaces_entry_id = own.entry_id;
      own.entry_id = 100'000 + std::ssize(entries);
      own.uid = uid();
      own.note = note();
      own.written.at_ms += 60'000;
      entries.push_back(own);
    }
  }

  const body::Knowledge* knowledge_;
  std::mt19937_64 chance_;
};

}  // namespace unknot::json::testing
