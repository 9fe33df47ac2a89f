#include "engine/body/red_flag.h"

namespace unknot::body {

std::string_view name_of(FlagLevel level) {
  switch (level) {
    case FlagLevel::None:
      return "none";
    case FlagLevel::Caution:
      return "caution";
    case FlagLevel::SeeDoctorSoon:
      return "see_doctor_soon";
    case FlagLevel::SameDay:
      return "same_day";
    case FlagLevel::EmergencyNow:
      return "emergency_now";
  }
  return "none";
}

}  // namespace unknot::body
