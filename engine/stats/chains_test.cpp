/// Getting it right (Geweke 2004): parameters from the prior, a diary from the parameters, then the
/// sampler, a new diary from where it stands, the sampler again. If the sampler leaves the
/// posterior of every diary as it is, parameters and diary are distributed in the end as in the
/// beginning, whatever the number of rounds. Every replicate begins anew, so that the differences
/// between end and beginning are independent and their mean is 0.
///
/// UNKNOT_SAMPLER_REPLICATES=20000 runs the long version.
#include <gtest/gtest.h>

#include <cmath>
#include <cstdlib>
#include <string>
#include <vector>

#include "engine/stats/density_reference.h"
#include "engine/stats/fit.h"
#include "engine/stats/random.h"
#include "engine/stats/test_diary_model.h"

namespace unknot::stats {
namespace {

constexpr int days = 12;
constexpr int degrees_of_freedom = 4;

GapModel gaps() {
  GapModel out;
  for (int t = 0; t < days + horizon_days; ++t) {
    out.a.push_back(t == 0 ? 0 : 0.5);
    out.b.push_back(0.3);
    out.s.push_back(0.6);
  }
  return out;
}

CauseTerm cause_of(const std::string& name, int seed) {
  CauseTerm cause = test_cause({"", seed, 0}, days);
  cause.name = name;
  cause.gaps = gaps();
  return cause;
}

/// All that the product's form has, small. Its scores are replaced in every round.
DiaryModel small_model() {
  DiaryModel model;
  model.days = days;
  model.scores.assign(days, 3);
  model.scores[7] = std::nan("");
  model.layer.score_max = 5;  // small, so that edges are often reached
  model.intercept = {1.5, 1.5};
  model.log_disturbance_sd = {-0.1, 0.4};
  model.log_noise_sd = {-0.4, 0.4};
  model.layer.repeat = BetaPrior{2, 3};
  model.layer.log_width_sd = 0.3;
  model.causes = {cause_of("mixed", 10), cause_of("student", 40), cause_of("amplifier", 70),
                  cause_of("spiked", 90)};
  model.causes[0].inclusion = {0.5, 0.3};
  model.causes[0].slab_degrees_of_freedom = degrees_of_freedom;
  model.causes[1].slab_degrees_of_freedom = degrees_of_freedom;
  model.causes[1].kernel = Kernel::Cascade;
  for (int t : {0, 1, 4, 8}) model.causes[1].exposure[static_cast<std::size_t>(t)] = std::nan("");
  for (int t : {3, 4, 11}) model.causes[2].exposure[static_cast<std::size_t>(t)] = std::nan("");
  model.causes[3].inclusion = {0.4, 0.2};
  model.amplifier = Amplifier{2, {0.25, 0.25}};
  TreatmentTerm treatment;
  treatment.name = "treatment";
  treatment.dose = test_doses(days, 60);
  treatment.effect = {0.4, 0.4};
  treatment.log_half_life_days = {0, 0.5};
  model.treatments = {treatment};
  Covariate covariate;
  covariate.name = "weekend";
  covariate.prior = {0, 0.4};
  for (int t = 0; t < days; ++t) covariate.values.push_back(t % 7 >= 5 ? 1 : 0);
  model.covariates = {covariate};
  return model;
}

double normal(Random& random, const NormalPrior& prior) {
  return prior.mean + prior.sd * random.normal();
}

double chi_squared(Random& random, int n) {
  double sum = 0;
  for (int k = 0; k < n; ++k) sum += std::pow(random.normal(), 2);
  return sum;
}

/// Whole a and b only: the a-th smallest of a + b - 1 uniform numbers.
double beta(Random& random, const BetaPrior& prior) {
  double above = 0, below = 0;
  for (int k = 0; k < static_cast<int>(prior.a); ++k) above -= std::log(random.uniform());
  for (int k = 0; k < static_cast<int>(prior.b); ++k) below -= std::log(random.uniform());
  return above / (above + below);
}

/// One chain where the next run is to begin, with the diary it belongs to.
struct World {
  DiaryModel model = small_model();
  WarmStart chain;
};

std::vector<double> parameters_from_prior(Random& random, World& world) {
  const DiaryModel& model = world.model;
  const Layout at = layout_of(model);
  std::vector<double> out(at.size);
  out[at.intercept] = normal(random, model.intercept);
  for (std::size_t c = 0; c < model.causes.size(); ++c) {
    const CauseTerm& cause = model.causes[c];
    const int n = static_cast<int>(cause.slab_degrees_of_freedom);
    const double stretch = n > 0 ? n / chi_squared(random, n) : 1;
    const bool slab = random.uniform() < cause.inclusion.probability;
    world.chain.slab_stretch.push_back(stretch);
    out[at.effect + c] =
        slab ? cause.effect.mean + cause.effect.sd * std::sqrt(stretch) * random.normal()
             : cause.inclusion.spike_sd * random.normal();
    out[at.half_life + c] = normal(random, cause.log_half_life_days);
  }
  out[at.amplification] = normal(random, model.amplifier->prior);
  out[at.relief] = normal(random, model.treatments[0].effect);
  out[at.relief_half_life] = normal(random, model.treatments[0].log_half_life_days);
  out[at.covariate] = normal(random, model.covariates[0].prior);
  out[at.disturbance_half_life] = normal(random, model.log_disturbance_half_life_days);
  out[at.disturbance_sd] = normal(random, model.log_disturbance_sd);
  out[at.noise_sd] = normal(random, model.log_noise_sd);
  const double kappa = beta(random, *model.layer.repeat);
  out[at.repeat] = std::log(kappa / (1 - kappa));
  for (std::size_t k = at.width; k < at.size; ++k)
    out[k] = model.layer.log_width_sd * random.normal();
  return out;
}

/// Any fixed metric and step are right.
World begin(Random& random) {
  World world;
  WarmStart& chain = world.chain;
  chain.chains = 1;
  chain.days = days;
  chain.causes = world.model.causes.size();
  chain.step_size = 0.35;
  chain.parameters = parameters_from_prior(random, world);
  const std::size_t size = chain.parameters.size();
  chain.metric_factor.assign(size * size, 0.0);
  for (std::size_t k = 0; k < size; ++k) chain.metric_factor[k * size + k] = 0.4;
  chain.score_scale.assign(days, 1.5);
  chain.exposure_scale.assign(chain.causes * days, 0.9);
  for (std::size_t i = 0; i < chain.causes * days; ++i) chain.exposures.push_back(random.normal());
  return world;
}

/// A new diary from where the chain stands.
void write_diary(Random& random, World& world) {
  WarmStart& chain = world.chain;
  DensityReference density(world.model);
  std::vector<double> position = chain.parameters;
  position.resize(density.layout().size + density.scored().size(), 0.0);
  for (const UnknownExposure& own : density.unknown()) {
    position.push_back(chain.exposures[static_cast<std::size_t>(own.cause * days + own.day)]);
  }
  std::vector<double> gradient(density.size());
  (void)density.evaluate(position, {}, gradient);
  const double kappa = 1 / (1 + std::exp(-position[density.layout().repeat]));
  const double phi = density.persistence();
  const double sd = std::sqrt(density.disturbance_variance());
  chain.scores.assign(days, std::nan(""));
  chain.repeated.assign(days, 0);
  double disturbance = 0;
  for (std::size_t t = 0; t < days; ++t) {
    disturbance = t == 0 ? sd * random.normal()
                         : phi * disturbance + std::sqrt(1 - phi * phi) * sd * random.normal();
    double& score = world.model.scores[t];
    if (std::isnan(score)) continue;
    if (t > 0 && !std::isnan(world.model.scores[t - 1]) && random.uniform() < kappa) {
      score = world.model.scores[t - 1];
      chain.repeated[t] = 1;
      chain.scores[t] = std::sqrt(3.289868133696453) * random.normal();  // an idle place
      continue;
    }
    const double unrounded = density.mean_path()[t] + disturbance +
                             std::sqrt(density.noise_variance()) * random.normal();
    int step = 0;
    for (const double cut : density.cuts()) step += unrounded > cut ? 1 : 0;
    score = step;
    chain.scores[t] = w_of(density.cuts(), step, unrounded);
  }
}

void sample(World& world, int iterations, std::uint64_t seed) {
  const FitOptions options{.chains = 1, .warmup = iterations - 1, .draws = 1, .seed = seed};
  world.chain = run_chunk(world.model, options, {.first = 0, .chains = 1}, world.chain, {}).warm;
}

struct Named {
  std::string name;
  double value = 0;
};

/// Bounded, since a Student t has no fourth moment.
std::vector<Named> statistics(const World& world) {
  const WarmStart& chain = world.chain;
  const Layout at = layout_of(world.model);
  const std::vector<std::string> names = parameter_names(world.model);
  std::vector<Named> out;
  const auto add = [&](const std::string& name, double value) {
    const double own = std::tanh(value);
    out.push_back({name, own});
    out.push_back({name + ", squared", own * own});
  };
  for (std::size_t k = 0; k < names.size(); ++k) {
    const double center = k == at.intercept ? 1.5 : 0;
    add(names[k], chain.parameters[k] - center);
  }
  double repeats = 0, sum = 0, squares = 0, scored = 0, steps = 0;
  for (std::size_t t = 0; t < days; ++t) {
    repeats += chain.repeated[t];
    if (std::isnan(world.model.scores[t])) continue;
    const double score = world.model.scores[t];
    sum += score;
    squares += score * score;
    scored += 1;
    if (t > 0 && world.model.scores[t - 1] != score) steps += 1;
    add("place " + std::to_string(t), 0.5 * chain.scores[t]);
  }
  const double spread = std::sqrt(squares / scored - sum / scored * (sum / scored));
  add("repeats", repeats / 5 - 1);
  add("mean score", (sum / scored - 2.5));
  add("spread of scores", spread - 1);
  add("changes", steps / 6 - 1);
  add("repeats with their probability", chain.parameters[at.repeat] * (repeats / 5 - 1));
  add("noise with spread", (chain.parameters[at.noise_sd] + 0.4) * (spread - 1));
  add("intercept with mean", (chain.parameters[at.intercept] - 1.5) * (sum / scored - 2.5));
  for (std::size_t c : {0u, 1u, 3u}) {
    const std::string cause = std::to_string(c);
    add("effect with mean " + cause, chain.parameters[at.effect + c] * (sum / scored - 2.5));
    add("small effect " + cause, 3 * chain.parameters[at.effect + c]);
    add("stretch " + cause, std::log(chain.slab_stretch[c]));
  }
  for (std::size_t i : {12u, 13u, 16u, 20u, 27u, 28u, 35u}) {
    add("z " + std::to_string(i), chain.exposures[i]);
    add("z with mean " + std::to_string(i), chain.exposures[i] * (sum / scored - 2.5));
  }
  return out;
}

int replicates() {
  const char* asked = std::getenv("UNKNOT_SAMPLER_REPLICATES");
  return asked == nullptr ? 1000 : std::atoi(asked);
}

TEST(Chains, LeavePriorAndDiariesTogetherAsTheyAre) {
  constexpr int rounds = 6;
  constexpr int iterations = 4;
  const int count = replicates();
  std::vector<Named> sums;
  std::vector<double> squares;
  for (int replicate = 0; replicate < count; ++replicate) {
    Random random(11, static_cast<std::uint64_t>(replicate));
    World world = begin(random);
    write_diary(random, world);
    const std::vector<Named> first = statistics(world);
    for (int round = 0; round < rounds; ++round) {
      if (round > 0) write_diary(random, world);
      sample(world, iterations, static_cast<std::uint64_t>(replicate * rounds + round));
    }
    const std::vector<Named> last = statistics(world);
    if (sums.empty()) {
      for (const Named& own : first) sums.push_back({own.name, 0});
      squares.assign(first.size(), 0.0);
    }
    for (std::size_t k = 0; k < first.size(); ++k) {
      const double apart = last[k].value - first[k].value;
      sums[k].value += apart;
      squares[k] += apart * apart;
    }
  }
  Named largest;
  for (std::size_t k = 0; k < sums.size(); ++k) {
    if (squares[k] == 0) continue;  // the stretch of a slab that is no Student t
    const double z = std::abs(sums[k].value) / std::sqrt(squares[k]);
    if (z > largest.value) largest = {sums[k].name, z};
    // Of 124 right ones, one in a thousand runs is beyond 4.5.
    EXPECT_LT(z, 4.5) << sums[k].name << " after " << count << " replicates";
  }
  ::testing::Test::RecordProperty("statistics", static_cast<int>(sums.size()));
  ::testing::Test::RecordProperty("largest_z",
                                  std::to_string(largest.value) + " of " + largest.name);
}

}  // namespace
}  // namespace unknot::stats
