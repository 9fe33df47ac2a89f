#include "server/causes_routes.h"

#include <algorithm>
#include <array>
#include <utility>

#include "engine/facade.h"

namespace unknot::server {
namespace {

constexpr std::array<std::pair<std::string_view, CausesAction>, 4> addresses = {
    {{"/api/causes", CausesAction::Answer},
     {"/api/causes/progress", CausesAction::Progress},
     {"/api/causes/cancel", CausesAction::Cancel},
     {"/api/causes/what_if", CausesAction::WhatIf}}};

constexpr std::array sides = {body::PaintSide::Left, body::PaintSide::Right,
                              body::PaintSide::Unknown, body::PaintSide::Midline};

/// What the query says of a place; ids and sides have no letter that would be escaped.
struct Said {
  std::optional<std::string_view> region;
  std::optional<std::string_view> side;
};

Result<Said> read_query(std::string_view query) {
  Said out;
  while (!query.empty()) {
    const std::string_view part = query.substr(0, query.find('&'));
    query.remove_prefix(std::min(query.size(), part.size() + 1));
    const std::size_t equals = std::min(part.find('='), part.size());
    const std::string name(part.substr(0, equals));
    if (name != "region" && name != "side") {
      return fail(ErrorCode::UnknownField, name, "only region and side can be asked for");
    }
    auto& own = name == "region" ? out.region : out.side;
    if (own) return fail(ErrorCode::DuplicateId, name, "given twice");
    own = part.substr(std::min(part.size(), equals + 1));
  }
  return out;
}

}  // namespace

Result<service::CausesPlace> read_causes_place(const body::Atlas& atlas, std::string_view query) {
  UNKNOT_TRY(const Said said, read_query(query));
  if (!said.region && !said.side) return service::CausesPlace{};
  if (!said.region) return fail(ErrorCode::MissingField, "region", "a side of what?");
  const std::string_view word = said.side.value_or("");
  const auto* side = std::find_if(sides.begin(), sides.end(),
                                  [&](body::PaintSide own) { return name_of(own) == word; });
  if (side == sides.end()) return fail(ErrorCode::UnknownId, "side", "not one of the known names");
  causes::Place out{.region = std::string(*said.region), .side = *side};
  UNKNOT_CHECK(check_place(atlas, out.region, out.side));
  return service::CausesPlace(std::move(out));
}

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

Result<std::string> answer_causes(service::Causes& causes, const body::Atlas& atlas,
                                  const CausesCall& call) {
  UNKNOT_TRY(const service::CausesPlace place, read_causes_place(atlas, call.query));
  switch (call.action) {
    case CausesAction::Answer: {
      UNKNOT_TRY(const CausesAnswer answer, causes.answer(call.moment, place));
      return json::to_json(answer);
    }
    case CausesAction::Progress:
      return json::to_json(causes.progress(place));
    case CausesAction::Cancel:
      return json::to_json(causes.cancel(place));
    case CausesAction::WhatIf: {
      UNKNOT_TRY(const auto shifts, json::read_what_if_request(call.body));
      UNKNOT_TRY(const causes::WhatIf answer, causes.what_if(shifts, place));
      return json::to_json(answer);
    }
  }
  return fail(ErrorCode::NotFound, "causes", "no such address");
}

}  // namespace unknot::server
