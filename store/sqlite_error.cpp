#include "store/sqlite_error.h"

#include <sqlite3.h>

#include <cerrno>

namespace unknot::store {

Error error_of(int sqlite_code, int system_errno) {
  switch (sqlite_code & 0xff) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return {ErrorCode::Locked, "store", "another program is using it"};
    case SQLITE_NOTADB:
      return {ErrorCode::NotAStore, "store", "is no store of this program"};
    case SQLITE_CORRUPT:
      return {ErrorCode::Damaged, "store", "the file is damaged"};
    case SQLITE_FULL:
      return {ErrorCode::DiskFull, "store", "no room on the disk"};
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_CANTOPEN:
      return {ErrorCode::ReadOnly, "store", "the file may not be written"};
    case SQLITE_IOERR:
      if (system_errno == ENOSPC || system_errno == EDQUOT || system_errno == EFBIG) {
        return {ErrorCode::DiskFull, "store", "no room on the disk"};
      }
      if (sqlite_code == SQLITE_IOERR_SHORT_READ || sqlite_code == SQLITE_IOERR_CORRUPTFS) {
        return {ErrorCode::Damaged, "store", "the file is damaged"};
      }
      break;
    default:
      break;
  }
  // Only SQLite's own words for the code: its message could name what was being written.
  return {ErrorCode::Internal, "store", sqlite3_errstr(sqlite_code)};
}

tl::unexpected<Error> damaged(const char* what) { return fail(ErrorCode::Damaged, "store", what); }

}  // namespace unknot::store
