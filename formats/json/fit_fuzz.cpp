/// Any bytes as a model of a diary; what is accepted is drawn from, and the answer is written out.
#include <cstdint>
#include <nlohmann/json.hpp>

#include "engine/base/contracts.h"
#include "formats/json/fit.h"

namespace {

using namespace unknot;

/// A run of a few steps is cheap only for little.
bool is_small(const stats::DiaryModel& model) {
  return model.days <= 60 && stats::layout_of(model).size <= 40;
}

void check_answer(const stats::DiaryModel& model) {
  const auto options =
      prepare_fit(model, stats::FitOptions{.chains = 2, .warmup = 8, .draws = fit_draws_min});
  UNKNOT_ENSURES(options.has_value());
  const FitAnswer answer = answer_fit(model, stats::fit(model, *options));
  UNKNOT_ENSURES(answer.latent_pain.size() == static_cast<std::size_t>(model.days));
  const auto written = nlohmann::json::parse(json::to_json(answer));
  UNKNOT_ENSURES(written["parameters"].size() == answer.parameters.size());
  UNKNOT_ENSURES(written["forecast"].size() == static_cast<std::size_t>(stats::horizon_days));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  auto read = json::read_fit_request(bytes);
  if (!read) return 0;
  UNKNOT_ENSURES(read->scores.size() == static_cast<std::size_t>(read->days));
  const auto model = prepare_fit(std::move(*read));
  // The reader lets nothing pass that the engine refuses.
  UNKNOT_ENSURES(model.has_value());
  if (is_small(*model)) check_answer(*model);
  return 0;
}
