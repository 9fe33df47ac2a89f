#include "store/checksum.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <optional>
#include <string_view>

namespace unknot::store {
namespace {

/// As FNV-1a, but eight bytes a step: a diary of ten years is checked whenever it is read. Each
/// step is a bijection of the state, so that one changed word never cancels out.
class Sum {
 public:
  Sum& add(std::uint64_t word) {
    state_ = std::rotl(state_ ^ word, 29) * 0x9e3779b97f4a7c15ULL;
    return *this;
  }
  Sum& add(std::int64_t number) { return add(static_cast<std::uint64_t>(number)); }
  Sum& add(int number) { return add(static_cast<std::int64_t>(number)); }
  /// SQLite keeps no sign of zero.
  Sum& add(double number) {
    const double kept = number == 0 ? 0 : number;
    std::uint64_t bits = 0;
    std::memcpy(&bits, &kept, sizeof bits);
    return add(bits);
  }
  Sum& add(std::string_view text) {
    add(static_cast<std::uint64_t>(text.size()));
    for (; text.size() > 8; text.remove_prefix(8)) add(word_of(text.substr(0, 8)));
    return add(word_of(text));
  }
  template <class T>
  Sum& add(const std::optional<T>& value) {
    add(value ? 1 : 0);
    return value ? add(*value) : *this;
  }
  Sum& add(const Moment& moment) { return add(moment.at_ms).add(moment.zone).add(moment.date); }
  Sum& add(const std::vector<body::PainWord>& words) {
    for (const auto& [name, word] : body::pain_words) {
      if (std::find(words.begin(), words.end(), word) != words.end()) add(name);
    }
    return add(std::string_view());
  }
  Sum& add(const knots::Member& member) { return add(member.muscle).add(name_of(member.side)); }
  Sum& add(const body::Answers& answers) {
    add(static_cast<std::uint64_t>(answers.size()));
    for (const auto& [id, given] : answers) add(id).add(name_of(given));
    return *this;
  }
  Sum& add(const knots::Found& found) {
    add(found.verdict).add(found.no_knot_probability);
    add(static_cast<std::uint64_t>(found.muscles.size()));
    for (const knots::FoundMuscle& own : found.muscles) {
      add(own.member).add(own.probability_uncapped).add(own.probability_drawing_uncapped);
      add(static_cast<std::uint64_t>(own.explains.size()));
      for (const knots::ExplainedPlace& place : own.explains) {
        add(place.region).add(name_of(place.side));
      }
    }
    add(static_cast<std::uint64_t>(found.alternatives.size()));
    for (const auto& own : found.alternatives) add(own.id).add(own.probability);
    return *this;
  }
  [[nodiscard]] std::int64_t value() const { return static_cast<std::int64_t>(state_); }

 private:
  /// At most eight bytes; those that are missing are 0, which the length before tells apart.
  static std::uint64_t word_of(std::string_view bytes) {
    std::uint64_t out = 0;
    for (std::size_t k = 0; k < bytes.size(); ++k) {
      out |= static_cast<std::uint64_t>(static_cast<unsigned char>(bytes[k])) << (8 * k);
    }
    return out;
  }
  std::uint64_t state_ = 0xcbf29ce484222325ULL;
};

}  // namespace

std::int64_t checksum_of(const diary::Entry& entry) {
  Sum sum;
  sum.add(entry.entry_id).add(entry.uid).add(diary::name_of(entry.kind)).add(entry.date);
  sum.add(entry.zone).add(entry.about).add(name_of(entry.side)).add(entry.region);
  sum.add(entry.from_ms).add(entry.to_ms);
  sum.add(entry.value).add(entry.choice).add(entry.words).add(entry.exercise);
  const diary::Dose& dose = entry.dose;
  sum.add(dose.pressure_kPa).add(dose.press_0_10).add(dose.radiant_exposure_J_per_cm2);
  sum.add(dose.temperature_degC).add(dose.before_0_10).add(dose.after_0_10);
  sum.add(entry.note).add(entry.source).add(entry.written).add(entry.replaces_entry_id);
  return sum.value();
}

std::int64_t checksum_of(const knots::Look& look) {
  Sum sum;
  sum.add(look.look_id).add(look.uid).add(look.moment).add(look.drawing_look_id);
  sum.add(static_cast<std::uint64_t>(look.pains.size()));
  for (const body::Pain& pain : look.pains) {
    sum.add(pain.region).add(name_of(pain.side)).add(pain.nrs_0_10).add(pain.words);
  }
  sum.add(look.person.sex ? static_cast<int>(*look.person.sex) : -1).add(look.person.age_years);
  sum.add(look.flags).add(look.flags_none ? 1 : 0).add(look.answers);
  sum.add(static_cast<std::uint64_t>(look.sore_different.size()));
  for (const std::string& id : look.sore_different) sum.add(id);
  sum.add(look.found).add(look.program_version).add(look.knowledge_version);
  return sum.value();
}

std::int64_t checksum_of(const knots::Knot& knot) {
  return Sum().add(knot.knot_id).add(knot.member).value();
}

std::int64_t checksum_of(const EventKey& key, const knots::Event& event) {
  Sum sum;
  sum.add(key.event_id).add(key.knot_id).add(event.moment).add(name_of(event.kind));
  return sum.value();
}

std::int64_t checksum_of(const Link& link) {
  return Sum().add(link.knot_id).add(link.look_id).value();
}

}  // namespace unknot::store
