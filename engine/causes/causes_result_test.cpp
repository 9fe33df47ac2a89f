#include "engine/causes/causes_result.h"

#include <gtest/gtest.h>

#include <set>

namespace unknot::causes {
namespace {

template <class Names>
void expect_all_named(const Names& names, int last) {
  std::set<std::string_view> seen;
  for (int k = 0; k <= last; ++k) {
    const auto value = static_cast<decltype(names[0].second)>(k);
    EXPECT_FALSE(name_of(value).empty()) << k;
    EXPECT_TRUE(seen.insert(name_of(value)).second) << name_of(value);
  }
  EXPECT_EQ(seen.size(), names.size());
}

TEST(CausesResult, EveryWordOnTheWireIsThereOnce) {
  expect_all_named(verdict_names, static_cast<int>(Verdict::NothingFound));
  expect_all_named(check_kind_names, static_cast<int>(CheckKind::AllEqual));
  expect_all_named(depth_names, static_cast<int>(Depth::Full));
}

}  // namespace
}  // namespace unknot::causes
