/// Deleting from the diary, and from the backups that hold it.
#pragma once

#include "service/data.h"
#include "service/diary.h"

namespace unknot::service {

/// As Diary::erase(); with request.backups all backups go too, and one of what is left is made.
/// @error as Diary::erase() and Data::forget_backups(): then the entries are gone, the backups not
[[nodiscard]] Result<Deleted> erase(Diary& diary, Data& data, const DeleteRequest& request,
                                    const Moment& now);

}  // namespace unknot::service
