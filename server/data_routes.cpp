#include "server/data_routes.h"

#include <array>
#include <utility>

namespace unknot::server {
namespace {

constexpr std::array<std::pair<std::string_view, DataAction>, 6> addresses = {
    {{"/api/data", DataAction::State},
     {"/api/data/backup", DataAction::Backup},
     {"/api/data/restore", DataAction::Restore},
     {"/api/data/copy", DataAction::Copy},
     {"/api/data/export", DataAction::Export},
     {"/api/data/csv", DataAction::Csv}}};

std::string state_json(service::Data& data, const Moment& now) {
  return json::to_json(data_answer(data.state(now)));
}

Result<std::string> sealed_copy(service::Data& data, const DataCall& call) {
  UNKNOT_TRY(std::string text, json::read_copy_request(call.body));
  const store::Passphrase passphrase(std::move(text));
  UNKNOT_TRY(const service::SealedCopy copy, data.copy(passphrase, call.moment));
  return json::copy_json(copy.name, copy.bytes);
}

Result<std::string> tables(const service::Transfer& transfer, const Moment& now) {
  UNKNOT_TRY(std::vector<service::TextFile> files, transfer.export_csv(now));
  std::vector<std::pair<std::string, std::string>> out;
  for (service::TextFile& own : files) {
    out.emplace_back(std::move(own.name), std::move(own.text));
  }
  return json::files_json(out);
}

}  // namespace

std::optional<DataAction> data_action(std::string_view path) {
  for (const auto& [address, action] : addresses) {
    if (address == path) return action;
  }
  return std::nullopt;
}

std::string_view method_of(DataAction action) {
  const bool reads =
      action == DataAction::State || action == DataAction::Export || action == DataAction::Csv;
  return reads ? "GET" : "POST";
}

json::DataAnswer data_answer(const service::DataState& state) {
  json::DataAnswer out{.store = state.store,
                       .exists = state.exists,
                       .bytes = state.bytes,
                       .entries = state.holds.entries,
                       .days = state.holds.days,
                       .first_date = state.holds.first_date,
                       .last_date = state.holds.last_date,
                       .backups = {},
                       .backup_fault = state.backup_fault,
                       .today = state.today,
                       .damaged = state.damaged};
  for (const store::Backup& own : state.backups) {
    out.backups.push_back({.name = own.name,
                           .kind = std::string(name_of(own.kind)),
                           .date = own.date,
                           .at_ms = own.at_ms,
                           .bytes = own.bytes});
  }
  return out;
}

Result<std::string> answer_data(const DataServices& services, const DataCall& call) {
  service::Data& data = *services.data;
  switch (call.action) {
    case DataAction::State:
      return state_json(data, call.moment);
    case DataAction::Backup:
      UNKNOT_CHECK(json::read_nothing(call.body));
      UNKNOT_CHECK(data.backup_now(call.moment));
      return state_json(data, call.moment);
    case DataAction::Restore: {
      UNKNOT_TRY(const std::string name, json::read_restore_request(call.body));
      UNKNOT_CHECK(data.restore(name, call.moment));
      return state_json(data, call.moment);
    }
    case DataAction::Copy:
      return sealed_copy(data, call);
    case DataAction::Export:
      return services.transfer->export_json();
    case DataAction::Csv:
      return tables(*services.transfer, call.moment);
  }
  return fail(ErrorCode::NotFound, "data", "no such address");
}

}  // namespace unknot::server
