#include "store/crypt.h"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include <algorithm>
#include <filesystem>
#include <sstream>
#include <streambuf>

#include "store/test_store.h"

namespace unknot::store {
namespace {

using testing::Folder;

constexpr KeyCost cheap{.rounds = 1, .memory_kib = 8};
constexpr std::size_t piece = 64 * 1024;
constexpr std::size_t header = 96;
constexpr std::size_t extra = 17;

Passphrase words() { return Passphrase("correct horse"); }

std::string sealed(const std::string& plain) {
  std::istringstream in(plain);
  std::ostringstream out;
  EXPECT_TRUE(seal(in, out, words(), cheap).has_value());
  return out.str();
}

/// What was sealed, or the name of the error.
std::string opened(const std::string& bytes, Passphrase passphrase = words()) {
  std::istringstream in(bytes);
  std::ostringstream out;
  const auto done = unseal(in, out, passphrase);
  return done ? out.str() : std::string(name_of(done.error().code));
}

/// Bytes of which no two pieces are the same.
std::string text(std::size_t size) {
  std::string out(size, '\0');
  unsigned state = 1;
  for (char& byte : out) {
    state = state * 1664525 + 1013904223;
    byte = static_cast<char>(state >> 24U);
  }
  return out;
}

TEST(Crypt, GivesBackEveryByteAtEverySizeAroundAPiece) {
  for (const std::size_t size :
       {std::size_t{0}, std::size_t{1}, piece - 1, piece, piece + 1, 3 * piece, 3 * piece + 77}) {
    const std::string plain = text(size);
    const std::string bytes = sealed(plain);
    EXPECT_EQ(bytes.size(),
              header + size + extra * std::max<std::size_t>(1, (size + piece - 1) / piece));
    EXPECT_TRUE(opened(bytes) == plain) << size;
  }
}

TEST(Crypt, TellsNothingOfWhatIsInside) {
  const std::string plain(200, 'x');
  const std::string one = sealed(plain);
  EXPECT_EQ(one.find("xxxx"), std::string::npos);
  EXPECT_NE(one.substr(24), sealed(plain).substr(24)) << "another salt and key each time";
}

TEST(Crypt, AWrongPassphraseIsTold) {
  const std::string bytes = sealed("plain");
  EXPECT_EQ(opened(bytes, Passphrase("correct horsf")), "wrong_passphrase");
  EXPECT_EQ(opened(bytes, Passphrase("")), "wrong_passphrase");
  std::istringstream in("plain");
  std::ostringstream out;
  EXPECT_EQ(seal(in, out, Passphrase(""), cheap).error().code, ErrorCode::MissingField);
}

TEST(Crypt, EveryFlippedBitIsFound) {
  const std::string whole = sealed(text(500));
  for (std::size_t at = 0; at < whole.size(); ++at) {
    // Other costs are honest requests: each would be tried, and take its time.
    if (at >= 16 && at < 24) continue;
    std::string bytes = whole;
    bytes[at] = static_cast<char>(bytes[at] ^ (1 << (at % 8)));
    const std::string said = opened(bytes);
    const char* expected = at < 16 ? "malformed" : at < header ? "wrong_passphrase" : "damaged";
    ASSERT_EQ(said, expected) << at;
  }
}

TEST(Crypt, WhatIsCutIsRefusedWhereverItIsCut) {
  const std::string whole = sealed(text(2 * piece + 5));
  for (const std::size_t size :
       {std::size_t{20}, header - 1, header, header + 1, header + piece + extra - 1,
        header + piece + extra, header + piece + extra + 16, header + 2 * (piece + extra),
        whole.size() - 1}) {
    EXPECT_EQ(opened(whole.substr(0, size)), "damaged") << size;
  }
  EXPECT_EQ(opened(whole + "x"), "damaged") << "longer";
  EXPECT_EQ(opened(""), "malformed");
}

TEST(Crypt, PiecesInAnotherOrderOrTwiceAreRefused) {
  const std::string whole = sealed(text(2 * piece + 5));
  const auto part = [&](std::size_t k) {
    return whole.substr(header + k * (piece + extra), piece + extra);
  };
  const std::string start = whole.substr(0, header);
  EXPECT_EQ(opened(start + part(0) + part(1) + part(2)), text(2 * piece + 5));
  EXPECT_EQ(opened(start + part(1) + part(0) + part(2)), "damaged");
  EXPECT_EQ(opened(start + part(0) + part(0) + part(2)), "damaged");
  EXPECT_EQ(opened(start + part(0) + part(2)), "damaged");
  EXPECT_EQ(opened(sealed("other").substr(0, header) + part(0) + part(1) + part(2)), "damaged");
}

TEST(Crypt, AHostileFileCannotAskForAllMemory) {
  std::string bytes = sealed("plain");
  bytes.replace(20, 4, "\xff\xff\xff\xff", 4);
  EXPECT_EQ(opened(bytes), "malformed");
  bytes = sealed("plain");
  bytes[16] = 21;
  EXPECT_EQ(opened(bytes), "malformed");
}

/// Gives the first half, then fails as a disk does.
class HalfGood : public std::streambuf {
 public:
  explicit HalfGood(std::string bytes) : bytes_(std::move(bytes)) {
    bytes_.resize(bytes_.size() / 2);
    setg(bytes_.data(), bytes_.data(), bytes_.data() + bytes_.size());
  }

