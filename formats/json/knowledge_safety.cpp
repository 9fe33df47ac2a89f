/// Red flags, groups, complaint areas, contraindications and intake rows.
#include <utility>

#include "formats/json/knowledge_parts.h"

namespace unknot::json {
namespace {

using namespace body;

template <class Enum>
using Names = std::pair<std::string_view, Enum>;

constexpr Names<FlagLevel> levels[] = {{"none", FlagLevel::None},
                                       {"caution", FlagLevel::Caution},
                                       {"see_doctor_soon", FlagLevel::SeeDoctorSoon},
                                       {"same_day", FlagLevel::SameDay},
                                       {"emergency_now", FlagLevel::EmergencyNow}};

std::optional<Sex> read_sex(Reader& in) {
  static constexpr Names<Sex> sexes[] = {{"female", Sex::Female}, {"male", Sex::Male}};
  if (!in.has("only_sex")) return std::nullopt;
  return in.one_of<Sex>("only_sex", sexes);
}

}  // namespace

RedFlag read_red_flag(Reader& in) {
  static constexpr Names<Blocks> blocks[] = {
      {"all", Blocks::All}, {"regions", Blocks::Regions}, {"none", Blocks::None}};
  RedFlag out;
  out.id = in.string("id");
  out.condition = in.text("condition");
  out.question = in.text("question");
  out.short_question = in.text("short_question");
  out.you_said = in.text("you_said");
  out.may_mean = in.text("may_mean");
  out.say_this = in.text("say_this");
  out.complaint_areas = in.strings("complaint_areas");
  out.trigger_regions = in.strings("trigger_regions");
  out.level_on_yes = in.one_of<FlagLevel>("level_on_yes", levels);
  for (Reader& follow_up : in.objects("follow_ups")) {
    FollowUp own;
    own.id = follow_up.string("id");
    own.question = follow_up.text("question");
    own.level_on_yes = follow_up.one_of<FlagLevel>("level_on_yes", levels);
    follow_up.finish();
    out.follow_ups.push_back(std::move(own));
  }
  for (Reader& together : in.objects("together_with")) {
    RedFlag::Together own;
    own.flag = together.string("flag");
    own.level = together.one_of<FlagLevel>("level", levels);
    together.finish();
    out.together_with.push_back(std::move(own));
  }
  out.only_sex = read_sex(in);
  out.age_years_min = in.optional_integer("age_years_min", {0, 120});
  out.age_years_max = in.optional_integer("age_years_max", {0, 120});
  if (out.age_years_min.value_or(0) > out.age_years_max.value_or(120)) {
    in.fault(ErrorCode::Contradiction, "age_years_min", "is above age_years_max");
  }
  out.yes_below_age_years = in.optional_integer("yes_below_age_years", {1, 120});
  out.blocks = in.one_of<Blocks>("blocks", blocks);
  out.adds_codes = in.strings("adds_codes");
  out.group = in.string("group");
  out.accuracy = in.string("accuracy");
  out.verified = in.verified();
  out.sources = in.strings("sources");
  return out;
}

RedFlagGroup read_red_flag_group(Reader& in) {
  RedFlagGroup out;
  out.id = in.string("id");
  out.question = in.text("question");
  out.order = in.integer("order");
  return out;
}

std::vector<ComplaintArea> read_complaint_areas(Reader& in) {
  std::vector<ComplaintArea> out;
  in.string("id");
  for (Reader& area : in.objects("complaint_areas")) {
    ComplaintArea own;
    own.id = area.string("id");
    own.regions = area.strings("regions");
    area.finish();
    out.push_back(std::move(own));
  }
  return out;
}

Contraindication read_contraindication(Reader& in) {
  static constexpr Names<CodeKind> kinds[] = {{"question", CodeKind::Question},
                                              {"site", CodeKind::Site},
                                              {"instruction", CodeKind::Instruction},
                                              {"red_flag", CodeKind::RedFlag}};
  Contraindication out;
  out.id = in.string("id");
  out.kind = in.one_of<CodeKind>("kind", kinds);
  out.question = in.text("question");
  out.unknown_text = in.text("unknown_text");
  out.caution_text = in.text("caution_text");
  out.forbid_text = in.text("forbid_text");
  out.site_regions = in.strings("site_regions");
  if (in.has("implied_by")) out.implied_by = in.strings("implied_by");
  if (in.has("raises")) out.raises = in.string("raises");
  out.ask_again_days = in.integer("ask_again_days", {1, 3650});
  out.row = in.string("row");
  out.verified = in.verified();
  out.sources = in.strings("sources");
  if (out.kind == CodeKind::Question && (out.question.en.empty() || out.row.empty())) {
    in.fault(ErrorCode::MissingField, "question", "a question code needs its question and row");
  }
  if (out.kind != CodeKind::Question && !out.raises.empty()) {
    in.fault(ErrorCode::Contradiction, "raises", "only an answered question raises a flag");
  }
  if (out.kind == CodeKind::Site && out.site_regions.empty()) {
    in.fault(ErrorCode::MissingField, "site_regions", "a site code needs its regions");
  }
  return out;
}

IntakeRow read_intake_row(Reader& in) {
  IntakeRow out;
  out.id = in.string("id");
  out.page = in.integer("page", {1, 4});
  out.order = in.integer("order");
  out.heading = in.text("heading");
  out.question = in.text("question");
  return out;
}

}  // namespace unknot::json
