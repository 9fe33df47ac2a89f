/// The readers of single knowledge files; knowledge.cpp calls them by folder.
#pragma once

#include "engine/body/knowledge.h"
#include "formats/json/knowledge.h"
#include "formats/json/reader.h"

namespace unknot::json {

body::Region read_region(Reader& in);
body::Muscle read_muscle(Reader& in);
body::Alternative read_alternative(Reader& in);
body::Examination read_examination(Reader& in);
body::LocateModel read_locate_model(Reader& in);
body::RedFlag read_red_flag(Reader& in);
body::RedFlagGroup read_red_flag_group(Reader& in);
body::Contraindication read_contraindication(Reader& in);
body::IntakeRow read_intake_row(Reader& in);
std::vector<body::ComplaintArea> read_complaint_areas(Reader& in);
body::Treatment read_treatment(Reader& in);
body::Exercise read_exercise(Reader& in);
body::Claim read_claim(Reader& in);
body::Complaint read_complaint(Reader& in);
body::Cause read_cause(Reader& in);
/// By group as in body::cause_groups, confounders last, then by `order`.
void sort_causes(std::vector<body::Cause>& causes);

/// Every id and source key must lead somewhere; faults carry the file and the place.
void check_references(const LoadedKnowledge& loaded, Faults& faults);

}  // namespace unknot::json
