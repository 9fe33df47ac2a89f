/// Any bytes as the file of the record, as its log, or as faults in a sound file. Opening and
/// reading give an answer or an error; the file stays, and a foreign or newer one stays as it is.
#include <cstdint>
#include <filesystem>

#include "engine/base/contracts.h"
#include "engine/knots/test_knots.h"
#include "store/files.h"
#include "store/test_store.h"

namespace {

using namespace unknot;
using knots::testing::day;
using knots::testing::levator;
using store::Store;
using store::testing::bytes_of;
using store::testing::Folder;

/// Two knots, three looks, a closing.
std::string sound_bytes(const Folder& folder) {
  {
    Store own = store::testing::open(folder);
    const knots::Member trap{.muscle = "trap", .side = body::Side::Left};
    const auto look = knots::testing::look(day(2, 2), 6, 3);
    const auto ids = own.keep(look, {levator(), trap}).value();
    static_cast<void>(own.add_look(ids[0], knots::testing::look(day(2, 9), 4)).value());
    const auto pressed = knots::testing::only_pressed(day(2, 16), body::Answer::No);
    static_cast<void>(own.add_look(ids[0], pressed).value());
    const knots::Event gone{.moment = day(3, 1), .kind = knots::EventKind::ClosedGone};
    static_cast<void>(own.add_event(ids[1], gone).value());
  }
  return bytes_of(folder.file());
}

/// Four bytes a fault: three say where, one which bits are turned.
std::string with_faults(std::string sound, std::string_view faults) {
  for (; faults.size() >= 4; faults.remove_prefix(4)) {
    std::size_t at = 0;
    for (const char part : faults.substr(0, 3)) at = at * 256 + static_cast<unsigned char>(part);
    char& byte = sound[at % sound.size()];
    byte = static_cast<char>(byte ^ faults[3]);
  }
  return sound;
}

void write_file(const Folder& folder, const std::string& bytes, const std::string& log) {
  const std::string path = folder.file();
  for (const char* ending : {"-wal", "-shm", "-journal"}) std::filesystem::remove(path + ending);
  store::testing::write_bytes(path, bytes);
  if (!log.empty()) store::testing::write_bytes(path + "-wal", log);
}

void use(Store& own) {
  if (const auto all = own.knots()) {
    for (const knots::Knot& knot : *all) UNKNOT_ENSURES(!knot.looks.empty());
  }
  static_cast<void>(own.knot(1).has_value());
  static_cast<void>(own.add_look(1, knots::testing::look(day(4, 2), 2)).has_value());
  static_cast<void>(own.erase(2).has_value());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const Folder folder;
  static const std::string sound = sound_bytes(folder);
  if (size == 0) return 0;
  const std::string_view rest(reinterpret_cast<const char*>(data) + 1, size - 1);
  const char way = static_cast<char>(data[0]);
  const std::string bytes = way == 'f'   ? with_faults(sound, rest)
                            : way == 'l' ? sound
                                         : std::string(rest);
  write_file(folder, bytes, way == 'l' ? std::string(rest) : std::string());
  {
    auto own = Store::open({.path = folder.file(), .busy_ms = 0});
    if (own) use(*own);
    const bool foreign = !own && (own.error().code == ErrorCode::NotAStore ||
                                  own.error().code == ErrorCode::NewerStore);
    UNKNOT_ENSURES(!foreign || way == 'l' || bytes_of(folder.file()) == bytes);
  }
  UNKNOT_ENSURES(store::exists(folder.file()));
  UNKNOT_ENSURES(bytes.empty() || std::filesystem::file_size(folder.file()) > 0);
  return 0;
}
