/// Any bytes as a request: a line with method and target, header lines, an empty line, the body.
/// The record lies in a file of its own and holds the same knot before every request.
#include <cstdint>
#include <filesystem>
#include <optional>

#include "engine/base/contracts.h"
#include "server/knowledge_source.h"
#include "server/router.h"
#include "store/test_store.h"

namespace {

using namespace unknot;
using namespace unknot::server;

/// Also stands in the seeds, so that mutations get past the door.
const std::string token(64, 'a');

Moment fixed_now() { return {.at_ms = 1'770'000'000'000, .zone = "UTC", .date = "2026-02-02"}; }

const json::LoadedKnowledge& loaded() {
  static const auto own = load_knowledge(std::string(UNKNOT_SOURCE_DIR) + "/knowledge").value();
  return own;
}

/// A record that can be put back to how it was: one knot, with number 1.
class Record {
 public:
  Record() {
    open();
    KeepRequest keep;
    keep.located.pains = {{.region = "temple", .side = body::PaintSide::Right, .nrs_0_10 = 6}};
    keep.located.unanswered_flags = safety::Unanswered::CountAsNo;
    keep.members = {{.muscle = "upper_trapezius", .side = body::Side::Right}};
    UNKNOT_ENSURES(knots_->keep(keep, fixed_now()).value().knot_ids.front() == 1);
    knots_.reset();
    first_ = store::testing::bytes_of(folder_.file());
    open();
  }

  /// Stays at the same address.
  service::Knots& knots() { return *knots_; }

  void put_back() {
    knots_.reset();
    for (const char* end : {"-wal", "-shm"}) std::filesystem::remove(folder_.file() + end);
    store::testing::write_bytes(folder_.file(), first_);
    open();
  }

 private:
  void open() {
    knots_.emplace(service::KnotsConfig{.knowledge = &loaded().knowledge,
                                        .store_path = folder_.file(),
                                        .program_version = "0",
                                        .knowledge_version = "0"});
  }

  store::testing::Folder folder_;
  std::string first_;
  std::optional<service::Knots> knots_;
};

Record& record() {
  static Record own;
  return own;
}

const Router& router() {
  static const Router own({.loaded = &loaded(),
                           .token = token,
                           .port = 8765,
                           .page = page_assets(),
                           .knots = &record().knots(),
                           .now = fixed_now});
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
  if (request.method != "GET" && request.target.starts_with("/api/knots")) record().put_back();
  return 0;
}
