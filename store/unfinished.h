/// Files that are being written beside those they are to become: `name.part-` and 32 digits.
#pragma once

#include <string>

#include "engine/base/result.h"

namespace unknot::store {

/// A file of the owner alone under a name that nobody else has, made empty, together with the
/// folder when that is missing. Gone on every way out, unless it was put in place. Where it cannot
/// be made, whoever opens it is told why. Asked for beside an unfinished file, it is that file.
class Unfinished {
 public:
  explicit Unfinished(const std::string& wanted);
  Unfinished(const Unfinished&) = delete;
  Unfinished& operator=(const Unfinished&) = delete;
  ~Unfinished();
  [[nodiscard]] const std::string& path() const { return path_; }
  /// Before the file becomes a live store: to close a file of it later would drop the locks that
  /// SQLite holds on it in this process.
  void let_go();

 private:
  std::string path_;
  bool own_ = false;
  int held_ = -1;  ///< locked, so that it is told from what a killed program left
};

/// Puts a finished file where nothing lies. @return false: something does, and stays
/// @error as prepare_file()
[[nodiscard]] Result<bool> put_where_free(const std::string& from, const std::string& to);

/// What killed programs left of this store, beside it and in its backups folder: unfinished files
/// that nobody holds and nobody wrote to for a minute, with their logs. @return how many are gone
int remove_leftovers(const std::string& store_path);

}  // namespace unknot::store
