#include "server/listener.h"

#include <algorithm>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/bind_executor.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/thread_pool.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>
#include <chrono>
#include <utility>

// Asio 1.74 gives coroutine frames their own operator new and delete; g++ 12 does not see the pair.
#pragma GCC diagnostic ignored "-Wmismatched-new-delete"

namespace unknot::server {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = beast::http;
using asio::ip::tcp;

constexpr std::uint32_t header_bytes_max = 16U << 10;
constexpr auto idle_time = std::chrono::seconds(30);
constexpr std::size_t threads = 2;

Request plain(const http::request<http::string_body>& from) {
  Request out;
  out.method = std::string(from.method_string());
  out.target = std::string(from.target());
  for (const auto& field : from) {
    std::string name(field.name_string());
    std::transform(name.begin(), name.end(), name.begin(), [](char c) {
      return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    });
    out.headers.emplace(std::move(name), std::string(field.value()));
  }
  out.body = from.body();
  return out;
}

using Message = http::response<http::span_body<const char>>;

/// The message points into the response, which therefore outlives it.
Message message_for(const Response& response, const http::request<http::string_body>& request) {
  Message message{static_cast<http::status>(response.status), request.version()};
  for (const auto& [name, value] : response.headers) message.insert(name, value);
  const std::string_view bytes = response.bytes();
  message.keep_alive(request.keep_alive());
  message.content_length(bytes.size());
  if (request.method() != http::verb::head && response.status != 304) {
    message.body() = boost::beast::span<const char>(bytes.data(), bytes.size());
  }
  return message;
}

asio::awaitable<void> refuse(beast::tcp_stream& stream, int status) {
  const std::string_view text =
      status == 413 ? R"({"error":{"code":"too_large","where":"body","detail":"more than 1 MB"}})"
                    : R"({"error":{"code":"malformed","where":"request","detail":"not HTTP"}})";
  http::response<http::string_body> message{static_cast<http::status>(status), 11};
  message.set(http::field::content_type, "application/json; charset=utf-8");
  message.set("X-Content-Type-Options", "nosniff");
  message.set(http::field::cache_control, "no-store");
  message.keep_alive(false);
  message.body() = std::string(text);
  message.prepare_payload();
  co_await http::async_write(stream, message, asio::use_awaitable);
}

int status_of(const boost::system::error_code& error) {
  return error == http::error::body_limit ? 413 : 400;
}

asio::awaitable<void> session(tcp::socket socket, const Handler& handler) {
  beast::tcp_stream stream(std::move(socket));
  beast::flat_buffer buffer;
  for (bool open = true; open;) {
    http::request_parser<http::string_body> parser;
    parser.body_limit(body_bytes_max);
    parser.header_limit(header_bytes_max);
    stream.expires_after(idle_time);
    boost::system::error_code error;
    co_await http::async_read(stream, buffer, parser,
                              asio::redirect_error(asio::use_awaitable, error));
    if (error == http::error::end_of_stream || error == beast::error::timeout) break;
    if (error && error.category() == http::make_error_code(http::error::body_limit).category()) {
      co_await refuse(stream, status_of(error));
      break;
    }
    if (error) break;
    const Response response = handler(plain(parser.get()));
    Message message = message_for(response, parser.get());
    http::response_serializer<http::span_body<const char>> serializer(message);
    stream.expires_after(idle_time);
    co_await http::async_write(stream, serializer,
                               asio::redirect_error(asio::use_awaitable, error));
    open = !error && message.keep_alive();
  }
  boost::system::error_code ignored;
  stream.socket().shutdown(tcp::socket::shutdown_both, ignored);
}

}  // namespace

struct Listener::State {
  asio::thread_pool pool{threads};
  tcp::acceptor acceptor{pool};
};

namespace {

asio::awaitable<void> accept_all(tcp::acceptor& acceptor, const Handler& handler) {
  while (acceptor.is_open()) {
    boost::system::error_code error;
    tcp::socket socket =
        co_await acceptor.async_accept(asio::redirect_error(asio::use_awaitable, error));
    if (error == asio::error::operation_aborted) break;
    // Out of file handles and the like: one connection is lost, the server stays.
    if (error) continue;
    const auto executor = socket.get_executor();
    asio::co_spawn(executor, session(std::move(socket), handler), asio::detached);
  }
}

}  // namespace

Listener::Listener(State* state) : state_(state) {}
Listener::Listener(Listener&& other) noexcept : state_(std::exchange(other.state_, nullptr)) {}
Listener& Listener::operator=(Listener&& other) noexcept {
  std::swap(state_, other.state_);
  return *this;
}
Listener::~Listener() { delete state_; }

Result<Listener> Listener::open(int port) {
  Listener listener(new State);
  const tcp::endpoint endpoint(asio::ip::address_v4::loopback(), static_cast<std::uint16_t>(port));
  boost::system::error_code error;
  tcp::acceptor& acceptor = listener.state_->acceptor;
  acceptor.open(endpoint.protocol(), error);
  if (!error) acceptor.set_option(asio::socket_base::reuse_address(true), error);
  if (!error) acceptor.bind(endpoint, error);
  if (!error) acceptor.listen(asio::socket_base::max_listen_connections, error);
  if (error) return fail(ErrorCode::Internal, "--port " + std::to_string(port), error.message());
  return listener;
}

int Listener::port() const { return state_->acceptor.local_endpoint().port(); }

void Listener::serve(const Handler& handler) {
  asio::signal_set signals(state_->pool, SIGINT, SIGTERM);
  signals.async_wait([this](const boost::system::error_code&, int) { state_->pool.stop(); });
  asio::co_spawn(state_->pool, accept_all(state_->acceptor, handler), asio::detached);
  state_->pool.join();
}

}  // namespace unknot::server
