/// Everything the engine knows, as one value made by formats/json from knowledge/.
#pragma once

#include <vector>

#include "engine/body/atlas.h"
#include "engine/body/cause.h"
#include "engine/body/complaint.h"
#include "engine/body/red_flag.h"
#include "engine/body/treatment.h"

namespace unknot::body {

struct Knowledge {
  Atlas atlas;
  SafetyKnowledge safety;
  std::vector<Treatment> treatments;
  std::vector<Exercise> exercises;
  std::vector<Claim> claims;
  std::vector<Complaint> complaints;
  std::vector<Cause> causes;
};

}  // namespace unknot::body
