#include "service/erase.h"

namespace unknot::service {

Result<Deleted> erase(Diary& diary, Data& data, const DeleteRequest& request, const Moment& now) {
  UNKNOT_TRY(Deleted out, diary.erase(request));
  if (!request.backups) return out;
  if (request.only_count) {
    out.backups = data.count_backups();
    return out;
  }
  UNKNOT_TRY(out.backups, data.forget_backups(now));
  return out;
}

}  // namespace unknot::service
