/// Made-up looks at a knot for the tests of several folders. Not part of the library.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "engine/knots/record.h"

namespace unknot::knots::testing {

inline const std::string press_test = "press_levator_r";

inline Moment day(int month, int day_of_month) {
  const auto two = [](int number) {
    return std::string(number < 10 ? "0" : "") + std::to_string(number);
  };
  return {.at_ms = (month * 31LL + day_of_month) * 86'400'000LL,
          .zone = "Europe/Berlin",
          .date = "2026-" + two(month) + "-" + two(day_of_month)};
}

inline Member levator() { return {.muscle = "levator", .side = body::Side::Right}; }

inline body::Pain pain(const std::string& region, int nrs_0_10) {
  return {.region = region, .side = body::PaintSide::Right, .nrs_0_10 = nrs_0_10};
}

/// The slope is the levator's place, the temple is not.
inline Look look(Moment moment, int slope, int temple = 0) {
  Look out;
  out.moment = std::move(moment);
  out.pains = {pain("slope", slope), pain("temple", temple)};
  out.person.sex = body::Sex::Female;
  out.person.age_years = 43;
  out.flags = {{"bleed", body::Answer::No}};
  out.found.verdict = "one_knot";
  out.found.no_knot_probability = 0.2;
  out.found.muscles = {{.member = levator(),
                        .probability_uncapped = 0.93,
                        .probability_drawing_uncapped = 0.7,
                        .explains = {{.region = "slope", .side = body::PaintSide::Right}}},
                       {.member = {.muscle = "trap", .side = body::Side::Right},
                        .probability_uncapped = 0.4,
                        .probability_drawing_uncapped = 0.5,
                        .explains = {{.region = "slope", .side = body::PaintSide::Right},
                                     {.region = "temple", .side = body::PaintSide::Right}}}};
  out.found.alternatives = {{.id = "joint", .probability = 0.125}};
  out.program_version = "0.1.0";
  out.knowledge_version = "k1";
  return out;
}

inline Look pressed(Look of, body::Answer answer) {
  of.answers[press_test] = answer;
  return of;
}

/// Not painted anew: the drawing of another look holds.
inline Look only_pressed(Moment moment, body::Answer answer, std::int64_t drawing_look_id = 1) {
  Look out = pressed(look(std::move(moment), 0), answer);
  out.pains.clear();
  out.drawing_look_id = drawing_look_id;
  return out;
}

inline Knot knot(std::vector<Look> looks, std::vector<Event> events = {}) {
  return {
      .knot_id = 1, .member = levator(), .looks = std::move(looks), .events = std::move(events)};
}

}  // namespace unknot::knots::testing
