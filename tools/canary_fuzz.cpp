// The canary of the fuzz targets: it holds one fault behind four comparisons, which a fuzzer that
// sees the branches finds within seconds and one that only guesses does not. `tools/fuzz smoke`
// demands that it is found, which proves that the silence of the other targets means something.
#include <cstddef>
#include <cstdint>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size < 4 || data[0] != 'k' || data[1] != 'n' || data[2] != 'o' || data[3] != 't') return 0;
  std::abort();
}
