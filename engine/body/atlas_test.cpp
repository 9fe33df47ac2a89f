#include "engine/body/atlas.h"

#include <gtest/gtest.h>

namespace unknot::body {
namespace {

template <class Item>
Item with_id(const std::string& id) {
  Item out;
  out.id = id;
  return out;
}

TEST(Atlas, FindsByIdAndSaysWhenThereIsNone) {
  Atlas atlas;
  atlas.regions = {with_id<Region>("temple"), with_id<Region>("heel")};
  atlas.muscles = {with_id<Muscle>("soleus")};
  atlas.examinations = {with_id<Examination>("press_soleus")};
  EXPECT_EQ(atlas.region("heel"), &atlas.regions[1]);
  EXPECT_EQ(atlas.muscle("soleus"), &atlas.muscles[0]);
  EXPECT_EQ(atlas.examination("press_soleus"), &atlas.examinations[0]);
  EXPECT_EQ(atlas.region("hee"), nullptr);
  EXPECT_EQ(atlas.region(""), nullptr);
  EXPECT_EQ(atlas.muscle("heel"), nullptr) << "a region is no muscle";
  EXPECT_EQ(atlas.examination("soleus"), nullptr);
}

TEST(Side, HasOneOther) {
  EXPECT_EQ(other(Side::Left), Side::Right);
  EXPECT_EQ(other(Side::Right), Side::Left);
}

TEST(Side, IsNamedAsOnTheWire) {
  EXPECT_EQ(name_of(Side::Left), "left");
  EXPECT_EQ(name_of(PaintSide::Right), "right");
  EXPECT_EQ(name_of(PaintSide::Unknown), "unknown");
  EXPECT_EQ(name_of(PaintSide::Midline), "");
}

}  // namespace
}  // namespace unknot::body
