#include "engine/stats/fit.h"

#include <algorithm>
#include <utility>

namespace unknot::stats {
namespace {

void add_to(std::vector<double>& sum, const std::vector<double>& more) {
  if (sum.empty()) sum.assign(more.size(), 0.0);
  for (std::size_t i = 0; i < more.size(); ++i) sum[i] += more[i];
}

template <class T>
void append(std::vector<T>& to, std::vector<T>& from) {
  to.insert(to.end(), std::make_move_iterator(from.begin()), std::make_move_iterator(from.end()));
}

void join_warm(WarmStart& to, WarmStart& from) {
  if (to.empty()) {
    to = std::move(from);
    return;
  }
  to.chains += from.chains;
  append(to.parameters, from.parameters);
  append(to.scores, from.scores);
  append(to.exposures, from.exposures);
  append(to.repeated, from.repeated);
  append(to.slab_stretch, from.slab_stretch);
}

}  // namespace

std::vector<int> chunks_of(int chains) {
  std::vector<int> sizes;
  const int most = chains_at_once();
  for (int left = chains; left > 0; left -= sizes.back()) sizes.push_back(std::min(left, most));
  return sizes;
}

Draws fit(const DiaryModel& model, const FitOptions& options, const WarmStart& warm,
          const Progress& progress) {
  std::vector<Draws> parts;
  int first = 0;
  for (const int size : chunks_of(options.chains)) {
    const double begun = first / static_cast<double>(options.chains);
    const double share = size / static_cast<double>(options.chains);
    const Progress own = [&](double done) { return !progress || progress(begun + share * done); };
    parts.push_back(run_chunk(model, options, {.first = first, .chains = size}, warm, own));
    if (parts.back().cancelled) break;
    first += size;
  }
  return join(std::move(parts));
}

Draws join(std::vector<Draws> parts) {
  Draws out;
  for (Draws& part : parts) {
    out.cancelled = out.cancelled || part.cancelled;
    out.chains += part.chains;
    out.draws = part.draws;
    out.parameters = part.parameters;
    out.scenarios = part.scenarios;
    append(out.values, part.values);
    append(out.scenario_sums, part.scenario_sums);
    append(out.trajectories, part.trajectories);
    append(out.quality, part.quality);
    add_to(out.scenario_by_day, part.scenario_by_day);
    add_to(out.latent_sum, part.latent_sum);
    add_to(out.latent_square_sum, part.latent_square_sum);
    add_to(out.forecast_sum, part.forecast_sum);
    out.gradients = std::max(out.gradients, part.gradients);
    out.gradients_warmup = std::max(out.gradients_warmup, part.gradients_warmup);
    join_warm(out.warm, part.warm);
  }
  return out;
}

}  // namespace unknot::stats
