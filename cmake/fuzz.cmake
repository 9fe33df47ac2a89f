# One program per x_fuzz.cpp, plus the canary of tools/: it holds a fault that a working fuzzer
# finds in seconds, which proves that the others look.
# The libraries are those of the tests: one build under the sanitizers serves both.
# Boost 1.74 does not know that clang has had coroutines since.
target_compile_definitions(unknot_flags INTERFACE
  BOOST_ASIO_HAS_CO_AWAIT BOOST_ASIO_HAS_STD_COROUTINE)
# Where numbers are worked on, no input is read: without counters for the fuzzer this runs faster.
file(GLOB numeric CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/engine/locate/*.cpp
  ${PROJECT_SOURCE_DIR}/engine/stats/*.cpp)
set_property(SOURCE ${numeric} APPEND PROPERTY COMPILE_OPTIONS -fno-sanitize=fuzzer-no-link)
unknot_sources_of_kind(fuzz_sources fuzz engine formats store service server cli tools)
foreach(source ${fuzz_sources})
  get_filename_component(name ${source} NAME_WE)
  add_executable(${name} ${source})
  target_link_libraries(${name} PRIVATE unknot_cli unknot_flags)
  target_compile_definitions(${name} PRIVATE UNKNOT_SOURCE_DIR="${PROJECT_SOURCE_DIR}")
  target_link_options(${name} PRIVATE -fsanitize=fuzzer)
  set_target_properties(${name} PROPERTIES
    RUNTIME_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR}/fuzz)
  list(APPEND fuzz_programs ${name})
endforeach()
add_custom_target(unknot_fuzz DEPENDS ${fuzz_programs})
