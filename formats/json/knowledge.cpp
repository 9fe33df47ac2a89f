#include "formats/json/knowledge.h"

#include <algorithm>
#include <set>

#include "formats/json/knowledge_parts.h"

namespace unknot::json {
namespace {

/// "muscles/upper_trapezius.json" -> folder "muscles", id "upper_trapezius".
struct Place {
  std::string folder;
  std::string id;
};

Place place_of(const std::string& path) {
  const std::size_t slash = path.rfind('/');
  const std::size_t start = slash == std::string::npos ? 0 : slash + 1;
  return {.folder = slash == std::string::npos ? "" : path.substr(0, slash),
          .id = path.substr(start, path.size() - start - std::string_view(".json").size())};
}

class Loader {
 public:
  LoadedKnowledge run(std::span<const KnowledgeFile> files) {
    std::vector<const KnowledgeFile*> sorted;
    for (const KnowledgeFile& file : files) sorted.push_back(&file);
    std::sort(sorted.begin(), sorted.end(),
              [](const auto* a, const auto* b) { return a->path < b->path; });
    for (const KnowledgeFile* file : sorted) read(*file);
    sort_causes(out_.knowledge.causes);
    join_body_map();
    for (const char* path : {"locate.json", "complaint_areas.json", "sources.json"}) {
      if (!read_.contains(path)) faults_.add(ErrorCode::NotFound, path, "the file is missing");
    }
    if (out_.knowledge.atlas.regions.empty()) {
      faults_.add(ErrorCode::NotFound, "regions", "no region at all");
    }
    if (!faults_.first()) check_references(out_, faults_);
    return std::move(out_);
  }

  [[nodiscard]] const std::optional<Error>& fault() const { return faults_.first(); }

 private:
  void read(const KnowledgeFile& file) {
    if (!file.path.ends_with(".json")) return;
    auto value = parse(file.bytes, file.path);
    if (!value) {
      faults_.add(value.error().code, value.error().where, value.error().detail);
      return;
    }
    if (!read_.insert(file.path).second) {
      faults_.add(ErrorCode::DuplicateId, file.path, "the file comes twice");
      return;
    }
    const Place place = place_of(file.path);
    if (place.folder == "body_map") {
      body_map_.emplace(place.id, std::move(*value));
      return;
    }
    Reader in(*value, file.path, faults_);
    in.ignore("note");
    dispatch(place, in);
    if (value->is_object() && value->value("id", Json(place.id)) != Json(place.id)) {
      in.fault(ErrorCode::Contradiction, "id", "is not the file's name");
    }
    in.finish();
  }

  void dispatch(const Place& place, Reader& in) {
    body::Knowledge& k = out_.knowledge;
    const std::string& folder = place.folder;
    if (folder == "regions")
      k.atlas.regions.push_back(read_region(in));
    else if (folder == "muscles")
      k.atlas.muscles.push_back(read_muscle(in));
    else if (folder == "alternatives")
      k.atlas.alternatives.push_back(read_alternative(in));
    else if (folder == "examinations")
      k.atlas.examinations.push_back(read_examination(in));
    else if (folder == "red_flags")
      k.safety.red_flags.push_back(read_red_flag(in));
    else if (folder == "red_flag_groups")
      k.safety.groups.push_back(read_red_flag_group(in));
    else if (folder == "contraindications")
      k.safety.contraindications.push_back(read_contraindication(in));
    else if (folder == "intake_rows")
      k.safety.intake_rows.push_back(read_intake_row(in));
    else if (folder == "treatments")
      k.treatments.push_back(read_treatment(in));
    else if (folder == "exercises")
      k.exercises.push_back(read_exercise(in));
    else if (folder == "claims")
      k.claims.push_back(read_claim(in));
    else if (folder == "complaints")
      k.complaints.push_back(read_complaint(in));
    else if (folder == "causes")
      k.causes.push_back(read_cause(in));
    else
      dispatch_single(place, in);
  }

  void dispatch_single(const Place& place, Reader& in) {
    if (place.folder.empty() && place.id == "locate") {
      out_.knowledge.atlas.locate_model = read_locate_model(in);
    } else if (place.folder.empty() && place.id == "complaint_areas") {
      out_.knowledge.safety.complaint_areas = read_complaint_areas(in);
    } else if (place.folder.empty() && place.id == "sources") {
      read_sources(in);
    } else if (place.folder.empty() && place.id == "prevalence_general") {
      in.ignore("id");
      in.ignore("rows");
    } else {
      in.fault(ErrorCode::UnknownId, "", "no kind of knowledge lives here");
    }
  }

  void read_sources(Reader& in) {
    in.ignore("id");
    Reader list = in.object("sources");
    for (const auto& [key, value] : list.value().items()) {
      Reader own = list.object(key);
      out_.sources[key] = {.title = own.string("title"), .opened = own.string("opened")};
      own.finish();
    }
  }

  /// The engine does not read the map; the page does, so its shape is checked as far as needed.
  void join_body_map() {
    Json joined;
    for (const char* view : {"front", "back", "side"}) {
      const std::string path = std::string("body_map/") + view + ".json";
      const auto found = body_map_.find(view);
      if (found == body_map_.end()) {
        faults_.add(ErrorCode::NotFound, path, "the file is missing");
        return;
      }
      Reader in(found->second, path, faults_);
      for (Reader& region : in.objects("regions")) {
        const std::string id = region.string("region");
        if (out_.knowledge.atlas.region(id) == nullptr) {
          region.fault(ErrorCode::BrokenReference, "region", "\"" + id + "\" is not known");
        }
      }
      joined["views"][view] = std::move(found->second);
    }
    for (const auto& [file, key] :
         {std::pair{"windows", "windows"}, std::pair{"style", "styles"}}) {
      const std::string path = std::string("body_map/") + file + ".json";
      const auto found = body_map_.find(file);
      if (found == body_map_.end() || !found->second.contains(key)) {
        faults_.add(ErrorCode::NotFound, path, "the file or its list is missing");
        return;
      }
      joined[key] = std::move(found->second[key]);
    }
    out_.body_map = joined.dump();
  }

  LoadedKnowledge out_;
  Faults faults_;
  std::set<std::string> read_;
  std::map<std::string, Json> body_map_;
};

}  // namespace

Result<LoadedKnowledge> load_knowledge(std::span<const KnowledgeFile> files) {
  Loader loader;
  LoadedKnowledge loaded = loader.run(files);
  if (loader.fault()) return tl::unexpected<Error>(*loader.fault());
  return loaded;
}

}  // namespace unknot::json
