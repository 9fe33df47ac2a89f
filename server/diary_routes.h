/// The addresses of the diary below /api/diary: HTTP words to calls of service::Diary.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "engine/base/result.h"
#include "formats/json/diary.h"
#include "service/data.h"
#include "service/diary.h"

namespace unknot::server {

enum class DiaryAction { Questions, Today, CheckIn, Log, Day, Days, Delete };

/// Nothing when no such address exists.
[[nodiscard]] std::optional<DiaryAction> diary_action(std::string_view path);

/// "GET" or "POST"
[[nodiscard]] std::string_view method_of(DiaryAction action);

/// What the calls need; all outlive the router.
struct DiaryServices {
  service::Diary* diary = nullptr;
  service::Data* data = nullptr;  ///< for the backups that hold what is deleted
  const Zones* zones = nullptr;
};

struct DiaryCall {
  DiaryAction action = DiaryAction::Today;
  std::string_view body;
  Moment moment;
};

/// The JSON of the answer; Questions is answered by the router.
/// @error as service::Diary and formats/json/diary.h
[[nodiscard]] Result<std::string> answer_diary(const DiaryServices& services,
                                               const DiaryCall& call);

}  // namespace unknot::server
