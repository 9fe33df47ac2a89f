#include "cli/store_faults.h"

#include <gtest/gtest.h>

#include <array>

#include "store/backup.h"
#include "store/test_store.h"

namespace unknot::cli {
namespace {

Outcome fault(ErrorCode code, const std::string& path = "diary.db") {
  return failed({code, "store", "detail"}, Output::Words, path);
}

TEST(StoreFaults, EndWithOneAndNameTheNextStep) {
  constexpr std::array<std::pair<ErrorCode, const char*>, 6> steps = {
      {{ErrorCode::Damaged, "unknot rescue"},
       {ErrorCode::NewerStore, "unknot backups"},
       {ErrorCode::NotAStore, "--store"},
       {ErrorCode::ReadOnly, "right to write"},
       {ErrorCode::DiskFull, "make room"},
       {ErrorCode::Locked, "wait"}}};
  for (const auto& [code, step] : steps) {
    const Outcome out = fault(code);
    EXPECT_EQ(out.exit_code, 1) << name_of(code);
    EXPECT_TRUE(out.out.empty()) << "words go to standard error";
    EXPECT_NE(out.err.find(step), std::string::npos) << out.err;
  }
}

TEST(StoreFaults, ADamagedStoreNamesTheNewestGoodBackup) {
  const store::testing::Folder folder;
  EXPECT_NE(fault(ErrorCode::Damaged, folder.file()).err.find("no good backup"), std::string::npos);
  { const auto made = store::testing::open(folder); }
  const auto backup =
      store::make_backup(folder.file(), store::BackupKind::Asked, "2026-02-03").value();
  const Outcome out = fault(ErrorCode::Damaged, folder.file());
  EXPECT_NE(out.err.find("unknot restore " + backup.name), std::string::npos) << out.err;
  EXPECT_NE(out.err.find("2026-02-03"), std::string::npos) << out.err;
}

TEST(StoreFaults, BadInputHasNoNextStepAndEndsWithTwo) {
  const Outcome out = fault(ErrorCode::NotFound);
  EXPECT_EQ(out.exit_code, 2);
  EXPECT_EQ(out.err, "unknot: store: detail\n");
  EXPECT_EQ(exit_code_of(ErrorCode::Internal), 1);
}

TEST(StoreFaults, JsonStaysOneLine) {
  const Outcome out = failed({ErrorCode::DiskFull, "store", "full"}, Output::Json, "diary.db");
  EXPECT_EQ(out.out,
            "{\"error\":{\"code\":\"disk_full\",\"where\":\"store\",\"detail\":\"full\"}}\n");
}

}  // namespace
}  // namespace unknot::cli
