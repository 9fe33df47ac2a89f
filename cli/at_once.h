/// Work on all cores: the engine itself has no threads.
#pragma once

#include <cstddef>
#include <functional>

namespace unknot::cli {

/// Calls `work` with 0 .. count - 1, in any order, on as many threads as the machine has.
void each_at_once(std::size_t count, const std::function<void(std::size_t)>& work);

}  // namespace unknot::cli
