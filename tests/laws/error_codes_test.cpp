/// Every code of engine/base/result.h is provoked by input; what none can provoke is no error.
#include <SQLiteCpp/SQLiteCpp.h>
#include <gtest/gtest.h>

#include <cerrno>
#include <map>
#include <nlohmann/json.hpp>
#include <sstream>

#include "engine/facade.h"
#include "formats/json/requests.h"
#include "formats/json/test_files.h"
#include "server/listener.h"
#include "server/router.h"
#include "store/crypt.h"
#include "store/sqlite_error.h"
#include "store/test_store.h"
#include "tests/laws/real_knowledge.h"

namespace unknot::laws {
namespace {

using json::testing::Files;

ErrorCode of_request(const std::string& bytes) {
  const auto request = json::read_locate_request(bytes);
  return request ? ask_locate(real().knowledge, *request).error().code : request.error().code;
}

std::string pain(const std::string& region, const std::string& side, const std::string& nrs) {
  return R"({"pains": [{"region": ")" + region + R"(", "side": ")" + side + R"(", "nrs_0_10": )" +
         nrs + "}]}";
}

ErrorCode of_knowledge(const std::string& path, const std::string& from, const std::string& to) {
  Files files = json::testing::real_files();
  std::string& bytes = files.at(path);
  bytes.replace(bytes.find(from), from.size(), to);
  return json::testing::load(files).error().code;
}

ErrorCode of_missing_file(const std::string& path) {
  Files files = json::testing::real_files();
  files.erase(path);
  return json::testing::load(files).error().code;
}

/// The code that the router sends.
ErrorCode of_router(const std::string& method, const std::string& token) {
  const server::Router router({.loaded = &real(), .token = "t", .port = 1, .page = {}});
  const server::Response response =
      router.respond({.method = method,
                      .target = "/api/atlas",
                      .headers = {{"host", "127.0.0.1:1"}, {"authorization", "Bearer " + token}},
                      .body = {}});
  const std::string name = nlohmann::json::parse(response.bytes())["error"]["code"];
  int code = 0;
  while (name_of(static_cast<ErrorCode>(code)) != name) ++code;
  return static_cast<ErrorCode>(code);
}

ErrorCode of_taken_port() {
  const auto first = server::Listener::open(0).value();
  return server::Listener::open(first.port()).error().code;
}

using StoreFile = store::testing::Folder;

ErrorCode of_opening(const StoreFile& folder) {
  const auto opened = store::Store::open({.path = folder.file(), .busy_ms = 1});
  return opened ? ErrorCode::Internal : opened.error().code;
}

/// A store after this was done to its file.
ErrorCode of_store(const std::string& sql) {
  const StoreFile folder;
  store::testing::open(folder);
  SQLite::Database other(folder.file(), SQLite::OPEN_READWRITE);
  other.exec(sql);
  return of_opening(folder);
}

ErrorCode of_store_bytes(const std::string& bytes) {
  const StoreFile folder;
  store::testing::write_bytes(folder.file(), bytes);
  return of_opening(folder);
}

ErrorCode of_cut_store() {
  const StoreFile folder;
  store::testing::open(folder);
  const std::string whole = store::testing::bytes_of(folder.file());
  return of_store_bytes(whole.substr(0, whole.size() / 2));
}

ErrorCode of_sealed_copy(std::string passphrase) {
  std::istringstream plain("plain");
  std::stringstream sealed;
  const store::KeyCost cheap{.rounds = 1, .memory_kib = 8};
  const bool done = store::seal(plain, sealed, store::Passphrase("right"), cheap).has_value();
  std::ostringstream out;
  const auto opened = store::unseal(sealed, out, store::Passphrase(std::move(passphrase)));
  return !done || opened ? ErrorCode::Internal : opened.error().code;
}

/// Disk and rights: store/store_test.cpp does it with a real limit and a real file.
ErrorCode of_system(int number) { return store::error_of(SQLITE_IOERR_WRITE, number).code; }

TEST(ErrorCodes, EachIsProvokedByInput) {
  using enum ErrorCode;
  const std::map<ErrorCode, ErrorCode> provoked = {
      {Malformed, of_request("{")},
      {MissingField, of_request("{}")},
      {UnknownField, of_request(R"({"pains": [], "x": 1})")},
      {WrongType, of_request(R"({"pains": 1})")},
      {OutOfRange, of_request(pain("temple", "left", "11"))},
      {UnknownId, of_request(pain("tail", "left", "3"))},
      {DuplicateId, of_request(R"({"pains": [], "pains": []})")},
      {Contradiction, of_request(pain("lumbar_spine", "left", "3"))},
      {BrokenReference, of_knowledge("regions/temple.json", "\"eye\"", "\"tail\"")},
      {TooLarge, of_request(pain("temple", "left", "3") + std::string(2U << 20U, ' '))},
      {NotFound, of_missing_file("locate.json")},
      {Forbidden, of_router("GET", "wrong")},
      {Unsupported, of_router("PUT", "t")},
      {Locked, of_store("PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE")},
      {NotAStore, of_store_bytes(std::string(5000, 'x'))},
      {Damaged, of_cut_store()},
      {NewerStore, of_store("PRAGMA user_version = 1000")},
      {DiskFull, of_system(ENOSPC)},
      {ReadOnly, store::error_of(SQLITE_READONLY, 0).code},
      {WrongPassphrase, of_sealed_copy("wrong")},
      {Internal, of_taken_port()}};
  for (int code = 0; code <= static_cast<int>(Internal); ++code) {
    const auto own = static_cast<ErrorCode>(code);
    ASSERT_TRUE(provoked.contains(own)) << name_of(own);
    EXPECT_EQ(name_of(provoked.at(own)), name_of(own));
  }
}

}  // namespace
}  // namespace unknot::laws
