// Asio's headers of this version use std::exchange without including <utility> themselves.
#include <utility>
//
#include <algorithm>
#include <array>
#include <boost/asio/async_result.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/thread_pool.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>
#include <chrono>
#include <csignal>
#include <cstdint>

#include "server/listener.h"

// Asio 1.74 gives coroutine frames their own operator new and delete; g++ 12 does not see the pair.
#pragma GCC diagnostic ignored "-Wmismatched-new-delete"

namespace unknot::server {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = beast::http;
using asio::ip::tcp;
using boost::system::error_code;

constexpr std::uint32_t header_bytes_max = 16U << 10;
/// Also ends what the two limits do not count, above all chunk extensions.
constexpr std::size_t buffer_bytes_max = 64U << 10;
constexpr int connections_max = 256;
/// A whole request must arrive, and a whole response leave, within this time.
constexpr auto message_time = std::chrono::seconds(30);
/// What a refused sender may still send while it reads the refusal; then the line is cut.
constexpr auto drain_time = std::chrono::seconds(2);
constexpr std::size_t drain_bytes_max = 32U << 20;
constexpr auto accept_pause = std::chrono::milliseconds(100);
/// One thread moves bytes, so no connection needs a lock; the handlers have threads of their own,
/// so that a heavy question does not keep others from theirs.
constexpr std::size_t handler_threads = 4;

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
  // "Not modified" has no body and speaks of the length of the one the browser holds.
  if (response.status != 304) message.content_length(bytes.size());
  if (request.method() != http::verb::head && response.status != 304) {
    message.body() = boost::beast::span<const char>(bytes.data(), bytes.size());
  }
  return message;
}

/// What a sender learns whose bytes never became a request. It names no byte of them.
struct Refusal {
  http::status status = http::status::bad_request;
  std::string_view text = R"({"error":{"code":"malformed","where":"request","detail":"not HTTP"}})";
};

Refusal refusal_of(const error_code& error) {
  if (error == http::error::body_limit) {
    return {http::status::payload_too_large,
            R"({"error":{"code":"too_large","where":"body","detail":"more than 1 MB"}})"};
  }
  if (error == http::error::header_limit) {
    return {http::status::request_header_fields_too_large,
            R"({"error":{"code":"too_large","where":"headers","detail":"more than 16 kB"}})"};
  }
  if (error == http::error::buffer_overflow) {
    return {http::status::payload_too_large,
            R"({"error":{"code":"too_large","where":"request","detail":"more than is read"}})"};
  }
  return {};
}

/// The page sends a length with every body. Chunks would bring trailers, which count as headers.
bool has_plain_length(const http::request<http::string_body>& request) {
  return request.find(http::field::transfer_encoding) == request.end() &&
         request.find(http::field::expect) == request.end();
}

constexpr Refusal no_plain_length{
    http::status::length_required,
    R"({"error":{"code":"unsupported","where":"headers","detail":"send a Content-Length"}})"};

/// Closing while bytes still arrive would reset the line and the sender would never read why.
asio::awaitable<void> drain(beast::tcp_stream& stream) {
  error_code error;
  stream.socket().shutdown(tcp::socket::shutdown_send, error);
  std::array<char, 16384> scratch{};
  stream.expires_after(drain_time);
  for (std::size_t read = 0; !error && read < drain_bytes_max;) {
    read += co_await stream.async_read_some(asio::buffer(scratch),
                                            asio::redirect_error(asio::use_awaitable, error));
  }
}

/// Of what the listener answers by itself, past the router.
constexpr std::array<std::pair<const char*, const char*>, 4> own_headers = {
    {{"Content-Type", "application/json; charset=utf-8"},
     {"Cache-Control", "no-store"},
     {"X-Content-Type-Options", "nosniff"},
     {"Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'"}}};

asio::awaitable<void> refuse(beast::tcp_stream& stream, Refusal refusal) {
  http::response<http::string_body> message{refusal.status, 11};
  for (const auto& [name, value] : own_headers) message.set(name, value);
  message.keep_alive(false);
  message.body() = std::string(refusal.text);
  message.prepare_payload();
  error_code error;
  stream.expires_after(message_time);
  co_await http::async_write(stream, message, asio::redirect_error(asio::use_awaitable, error));
  if (!error) co_await drain(stream);
}

constexpr std::string_view fault_inside =
    R"({"error":{"code":"internal","where":"","detail":"a fault inside the program"}})";

/// The handler promises not to throw; a machine out of memory keeps no promise.
Response guarded(const Handler& handler, const Request& request) {
  try {
    return handler(request);
  } catch (const std::exception&) {
    Response out{.status = 500, .headers = {}, .body = {}, .view = fault_inside};
    for (const auto& [name, value] : own_headers) out.headers.emplace_back(name, value);
    return out;
  }
}

