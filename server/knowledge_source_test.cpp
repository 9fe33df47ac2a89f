#include "server/knowledge_source.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

namespace unknot::server {
namespace {

namespace fs = std::filesystem;

const std::string real = std::string(UNKNOT_SOURCE_DIR) + "/knowledge";

/// A folder of its own that is gone after the test.
class KnowledgeFolder : public ::testing::Test {
 protected:
  void SetUp() override {
    std::string pattern = (fs::temp_directory_path() / "unknot_XXXXXX").string();
    ASSERT_NE(mkdtemp(pattern.data()), nullptr);
    folder_ = pattern;
  }
  void TearDown() override { fs::remove_all(folder_); }

  void copy_real() const { fs::copy(real, folder_, fs::copy_options::recursive); }
  void write(const std::string& path, const std::string& bytes) const {
    std::ofstream(folder_ / path, std::ios::binary) << bytes;
  }

  fs::path folder_;
};

TEST_F(KnowledgeFolder, TheBuiltInKnowledgeIsThatOfTheFolder) {
  const auto built_in = load_knowledge(std::nullopt);
  const auto folder = load_knowledge(real);
  ASSERT_TRUE(built_in.has_value()) << built_in.error().where;
  ASSERT_TRUE(folder.has_value()) << folder.error().where;
  EXPECT_EQ(built_in->body_map, folder->body_map);
  EXPECT_EQ(built_in->sources.size(), folder->sources.size());
  EXPECT_EQ(built_in->knowledge.atlas.muscles.size(), folder->knowledge.atlas.muscles.size());
}

TEST_F(KnowledgeFolder, EveryByteChangesItsVersion) {
  copy_real();
  const std::string version = load_knowledge(folder_.string())->version;
  EXPECT_EQ(version.size(), 16U);
  EXPECT_EQ(version, load_knowledge(std::nullopt)->version);
  std::ofstream(folder_ / "locate.json", std::ios::app) << ' ';
  EXPECT_NE(load_knowledge(folder_.string())->version, version);
}

TEST_F(KnowledgeFolder, AFolderThatIsNotThereIsNamed) {
  const std::string missing = (folder_ / "nothing").string();
  const auto loaded = load_knowledge(missing);
  ASSERT_FALSE(loaded.has_value());
  EXPECT_EQ(loaded.error().code, ErrorCode::NotFound);
  EXPECT_EQ(loaded.error().where, missing);
}

TEST_F(KnowledgeFolder, AFileInsteadOfAFolderIsRefused) {
  write("a.json", "{}");
  EXPECT_EQ(load_knowledge((folder_ / "a.json").string()).error().code, ErrorCode::NotFound);
}

TEST_F(KnowledgeFolder, AnEmptyFolderMissesItsFiles) {
  EXPECT_EQ(load_knowledge(folder_.string()).error().code, ErrorCode::NotFound);
}

TEST_F(KnowledgeFolder, OtherFilesAreLeftAlone) {
  copy_real();
  write("README.md", "not JSON");
  write("muscles/soleus.json.bak", "{");
  EXPECT_TRUE(load_knowledge(folder_.string()).has_value());
}

TEST_F(KnowledgeFolder, ABrokenFileIsNamedByItsPathBelowTheFolder) {
  copy_real();
  write("muscles/soleus.json", "{");
  const auto loaded = load_knowledge(folder_.string());
  ASSERT_FALSE(loaded.has_value());
  EXPECT_EQ(loaded.error().code, ErrorCode::Malformed);
  EXPECT_EQ(loaded.error().where, "muscles/soleus.json");
}

}  // namespace
}  // namespace unknot::server
