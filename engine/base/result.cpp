#include "engine/base/result.h"

namespace unknot {

std::string_view name_of(ErrorCode code) {
  switch (code) {
    case ErrorCode::Malformed:
      return "malformed";
    case ErrorCode::MissingField:
      return "missing_field";
    case ErrorCode::UnknownField:
      return "unknown_field";
    case ErrorCode::WrongType:
      return "wrong_type";
    case ErrorCode::OutOfRange:
      return "out_of_range";
    case ErrorCode::UnknownId:
      return "unknown_id";
    case ErrorCode::DuplicateId:
      return "duplicate_id";
    case ErrorCode::Contradiction:
      return "contradiction";
    case ErrorCode::BrokenReference:
      return "broken_reference";
    case ErrorCode::TooLarge:
      return "too_large";
    case ErrorCode::NotFound:
      return "not_found";
    case ErrorCode::Forbidden:
      return "forbidden";
    case ErrorCode::Unsupported:
      return "unsupported";
    case ErrorCode::Locked:
      return "locked";
    case ErrorCode::NotAStore:
      return "not_a_store";
    case ErrorCode::Damaged:
      return "damaged";
    case ErrorCode::NewerStore:
      return "newer_store";
    case ErrorCode::DiskFull:
      return "disk_full";
    case ErrorCode::ReadOnly:
      return "read_only";
    case ErrorCode::WrongPassphrase:
      return "wrong_passphrase";
    case ErrorCode::Internal:
      return "internal";
  }
  return "internal";
}

}  // namespace unknot
