# The SQL files of store/migrations/ become one table of texts, in the order of their numbers.
function(unknot_pack_migrations folder)
  set(generated ${PROJECT_BINARY_DIR}/store_migrations.cpp)
  file(GLOB files CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/store/migrations/*.sql)
  list(SORT files)
  set(texts "")
  foreach(file ${files})
    file(READ ${file} text)
    string(APPEND texts "R\"sql(${text})sql\",\n")
    set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${file})
  endforeach()
  file(CONFIGURE OUTPUT ${generated} @ONLY CONTENT [[
// Generated from store/migrations/ by cmake/store.cmake.
#include "store/migrations.h"

namespace unknot::store {
std::span<const std::string_view> migrations() {
  static constexpr std::string_view texts[] = {
@texts@  };
  return texts;
}
}  // namespace unknot::store
]])
  target_sources(unknot_${folder} PRIVATE ${generated})
endfunction()
