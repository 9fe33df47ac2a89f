#include "formats/json/data.h"

#include "formats/json/reader.h"

namespace unknot::json {
namespace {

constexpr std::size_t data_request_bytes_max = 8192;

Result<Json> parse_small(std::string_view bytes) {
  if (bytes.size() > data_request_bytes_max) {
    return fail(ErrorCode::TooLarge, "", "the request is larger than 8 kB");
  }
  return parse(bytes, "", 16);
}

Json text_or_null(const std::string& text) { return text.empty() ? Json(nullptr) : Json(text); }

Result<std::string> read_one(std::string_view bytes, std::string_view key) {
  UNKNOT_TRY(const Json body, parse_small(bytes));
  Faults faults;
  Reader in(body, "", faults);
  std::string out = in.string(key);
  in.finish();
  if (faults.first()) return tl::unexpected<Error>(*faults.first());
  return out;
}

std::string base64_of(std::string_view bytes) {
  static constexpr std::string_view letters =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string out;
  out.reserve((bytes.size() + 2) / 3 * 4);
  for (std::size_t k = 0; k < bytes.size(); k += 3) {
    const auto byte = [&](std::size_t at) -> unsigned {
      return at < bytes.size() ? static_cast<unsigned char>(bytes[at]) : 0U;
    };
    const unsigned three = byte(k) << 16U | byte(k + 1) << 8U | byte(k + 2);
    out += letters[three >> 18U];
    out += letters[three >> 12U & 63U];
    out += k + 1 < bytes.size() ? letters[three >> 6U & 63U] : '=';
    out += k + 2 < bytes.size() ? letters[three & 63U] : '=';
  }
  return out;
}

}  // namespace

std::string to_json(const DataAnswer& answer) {
  Json out;
  out["store"] = answer.store;
  out["exists"] = answer.exists;
  out["bytes"] = answer.bytes;
  out["entries"] = answer.entries;
  out["days"] = answer.days;
  out["first_date"] = text_or_null(answer.first_date);
  out["last_date"] = text_or_null(answer.last_date);
  out["backups"] = Json::array();
  for (const BackupRow& own : answer.backups) {
    out["backups"].push_back({{"name", own.name},
                              {"kind", own.kind},
                              {"date", own.date},
                              {"at_ms", own.at_ms},
                              {"bytes", own.bytes}});
  }
  out["backup_fault"] =
      answer.backup_fault ? Json(std::string(name_of(*answer.backup_fault))) : Json(nullptr);
  out["today"] = answer.today;
  out["damaged"] = answer.damaged;
  return out.dump();
}

std::string copy_json(std::string_view name, std::string_view bytes) {
  return R"({"name":)" + Json(std::string(name)).dump() + R"(,"base64":")" + base64_of(bytes) +
         "\"}";
}

std::string files_json(const std::vector<std::pair<std::string, std::string>>& files) {
  Json out{{"files", Json::array()}};
  for (const auto& [name, text] : files) {
    out["files"].push_back({{"name", name}, {"text", text}});
  }
  return out.dump();
}

Result<std::string> read_restore_request(std::string_view bytes) { return read_one(bytes, "name"); }

Result<std::string> read_copy_request(std::string_view bytes) {
  return read_one(bytes, "passphrase");
}

Result<bool> read_nothing(std::string_view bytes) {
  UNKNOT_TRY(const Json body, parse_small(bytes));
  Faults faults;
  Reader in(body, "", faults);
  in.finish();
  if (faults.first()) return tl::unexpected<Error>(*faults.first());
  return true;
}

}  // namespace unknot::json
