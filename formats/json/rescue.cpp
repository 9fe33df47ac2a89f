#include "formats/json/rescue.h"

#include "formats/json/reader.h"

namespace unknot::json {
namespace {

Json row_json(const RescueRow& row) { return {{"rescued", row.rescued}, {"lost", row.lost}}; }

}  // namespace

std::string to_json(const RescueAnswer& answer) {
  Json out;
  out["file"] = answer.file;
  out["entries"] = row_json(answer.entries);
  out["looks"] = row_json(answer.looks);
  out["knots"] = row_json(answer.knots);
  out["events"] = row_json(answer.events);
  out["chains_mended"] = answer.chains_mended;
  out["newest_good"] = answer.newest_good.empty() ? Json(nullptr) : Json(answer.newest_good);
  return out.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace unknot::json
