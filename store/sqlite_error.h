/// SQLite's faults as the errors of this program. Exceptions of SQLiteCpp end here.
#pragma once

#include <SQLiteCpp/SQLiteCpp.h>
#include <sqlite3.h>

#include <cerrno>
#include <utility>

#include "engine/base/result.h"

namespace unknot::store {

/// @param system_errno  of the failed call, 0 when not known
[[nodiscard]] Error error_of(int sqlite_code, int system_errno);

/// A row that this program would not have written.
[[nodiscard]] tl::unexpected<Error> damaged(const char* what);

/// What `call` returns; what SQLite throws in it becomes an error. The transaction inside has been
/// rolled back by then, and with it SQLite's own note of the system's fault; errno still has it.
template <class Call>
auto guarded(Call call) -> decltype(call()) {
  errno = 0;
  try {
    return call();
  } catch (const SQLite::Exception& fault) {
    return tl::unexpected<Error>(error_of(fault.getExtendedErrorCode(), errno));
  }
}

}  // namespace unknot::store
