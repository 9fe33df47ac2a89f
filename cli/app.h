/// The program: which command, with which arguments.
#pragma once

namespace unknot::cli {

/// @return exit code: 0 done, 2 bad input, 3 refused for safety, 1 anything else
int run(int argc, char** argv);

}  // namespace unknot::cli
