#include "engine/locate/words.h"

#include <algorithm>
#include <array>

#include "engine/base/contracts.h"

namespace unknot::locate {
namespace {

using body::LocateModel;
using body::PainWord;

/// Order of LocateModel::word_probabilities.
constexpr std::array<PainWord, LocateModel::quality_word_count> quality_words = {
    PainWord::Dull, PainWord::Pulling, PainWord::Burning, PainWord::Stabbing, PainWord::Throbbing};

bool said(const std::vector<PainWord>& words, PainWord word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

double probability(const LocateModel& model, std::string_view cause,
                   const std::vector<PainWord>& words) {
  const auto& table = model.word_probabilities;
  const auto own =
      std::find_if(table.begin(), table.end(), [&](const auto& row) { return row.first == cause; });
  UNKNOT_EXPECTS(own != table.end());
  double these = 1;
  double none = 1;
  for (std::size_t w = 0; w < quality_words.size(); ++w) {
    these *= said(words, quality_words[w]) ? own->second[w] : 1 - own->second[w];
    none *= 1 - own->second[w];
  }
  return these / (1 - none);
}

}  // namespace

Depth depth_of(const std::vector<PainWord>& words) {
  const bool deep = said(words, PainWord::Deep);
  const bool near = said(words, PainWord::NearSkin);
  if (deep == near) return Depth::NotSaid;
  return deep ? Depth::Deep : Depth::NearSkin;
}

WordFactors word_factors(const LocateModel& model, const AtlasNetwork& network,
                         const std::vector<PainWord>& words) {
  const bool any = std::any_of(quality_words.begin(), quality_words.end(),
                               [&](PainWord word) { return said(words, word); });
  if (!any) return {};
  WordFactors out{.knot = probability(model, "knot", words),
                  .leak = probability(model, "leak", words),
                  .alternative = {}};
  double largest = std::max(out.knot, out.leak);
  for (const AlternativeKey& key : network.alternatives) {
    // "None" makes no pain, so its factor is never asked for.
    out.alternative.push_back(key.id == "none" ? out.leak : probability(model, key.id, words));
    largest = std::max(largest, out.alternative.back());
  }
  out.knot /= largest;
  out.leak /= largest;
  for (double& factor : out.alternative) factor /= largest;
  return out;
}

}  // namespace unknot::locate
