/// The diary: joins the engine's rules and the store. Command line and server call the same
/// functions; so would a page that runs without a server.
#pragma once

#include <cstdint>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "engine/facade.h"
#include "store/store.h"

namespace unknot::service {

struct DiaryConfig {
  const body::Knowledge* knowledge = nullptr;  ///< outlives the diary
  const Zones* zones = nullptr;                ///< outlives the diary
  std::string store_path;
};

/// Safe for several threads. The file is made when the first entry is written, not before. Entries
/// are held in memory and read again when another program or window has changed the store.
/// `now` is the moment of the call. All functions have the errors of store::Store.
class Diary {
 public:
  explicit Diary(DiaryConfig config);

  /// @error as check_entry(), below `entries[k]`; OutOfRange or UnknownId for date, time and zone;
  ///        NotFound, Contradiction as store::Store::log()
  [[nodiscard]] Result<Logged> log(const LogRequest& request, const Moment& now,
                                   std::string_view source = diary::source_typed);
  /// @param date  empty: today; before 4 in the morning yesterday, as long as it has no check-in
  /// @error OutOfRange  no such day, or one that is not there yet
  [[nodiscard]] Result<CheckInAnswer> check_in(const std::string& date, const Moment& now);
  [[nodiscard]] Result<diary::Day> day(const std::string& date, const Moment& now);
  [[nodiscard]] Result<TodayAnswer> today(const Moment& now);
  /// @error as slice()
  [[nodiscard]] Result<diary::DayTable> days(const DaysRequest& request, const Moment& now);
  /// @error MissingField, Contradiction  not exactly one thing to delete, or the days not counted
  [[nodiscard]] Result<Deleted> erase(const DeleteRequest& request);

 private:
  [[nodiscard]] Result<bool> refresh();
  [[nodiscard]] Result<bool> read_all();
  [[nodiscard]] Result<store::Store*> opened();
  [[nodiscard]] Result<store::Written> write(const std::vector<diary::Entry>& entries,
                                             std::int64_t seen_entry_id);
  void forget();
  [[nodiscard]] Result<std::string> local_day(const std::string& date, const Moment& now) const;
  [[nodiscard]] Result<std::vector<diary::Entry>> complete(const LogRequest& request,
                                                           const Moment& now,
                                                           std::string_view source) const;
  [[nodiscard]] Result<bool> fill_in_times(const EntryDraft& draft, diary::Entry& entry) const;
  [[nodiscard]] const diary::DayTable& table(const std::string& today);
  [[nodiscard]] diary::Diary view(const std::string& today);
  [[nodiscard]] diary::Day fresh_day(const std::string& date) const;

  DiaryConfig config_;
  std::mutex mutex_;
  std::optional<store::Store> store_;
  std::vector<diary::Entry> entries_;  ///< those of looks first, then by id
  std::int64_t seen_version_ = -1;     ///< of the store when entries_ were read
  std::optional<diary::DayTable> table_;
  std::string table_to_;
};

}  // namespace unknot::service
