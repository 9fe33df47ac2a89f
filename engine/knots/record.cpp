#include "engine/knots/record.h"

namespace unknot::knots {

State state_of(const Knot& knot) {
  if (knot.events.empty()) return State::Open;
  switch (knot.events.back().kind) {
    case EventKind::ClosedGone:
      return State::ClosedGone;
    case EventKind::ClosedNoKnot:
      return State::ClosedNoKnot;
    case EventKind::Reopened:
      return State::Open;
  }
  return State::Open;
}

std::string_view name_of(EventKind kind) {
  switch (kind) {
    case EventKind::ClosedGone:
      return "closed_gone";
    case EventKind::ClosedNoKnot:
      return "closed_no_knot";
    case EventKind::Reopened:
      return "reopened";
  }
  return "reopened";
}

std::string_view name_of(State state) {
  switch (state) {
    case State::Open:
      return "open";
    case State::ClosedGone:
      return "closed_gone";
    case State::ClosedNoKnot:
      return "closed_no_knot";
  }
  return "open";
}

}  // namespace unknot::knots
