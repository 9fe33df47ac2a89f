/// The person's own data in one SQLite file. Write-ahead log, full synchronisation: what a call
/// acknowledged survives a killed program and a lost current. Why so: docs/decisions/0008-store.md.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "engine/base/result.h"
#include "engine/diary/record.h"
#include "engine/everything.h"
#include "engine/knots/record.h"
#include "store/files.h"

namespace SQLite {
class Database;
}

namespace unknot::store {

/// What came of writing entries.
struct Written {
  std::vector<std::int64_t> entry_ids;  ///< in the order of the entries
  std::vector<diary::Entry> overtaken;  ///< replaced, although who wrote had not seen them
};

struct Period {
  std::string from_date;  ///< both included
  std::string to_date;
};

struct Erased {
  std::int64_t entries = 0;
  std::int64_t looks = 0;
  std::int64_t days = 0;  ///< with an entry or a look
  bool operator==(const Erased&) const = default;
};

/// What came of taking in another copy; known is what was there already.
struct TakenIn {
  std::int64_t entries_new = 0;
  std::int64_t entries_known = 0;
  std::int64_t looks_new = 0;
  std::int64_t looks_known = 0;
  std::int64_t knots_new = 0;
  std::int64_t knots_known = 0;
  std::int64_t events_new = 0;
  std::int64_t events_known = 0;
  bool operator==(const TakenIn&) const = default;
};
/// Try: only say what would come of it.
enum class Taking { Write, Try };

/// How much is looked at when the file is opened. Each row is checked whenever it is read.
enum class Check {
  Reading,  ///< that it is a store, of a known schema and of the length that it says
  Pages,    ///< every page and index as well: 200,000 entries take a second
};
/// What to do before an older schema is brought up to date.
enum class BeforeUpdate { Backup, GoOn };

struct StoreOptions {
  std::string path;
  int busy_ms = 5000;  ///< how long to wait for another program that is writing
  Check check = Check::Reading;
  BeforeUpdate before_update = BeforeUpdate::Backup;
};

/// One connection; not for several threads at once. Several programs may have the file open.
/// Every function may fail with
/// @error Locked     another program holds the file for longer than busy_ms
/// @error Damaged    the file is broken, or a row holds what this program never writes
/// @error DiskFull   no room; nothing of the call is kept, all earlier ones are
/// @error ReadOnly   the file may not be written
/// @error Internal   any other fault of the machine
class Store {
 public:
  /// Makes the file when it is missing and brings an older schema up to date, after a backup;
  /// where that cannot be made, nothing is done and the error is that of the backup.
  /// @error NotAStore   the file is something else; it is not touched
  /// @error NewerStore  a newer program wrote it; it is not touched
  /// @error NotFound    the folder cannot be made
  [[nodiscard]] static Result<Store> open(const StoreOptions& options);
  Store(Store&&) noexcept;
  Store& operator=(Store&&) noexcept;
  ~Store();

  /// False when another file lies at the path by now, as after the restoring of a damaged store:
  /// then open anew, or what is written here is lost with the old file. One look at the folder.
  [[nodiscard]] bool is_current() const;

  /// All knots with looks and events, by id.
  [[nodiscard]] Result<std::vector<knots::Knot>> knots();
  /// @error NotFound  no knot has this id
  [[nodiscard]] Result<knots::Knot> knot(std::int64_t knot_id);

  /// Keeps a look and the knots it found. A muscle and side that has a knot already gets the look
  /// added; if that knot was closed, it is reopened at the look's moment.
  /// @return ids in the order of the members
  [[nodiscard]] Result<std::vector<std::int64_t>> keep(const knots::Look& look,
                                                       const std::vector<knots::Member>& members);
  /// @return the look's id
  /// @error NotFound  no knot has this id
  [[nodiscard]] Result<std::int64_t> add_look(std::int64_t knot_id, const knots::Look& look);
  /// @error NotFound       no knot has this id
  /// @error Contradiction  closing what is closed, or reopening what is open
  [[nodiscard]] Result<bool> add_event(std::int64_t knot_id, const knots::Event& event);
  /// The knot, its events, and looks that no other knot has; their bytes are overwritten.
  /// @error NotFound  no knot has this id
  [[nodiscard]] Result<bool> erase(std::int64_t knot_id);

  /// The entries of the diary after an id, replaced ones too, by id.
  [[nodiscard]] Result<std::vector<diary::Entry>> entries(std::int64_t after_entry_id = 0);
  /// Another number after another connection has written; own writes do not change it.
  [[nodiscard]] Result<std::int64_t> data_version();
  /// Writes all or none. A uid that is there already is not written again. Of a whole day, what
  /// counted before for the same day, place, cause and source is replaced; the same value again
  /// writes nothing. replaces_entry_id means the newest correction of that entry.
  /// @param seen_entry_id  the newest entry that who writes had seen
  /// @error NotFound       replaces_entry_id names nothing
  /// @error Contradiction  it names an entry of another kind, day or thing
  [[nodiscard]] Result<Written> log(const std::vector<diary::Entry>& entries,
                                    std::int64_t seen_entry_id);
  /// How many rows an entry and its history are. @error NotFound
  [[nodiscard]] Result<int> count_entry(std::int64_t entry_id);
  /// The entry with its whole history; the bytes are overwritten.
  /// @return how many rows  @error NotFound
  [[nodiscard]] Result<int> erase_entry(std::int64_t entry_id);
  /// What a period holds, or all there is.
  [[nodiscard]] Result<Erased> count(const std::optional<Period>& period);
  /// Entries, looks and events of those days, and knots without a look left; nothing: everything.
  [[nodiscard]] Result<Erased> erase(const std::optional<Period>& period);

  /// Every table, in one picture.
  [[nodiscard]] Result<Everything> everything();
  /// All or nothing; rule of joining: store/everything.h.
  /// @param everything  checked by check_everything()
  [[nodiscard]] Result<TakenIn> take_in(const Everything& everything, Taking taking);

 private:
  Store(std::unique_ptr<SQLite::Database> database, std::string path, FileId file);
  std::unique_ptr<SQLite::Database> database_;
  std::string path_;
  FileId file_;
};

}  // namespace unknot::store
