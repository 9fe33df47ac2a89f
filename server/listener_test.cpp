/// Over real sockets of the loopback address, as a browser or a hostile program would.
#include "server/listener.h"

#include <gtest/gtest.h>
#include <sys/socket.h>
#include <unistd.h>

#include <utility>
// Asio's headers of this version use std::exchange without including <utility> themselves.
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <chrono>
#include <csignal>
#include <memory>
#include <new>
#include <thread>

namespace unknot::server {
namespace {

using Clock = std::chrono::steady_clock;

/// One connection; its waits end after ten seconds, so that no test hangs.
class Client {
 public:
  explicit Client(int port, const char* address = "127.0.0.1") {
    boost::system::error_code error;
    socket_.connect({boost::asio::ip::make_address_v4(address), static_cast<std::uint16_t>(port)},
                    error);
    connected_ = !error;
    const timeval patience{.tv_sec = 10, .tv_usec = 0};
    setsockopt(socket_.native_handle(), SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    setsockopt(socket_.native_handle(), SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof patience);
  }

  [[nodiscard]] bool connected() const { return connected_; }

  /// False when the other side closed before all was sent.
  bool send(std::string_view bytes) {
    while (!bytes.empty()) {
      const ssize_t sent =
          ::send(socket_.native_handle(), bytes.data(), bytes.size(), MSG_NOSIGNAL);
      if (sent <= 0) return false;
      bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
    return true;
  }

  /// One response: headers and as much body as they announce (none after a HEAD).
  std::string response(bool with_body = true) {
    while (buffer_.find("\r\n\r\n") == std::string::npos) {
      if (!read_some()) return take(buffer_.size());
    }
    const std::size_t body = buffer_.find("\r\n\r\n") + 4;
    const std::size_t field = buffer_.find("Content-Length: ");
    std::size_t length = 0;
    if (with_body && field < body) length = std::stoul(buffer_.substr(field + 16));
    while (buffer_.size() < body + length && read_some()) {
    }
    return take(body + length);
  }

  /// True when the other side closes and sends nothing more.
  bool closed() { return buffer_.empty() && !read_some(); }

 private:
  bool read_some() {
    char bytes[4096];
    const ssize_t got = recv(socket_.native_handle(), bytes, sizeof bytes, 0);
    if (got > 0) buffer_.append(bytes, static_cast<std::size_t>(got));
    return got > 0;
  }
  std::string take(std::size_t size) {
    std::string out = buffer_.substr(0, size);
    buffer_.erase(0, size);
    return out;
  }

  boost::asio::io_context context_;
  boost::asio::ip::tcp::socket socket_{context_};
  bool connected_ = false;
  std::string buffer_;
};

std::string get(const std::string& path, const std::string& more = "") {
  return "GET " + path + " HTTP/1.1\r\nHost: a\r\n" + more + "\r\n";
}

/// Answers with the method, the target and the size of the body.
Response echo(const Request& request) {
  if (request.target == "/fault") throw std::bad_alloc();
  Response out;
  out.body = request.method + " " + request.target + " " + std::to_string(request.body.size());
  return out;
}

class ListenerTest : public ::testing::Test {
 protected:
  void SetUp() override {
    auto opened = Listener::open(0);
    ASSERT_TRUE(opened.has_value()) << opened.error().detail;
    listener_ = std::make_unique<Listener>(std::move(*opened));
    thread_ = std::thread([this] { listener_->serve(echo); });
    // Once it answers, it has taken over the signal that ends it.
    Client first(listener_->port());
    ASSERT_TRUE(first.send(get("/first")));
    ASSERT_NE(first.response().find("GET /first 0"), std::string::npos);
  }
  void TearDown() override { stop(); }

  void stop() {
    if (!thread_.joinable()) return;
    kill(getpid(), SIGTERM);
    thread_.join();
  }

  void expect_alive() const {
    Client client(listener_->port());
    ASSERT_TRUE(client.send(get("/alive")));
    EXPECT_NE(client.response().find("GET /alive 0"), std::string::npos);
  }

  std::unique_ptr<Listener> listener_;
  std::thread thread_;
};

TEST_F(ListenerTest, KeepsAConnectionForSeveralRequests) {
  Client client(listener_->port());
  for (const char* path : {"/one", "/two", "/three"}) {
    ASSERT_TRUE(client.send(get(path)));
    EXPECT_NE(client.response().find(std::string("GET ") + path), std::string::npos);
  }
  ASSERT_TRUE(client.send(get("/a") + get("/b")));
  EXPECT_NE(client.response().find("GET /a"), std::string::npos) << "two at once, in order";
  EXPECT_NE(client.response().find("GET /b"), std::string::npos);
  ASSERT_TRUE(client.send(get("/last", "Connection: close\r\n")));
  EXPECT_NE(client.response().find("GET /last"), std::string::npos);
  EXPECT_TRUE(client.closed());
}

TEST_F(ListenerTest, AHeadHasTheLengthAndNoBody) {
  Client client(listener_->port());
  ASSERT_TRUE(client.send("HEAD /x HTTP/1.1\r\nHost: a\r\n\r\n" + get("/next")));
  const std::string head = client.response(false);
  EXPECT_NE(head.find("Content-Length: 9"), std::string::npos) << head;
  EXPECT_EQ(head.substr(head.size() - 4), "\r\n\r\n");
  EXPECT_NE(client.response().find("GET /next 0"), std::string::npos);
}

TEST_F(ListenerTest, ABodyOfOneMegabyteIsTaken) {
  Client client(listener_->port());
  ASSERT_TRUE(client.send("POST /p HTTP/1.1\r\nHost: a\r\nContent-Length: 1048576\r\n\r\n"));
  ASSERT_TRUE(client.send(std::string(body_bytes_max, ' ')));
  EXPECT_NE(client.response().find("POST /p 1048576"), std::string::npos);
}

TEST_F(ListenerTest, TenMegabytesAreRefusedWithAReasonAndTheServerLivesOn) {
  Client client(listener_->port());
  client.send("POST /p HTTP/1.1\r\nHost: a\r\nContent-Length: 10485760\r\n\r\n");
  client.send(std::string(10U << 20U, ' '));
  const std::string response = client.response();
  EXPECT_EQ(response.substr(0, 12), "HTTP/1.1 413");
  EXPECT_NE(response.find(R"("code":"too_large","where":"body")"), std::string::npos);
  EXPECT_TRUE(client.closed());
  expect_alive();
}

TEST_F(ListenerTest, BytesThatAreNotHttpAreRefusedAsJson) {
  for (const char* bytes :
       {"hello\r\n\r\n", "\x16\x03\x01\x02 \x01\r\n\r\n", "GET /\r\n\r\n", "GET / HTTP/9.9\r\n\r\n",
        "GET / HTTP/1.1\r\nHost\r\n\r\n", "POST / HTTP/1.1\r\nContent-Length: -1\r\n\r\n",
        "POST / HTTP/1.1\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nabcdef"}) {
    Client client(listener_->port());
    ASSERT_TRUE(client.send(bytes));
    const std::string response = client.response();
    EXPECT_EQ(response.substr(0, 12), "HTTP/1.1 400") << bytes;
    EXPECT_NE(response.find(R"({"error":{"code":"malformed")"), std::string::npos) << bytes;
    EXPECT_NE(response.find("nosniff"), std::string::npos) << bytes;
  }
  expect_alive();
}

TEST_F(ListenerTest, AFaultInsideTheProgramIsAnsweredAsJsonLikeEveryOtherError) {
  Client client(listener_->port());
  ASSERT_TRUE(client.send(get("/fault")));
  const std::string response = client.response();
  EXPECT_EQ(response.substr(0, 12), "HTTP/1.1 500");
  EXPECT_NE(response.find(R"({"error":{"code":"internal","where":"","detail":")"),
            std::string::npos);
  EXPECT_NE(response.find("application/json"), std::string::npos);
  EXPECT_NE(response.find("nosniff"), std::string::npos);
  expect_alive();
}

TEST_F(ListenerTest, ABodyInChunksIsRefusedHoweverLongItsExtensionsAre) {
  Client client(listener_->port());
  const std::string head = "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n1;";
  client.send(head + std::string(1U << 20U, 'a'));
  const std::string answer = client.response();
  EXPECT_NE(answer.find("411"), std::string::npos) << answer;
  EXPECT_NE(answer.find(R"("where":"headers")"), std::string::npos);
}

TEST_F(ListenerTest, HeadersWithoutEndAreRefused) {
  Client client(listener_->port());
  client.send("GET / HTTP/1.1\r\nHost: a\r\nX: " + std::string(1U << 20U, 'x') + "\r\n\r\n");
  EXPECT_EQ(client.response().substr(0, 12), "HTTP/1.1 431");
  expect_alive();
}

TEST_F(ListenerTest, ASlowSenderKeepsNobodyElseWaiting) {
  Client slow(listener_->port());
  ASSERT_TRUE(slow.send("POST /slow HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\n\r\na"));
  expect_alive();
  ASSERT_TRUE(slow.send("b"));
  expect_alive();
  ASSERT_TRUE(slow.send("cd"));
  EXPECT_NE(slow.response().find("POST /slow 4"), std::string::npos);
}

TEST_F(ListenerTest, ManyIdleConnectionsKeepNobodyElseWaiting) {
  std::vector<std::unique_ptr<Client>> idle;
  for (int k = 0; k < 200; ++k) {
    idle.push_back(std::make_unique<Client>(listener_->port()));
    ASSERT_TRUE(idle.back()->connected());
  }
  expect_alive();
}

TEST_F(ListenerTest, ASenderThatLeavesInTheMiddleHarmsNobody) {
  for (int k = 0; k < 20; ++k) {
    Client client(listener_->port());
    client.send("POST /p HTTP/1.1\r\nHost: a\r\nContent-Length: 1000\r\n\r\nabc");
  }
  expect_alive();
}

TEST_F(ListenerTest, IsReachedAtTheLoopbackAddressOnly) {
  EXPECT_FALSE(Client(listener_->port(), "127.0.0.2").connected());
}

TEST_F(ListenerTest, ATakenPortIsAnError) {
  const auto second = Listener::open(listener_->port());
  ASSERT_FALSE(second.has_value());
  EXPECT_EQ(second.error().code, ErrorCode::Internal);
  EXPECT_EQ(second.error().where, "--port " + std::to_string(listener_->port()));
}

TEST_F(ListenerTest, ASignalEndsItSoonWithConnectionsStillOpen) {
  Client idle(listener_->port());
  Client half(listener_->port());
  half.send("POST /p HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\nab");
  expect_alive();
  const auto begin = Clock::now();
  stop();
  EXPECT_LT(Clock::now() - begin, std::chrono::seconds(3));
}

}  // namespace
}  // namespace unknot::server
