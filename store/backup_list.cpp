#include "store/backup_list.h"

#include <dirent.h>
#include <sys/stat.h>

#include <algorithm>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <tuple>

#include "store/files.h"

namespace unknot::store {
namespace {

constexpr std::string_view ending = ".db";
constexpr std::size_t date_size = 10;
constexpr std::size_t asked_max = 10;
constexpr std::size_t days_max = 14;
constexpr std::size_t months_max = 12;
constexpr std::size_t month_size = 7;

/// The store's file without its ending, with a dash: what its backups begin with.
std::string prefix_of(const std::string& store_path) {
  std::string name = store_path.substr(store_path.find_last_of('/') + 1);
  if (name.ends_with(ending)) name.resize(name.size() - ending.size());
  return name + "-";
}

bool is_date(std::string_view text) {
  if (text.size() != date_size) return false;
  for (std::size_t k = 0; k < text.size(); ++k) {
    const bool dash = k == 4 || k == 7;
    if (dash ? text[k] != '-' : (text[k] < '0' || text[k] > '9')) return false;
  }
  return true;
}

/// "" is 1, "-2" is 2; nothing for any other text.
std::optional<std::int64_t> number_in(std::string_view text) {
  if (text.empty()) return 1;
  if (text.size() > 7 || text.size() < 2 || text[0] != '-' || text[1] == '0') return std::nullopt;
  std::int64_t out = 0;
  for (const char sign : text.substr(1)) {
    if (sign < '0' || sign > '9') return std::nullopt;
    out = 10 * out + (sign - '0');
  }
  return out > 1 ? std::optional(out) : std::nullopt;
}

/// What a name says; nothing when it is none of ours.
std::optional<Backup> read_name(const std::string& prefix, const std::string& name) {
  if (!name.starts_with(prefix) || !name.ends_with(ending)) return std::nullopt;
  const std::string_view body =
      std::string_view(name).substr(prefix.size(), name.size() - prefix.size() - ending.size());
  for (const auto& [word, kind] : backup_kinds) {
    const bool fits =
        body.starts_with(word) && body.size() > word.size() + date_size && body[word.size()] == '-';
    if (!fits) continue;
    const std::string_view date = body.substr(word.size() + 1, date_size);
    const auto number = number_in(body.substr(word.size() + 1 + date_size));
    if (!is_date(date) || !number) continue;
    return Backup{.name = name, .kind = kind, .date = std::string(date), .number = *number};
  }
  return std::nullopt;
}

std::string name_with(const std::string& prefix, const Backup& backup) {
  return prefix + std::string(name_of(backup.kind)) + "-" + backup.date +
         (backup.number > 1 ? "-" + std::to_string(backup.number) : "") + std::string(ending);
}

bool is_newer(const Backup& one, const Backup& other) {
  return std::tie(one.date, one.at_ms, one.number, one.name) >
         std::tie(other.date, other.at_ms, other.number, other.name);
}

/// Dates, or months of dates, of which the newest stay.
std::set<std::string> newest_of(const std::vector<Backup>& backups, std::size_t size,
                                std::size_t count) {
  std::set<std::string, std::greater<>> all;
  for (const Backup& own : backups) {
    if (own.kind != BackupKind::Asked) all.insert(own.date.substr(0, size));
  }
  std::set<std::string> out;
  for (const std::string& one : all) {
    if (out.size() < count) out.insert(one);
  }
  return out;
}

/// Month -> name of the first backup in it.
std::map<std::string, std::string> first_of_months(const std::vector<Backup>& backups) {
  const auto months = newest_of(backups, month_size, months_max);
  std::map<std::string, std::string> out;
  for (const Backup& own : backups) {  // newest first, so the last one seen is the first made
    const std::string month = own.date.substr(0, month_size);
    if (own.kind != BackupKind::Asked && months.contains(month)) out[month] = own.name;
  }
  return out;
}

}  // namespace

std::string_view name_of(BackupKind kind) {
  for (const auto& [word, own] : backup_kinds) {
    if (own == kind) return word;
  }
  return "";
}

std::string backups_folder(const std::string& store_path) {
  return folder_of(store_path) + "/backups";
}

std::vector<Backup> list_backups(const std::string& store_path) {
  std::vector<Backup> out;
  const std::string folder = backups_folder(store_path);
  const std::string prefix = prefix_of(store_path);
  const std::unique_ptr<DIR, int (*)(DIR*)> open(opendir(folder.c_str()), closedir);
  if (!open) return out;
  while (const dirent* one = readdir(open.get())) {
    auto backup = read_name(prefix, one->d_name);
    struct stat found {};
    if (!backup || lstat((folder + "/" + backup->name).c_str(), &found) != 0) continue;
    if (!S_ISREG(found.st_mode)) continue;
    backup->at_ms = std::int64_t{found.st_mtim.tv_sec} * 1000 + found.st_mtim.tv_nsec / 1'000'000;
    backup->bytes = found.st_size;
    out.push_back(std::move(*backup));
  }
  std::sort(out.begin(), out.end(), is_newer);
  return out;
}

Result<std::string> path_of_backup(const std::string& store_path, const std::string& name) {
  for (const Backup& own : list_backups(store_path)) {
    if (own.name == name) return backups_folder(store_path) + "/" + own.name;
  }
  return fail(ErrorCode::NotFound, "name", "no backup has this name");
}

Backup next_backup(const std::string& store_path, BackupKind kind, const std::string& date) {
  Backup out{.kind = kind, .date = date, .number = 1};
  for (const Backup& own : list_backups(store_path)) {
    if (own.kind == kind && own.date == date) out.number = std::max(out.number, own.number + 1);
  }
  out.name = name_with(prefix_of(store_path), out);
  return out;
}

std::vector<Backup> surplus(const std::vector<Backup>& backups) {
  const auto days = newest_of(backups, date_size, days_max);
  const auto months = first_of_months(backups);
  std::size_t asked = 0;
  std::vector<Backup> out;
  for (const Backup& own : backups) {
    const auto month = months.find(own.date.substr(0, month_size));
    const bool first = month != months.end() && month->second == own.name;
    const bool kept =
        own.kind == BackupKind::Asked ? asked++ < asked_max : first || days.contains(own.date);
    if (!kept) out.push_back(own);
  }
  return out;
}

}  // namespace unknot::store
