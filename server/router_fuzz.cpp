/// Any bytes as a request: a line with method and target, header lines, an empty line, the body.
#include <cstdint>

#include "engine/base/contracts.h"
#include "server/knowledge_source.h"
#include "server/router.h"

namespace {

using namespace unknot;
using namespace unknot::server;

/// Also stands in the seeds, so that mutations get past the door.
const std::string token(64, 'a');

const Router& router() {
  static const auto loaded = load_knowledge(std::string(UNKNOT_SOURCE_DIR) + "/knowledge").value();
  static const Router own({.loaded = &loaded, .token = token, .port = 8765, .page = page_assets()});
  return own;
}

std::string_view cut(std::string_view& rest, char end) {
  const std::size_t at = rest.find(end);
  const std::string_view out = rest.substr(0, at);
  rest = at == std::string_view::npos ? std::string_view() : rest.substr(at + 1);
  return out;
}

Request request_of(std::string_view bytes) {
  Request out;
  std::string_view first = cut(bytes, '\n');
  out.method = std::string(cut(first, ' '));
  out.target = std::string(first);
  for (std::string_view line = cut(bytes, '\n'); !line.empty(); line = cut(bytes, '\n')) {
    const std::string_view name = cut(line, ':');
    out.headers.emplace(std::string(name), std::string(line));
  }
  out.body = std::string(bytes);
  return out;
}

bool has(const Response& response, std::string_view name) {
  for (const auto& [own, value] : response.headers) {
    if (own == name) return true;
  }
  return false;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const Request request = request_of({reinterpret_cast<const char*>(data), size});
  const Response response = router().respond(request);
  UNKNOT_ENSURES(response.status >= 200 && response.status < 500);
  UNKNOT_ENSURES(has(response, "Content-Security-Policy"));
  UNKNOT_ENSURES(has(response, "X-Content-Type-Options"));
  const auto shown = request.headers.find("authorization");
  const bool trusted = shown != request.headers.end() && shown->second == "Bearer " + token;
  const bool api = request.target.starts_with("/api");
  UNKNOT_ENSURES(!api || trusted || response.status >= 400);
  return 0;
}
