/// The outcome of anything that can fail in an expected way: a value, or an Error that says where.
/// House rule: engine code throws nothing; see docs/errors.md for every code.
#pragma once

#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <utility>

namespace unknot {

/// Every way in which input can be at fault. Each code has a test that provokes it.
enum class ErrorCode {
  Malformed,        ///< bytes that are not the format they claim to be
  MissingField,     ///< a required field is absent
  UnknownField,     ///< a field that nobody reads (a typing error is not ignored)
  WrongType,        ///< a field of another type than expected
  OutOfRange,       ///< a number outside its range, or not a number
  UnknownId,        ///< an id that the atlas does not hold
  DuplicateId,      ///< the same thing twice
  Contradiction,    ///< two pieces of input that exclude each other
  BrokenReference,  ///< knowledge that names something that does not exist
  TooLarge,         ///< more input than the stated bound
  NotFound,         ///< a file or an address that is not there
  Forbidden,        ///< a request that did not show the token, or came from elsewhere
  Unsupported,      ///< a form of request that is not served (method, content type)
  Locked,           ///< the store is held by another program for too long
  NotAStore,        ///< the file is something else
  Damaged,          ///< the store is broken
  NewerStore,       ///< the store was written by a newer program
  DiskFull,         ///< no room to write
  ReadOnly,         ///< the store may not be written
  WrongPassphrase,  ///< a sealed copy that this passphrase does not open
  Internal,         ///< a fault of ours or of the machine (disk, socket)
};

/// snake_case name of a code, as used in JSON, in docs/errors.md and as key of the page's texts.
[[nodiscard]] std::string_view name_of(ErrorCode code);

struct Error {
  ErrorCode code = ErrorCode::Internal;
  std::string where;   ///< path of the input at fault, for example `pains[2].nrs_0_10`
  std::string detail;  ///< for developers; never holds diary content
  bool operator==(const Error&) const = default;
};

template <class T>
using Result = tl::expected<T, Error>;

[[nodiscard]] inline tl::unexpected<Error> fail(ErrorCode code, std::string where,
                                                std::string detail) {
  return tl::unexpected<Error>(Error{code, std::move(where), std::move(detail)});
}

}  // namespace unknot

#define UNKNOT_JOIN_(a, b) a##b
#define UNKNOT_JOIN(a, b) UNKNOT_JOIN_(a, b)
/// UNKNOT_TRY(auto x, call()): x is the value, or the function returns the error.
#define UNKNOT_TRY(declaration, call) \
  UNKNOT_TRY_(UNKNOT_JOIN(unknot_result_, __LINE__), declaration, call)
#define UNKNOT_TRY_(result, declaration, call)                         \
  auto result = (call);                                                \
  if (!result) return tl::unexpected<::unknot::Error>(result.error()); \
  declaration = std::move(*result)
/// UNKNOT_CHECK(call()): for calls that give nothing but success.
#define UNKNOT_CHECK(call)                                                       \
  do {                                                                           \
    if (auto unknot_checked = (call); !unknot_checked)                           \
      return tl::unexpected<::unknot::Error>(std::move(unknot_checked).error()); \
  } while (false)
