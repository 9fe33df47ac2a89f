#include "engine/body/atlas.h"

namespace unknot::body {
namespace {

template <class Item>
const Item* find(const std::vector<Item>& items, std::string_view id) {
  for (const Item& item : items) {
    if (item.id == id) return &item;
  }
  return nullptr;
}

}  // namespace

const Region* Atlas::region(std::string_view id) const { return find(regions, id); }
const Muscle* Atlas::muscle(std::string_view id) const { return find(muscles, id); }
const Examination* Atlas::examination(std::string_view id) const { return find(examinations, id); }

}  // namespace unknot::body
