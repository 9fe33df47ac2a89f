#include "service/caretaker.h"

#include <gtest/gtest.h>

#include <chrono>
#include <thread>

#include "service/moment.h"
#include "service/zones.h"
#include "store/test_store.h"
#include "tests/laws/real_knowledge.h"

namespace unknot::service {
namespace {

TEST(Caretaker, MakesTheBackupOfTheDayAndEndsAtOnce) {
  const store::testing::Folder folder;
  const SystemZones zones;
  Diary diary({.knowledge = &laws::real().knowledge, .zones = &zones, .store_path = folder.file()});
  Data data({.store_path = folder.file()});
  LogRequest request;
  request.drafts.resize(1);
  ASSERT_TRUE(diary.log(request, now()));
  {
    const Caretaker caretaker(diary, data);
    for (int k = 0; k < 500 && data.count_backups() == 0; ++k) {
      std::this_thread::sleep_for(std::chrono::milliseconds(20));
    }
    EXPECT_EQ(data.count_backups(), 1);
  }
  const Caretaker again(diary, data);  // goes at once, in the middle of its work
}

TEST(Caretaker, LeavesAStoreThatIsNotThereAlone) {
  const store::testing::Folder folder;
  const SystemZones zones;
  Diary diary({.knowledge = &laws::real().knowledge, .zones = &zones, .store_path = folder.file()});
  Data data({.store_path = folder.file()});
  { const Caretaker caretaker(diary, data); }
  EXPECT_FALSE(store::exists(folder.file()));
}

}  // namespace
}  // namespace unknot::service
