/// Requests and responses without any socket, so that every rule about them can be tested alone.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace unknot::server {

struct Request {
  std::string method;
  std::string target;                               ///< path and query as sent
  std::multimap<std::string, std::string> headers;  ///< names in lower case
  std::string body;
};

struct Response {
  int status = 200;
  std::vector<std::pair<std::string, std::string>> headers;
  std::string body;       ///< owned text, when `view` is empty
  std::string_view view;  ///< bytes that live as long as the program

  [[nodiscard]] std::string_view bytes() const { return view.empty() ? body : view; }
};

inline constexpr std::size_t body_bytes_max = 1U << 20;

}  // namespace unknot::server
