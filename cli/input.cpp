#include "cli/input.h"

#include <fstream>
#include <iostream>
#include <sstream>

namespace unknot::cli {

Result<std::string> read_input(const std::string& path) {
  std::ostringstream bytes;
  if (path == "-") {
    bytes << std::cin.rdbuf();
    return bytes.str();
  }
  std::ifstream in(path, std::ios::binary);
  if (!in) return fail(ErrorCode::NotFound, path, "cannot be read");
  bytes << in.rdbuf();
  return bytes.str();
}

}  // namespace unknot::cli
