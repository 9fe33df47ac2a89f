/// The addresses of the person's data below /api/data: HTTP words to calls of service::Data and
/// service::Transfer. No address takes a path of a file.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "engine/base/result.h"
#include "formats/json/data.h"
#include "service/data.h"
#include "service/transfer.h"

namespace unknot::server {

enum class DataAction { State, Backup, Restore, Copy, Export, Csv };

/// Nothing when no such address exists.
[[nodiscard]] std::optional<DataAction> data_action(std::string_view path);

/// "GET" or "POST"
[[nodiscard]] std::string_view method_of(DataAction action);

/// What the calls need; both outlive the router.
struct DataServices {
  service::Data* data = nullptr;
  const service::Transfer* transfer = nullptr;
};

struct DataCall {
  DataAction action = DataAction::State;
  std::string_view body;
  Moment moment;
};

/// The JSON of the answer. After a backup and a restore: the state as it is then.
/// @error as service::Data, service::Transfer and formats/json/data.h
[[nodiscard]] Result<std::string> answer_data(const DataServices& services, const DataCall& call);

/// As formats/json writes it.
[[nodiscard]] json::DataAnswer data_answer(const service::DataState& state);

}  // namespace unknot::server
