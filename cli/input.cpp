#include "cli/input.h"

#include <fstream>
#include <iostream>
#include <sstream>

#include "service/moment.h"

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

Result<Moment> moment_argument(const std::string& at) {
  if (at.empty()) return service::now();
  auto given = service::read_moment(at);
  if (!given) return fail(given.error().code, "--at " + at, given.error().detail);
  return given;
}

}  // namespace unknot::cli
