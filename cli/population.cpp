#include "cli/population.h"

#include <fmt/format.h>
#include <sodium.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "cli/at_once.h"
#include "cli/input.h"
#include "cli/output.h"
#include "cli/store_faults.h"
#include "formats/json/population.h"
#include "service/causes_file.h"

namespace unknot::cli {
namespace {

constexpr std::size_t licence_bytes_max = 500;
constexpr std::uint64_t seeds_a_person = 100;  ///< longer fits take further ones

struct Diaries {
  std::vector<PriorsSource> sources;
  std::vector<service::PersonTable> persons;
};

Result<Diaries> read_diaries(const body::Knowledge& knowledge, const PopulationArguments& a) {
  Diaries out;
  for (const std::string& path : a.files) {
    UNKNOT_TRY(const std::string bytes, read_input(path));
    PriorsSource source{.file = path.substr(path.find_last_of('/') + 1),
                        .sha256 = sha256_of(bytes)};
    const auto same = [&](const PriorsSource& own) { return own.sha256 == source.sha256; };
    if (std::any_of(out.sources.begin(), out.sources.end(), same)) {
      return fail(ErrorCode::DuplicateId, path, "the same diary twice");
    }
    out.sources.push_back(std::move(source));
    auto persons = service::tables_of_file(knowledge, bytes);
    if (!persons) return in_file(path, persons.error());
    std::move(persons->begin(), persons->end(), std::back_inserter(out.persons));
  }
  return out;
}

Result<std::vector<causes::PersonDraws>> draws_of(const body::Knowledge& knowledge,
                                                  const Diaries& diaries,
                                                  const PopulationArguments& a) {
  std::vector<std::optional<Result<causes::PersonDraws>>> found(diaries.persons.size());
  each_at_once(found.size(), [&](std::size_t i) {
    found[i] =
        ask_person_draws(knowledge, diaries.persons[i].table, a.date, a.seed + seeds_a_person * i);
  });
  std::vector<causes::PersonDraws> out;
  for (auto& own : found) {
    if (!own->has_value()) return tl::unexpected<Error>(own->error());
    out.push_back(std::move(**own));
  }
  return out;
}

std::string persons_words(int count) {
  return count == 1 ? "1 person" : fmt::format("{} persons", count);
}

std::string moments_words(double mean, double sd) {
  return fmt::format("{:+.3f} ({:.3f})", mean, sd);
}

/// Of an exposure its name; the rest is what it is of a person.
std::string quantity_words(const body::Knowledge& knowledge, const std::string& id) {
  for (const body::Cause& own : knowledge.causes) {
    if (own.id == id) return own.name.en;
  }
  if (id == "intercept") return "Level of the pain";
  if (id == "disturbance") return "Swings from day to day";
  if (id == "repeat_probability") return "The same number once more";
  return id;
}

std::string exposure_row(const body::Knowledge& knowledge, const causes::LearntExposure& own) {
  const auto cause = std::find_if(knowledge.causes.begin(), knowledge.causes.end(),
                                  [&](const body::Cause& one) { return one.id == own.cause; });
  const causes::CausePrior before = causes::prior_of(*cause);
  return fmt::format("  {:<28}{:>8}  {:>16}  {:>16}  {:>6.0f} %{:>6.0f} %\n",
                     quantity_words(knowledge, own.cause), own.persons,
                     moments_words(own.effect.mean, own.effect.sd),
                     moments_words(before.effect.mean, before.effect.sd), 100 * own.inclusion,
                     100 * before.inclusion);
}

std::string fit_words(const body::Knowledge& knowledge, const LearntPriors& learnt,
                      const PopulationArguments& a) {
  const PriorsProvenance& from = learnt.provenance;
  std::string out = fmt::format("Learnt from {}, {} days with a score, to {}.\n",
                                persons_words(from.persons), from.days_scored, from.date);
  if (from.persons_left_out > 0) {
    out += fmt::format("Left out: {} with too few days, or whose chains did not agree.\n",
                       from.persons_left_out);
  }
  out += fmt::format("\n  {:<28}{:>8}  {:>34}  {:>16}\n", "", "", "points a unit, mean (sd)",
                     "matters");
  out += fmt::format("  {:<28}{:>8}  {:>16}  {:>16}  {:>8}{:>8}\n", "what goes on day after day",
                     "persons", "learnt", "as shipped", "learnt", "shipped");
  for (const causes::LearntExposure& own : learnt.priors.exposures) {
    out += exposure_row(knowledge, own);
  }
  for (const causes::NotLearnt& own : learnt.not_learnt) {
    const bool few = own.reason == causes::NotLearntReason::FewDraws;
    out += fmt::format(
        "  {:<28}stays as it was: {}\n", quantity_words(knowledge, own.quantity),
        few ? "of some persons too few draws agree with the others" : "the chains do not agree");
  }
  out += fmt::format("\nWritten to {}.", a.out);
  if (from.licence.empty()) out += " Nobody told the licence of the diaries: do not pass it on.";
  return out + "\n";
}

Result<Outcome> run_fit(const json::LoadedKnowledge& loaded, const PopulationArguments& a) {
  UNKNOT_CHECK(check_date_argument(a.date));
  if (a.licence.size() > licence_bytes_max) {
    return fail(ErrorCode::TooLarge, "--licence", "more than 500 bytes");
  }
  UNKNOT_TRY(Diaries diaries, read_diaries(loaded.knowledge, a));
  // Before the work: a place that cannot be written is said at once. It goes with this object.
  UNKNOT_CHECK(OutputFile::open(a.out));
  UNKNOT_TRY(const std::vector<causes::PersonDraws> draws, draws_of(loaded.knowledge, diaries, a));
  UNKNOT_TRY(LearntPriors learnt, ask_population(loaded.knowledge, draws, a.seed));
  learnt.provenance.files = std::move(diaries.sources);
  learnt.provenance.licence = a.licence;
  learnt.provenance.program_version = UNKNOT_VERSION;
  learnt.provenance.knowledge_version = loaded.version;
  const std::string file = json::to_json(learnt) + "\n";
  UNKNOT_CHECK(write_whole(a.out, file));
  Outcome out;
  out.out = a.output == Output::Json ? file : fit_words(loaded.knowledge, learnt, a);
  return out;
}

}  // namespace

std::string sha256_of(std::string_view bytes) {
  std::array<unsigned char, crypto_hash_sha256_BYTES> hash{};
  crypto_hash_sha256(hash.data(), reinterpret_cast<const unsigned char*>(bytes.data()),
                     bytes.size());
  std::string out;
  for (const unsigned char byte : hash) out += fmt::format("{:02x}", byte);
  return out;
}

tl::unexpected<Error> in_file(const std::string& path, Error error) {
  error.where = error.where.empty() ? path : path + ": " + error.where;
  return tl::unexpected<Error>(std::move(error));
}

std::string priors_words(const json::PriorsOf& priors) {
  if (!priors) return "What was believed beforehand is from published studies.\n";
  return fmt::format(
      "What was believed beforehand is learnt from {}, {} days with a score, to {}; "
      "licence "
      "of their diaries: {}.\n",
      persons_words(priors->persons), priors->days_scored, priors->date,
      priors->licence.empty() ? "not told" : priors->licence);
}

void add_population_options(CLI::App& app, PopulationArguments& a) {
  CLI::App* population = app.add_subcommand(
      "population", "What is believed beforehand of causes, learnt from many diaries");
  population->require_subcommand(1);
  CLI::App* fit =
      population->add_subcommand("fit", "Learn priors from many diaries, and write them to a file");
  fit->callback([&a] { a.given = true; });
  fit->add_option("FILES", a.files,
                  "FILE.csv as unknot days --csv prints it; a column person makes one file of\n"
                  "several persons, several files are several persons")
      ->required();
  fit->add_option("--out", a.out, "FILE that unknot causes --priors reads; written over")
      ->required();
  fit->add_option("--licence", a.licence, "The licence of the diaries; it is written into FILE");
  fit->add_option("--date", a.date,
                  "Last day that counts: 2026-02-26; without it the last of each person");
  fit->add_option("--seed", a.seed, "The same seed gives the same priors; 1 unless told")
      ->check(seed_fault);
  fit->add_flag_callback(
      "--json", [&a] { a.output = Output::Json; }, "Print the file as well");
}

Outcome population_command(const json::LoadedKnowledge& loaded,
                           const PopulationArguments& arguments) {
  auto outcome = run_fit(loaded, arguments);
  if (outcome) return std::move(*outcome);
  Outcome out = bad_input(outcome.error(), arguments.output);
  out.exit_code = exit_code_of(outcome.error().code);
  return out;
}

}  // namespace unknot::cli
