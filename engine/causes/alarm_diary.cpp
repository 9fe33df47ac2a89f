#include <algorithm>
#include <cmath>
#include <limits>

#include "engine/base/local_date.h"
#include "engine/causes/alarm_study.h"
#include "engine/causes/chance.h"
#include "engine/causes/kernel.h"
#include "engine/causes/priors.h"
#include "engine/diary/record.h"

namespace unknot::causes {
namespace {

constexpr std::array<std::string_view, 10> exposures = {
    "overuse_novel_load",    "heavy_lifting_hours",
    "repetitive_work_hours", "endurance_excess",
    "water_deficit",         "hunched_hours",
    "sitting_hours",         "unbroken_sitting_bouts",
    "driving_hours",         "stress"};
constexpr double unknown = std::numeric_limits<double>::quiet_NaN();
constexpr double sds_from_5_to_95 = 3.29;
constexpr int days_before = 30;  ///< drawn and thrown away

const body::Cause* cause_of(std::span<const body::Cause> causes, std::string_view id) {
  const auto at = std::find_if(causes.begin(), causes.end(),
                               [&](const body::Cause& own) { return own.id == id; });
  return at == causes.end() ? nullptr : &*at;
}

std::vector<double> autoregressive(int days, double coefficient, Chance& random) {
  std::vector<double> out;
  double now = random.normal();
  const double rest = std::sqrt(1 - coefficient * coefficient);
  for (int day = 0; day < days; ++day) {
    out.push_back(now);
    now = coefficient * now + rest * random.normal();
  }
  return out;
}

/// Part of each decoy that it shares with the true cause.
void tie(const AlarmScene& scene, std::vector<std::vector<double>>& drawn) {
  const auto place = [](std::string_view id) {
    return static_cast<std::size_t>(std::find(exposures.begin(), exposures.end(), id) -
                                    exposures.begin());
  };
  const std::size_t own = place(scene.cause);
  if (own == exposures.size()) return;
  const double shared = scene.decoy_correlation;
  for (const std::string& decoy : scene.decoys) {
    const std::size_t at = place(decoy);
    if (at == exposures.size()) continue;
    for (std::size_t day = 0; day < drawn[at].size(); ++day) {
      drawn[at][day] = shared * drawn[own][day] + std::sqrt(1 - shared * shared) * drawn[at][day];
    }
  }
}

double sd_of(const std::vector<double>& values) {
  double mean = 0;
  for (const double own : values) mean += own / static_cast<double>(values.size());
  double square = 0;
  for (const double own : values) square += (own - mean) * (own - mean);
  return std::sqrt(square / static_cast<double>(values.size()));
}

/// What the true cause adds to each day: its filtered exposure about its mean, scaled so that the
/// days from p5 to p95 differ by the points asked for.
std::vector<double> added_pain(const AlarmScene& scene, std::span<const body::Cause> causes,
                               const std::vector<std::vector<double>>& drawn) {
  const std::size_t days = drawn[0].size();
  std::vector<double> out(days, 0.0);
  const auto at = std::find(exposures.begin(), exposures.end(), scene.cause);
  const body::Cause* own = cause_of(causes, scene.cause);
  if (at == exposures.end() || own == nullptr) return out;
  std::vector<double> meets = drawn[static_cast<std::size_t>(at - exposures.begin())];
  // What is rated by feeling acts as it was the evening before: so does the model read it.
  if (left_on_the_day_after(scene.cause)) {
    std::rotate(meets.begin(), meets.end() - 1, meets.end());
    meets[0] = meets[1];
  }
  const double half_life_days = own->effect.half_life_hours.value / 24;
  const std::vector<double> felt = filtered(kernel_of(*own), half_life_days, meets, 0);
  const double scale = scene.points / (sds_from_5_to_95 * sd_of(felt));
  for (std::size_t day = 0; day < days; ++day) out[day] = scale * felt[day];
  return out;
}

diary::Column column_of(diary::ColumnKind kind, std::string_view id, int days) {
  diary::Column out{.kind = kind, .id = std::string(id)};
  out.values.assign(static_cast<std::size_t>(days), unknown);
  out.source.assign(static_cast<std::size_t>(days), 0);
  return out;
}

}  // namespace

std::span<const std::string_view> alarm_exposures() { return exposures; }

AlarmDiary draw_diary(const AlarmScene& scene, std::span<const body::Cause> causes,
                      std::uint64_t seed) {
  Chance random(seed);
  const int all = scene.days + days_before;
  AlarmDiary out;
  for (std::size_t c = 0; c < exposures.size(); ++c) {
    out.exposures.push_back(autoregressive(all, scene.exposure_coefficient, random));
  }
  tie(scene, out.exposures);
  const std::vector<double> added = added_pain(scene, causes, out.exposures);
  const std::vector<double> disturbance =
      autoregressive(all, scene.disturbance_coefficient, random);
  diary::DayTable& table = out.table;
  table.from_date = "2025-01-06";
  table.sources = {"", std::string(diary::source_typed)};
  diary::Column pain = column_of(diary::ColumnKind::Pain, "neck_back", scene.days);
  std::vector<diary::Column> columns;
  for (const std::string_view id : exposures) {
    columns.push_back(column_of(diary::ColumnKind::Exposure, id, scene.days));
  }
  table.marks.assign(static_cast<std::size_t>(scene.days), 0);
  for (int day = 0; day < scene.days; ++day) {
    const auto at = static_cast<std::size_t>(day);
    const auto from = at + days_before;
    const double latent = scene.pain_mean + added[from] + scene.disturbance_sd * disturbance[from];
    const double score =
        std::clamp(std::floor(latent + scene.noise_sd * random.normal() + 0.5), 0.0, 10.0);
    const double above = score - scene.pain_mean;
    const double log_odds = std::log(scene.missing / (1 - scene.missing)) +
                            scene.missing_by_pain * (above + out.exposures[0][from]);
    const bool written = random.uniform() >= 1 / (1 + std::exp(-log_odds));
    for (std::size_t c = 0; c < exposures.size(); ++c) {
      const bool answers =
          !scene.only_felt_answer || left_on_the_day_after(exposures[c]).has_value();
      if (answers) out.exposures[c][from] += scene.answers_to_pain * above;
      if (!written) continue;
      const body::Cause* own = cause_of(causes, exposures[c]);
      columns[c].values[at] =
          own->exposure.range.value + own->exposure.daily_sd.value * out.exposures[c][from];
      columns[c].source[at] = 1;
    }
    if (!written) continue;
    pain.values[at] = score;
    pain.source[at] = 1;
    table.marks[at] = diary::mark_checked_in | diary::mark_known;
  }
  table.columns.push_back(std::move(pain));
  std::sort(columns.begin(), columns.end(),
            [](const auto& one, const auto& other) { return one.id < other.id; });
  for (diary::Column& own : columns) table.columns.push_back(std::move(own));
  for (std::vector<double>& own : out.exposures) own.erase(own.begin(), own.begin() + days_before);
  return out;
}

}  // namespace unknot::causes
