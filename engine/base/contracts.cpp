#include "engine/base/contracts.h"

#include <cstdlib>

namespace unknot {

// The engine has no log and no streams, so the message is left where a debugger or a core dump
// shows it: in the arguments of this frame.
void contract_broken(const char* /*kind*/, const char* /*condition*/, const char* /*file*/,
                     int /*line*/) noexcept {
  std::abort();
}

}  // namespace unknot
