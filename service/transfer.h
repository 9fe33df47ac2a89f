/// Everything a person wrote leaves whole and comes back whole: joins the store, the engine's rules
/// and the forms of files. Command line and server call the same functions. Forms: docs/cli.md.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/facade.h"
#include "store/store.h"

namespace unknot::service {

struct TransferConfig {
  const body::Knowledge* knowledge = nullptr;  ///< outlives the transfer
  const Zones* zones = nullptr;                ///< outlives the transfer
  std::string store_path;
  std::string program_version;
};

struct TextFile {
  std::string name;  ///< without a folder
  std::string text;
};

using Counts = std::vector<std::pair<std::string, std::int64_t>>;

/// What a file held and what came of it.
struct Imported {
  std::string kind;  ///< `unknot_export` or `unknot_days`
  int kind_version = 1;
  Counts counts;
  Counts skipped;          ///< by reason; `known`: there already, `corrected_by_hand`
  std::string first_date;  ///< of what it holds; empty when there is no day in it
  std::string last_date;
};

/// Every call opens the store for itself, so it is safe for several threads. A store that is not
/// there yet is exported as an empty one and not made. All functions have the errors of
/// store::Store.
class Transfer {
 public:
  explicit Transfer(TransferConfig config) : config_(std::move(config)) {}

  [[nodiscard]] Result<std::string> export_json() const;
  /// days.csv, entries.csv, looks.csv and knots.csv.
  [[nodiscard]] Result<std::vector<TextFile>> export_csv(const Moment& now) const;

  /// Recognises the form by its content. All of it is taken in, or nothing.
  /// @error Unsupported  not a form that is read
  /// @error as import_json() and import_days_csv()
  [[nodiscard]] Result<Imported> import(std::string_view bytes, const Moment& now,
                                        store::Taking taking) const;
  /// @error as json::read_export() and check_everything()
  [[nodiscard]] Result<Imported> import_json(std::string_view bytes, store::Taking taking) const;
  /// Values become entries of the source `days_csv`. Another value than the table brought before
  /// corrects that one; an empty cell says nothing; what was corrected by hand stands.
  /// @error as csv::read_days_csv() and check_entry(); `where` is the cell
  [[nodiscard]] Result<Imported> import_days_csv(std::string_view bytes, const Moment& now,
                                                 store::Taking taking) const;

 private:
  [[nodiscard]] Result<Everything> everything() const;
  [[nodiscard]] Result<store::TakenIn> take_in(const Everything& everything,
                                               store::Taking taking) const;

  TransferConfig config_;
};

}  // namespace unknot::service
