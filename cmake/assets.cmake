# Puts knowledge/ and the built page (web/dist) into the program: tools/pack_assets writes one blob,
# an assembler file that includes it, and the index behind server/assets.h. It runs at every build
# and touches nothing when nothing changed, so new files are found without configuring again.
find_package(Python3 REQUIRED COMPONENTS Interpreter)

function(unknot_embed_assets folder)
  set(out ${PROJECT_BINARY_DIR}/assets)
  add_custom_target(unknot_pack
    COMMAND ${Python3_EXECUTABLE} ${PROJECT_SOURCE_DIR}/tools/pack_assets
            ${PROJECT_SOURCE_DIR} ${out}
    BYPRODUCTS ${out}/assets.S ${out}/assets.cpp ${out}/assets.bin
    COMMENT "Packing knowledge and page")
  add_library(unknot_assets STATIC ${out}/assets.S ${out}/assets.cpp)
  target_link_libraries(unknot_assets PRIVATE unknot_flags)
  add_dependencies(unknot_assets unknot_pack)
  get_target_property(type unknot_${folder} TYPE)
  if(type STREQUAL INTERFACE_LIBRARY)
    target_link_libraries(unknot_${folder} INTERFACE unknot_assets)
  else()
    target_link_libraries(unknot_${folder} PUBLIC unknot_assets)
  endif()
endfunction()
