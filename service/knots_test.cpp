#include "service/knots.h"

#include <gtest/gtest.h>

#include "engine/locate/test_atlas.h"
#include "store/files.h"
#include "store/test_store.h"

namespace unknot::service {
namespace {

using namespace body;
using locate::testing::pain;
using store::testing::Folder;

Knowledge knowledge() {
  Knowledge out;
  out.atlas = locate::testing::atlas();
  out.safety.complaint_areas = {{.id = "neck", .regions = {"slope"}}};
  out.safety.groups = {{.id = "all", .question = {"?"}, .order = 1}};
  RedFlag flag;
  flag.id = "bleed";
  flag.complaint_areas = {"any"};
  flag.level_on_yes = FlagLevel::EmergencyNow;
  flag.group = "all";
  out.safety.red_flags = {flag};
  return out;
}

const knots::Member levator{.muscle = "levator", .side = Side::Right};

Moment on(const std::string& date, std::int64_t at_ms) {
  return {.at_ms = at_ms, .zone = "UTC", .date = date};
}

const Moment first = on("2026-02-02", 1000);
const Moment later = on("2026-03-02", 2000);

class RecordService : public ::testing::Test {
 protected:
  [[nodiscard]] std::string path() const { return folder_.file(); }

  static KeepRequest keeping(int nrs = 6) {
    KeepRequest out;
    out.located.pains = {pain("slope", PaintSide::Right, nrs)};
    out.located.flags = {{"bleed", Answer::No}};
    out.located.answers = {{"press_levator_r", Answer::Yes}};
    out.members = {levator};
    return out;
  }

  /// Pressed again and nothing painted.
  static AgainRequest pressing(Answer answer) {
    AgainRequest out;
    out.located.answers = {{"press_levator_r", answer}};
    return out;
  }

  std::int64_t keep() { return record_.keep(keeping(), first).value().knot_ids.at(0); }

