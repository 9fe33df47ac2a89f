/// Sockets: HTTP/1.1 on the loopback address only. All of Boost.Beast stays behind this header.
#pragma once

#include <functional>
#include <string>

#include "engine/base/result.h"
#include "server/http_types.h"

namespace unknot::server {

using Handler = std::function<Response(const Request&)>;

class Listener {
 public:
  /// Binds this address of 127.0.0.0/8; port 0 takes any free one.
  /// @error Internal  the port is taken or may not be used, or the address is no loopback one
  [[nodiscard]] static Result<Listener> open(int port, const std::string& host = "127.0.0.1");

  Listener(Listener&&) noexcept;
  Listener& operator=(Listener&&) noexcept;
  ~Listener();

  [[nodiscard]] int port() const;

  /// Serves until SIGINT, SIGTERM or SIGHUP; an answer still on its way then is lost. The handler
  /// is called from several threads at once.
  void serve(const Handler& handler);

 private:
  struct State;
  explicit Listener(State* state);
  State* state_;
};

}  // namespace unknot::server
