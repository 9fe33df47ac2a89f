/// A copy of the real knowledge that tests break in one place. Not part of the library.
#pragma once

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "formats/json/reader.h"
#include "formats/json/test_files.h"

namespace unknot::json::testing {

/// One thing changed in one file.
struct Change {
  std::string file;     ///< "muscles/soleus.json"
  std::string pointer;  ///< JSON pointer, "/points/0/depth_mm/low"
  std::string value;    ///< the JSON put there; empty: what stands there is taken out
  ErrorCode code = ErrorCode::Malformed;
  std::string where;  ///< expected place, without the file when it begins with ": "
};

inline void apply(const Change& change, Files& files) {
  Json whole = Json::parse(files.at(change.file));
  const Json::json_pointer pointer(change.pointer);
  if (!change.value.empty()) {
    whole[pointer] = Json::parse(change.value);
  } else if (Json& parent = whole.at(pointer.parent_pointer()); parent.is_array()) {
    parent.erase(static_cast<std::size_t>(std::stoi(pointer.back())));
  } else {
    ASSERT_EQ(parent.erase(pointer.back()), 1U) << change.file << change.pointer;
  }
  files[change.file] = whole.dump();
}

/// Every change alone is refused with its code and its place.
inline void expect_refused(const std::vector<Change>& changes) {
  for (const Change& change : changes) {
    SCOPED_TRACE(change.file + " " + change.pointer + " = " + change.value);
    Files files = real_files();
    apply(change, files);
    const auto loaded = load(files);
    ASSERT_FALSE(loaded.has_value());
    EXPECT_EQ(name_of(loaded.error().code), name_of(change.code)) << loaded.error().detail;
    const bool short_form = change.where.starts_with(": ");
    EXPECT_EQ(loaded.error().where, (short_form ? change.file : "") + change.where);
    EXPECT_FALSE(loaded.error().detail.empty());
  }
}

}  // namespace unknot::json::testing