/// Runs the handler on a worker and goes on where it was called from. Both references live in the
/// awaiting coroutine.
asio::awaitable<Response> answer(asio::thread_pool& workers, const Handler& handler,
                                 const Request& request) {
  auto start = [&workers, &handler, &request](auto done) {
    asio::post(workers, [&handler, &request, done = std::move(done)]() mutable {
      Response response = guarded(handler, request);
      auto home = asio::get_associated_executor(done);
      asio::post(home, [done = std::move(done), response = std::move(response)]() mutable {
        done(std::move(response));
      });
    });
  };
  using Token = asio::use_awaitable_t<>;
  Token token;
  co_return co_await asio::async_initiate<Token, void(Response)>(std::move(start), token);
}

/// Counts a session for as long as it lives. Only the one thread of the loop touches the count.
class Counted {
 public:
  explicit Counted(int& count) : count_(count) { ++count_; }
  ~Counted() { --count_; }
  Counted(const Counted&) = delete;
  Counted& operator=(const Counted&) = delete;

 private:
  int& count_;
};

/// What all sessions share; outlives them.
struct Shared {
  asio::thread_pool& workers;
  const Handler& handler;
  int& connections;
};

asio::awaitable<void> session(tcp::socket socket, Shared shared) {
  const Counted counted(shared.connections);
  beast::tcp_stream stream(std::move(socket));
  beast::flat_buffer buffer{buffer_bytes_max};
  for (bool open = true; open;) {
    http::request_parser<http::string_body> parser;
    parser.body_limit(body_bytes_max);
    parser.header_limit(header_bytes_max);
    stream.expires_after(message_time);
    error_code error;
    co_await http::async_read_header(stream, buffer, parser,
                                     asio::redirect_error(asio::use_awaitable, error));
    if (!error && !has_plain_length(parser.get())) {
      co_await refuse(stream, no_plain_length);
      break;
    }
    if (!error) {
      co_await http::async_read(stream, buffer, parser,
                                asio::redirect_error(asio::use_awaitable, error));
    }
    const bool not_http =
        error.category() == http::make_error_code(http::error::body_limit).category();
    if (error && not_http && error != http::error::end_of_stream) {
      co_await refuse(stream, refusal_of(error));
      break;
    }
    if (error) break;
    const Request request = plain(parser.get());
    // Without a limit here, the time of the last read would cut a slow answer.
    stream.expires_never();
    const Response response = co_await answer(shared.workers, shared.handler, request);
    Message message = message_for(response, parser.get());
    http::response_serializer<http::span_body<const char>> serializer(message);
    stream.expires_after(message_time);
    co_await http::async_write(stream, serializer,
                               asio::redirect_error(asio::use_awaitable, error));
    open = !error && message.keep_alive();
  }
  error_code ignored;
  stream.socket().shutdown(tcp::socket::shutdown_both, ignored);
}

}  // namespace

/// Order matters: what waits in `loop` may point to `workers`, never the other way round once
/// serve() has returned.
struct Listener::State {
  int connections = 0;
  asio::thread_pool workers{handler_threads};
  asio::thread_pool loop{1};
  tcp::acceptor acceptor{loop};
};

namespace {

asio::awaitable<void> accept_all(tcp::acceptor& acceptor, Shared shared) {
  asio::steady_timer pause(acceptor.get_executor());
  while (acceptor.is_open()) {
    error_code error;
    tcp::socket socket =
        co_await acceptor.async_accept(asio::redirect_error(asio::use_awaitable, error));
    if (error == asio::error::operation_aborted) break;
    if (error) {
      // Out of file handles and the like: trying again at once would only burn the processor.
      pause.expires_after(accept_pause);
      co_await pause.async_wait(asio::redirect_error(asio::use_awaitable, error));
      continue;
    }
    if (shared.connections >= connections_max) continue;  // closes this one
    socket.set_option(tcp::no_delay(true), error);
    const auto executor = socket.get_executor();
    asio::co_spawn(executor, session(std::move(socket), shared), asio::detached);
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

Result<Listener> Listener::open(int port, const std::string& host) {
  Listener listener(new State);
  error_code error;
  const auto address = asio::ip::make_address_v4(host, error);
  if (error || !address.is_loopback())
    return fail(ErrorCode::Internal, host, "no loopback address");
  const tcp::endpoint endpoint(address, static_cast<std::uint16_t>(port));
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
  asio::signal_set signals(state_->loop, SIGINT, SIGTERM, SIGHUP);
  signals.async_wait([this](const error_code&, int) { state_->loop.stop(); });
  const Shared shared{state_->workers, handler, state_->connections};
  asio::co_spawn(state_->loop, accept_all(state_->acceptor, shared), asio::detached);
  state_->loop.join();
  state_->workers.join();
}

}  // namespace unknot::server
