#include "store/store.h"

#include <string_view>

#include "store/files.h"
#include "store/knot_rows.h"
#include "store/look_rows.h"
#include "store/migrations.h"
#include "store/sqlite_error.h"

namespace unknot::store {
namespace {

using SQLite::Database;
using SQLite::Transaction;
using SQLite::TransactionBehavior;

/// "UNKT" in the header of the file, so that a store is told from any other SQLite file.
constexpr int application_id = 0x554E4B54;

constexpr std::size_t first_schema_with_checksums = 2;

int number(Database& database, const char* query) { return database.execAndGet(query).getInt(); }

/// Looks before anything is written: a foreign or newer file must stay as it is.
Result<bool> recognise(Database& database) {
  const int own = number(database, "PRAGMA application_id");
  const int version = number(database, "PRAGMA user_version");
  const bool empty = number(database, "SELECT count(*) FROM sqlite_schema") == 0;
  if (own != application_id && !(empty && own == 0 && version == 0)) {
    return fail(ErrorCode::NotAStore, "store", "is no store of this program");
  }
  if (version < 0) return damaged("the version is negative");
  if (static_cast<std::size_t>(version) > migrations().size()) {
    return fail(ErrorCode::NewerStore, "store", "a newer program wrote it; please update");
  }
  return true;
}

/// Another program may be doing the same: the version is asked for again inside the transaction.
Result<bool> migrate(Database& database) {
  Transaction transaction(database, TransactionBehavior::IMMEDIATE);
  database.exec("PRAGMA application_id = " + std::to_string(application_id));
  const auto steps = migrations();
  const int from = number(database, "PRAGMA user_version");
  for (auto k = static_cast<std::size_t>(from); k < steps.size(); ++k) {
    database.exec(std::string(steps[k]));
    database.exec("PRAGMA user_version = " + std::to_string(k + 1));
    if (k + 1 == first_schema_with_checksums) UNKNOT_CHECK(seal_rows(database));
  }
  transaction.commit();
  return true;
}

Result<bool> set_up(Database& database) {
  database.exec("PRAGMA trusted_schema = OFF");
  database.exec("PRAGMA cell_size_check = ON");
  UNKNOT_CHECK(recognise(database));
  if (database.execAndGet("PRAGMA quick_check(1)").getString() != "ok") {
    return damaged("the file is damaged");
  }
  database.exec("PRAGMA journal_mode = WAL");
  database.exec("PRAGMA synchronous = FULL");
  database.exec("PRAGMA foreign_keys = ON");
  // What is deleted is overwritten, not only unlinked.
  database.exec("PRAGMA secure_delete = ON");
  const auto newest = static_cast<int>(migrations().size());
  if (number(database, "PRAGMA user_version") < newest) return migrate(database);
  return true;
}

}  // namespace

Store::Store(std::unique_ptr<Database> database) : database_(std::move(database)) {}
Store::Store(Store&&) noexcept = default;
Store& Store::operator=(Store&&) noexcept = default;
Store::~Store() = default;

Result<Store> Store::open(const StoreOptions& options) {
  UNKNOT_CHECK(prepare_file(options.path));
  std::unique_ptr<Database> database;
  UNKNOT_CHECK(guarded([&]() -> Result<bool> {
    database = std::make_unique<Database>(options.path, SQLite::OPEN_READWRITE, options.busy_ms);
    return true;
  }));
  UNKNOT_CHECK(guarded([&] { return set_up(*database); }));
  return Store(std::move(database));
}

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
