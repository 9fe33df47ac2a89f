#include "server/diary_routes.h"

#include <array>
#include <utility>

#include "service/erase.h"

namespace unknot::server {
namespace {

constexpr std::array<std::pair<std::string_view, DiaryAction>, 7> addresses = {
    {{"/api/diary/questions", DiaryAction::Questions},
     {"/api/diary/today", DiaryAction::Today},
     {"/api/diary/check_in", DiaryAction::CheckIn},
     {"/api/diary/log", DiaryAction::Log},
     {"/api/diary/day", DiaryAction::Day},
     {"/api/diary/days", DiaryAction::Days},
     {"/api/diary/delete", DiaryAction::Delete}}};

}  // namespace

std::optional<DiaryAction> diary_action(std::string_view path) {
  for (const auto& [address, action] : addresses) {
    if (address == path) return action;
  }
  return std::nullopt;
}

std::string_view method_of(DiaryAction action) {
  return action == DiaryAction::Questions || action == DiaryAction::Today ? "GET" : "POST";
}

Result<std::string> answer_diary(const DiaryServices& services, const DiaryCall& call) {
  service::Diary& diary = *services.diary;
  const Zones& zones = *services.zones;
  switch (call.action) {
    case DiaryAction::Questions:
      break;
    case DiaryAction::Today: {
      UNKNOT_TRY(const TodayAnswer answer, diary.today(call.moment));
      return json::to_json(answer, zones);
    }
    case DiaryAction::CheckIn: {
      UNKNOT_TRY(const std::string date, json::read_day_request(call.body));
      UNKNOT_TRY(const CheckInAnswer answer, diary.check_in(date, call.moment));
      return json::to_json(answer, zones);
    }
    case DiaryAction::Log: {
      UNKNOT_TRY(const LogRequest request, json::read_log_request(call.body));
      UNKNOT_TRY(const Logged answer, diary.log(request, call.moment));
      return json::to_json(answer, zones);
    }
    case DiaryAction::Day: {
      UNKNOT_TRY(const std::string date, json::read_day_request(call.body));
      UNKNOT_TRY(const diary::Day answer, diary.day(date, call.moment));
      return json::to_json(answer, zones);
    }
    case DiaryAction::Days: {
      UNKNOT_TRY(const DaysRequest request, json::read_days_request(call.body));
      UNKNOT_TRY(const diary::DayTable answer, diary.days(request, call.moment));
      return json::to_json(answer);
    }
    case DiaryAction::Delete: {
      UNKNOT_TRY(const DeleteRequest request, json::read_delete_request(call.body));
      UNKNOT_TRY(const Deleted answer, service::erase(diary, *services.data, request, call.moment));
      return json::to_json(answer);
    }
  }
  return fail(ErrorCode::NotFound, "diary", "no such address");
}

}  // namespace unknot::server