  Folder folder_;
  Knowledge knowledge_ = knowledge();
  Knots record_{{.knowledge = &knowledge_,
                 .store_path = folder_.file(),
                 .program_version = "1.2.3",
                 .knowledge_version = "abc"}};
};

TEST_F(RecordService, MakesNoFileBeforeTheFirstKnotIsKept) {
  EXPECT_TRUE(record_.list().value().empty());
  EXPECT_EQ(record_.show(1).error().code, ErrorCode::NotFound);
  EXPECT_EQ(record_.erase(1).error().code, ErrorCode::NotFound);
  EXPECT_FALSE(store::exists(path()));
  keep();
  EXPECT_TRUE(store::exists(path()));
}

TEST_F(RecordService, KeepsTheLookWithItsVersionsAndComparesIt) {
  const KnotView view = record_.show(keep()).value();
  EXPECT_EQ(view.knot.member, levator);
  EXPECT_EQ(view.knot.looks.at(0).program_version, "1.2.3");
  EXPECT_EQ(view.knot.looks.at(0).knowledge_version, "abc");
  EXPECT_EQ(view.comparison.looks.at(0).worst_here, 6);
  EXPECT_EQ(view.comparison.looks.at(0).pressed, knots::Pressed::MyPain);
  EXPECT_EQ(record_.list().value().size(), 1U);
}

TEST_F(RecordService, KeepsNothingWhileAQuestionIsOpenOrAFlagIsRaised) {
  KeepRequest request = keeping();
  request.located.flags.clear();
  EXPECT_TRUE(record_.keep(request, first).value().knot_ids.empty());
  request.located.flags = {{"bleed", Answer::Yes}};
  const Kept refused_one = record_.keep(request, first).value();
  EXPECT_TRUE(refused(refused_one.red_flags));
  EXPECT_TRUE(refused_one.knot_ids.empty());
  EXPECT_FALSE(store::exists(path()));
}

TEST_F(RecordService, SaysWhichMemberIsWrong) {
  KeepRequest request = keeping();
  request.members.clear();
  EXPECT_EQ(record_.keep(request, first).error().where, "members");
  request.members = {levator, {.muscle = "tail"}};
  EXPECT_EQ(record_.keep(request, first).error().where, "members[1].muscle");
  request.members = {levator, levator};
  EXPECT_EQ(record_.keep(request, first).error().code, ErrorCode::DuplicateId);
}

TEST_F(RecordService, PressedOnTheSameDayTheSafetyAnswersOfTheDayHold) {
  const std::int64_t id = keep();
  EXPECT_FALSE(record_.press(id, {}, first).value().tests.empty());
  EXPECT_TRUE(record_.look(id, pressing(Answer::No), first).value().stored);
  const knots::Look look = record_.show(id).value().knot.looks.back();
  EXPECT_TRUE(look.pains.empty());
  EXPECT_EQ(look.flags, keeping().located.flags);
  EXPECT_EQ(look.drawing_look_id, record_.show(id).value().knot.looks.front().look_id);
}

TEST_F(RecordService, OnAnotherDayTheQuestionsComeFirst) {
  const std::int64_t id = keep();
  const PressOffer offer = record_.press(id, {}, later).value();
  EXPECT_EQ(offer.red_flags.open, std::vector<std::string>{"bleed"});
  EXPECT_TRUE(offer.tests.empty());
  EXPECT_FALSE(record_.look(id, pressing(Answer::No), later).value().stored);
  AgainRequest answered = pressing(Answer::No);
  answered.located.flags = {{"bleed", Answer::Yes}};
  EXPECT_TRUE(refused(record_.press(id, answered, later).value().red_flags));
  EXPECT_FALSE(record_.look(id, answered, later).value().stored);
  EXPECT_EQ(record_.show(id).value().knot.looks.size(), 1U);
  answered.located.flags = {{"bleed", Answer::No}};
  EXPECT_TRUE(record_.look(id, answered, later).value().stored);
}

TEST_F(RecordService, TheChanceAfterPressingAgainUsesTheLastDrawing) {
  const std::int64_t id = keep();
  AgainRequest painted;
  painted.located.pains = {pain("blade", PaintSide::Right, 3)};
  painted.located.flags = {{"bleed", Answer::No}};
  ASSERT_TRUE(record_.look(id, painted, later).value().stored);
  ASSERT_TRUE(record_.look(id, pressing(Answer::No), later).value().stored);
  LocateRequest same = painted.located;
  same.answers = {{"press_levator_r", Answer::No}};
  double expected = -1;
  const LocateAnswer located = ask_locate(knowledge_, same).value();
  for (const auto& own : located.result.muscles) {
    if (own.muscle == "levator" && own.side == Side::Right) expected = own.probability_uncapped;
  }
  EXPECT_EQ(record_.show(id).value().comparison.looks.back().probability_uncapped, expected);
}

TEST_F(RecordService, ALookMustSaySomething) {
  const std::int64_t id = keep();
  EXPECT_EQ(record_.look(id, {}, first).error().code, ErrorCode::MissingField);
}

TEST_F(RecordService, NoPainAnyMoreIsALookToo) {
  const std::int64_t id = keep();
  AgainRequest none;
  none.located.pains = {pain("slope", PaintSide::Right, 0)};
  none.located.flags = {{"bleed", Answer::No}};
  ASSERT_TRUE(record_.look(id, none, later).value().stored);
  EXPECT_EQ(record_.show(id).value().comparison.change, knots::Change::Quieter);
}

TEST_F(RecordService, ClosesReopensAndErases) {
  const std::int64_t id = keep();
  ASSERT_TRUE(record_.add_event(id, {later, knots::EventKind::ClosedGone}).has_value());
  EXPECT_EQ(knots::state_of(record_.show(id).value().knot), knots::State::ClosedGone);
  EXPECT_EQ(record_.add_event(id, {later, knots::EventKind::ClosedGone}).error().code,
            ErrorCode::Contradiction);
  ASSERT_TRUE(record_.add_event(id, {later, knots::EventKind::Reopened}).has_value());
  ASSERT_TRUE(record_.erase(id).has_value());
  EXPECT_TRUE(record_.list().value().empty());
}

TEST_F(RecordService, AnotherProgramSeesTheSame) {
  const std::int64_t id = keep();
  Knots other({.knowledge = &knowledge_,
               .store_path = path(),
               .program_version = "",
               .knowledge_version = ""});
  EXPECT_TRUE(other.look(id, pressing(Answer::No), first).value().stored);
  EXPECT_EQ(record_.show(id).value().knot.looks.size(), 2U);
}

}  // namespace
}  // namespace unknot::service
