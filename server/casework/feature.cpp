#include "server/casework/feature.hpp"

#include "geo/place/projection.hpp"
#include "server/casework/fields.hpp"
#include "server/casework/shape_in.hpp"
#include "server/public/geojson.hpp"

namespace tryggkarta::casework {

namespace {

using casebook::Action;
using casebook::Cause;
using casebook::Decision;
using casebook::Evaluation;
using casebook::Problem;

const Json kNothing = nullptr;

const Json& member(const Json& object, const char* name) {
  const auto found = object.is_object() ? object.find(name) : object.end();
  return !object.is_object() || found == object.end() ? kNothing : *found;
}

void require_feature(const Json& feature, const Json& before) {
  casebook::FieldComplaints complaints;
  if (!feature.is_object() || member(feature, "type") != "Feature")
    throw casebook::RefusedWork({{"type", "skicka ett GeoJSON-objekt av typen Feature", "send a GeoJSON Feature"}});
  for (const auto& [name, value] : feature.items()) {
    const bool is_known =
        name == "type" || name == "id" || name == "geometry" || name == "properties" || name == "links";
    if (!is_known) complaints.push_back({name.substr(0, 80), "det finns inget sådant fält", "there is no such field"});
    if (complaints.size() >= 50) break;
  }
  const Json& id = member(feature, "id");
  if (!id.is_null() && id != member(before, "id"))
    complaints.push_back({"id", "numret ges av servern", "the number is given by the server"});
  if (!member(feature, "properties").is_object())
    complaints.push_back({"properties", "objektet behöver properties", "the feature needs properties"});
  if (!complaints.empty()) throw casebook::RefusedWork(std::move(complaints));
}

void read_place(Problem& problem, const Json& geometry, int epsg) { problem.shape = read_shape(geometry, epsg); }
void read_place(Action& action, const Json& geometry, int epsg) { action.shape = read_shape(geometry, epsg); }
template <class Item>
void read_place(Item&, const Json& geometry, int) {
  if (!geometry.is_null())
    throw casebook::RefusedWork({{"geometry", "objektet har ingen egen plats", "the feature has no place of its own"}});
}

}  // namespace

std::string_view collection_of(const Problem&) { return "problems"; }
std::string_view collection_of(const Action&) { return "actions"; }
std::string_view collection_of(const Cause&) { return "causes"; }
std::string_view collection_of(const Evaluation&) { return "evaluations"; }
std::string_view collection_of(const Decision&) { return "decisions"; }

std::int64_t version_of(const Problem& problem) { return problem.upkeep.version; }
std::int64_t version_of(const Action& action) { return action.upkeep.version; }
std::int64_t version_of(const Cause& cause) { return cause.version; }
std::int64_t version_of(const Evaluation& evaluation) { return evaluation.version; }
std::int64_t version_of(const Decision&) { return 1; }
void set_version(Problem& problem, std::int64_t version) { problem.upkeep.version = version; }
void set_version(Action& action, std::int64_t version) { action.upkeep.version = version; }
void set_version(Cause& cause, std::int64_t version) { cause.version = version; }
void set_version(Evaluation& evaluation, std::int64_t version) { evaluation.version = version; }

std::string etag_of(std::int64_t version) { return "\"" + std::to_string(version) + "\""; }

Json FeatureWriter::shape(const place::Shape<place::Metric>& shape) const {
  const place::Shape<place::LonLat> degrees = place::ToLonLat{analysis_epsg_}(shape);
  std::string text;
  public_routes::append_geometry(text, crs_, public_routes::sent_in(crs_, &degrees));
  return Json::parse(text);
}

template <class Item>
Json FeatureWriter::properties(const Item& item) {
  return properties_of(item);
}

template <class Item>
void FeatureWriter::read(Item& item, const Json& feature, const Json& before) const {
  require_feature(feature, before);
  FieldReader fields{member(feature, "properties"), member(before, "properties")};
  read_into(item, fields);
  const Json& geometry = member(feature, "geometry");
  try {
    if (before.is_null() || geometry != member(before, "geometry")) read_place(item, geometry, analysis_epsg_);
  } catch (const casebook::RefusedWork& refused) {
    for (const auto& complaint : refused.complaints())
      fields.complain(complaint.field, complaint.swedish, complaint.english);
  }
  fields.finish();
}

template Json FeatureWriter::properties(const Problem&);
template Json FeatureWriter::properties(const Action&);
template Json FeatureWriter::properties(const Cause&);
template Json FeatureWriter::properties(const Evaluation&);
template Json FeatureWriter::properties(const Decision&);
template void FeatureWriter::read(Problem&, const Json&, const Json&) const;
template void FeatureWriter::read(Action&, const Json&, const Json&) const;
template void FeatureWriter::read(Cause&, const Json&, const Json&) const;
template void FeatureWriter::read(Evaluation&, const Json&, const Json&) const;
template void FeatureWriter::read(Decision&, const Json&, const Json&) const;

}  // namespace tryggkarta::casework
