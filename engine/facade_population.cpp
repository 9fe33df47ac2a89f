#include "engine/facade_population.h"

#include <algorithm>
#include <utility>

#include "engine/base/local_date.h"

namespace unknot {

Result<causes::PersonDraws> ask_person_draws(const body::Knowledge& knowledge,
                                             const diary::DayTable& table, const std::string& date,
                                             std::uint64_t seed) {
  if (!date.empty() && !day_of(date)) {
    return fail(ErrorCode::OutOfRange, "date", "must be a day, as 2026-02-26");
  }
  return causes::person_draws({.table = &table,
                               .causes = knowledge.causes,
                               .treatments = knowledge.treatments,
                               .date = date},
                              seed);
}

Result<LearntPriors> ask_population(const body::Knowledge& knowledge,
                                    std::span<const causes::PersonDraws> persons,
                                    std::uint64_t seed) {
  LearntPriors out;
  PriorsProvenance& from = out.provenance;
  for (const causes::PersonDraws& own : persons) {
    const bool taught = own.taught == causes::Taught::Yes;
    ++(taught ? from.persons : from.persons_left_out);
    if (!taught) continue;
    from.days_scored += own.days_scored;
    from.date = std::max(from.date, own.last_date);
    from.draws_a_person = static_cast<int>(own.intercept.draws());
  }
  causes::LearntPopulation learnt = causes::learn_population(knowledge.causes, persons, seed);
  if (learnt.priors.exposures.empty() && !learnt.priors.intercept && !learnt.priors.log_noise_sd &&
      !learnt.priors.repeat_probability) {
    return fail(ErrorCode::MissingField, "persons",
                from.persons == 0 ? "nobody has 14 days with a score from which chains agree"
                                  : "of no quantity enough draws agree");
  }
  constexpr causes::StageOne stage;
  from.effect_scale = stage.effect_scale;
  from.inclusion = stage.inclusion;
  from.draws_of_population = learnt.draws;
  from.effective_draws_p10 = learnt.effective_draws_p10;
  from.rhat_max = learnt.rhat_max;
  out.priors = std::move(learnt.priors);
  out.not_learnt = std::move(learnt.not_learnt);
  return out;
}

Result<Believed> believe(body::Knowledge knowledge, const LearntPriors& learnt) {
  for (std::size_t k = 0; k < learnt.priors.exposures.size(); ++k) {
    const std::string& cause = learnt.priors.exposures[k].cause;
    const bool known = std::any_of(knowledge.causes.begin(), knowledge.causes.end(),
                                   [&](const body::Cause& own) { return own.id == cause; });
    if (known && cause != causes::pain_medicine) continue;
    return fail(ErrorCode::UnknownId, "exposures[" + std::to_string(k) + "].cause",
                "the knowledge has no such exposure: " + cause);
  }
  Believed out{.knowledge = std::move(knowledge), .person = causes::person_priors(learnt.priors)};
  out.knowledge.causes = causes::with_priors(std::move(out.knowledge.causes), learnt.priors);
  return out;
}

}  // namespace unknot