 protected:
  int_type underflow() override { throw std::ios_base::failure("read error"); }

 private:
  std::string bytes_;
};

TEST(Crypt, ADiskThatFailsInTheMiddleIsNotTakenForTheEnd) {
  for (const std::size_t size : {std::size_t{10}, piece, 2 * piece, 5 * piece + 4}) {
    HalfGood plain(text(size));
    std::istream in(&plain);
    std::ostringstream out;
    const auto done = seal(in, out, words(), cheap);
    ASSERT_FALSE(done.has_value()) << size;
    EXPECT_EQ(done.error().code, ErrorCode::Internal);
    EXPECT_NE(opened(out.str()), text(size / 2)) << "no mark of the end";
  }
  // Half of this is a sealed copy that ends well, so only the failing read tells.
  const std::string good = sealed(text(piece + 3));
  HalfGood twice(good + good);
  std::istream in(&twice);
  std::ostringstream out;
  const auto done = unseal(in, out, words());
  ASSERT_FALSE(done.has_value());
  EXPECT_EQ(done.error().code, ErrorCode::Internal);
}

TEST(Crypt, AFileThatIsReadAsLongerOrShorterThanItIsLeavesNothing) {
  const Folder folder;
  // Says of itself that it holds nothing, and gives bytes.
  const std::string odd = "/proc/self/status";
  ASSERT_EQ(std::filesystem::file_size(odd), 0U);
  const auto done = seal_file(odd, folder.path() + "/closed", words(), cheap);
  ASSERT_FALSE(done.has_value());
  EXPECT_EQ(done.error().code, ErrorCode::Internal);
  EXPECT_TRUE(std::filesystem::is_empty(folder.path()));
  EXPECT_EQ(seal_to_bytes(odd, words(), cheap).error().code, ErrorCode::Internal);
}

TEST(Crypt, FilesAreForTheOwnerAloneAndThereOnlyWhenWhole) {
  const Folder folder;
  const std::string plain = folder.path() + "/plain";
  const std::string closed = folder.path() + "/closed";
  const std::string back = folder.path() + "/back";
  testing::write_bytes(plain, text(piece + 9));
  ASSERT_TRUE(seal_file(plain, closed, words(), cheap).has_value());
  EXPECT_TRUE(is_sealed(closed));
  EXPECT_FALSE(is_sealed(plain));
  ASSERT_TRUE(unseal_file(closed, back, words()).has_value());
  EXPECT_TRUE(testing::bytes_of(back) == text(piece + 9));
  struct stat found {};
  stat(closed.c_str(), &found);
  EXPECT_EQ(found.st_mode & 0777U, 0600U);
  const std::string whole = testing::bytes_of(closed);
  EXPECT_EQ(seal_to_bytes(plain, words(), cheap).value().size(), whole.size());
  testing::write_bytes(closed, whole.substr(0, whole.size() - 1));
  std::filesystem::remove(back);
  EXPECT_EQ(unseal_file(closed, back, words()).error().code, ErrorCode::Damaged);
  EXPECT_EQ(unseal_file(folder.path() + "/no", back, words()).error().code, ErrorCode::NotFound);
  std::size_t files = 0;
  for ([[maybe_unused]] const auto& one : std::filesystem::directory_iterator(folder.path())) {
    ++files;
  }
  EXPECT_EQ(files, 2U) << "plain and closed, nothing half done";
}

TEST(Crypt, ThePassphraseIsWipedWhereItCameFromAndWhereItWent) {
  std::string text(100, 'p');
  const char* bytes = text.data();
  Passphrase one(std::move(text));
  EXPECT_EQ(std::string(bytes, 100), std::string(100, '\0'));
  Passphrase other(std::move(one));
  EXPECT_EQ(other.text(), std::string(100, 'p'));
  EXPECT_EQ(one.text(), "");
}

}  // namespace
}  // namespace unknot::store
