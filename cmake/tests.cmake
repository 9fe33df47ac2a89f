# A machine that only runs the program has neither library; `./dev test` installs both.
find_package(GTest)
find_package(benchmark)

unknot_sources_of_kind(test_sources test engine formats store service server cli tests)
if(GTest_FOUND AND test_sources)
  add_executable(unknot_tests ${test_sources})
  target_link_libraries(unknot_tests PRIVATE unknot_cli unknot_flags GTest::gtest_main)
  # What is tested is optimised as before; the tests themselves compile a third faster without.
  target_compile_options(unknot_tests PRIVATE ${UNKNOT_TEST_FLAGS})
  target_compile_definitions(unknot_tests PRIVATE
    UNKNOT_SOURCE_DIR="${PROJECT_SOURCE_DIR}" UNKNOT_VERSION="${PROJECT_VERSION}")
endif()

unknot_sources_of_kind(bench_sources bench engine formats store service server cli tests)
if(benchmark_FOUND AND bench_sources)
  add_executable(unknot_bench ${bench_sources})
  target_link_libraries(unknot_bench PRIVATE unknot_cli unknot_flags benchmark::benchmark_main)
  target_compile_definitions(unknot_bench PRIVATE UNKNOT_SOURCE_DIR="${PROJECT_SOURCE_DIR}")
endif()
