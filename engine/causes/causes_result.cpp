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

std::string_view name_of(Verdict verdict) { return find_name(verdicts, verdict); }
std::string_view name_of(CheckKind kind) { return find_name(check_kinds, kind); }
std::string_view name_of(Depth depth) { return find_name(depths, depth); }

}  // namespace unknot::causes
