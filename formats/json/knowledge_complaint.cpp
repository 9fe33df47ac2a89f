/// What people call their pain.
#include <algorithm>

#include "formats/json/knowledge_parts.h"

namespace unknot::json {
namespace {

/// Search compares lower case, so a capital here would never be found.
bool has_capital(const std::string& word) {
  return std::any_of(word.begin(), word.end(), [](char own) { return own >= 'A' && own <= 'Z'; });
}

}  // namespace

body::Complaint read_complaint(Reader& in) {
  body::Complaint out;
  out.id = in.string("id");
  out.name = in.text("name");
  out.also = in.strings("also");
  out.regions = in.strings("regions");
  out.verified = in.verified();
  out.sources = in.strings("sources");
  if (out.name.en.empty()) in.fault(ErrorCode::MissingField, "name", "must not be empty");
  if (out.regions.empty()) in.fault(ErrorCode::MissingField, "regions", "needs a region");
  if (out.sources.empty()) in.fault(ErrorCode::MissingField, "sources", "needs a source");
  for (std::size_t k = 0; k < out.also.size(); ++k) {
    if (!out.also[k].empty() && !has_capital(out.also[k])) continue;
    in.fault(ErrorCode::Malformed, "also[" + std::to_string(k) + "]", "words in lower case");
  }
  return out;
}

}  // namespace unknot::json
