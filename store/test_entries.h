/// Made-up entries of the diary for the tests of the store. Not part of the library.
#pragma once

#include <string>
#include <vector>

#include "engine/knots/test_knots.h"
#include "store/ids.h"
#include "store/store.h"

namespace unknot::store::testing {

/// The n-th day, one of many years; its note says which.
inline diary::Entry entry(int day) {
  const auto two = [](int n) { return (n < 10 ? "0" : "") + std::to_string(n); };
  diary::Entry out;
  out.uid = new_uid();
  out.kind = diary::EntryKind::Pain;
  out.date =
      std::to_string(2020 + day / 336) + "-" + two(1 + day / 28 % 12) + "-" + two(1 + day % 28);
  out.zone = "Europe/Berlin";
  out.about = "temple";
  out.side = body::PaintSide::Right;
  out.value = day % 11;
  out.note = "day " + std::to_string(day);
  out.written = knots::testing::day(2, 2);
  return out;
}

inline void log_days(Store& store, int from, int to) {
  std::vector<diary::Entry> all;
  for (int day = from; day <= to; ++day) all.push_back(entry(day));
  static_cast<void>(store.log(all, 0).value());
}

}  // namespace unknot::store::testing
