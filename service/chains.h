/// Runs the chains of a fit in threads, since the engine has none, and measures what they cost.
#pragma once

#include <cstdint>

#include "engine/base/result.h"
#include "engine/facade.h"

namespace unknot::service {

enum class Sampler {
  Hmc,  ///< of the product
  Nuts  ///< its slow, independent twin: no forecast, no warm start
};

struct Chains {
  stats::Draws draws;          ///< joined; cancelled: of no use
  std::int64_t gradients = 0;  ///< of all chains, warm-up included
  double seconds_cpu_warmup = 0;
  double seconds_cpu_sampling = 0;  ///< with what is computed of each kept draw
};

struct ChainsRequest {
  const stats::DiaryModel* model = nullptr;  ///< passed check()
  stats::FitOptions options;
  Sampler sampler = Sampler::Hmc;
  stats::WarmStart warm;
};

/// @param progress  told how much of all is done, from the calling thread alone, about ten times a
///                  second; false stops. May be empty.
/// Draws do not depend on the number of threads. CPU seconds are divided by gradients.
/// @error TooLarge  no memory for the draws
[[nodiscard]] Result<Chains> run_chains(const ChainsRequest& request,
                                        const stats::Progress& progress);

}  // namespace unknot::service
