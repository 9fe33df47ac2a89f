/// Programmer errors: conditions that data from outside can never break. On in release, too.
#pragma once

namespace unknot {
/// Ends the program; the text names file, line and the broken condition.
[[noreturn]] void contract_broken(const char* kind, const char* condition, const char* file,
                                  int line) noexcept;
}  // namespace unknot

#define UNKNOT_EXPECTS(condition) \
  ((condition) ? void(0) : ::unknot::contract_broken("expects", #condition, __FILE__, __LINE__))
#define UNKNOT_ENSURES(condition) \
  ((condition) ? void(0) : ::unknot::contract_broken("ensures", #condition, __FILE__, __LINE__))
