/// The record of located knots: joins the engine's answers and the store. Command line and server
/// call the same functions; so would a page that runs without a server.
/// What is stored is always computed here, never taken from who asks.
#pragma once

#include <cstdint>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "engine/facade.h"
#include "store/store.h"

namespace unknot::service {

struct KnotsConfig {
  const body::Knowledge* knowledge = nullptr;  ///< outlives the record
  std::string store_path;
  std::string program_version;
  std::string knowledge_version;
};

/// Safe for several threads. The file is made when the first knot is kept, not before.
/// All functions have the errors of store::Store.
class Knots {
 public:
  explicit Knots(KnotsConfig config);

  [[nodiscard]] Result<std::vector<KnotView>> list();
  /// @error NotFound  no knot has this id
  [[nodiscard]] Result<KnotView> show(std::int64_t knot_id);
  /// @error as ask_look(); MissingField  no members; DuplicateId  a member twice
  [[nodiscard]] Result<Kept> keep(const KeepRequest& request, const Moment& moment);
  /// @error as show() and ask_press()
  [[nodiscard]] Result<PressOffer> press(std::int64_t knot_id, const AgainRequest& request,
                                         const Moment& moment);
  /// @error as show() and ask_look(); MissingField  neither painted nor pressed
  [[nodiscard]] Result<Looked> look(std::int64_t knot_id, const AgainRequest& request,
                                    const Moment& moment);
  /// @error as show(); Contradiction  closing what is closed, reopening what is open
  [[nodiscard]] Result<bool> add_event(std::int64_t knot_id, const knots::Event& event);
  /// @error as show()
  [[nodiscard]] Result<bool> erase(std::int64_t knot_id);

 private:
  enum class Missing { Fail, Make };
  [[nodiscard]] Result<store::Store*> opened(Missing missing);
  [[nodiscard]] Result<knots::Knot> read(std::int64_t knot_id);

  KnotsConfig config_;
  std::mutex mutex_;
  std::optional<store::Store> store_;
};

}  // namespace unknot::service
