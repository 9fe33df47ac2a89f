#include "store/store.h"

#include <utility>

#include "store/files.h"
#include "store/knot_rows.h"
#include "store/look_rows.h"
#include "store/opening.h"
#include "store/sqlite_error.h"

namespace unknot::store {

using SQLite::Transaction;
using SQLite::TransactionBehavior;

Store::Store(std::unique_ptr<SQLite::Database> database, std::string path, FileId file)
    : database_(std::move(database)), path_(std::move(path)), file_(file) {}
Store::Store(Store&&) noexcept = default;
Store& Store::operator=(Store&&) noexcept = default;
Store::~Store() = default;

Result<Store> Store::open(const StoreOptions& options) {
  UNKNOT_CHECK(check_not_lost(options.path));
  UNKNOT_CHECK(prepare_file(options.path));
  const FileId file = file_id(options.path);
  UNKNOT_TRY(auto database, open_database(options));
  return Store(std::move(database), options.path, file);
}

bool Store::is_current() const { return file_id(path_) == file_; }

Result<std::vector<knots::Knot>> Store::knots() {
  return guarded([&]() -> Result<std::vector<knots::Knot>> {
    Transaction transaction(*database_);  // one picture of all tables
    std::vector<knots::Knot> out;
    for (const std::int64_t knot_id : read_knot_ids(*database_)) {
      UNKNOT_TRY(knots::Knot own, read_knot(*database_, knot_id));
      out.push_back(std::move(own));
    }
    return out;
  });
}

Result<knots::Knot> Store::knot(std::int64_t knot_id) {
  return guarded([&]() -> Result<knots::Knot> {
    Transaction transaction(*database_);
    return read_knot(*database_, knot_id);
  });
}

Result<std::vector<std::int64_t>> Store::keep(const knots::Look& look,
                                              const std::vector<knots::Member>& members) {
  return guarded([&]() -> Result<std::vector<std::int64_t>> {
    Transaction transaction(*database_, TransactionBehavior::IMMEDIATE);
    UNKNOT_TRY(const std::int64_t look_id, write_look(*database_, look));
    std::vector<std::int64_t> out;
    for (const knots::Member& member : members) {
      out.push_back(write_knot(*database_, member));
      UNKNOT_TRY(const knots::State state, read_state(*database_, out.back()));
      if (state != knots::State::Open) {
        write_event(*database_, out.back(),
                    {.moment = look.moment, .kind = knots::EventKind::Reopened});
      }
      link(*database_, out.back(), look_id);
    }
    transaction.commit();
    return out;
  });
}

Result<std::int64_t> Store::add_look(std::int64_t knot_id, const knots::Look& look) {
  return guarded([&]() -> Result<std::int64_t> {
    Transaction transaction(*database_, TransactionBehavior::IMMEDIATE);
    UNKNOT_CHECK(read_knot(*database_, knot_id));
    UNKNOT_TRY(const std::int64_t look_id, write_look(*database_, look));
    link(*database_, knot_id, look_id);
    transaction.commit();
    return look_id;
  });
}

Result<bool> Store::add_event(std::int64_t knot_id, const knots::Event& event) {
  return guarded([&]() -> Result<bool> {
    Transaction transaction(*database_, TransactionBehavior::IMMEDIATE);
    UNKNOT_TRY(const knots::Knot known, read_knot(*database_, knot_id));
    const bool open = knots::state_of(known) == knots::State::Open;
    if (open == (event.kind == knots::EventKind::Reopened)) {
      return fail(ErrorCode::Contradiction, "knot", open ? "it is open" : "it is closed already");
    }
    write_event(*database_, knot_id, event);
    transaction.commit();
    return true;
  });
}

Result<bool> Store::erase(std::int64_t knot_id) {
  return guarded([&]() -> Result<bool> {
    Transaction transaction(*database_, TransactionBehavior::IMMEDIATE);
    UNKNOT_CHECK(read_knot(*database_, knot_id));
    delete_knot(*database_, knot_id);
    transaction.commit();
    // The log would still hold the old pages. While another program reads, it does so later.
    database_->tryExec("PRAGMA wal_checkpoint(TRUNCATE)");
    return true;
  });
}

}  // namespace unknot::store
