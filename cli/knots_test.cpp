#include "cli/knots.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "server/knowledge_source.h"
#include "store/test_store.h"

namespace unknot::cli {
namespace {

using Json = nlohmann::json;

const json::LoadedKnowledge& loaded() {
  static const auto own = server::load_knowledge(std::nullopt).value();
  return own;
}

class KnotsCommand : public ::testing::Test {
 protected:
  [[nodiscard]] KnotsArguments with(const std::string& command) const {
    KnotsArguments out{.command = command};
    out.locate.output = Output::Json;
    out.store = folder_.file();
    out.knot_id = 1;
    return out;
  }

  [[nodiscard]] KnotsArguments keeping() const {
    KnotsArguments out = with("keep");
    out.locate.pains = {"neck_shoulder_angle_r=6", "temple_r=3"};
    out.flags = "none";
    out.muscles = {"levator_scapulae_r"};
    out.at = "2026-02-02T18:30+01:00";
    return out;
  }

  static Outcome run(const KnotsArguments& arguments) { return knots_command(loaded(), arguments); }

  static void expect_bad(const KnotsArguments& arguments, const std::string& where) {
    const Outcome outcome = run(arguments);
    EXPECT_EQ(outcome.exit_code, 2) << where;
    EXPECT_EQ(Json::parse(outcome.out)["error"]["where"], where);
  }

  store::testing::Folder folder_;
};

TEST_F(KnotsCommand, KeepsShowsLooksClosesReopensAndDeletes) {
  EXPECT_EQ(run(with("list")).exit_code, 2) << "no store to read is there yet";
  EXPECT_EQ(Json::parse(run(keeping()).out)["knot_ids"][0], 1);
  KnotsArguments look = with("look");
  look.sore_different = {"press_levator_scapulae_r"};
  look.flags = "none";
  EXPECT_EQ(Json::parse(run(look).out)["stored"], true);
  const Json shown = Json::parse(run(with("show")).out);
  EXPECT_EQ(shown["looks"][0]["date"], "2026-02-02");
  EXPECT_EQ(shown["looks"][1]["pressed"], "sore_different");
  KnotsArguments close = with("close");
  close.as = "gone";
  EXPECT_EQ(Json::parse(run(close).out)["state"], "closed_gone");
  EXPECT_EQ(run(close).exit_code, 2) << "closed already";
  EXPECT_EQ(Json::parse(run(with("reopen")).out)["state"], "open");
  EXPECT_TRUE(Json::parse(run(with("delete")).out)["knots"].empty());
  EXPECT_EQ(run(with("show")).exit_code, 2);
}

TEST_F(KnotsCommand, ARaisedFlagEndsWithThreeAndKeepsNothing) {
  KnotsArguments flagged = keeping();
  flagged.locate.flags = {"dissection=yes"};
  const Outcome outcome = run(flagged);
  EXPECT_EQ(outcome.exit_code, 3);
  EXPECT_TRUE(Json::parse(outcome.out)["knot_ids"].empty());
  ASSERT_EQ(run(keeping()).exit_code, 0);
  KnotsArguments look = flagged;
  look.command = "look";
  EXPECT_EQ(run(look).exit_code, 3);
  EXPECT_EQ(Json::parse(run(with("show")).out)["looks"].size(), 1U);
}

TEST_F(KnotsCommand, OpenQuestionsAreNoFailureAndKeepNothing) {
  KnotsArguments open = keeping();
  open.flags.clear();
  const Outcome outcome = run(open);
  EXPECT_EQ(outcome.exit_code, 0);
  EXPECT_TRUE(Json::parse(outcome.out)["knot_ids"].empty());
  EXPECT_FALSE(Json::parse(outcome.out)["red_flags"]["open"].empty());
}

TEST_F(KnotsCommand, BadInputIsNamed) {
  KnotsArguments bad = keeping();
  bad.muscles = {"levator_scapulae"};
  expect_bad(bad, "--knot levator_scapulae");
  bad.muscles = {"tail_r"};
  expect_bad(bad, "members[0].muscle");
  bad = keeping();
  bad.at = "yesterday";
  expect_bad(bad, "--at yesterday");
  bad = keeping();
  bad.locate.pains = {"tail_r=6"};
  expect_bad(bad, "--pain tail_r=6");
  bad = keeping();
  bad.locate.answers = {"press_levator_scapulae_r=yes"};
  bad.sore_different = {"press_levator_scapulae_r"};
  expect_bad(bad, "--sore-different press_levator_scapulae_r");
}

TEST_F(KnotsCommand, AFaultOfTheStoreEndsWithOne) {
  store::testing::write_bytes(folder_.file(), std::string(5000, 'x'));
  const Outcome outcome = run(with("list"));
  EXPECT_EQ(outcome.exit_code, 1);
  EXPECT_EQ(Json::parse(outcome.out)["error"]["code"], "not_a_store");
}

TEST_F(KnotsCommand, WordsSayHowItGoes) {
  ASSERT_EQ(run(keeping()).exit_code, 0);
  KnotsArguments words = with("show");
  words.locate.output = Output::Words;
  const std::string said = run(words).out;
  EXPECT_NE(said.find("right shoulder blade lifter"), std::string::npos) << said;
  EXPECT_NE(said.find("0 of 2 presses"), std::string::npos) << said;
}

TEST(StorePath, IsTheGivenOneOrTheUsualOne) {
  EXPECT_EQ(store_path("a.db").value(), "a.db");
  EXPECT_TRUE(store_path("").value().ends_with("/unknot/unknot.db"));
}

}  // namespace
}  // namespace unknot::cli
