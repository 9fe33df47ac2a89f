#include "server/causes_routes.h"

#include <array>
#include <utility>

namespace unknot::server {
namespace {

constexpr std::array<std::pair<std::string_view, CausesAction>, 4> addresses = {
    {{"/api/causes", CausesAction::Answer},
     {"/api/causes/progress", CausesAction::Progress},
     {"/api/causes/cancel", CausesAction::Cancel},
     {"/api/causes/what_if", CausesAction::WhatIf}}};

}  // namespace

std::optional<CausesAction> causes_action(std::string_view path) {
  for (const auto& [address, action] : addresses) {
    if (address == path) return action;
  }
  return std::nullopt;
}

std::string_view method_of(CausesAction action) {
  const bool reads = action == CausesAction::Answer || action == CausesAction::Progress;
  return reads ? "GET" : "POST";
}

Result<std::string> answer_causes(service::Causes& causes, const CausesCall& call) {
  switch (call.action) {
    case CausesAction::Answer: {
      UNKNOT_TRY(const CausesAnswer answer, causes.answer(call.moment));
      return json::to_json(answer);
    }
    case CausesAction::Progress:
      return json::to_json(causes.progress());
    case CausesAction::Cancel:
      return json::to_json(causes.cancel());
    case CausesAction::WhatIf: {
      UNKNOT_TRY(const auto shifts, json::read_what_if_request(call.body));
      UNKNOT_TRY(const causes::WhatIf answer, causes.what_if(shifts));
      return json::to_json(answer);
    }
  }
  return fail(ErrorCode::NotFound, "causes", "no such address");
}

}  // namespace unknot::server
