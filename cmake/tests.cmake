# A machine that only runs the program has neither library; `./dev test` installs both.
find_package(GTest)
find_package(benchmark)

unknot_sources_of_kind(test_sources test engine formats store service server cli tests)
set(tested)
foreach(folder engine formats store service server cli)
  list(APPEND tested $<TARGET_OBJECTS:unknot_${folder}>)
endforeach()
if(GTest_FOUND AND test_sources)
  add_library(unknot_test_objects OBJECT ${test_sources})
  target_link_libraries(unknot_test_objects PRIVATE unknot_cli unknot_flags GTest::gtest)
  # What is tested is optimised and watched for undefined behaviour; the tests themselves compile in
  # half the time without.
  target_compile_options(unknot_test_objects PRIVATE ${UNKNOT_TEST_FLAGS})
  target_compile_definitions(unknot_test_objects PRIVATE
    UNKNOT_SOURCE_DIR="${PROJECT_SOURCE_DIR}" UNKNOT_VERSION="${PROJECT_VERSION}")
  # Of much that few need g++ is no faster.
  if(CMAKE_CXX_COMPILER_ID STREQUAL "Clang")
    unknot_precompile(unknot_test_objects <gtest/gtest.h> <nlohmann/json.hpp>
      <algorithm> <array> <chrono> <cmath> <filesystem> <fstream> <map> <optional> <random> <set>
      <sstream> <string> <vector>)
  endif()
  # Of an inline function the linker keeps the first it meets, and that must be the optimised one:
  # so the tested objects themselves stand first, not as libraries after the tests.
  add_executable(unknot_tests ${tested} $<TARGET_OBJECTS:unknot_test_objects>)
  set_target_properties(unknot_tests PROPERTIES LINKER_LANGUAGE CXX)
  target_link_libraries(unknot_tests PRIVATE unknot_cli GTest::gtest_main)
endif()

unknot_sources_of_kind(bench_sources bench engine formats store service server cli tests)
if(benchmark_FOUND AND bench_sources)
  add_executable(unknot_bench ${bench_sources})
  target_link_libraries(unknot_bench PRIVATE unknot_cli unknot_flags benchmark::benchmark_main)
  target_compile_definitions(unknot_bench PRIVATE UNKNOT_SOURCE_DIR="${PROJECT_SOURCE_DIR}")
endif()
