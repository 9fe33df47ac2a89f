/// The addresses of the causes below /api/causes: HTTP words to calls of service::Causes.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "engine/base/result.h"
#include "formats/json/causes.h"
#include "service/causes.h"

namespace unknot::server {

enum class CausesAction { Answer, Progress, Cancel, WhatIf };

/// Nothing when no such address exists.
[[nodiscard]] std::optional<CausesAction> causes_action(std::string_view path);

/// "GET" or "POST"
[[nodiscard]] std::string_view method_of(CausesAction action);

struct CausesCall {
  CausesAction action = CausesAction::Answer;
  std::string_view query;  ///< after the ?, without it
  std::string_view body;
  Moment moment;
};

/// region=temple&side=left; without them the worst place of each day.
/// @error as check_place(); UnknownField, DuplicateId, MissingField; UnknownId for the side
[[nodiscard]] Result<service::CausesPlace> read_causes_place(const body::Atlas& atlas,
                                                             std::string_view query);

/// The JSON of the answer.
/// @error as read_causes_place(), service::Causes and formats/json/causes.h
[[nodiscard]] Result<std::string> answer_causes(service::Causes& causes, const body::Atlas& atlas,
                                                const CausesCall& call);

}  // namespace unknot::server
