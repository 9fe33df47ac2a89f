#include "cli/arguments.h"

#include <algorithm>
#include <charconv>

#include "cli/nearest.h"

namespace unknot::cli {
namespace {

using namespace body;

constexpr std::pair<std::string_view, PaintSide> sides[] = {
    {"_l", PaintSide::Left}, {"_r", PaintSide::Right}, {"_u", PaintSide::Unknown}};

std::optional<PaintSide> side_of(std::string_view suffix) {
  for (const auto& [name, side] : sides) {
    if (suffix == name) return side;
  }
  return std::nullopt;
}

/// With the side that was given; regions that need one get the left without one.
std::string nearest_places(const Atlas& atlas, std::string_view text,
                           std::optional<PaintSide> side) {
  std::vector<std::string> ids;
  for (const Region& own : atlas.regions) ids.push_back(own.id);
  std::vector<std::string> out = nearest(side ? text.substr(0, text.size() - 2) : text, ids);
  for (std::string& id : out) {
    const PaintSide shown =
        atlas.region(id)->paired ? side.value_or(PaintSide::Left) : PaintSide::Midline;
    id = place_argument(id, shown);
  }
  return one_of_words(out);
}

/// "deep,pulling"; in the order of the list of words.
Result<std::vector<PainWord>> parse_words(std::string_view text, const std::string& where) {
  std::vector<PainWord> out;
  std::size_t said = 0;
  for (const auto& [name, word] : pain_words) {
    for (std::size_t from = 0; from <= text.size();) {
      const std::size_t comma = std::min(text.find(',', from), text.size());
      if (text.substr(from, comma - from) == name) out.push_back(word);
      from = comma + 1;
    }
  }
  for (std::size_t from = 0; from <= text.size(); ++said) {
    from = std::min(text.find(',', from), text.size()) + 1;
  }
  const bool twice = std::adjacent_find(out.begin(), out.end()) != out.end();
  if (out.size() != said || twice) {
    return fail(
        ErrorCode::UnknownId, where,
        "words are deep, near_skin, dull, pulling, burning, stabbing, throbbing; each once");
  }
  return out;
}

}  // namespace

Result<Pain> parse_place(const Atlas& atlas, std::string_view text, const std::string& where) {
  Pain pain;
  if (const Region* region = atlas.region(text); region != nullptr) {
    if (region->paired) {
      return fail(ErrorCode::UnknownId, where, std::string(text) + " needs _l, _r or _u");
    }
    pain.region = region->id;
    return pain;
  }
  const std::size_t cut = text.size() < 2 ? 0 : text.size() - 2;
  const auto side = side_of(text.substr(cut));
  const Region* region = atlas.region(text.substr(0, cut));
  if (region == nullptr || !side) {
    return fail(
        ErrorCode::UnknownId, where,
        "no such region: " + std::string(text) + "; nearest: " + nearest_places(atlas, text, side));
  }
  if (!region->paired) {
    return fail(ErrorCode::UnknownId, where, region->id + " lies in the middle and has no side");
  }
  pain.region = region->id;
  pain.side = *side;
  return pain;
}

std::string place_argument(std::string_view region, PaintSide side) {
  const auto suffix = std::find_if(std::begin(sides), std::end(sides),
                                   [&](const auto& own) { return own.second == side; });
  return std::string(region) + std::string(suffix == std::end(sides) ? "" : suffix->first);
}

Result<Pain> parse_pain(const Atlas& atlas, std::string_view text) {
  const std::string where = "--pain " + std::string(text);
  const std::size_t equals = text.find('=');
  if (equals == std::string_view::npos) {
    return fail(ErrorCode::Malformed, where, "must be REGION=0..10, for example temple_r=6");
  }
  UNKNOT_TRY(Pain pain, parse_place(atlas, text.substr(0, equals), where));
  const std::size_t colon = text.find(':', equals);
  const std::string_view number = text.substr(equals + 1, colon - equals - 1);
  const char* end = number.data() + number.size();
  const auto [stop, fault] = std::from_chars(number.data(), end, pain.nrs_0_10);
  if (fault == std::errc::invalid_argument || stop != end) {
    return fail(ErrorCode::Malformed, where, "the pain must be a whole number");
  }
  if (fault == std::errc::result_out_of_range || pain.nrs_0_10 < 0 || pain.nrs_0_10 > 10) {
    return fail(ErrorCode::OutOfRange, where, "the pain must lie in 0..10");
  }
  if (colon != std::string_view::npos) {
    UNKNOT_TRY(pain.words, parse_words(text.substr(colon + 1), where));
  }
  return pain;
}

Result<Answers> parse_answers(std::string_view option, const std::vector<std::string>& texts) {
  Answers out;
  for (const std::string& text : texts) {
    const std::string where = std::string(option) + " " + text;
    const std::size_t equals = text.find('=');
    const std::string_view value =
        equals == std::string::npos ? "" : std::string_view(text).substr(equals + 1);
    Answer answer = Answer::Unknown;
    if (value == "yes")
      answer = Answer::Yes;
    else if (value == "no")
      answer = Answer::No;
    else if (value != "unknown") {
      return fail(ErrorCode::Malformed, where, "must be ID=yes, ID=no or ID=unknown");
    }
    const auto [it, fresh] = out.try_emplace(text.substr(0, equals), answer);
    if (!fresh && it->second != answer) {
      return fail(ErrorCode::Contradiction, where, "answered twice, differently");
    }
  }
  return out;
}

}  // namespace unknot::cli
