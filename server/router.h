/// From a request to a response: who may ask, what there is. No sockets, no files, no log.
/// Security rules and their reasons: docs/decisions/0003-loopback-server.md.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "engine/base/result.h"
#include "formats/json/knowledge.h"
#include "server/assets.h"
#include "server/causes_routes.h"
#include "server/data_routes.h"
#include "server/diary_routes.h"
#include "server/http_types.h"
#include "server/knot_routes.h"
#include "service/moment.h"

namespace unknot::server {

struct RouterConfig {
  const json::LoadedKnowledge* loaded = nullptr;  ///< outlives the router
  std::string token;                              ///< 64 hex digits
  std::string host = "127.0.0.1";
  int port = 0;
  std::span<const Asset> page;
  service::Knots* knots = nullptr;    ///< outlives the router; without it there is no record
  DiaryServices diary;                ///< without its diary there is none
  service::Causes* causes = nullptr;  ///< outlives the router; without it there are none
  DataServices data;                  ///< without its data there is none
  Moment (*now)() = service::now;
};

class Router {
 public:
  explicit Router(RouterConfig config);

  /// Never fails: faults become responses. Thread-safe: the record has a lock, all else is fixed.
  [[nodiscard]] Response respond(const Request& request) const;

 private:
  [[nodiscard]] Result<bool> admit(const Request& request) const;
  [[nodiscard]] Response api(const Request& request, std::string_view path) const;
  [[nodiscard]] Response sealed(const Request& outer) const;
  [[nodiscard]] Response ask(const Request& request, std::string_view path) const;
  [[nodiscard]] Response catalogue(std::string_view path) const;
  [[nodiscard]] Response post(const Request& request, std::string_view path) const;
  [[nodiscard]] Response record(const Request& request, const KnotAddress& address) const;
  [[nodiscard]] Response diary(const Request& request, DiaryAction action) const;
  [[nodiscard]] Response causes(const Request& request, CausesAction action) const;
  [[nodiscard]] Response data(const Request& request, DataAction action) const;
  [[nodiscard]] Response page(const Request& request, std::string_view path) const;

  RouterConfig config_;
  std::string address_;      ///< host and port, as `Host` must say
  std::string fingerprint_;  ///< of the token
  std::string atlas_;        ///< catalogue answers never change, so they are made once
  std::string red_flags_;
  std::string intake_;
  std::string claims_;
  std::string care_;
  std::string questions_;
};

/// A numeric address of this computer that nobody can know before: 127.x.y.z.
/// @error Internal  the kernel gives no random numbers
[[nodiscard]] Result<std::string> make_host();

/// Takes the same time however many characters agree.
[[nodiscard]] bool same_secret(std::string_view given, std::string_view secret);

/// 256 random bits from the kernel as 64 hex digits.
/// @error Internal  the kernel gives none
[[nodiscard]] Result<std::string> make_token();

/// A response that says what was wrong, as {"error":{...}}.
[[nodiscard]] Response error_response(int status, const Error& error);

}  // namespace unknot::server
