/// A file that is being written beside the one it is to become.
#pragma once

#include <unistd.h>

#include <string>

#include "store/files.h"

namespace unknot::store {

/// Gone on every way out, unless it was put in place.
class Unfinished {
 public:
  explicit Unfinished(const std::string& wanted)
      : path_(wanted + ".part-" + std::to_string(getpid())) {
    remove_store(path_);
  }
  Unfinished(const Unfinished&) = delete;
  Unfinished& operator=(const Unfinished&) = delete;
  ~Unfinished() { remove_store(path_); }
  [[nodiscard]] const std::string& path() const { return path_; }

 private:
  std::string path_;
};

}  // namespace unknot::store
