#include "engine/body/treatment.h"

namespace unknot::body {

Result<CodeUse> parse_code_use(std::string_view text) {
  const std::size_t first = text.find(':');
  if (first == std::string_view::npos || first == 0) {
    return fail(ErrorCode::Malformed, std::string(text), "must be code:forbid or code:caution");
  }
  CodeUse use{.code = std::string(text.substr(0, first)), .forbid = true, .scope = {}};
  std::string_view rest = text.substr(first + 1);
  const std::size_t second = rest.find(':');
  if (second != std::string_view::npos) {
    use.scope = std::string(rest.substr(second + 1));
    rest = rest.substr(0, second);
  }
  if (rest != "forbid" && rest != "caution") {
    return fail(ErrorCode::Malformed, std::string(text), "neither forbid nor caution");
  }
  use.forbid = rest == "forbid";
  return use;
}

}  // namespace unknot::body
