#include "engine/causes/causes_result.h"

namespace unknot::causes {
namespace {

template <class Names, class Value>
std::string_view find_name(const Names& names, Value value) {
  for (const auto& [name, own] : names) {
    if (own == value) return name;
  }
  return {};
}

}  // namespace

std::string_view name_of(Verdict verdict) { return find_name(verdict_names, verdict); }
std::string_view name_of(CheckKind kind) { return find_name(check_kind_names, kind); }
std::string_view name_of(Depth depth) { return find_name(depth_names, depth); }

}  // namespace unknot::causes
