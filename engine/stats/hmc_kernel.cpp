// The sampler once for every kind of vector that this processor may have; the best one is chosen
// when it runs. docs/methods/causes.md.
#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "engine/stats/hmc_kernel.cpp"
#include <hwy/foreach_target.h>  // includes this file once per target
// After foreach_target.h.
#include <hwy/highway.h>

#include "engine/stats/chains-inl.h"

HWY_BEFORE_NAMESPACE();
namespace unknot::stats::HWY_NAMESPACE {

int lanes() { return static_cast<int>(hn::Lanes(hn::ScalableTag<double>())); }

/// Four chains on a machine that could carry eight do not pay for the other four.
Draws run_lanes(const Chunk& chunk) {
  const hn::CappedTag<double, 4> four;
  if (chunk.chains <= static_cast<int>(hn::Lanes(four))) {
    return Chains<decltype(four)>(four, chunk).run();
  }
  const hn::ScalableTag<double> all;
  return Chains<decltype(all)>(all, chunk).run();
}

}  // namespace unknot::stats::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE

namespace unknot::stats {

HWY_EXPORT(lanes);
HWY_EXPORT(run_lanes);

int chains_at_once() { return HWY_DYNAMIC_DISPATCH(lanes)(); }

Draws run_chunk(const DiaryModel& model, const FitOptions& options, const ChainRange& range,
                const WarmStart& warm, const Progress& progress) {
  Chunk chunk = chunk_of(model, options, warm, progress);
  chunk.first_chain = range.first;
  chunk.chains = range.chains;
  return HWY_DYNAMIC_DISPATCH(run_lanes)(chunk);
}

}  // namespace unknot::stats

#endif
