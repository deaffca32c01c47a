#include "server/casework/feature.hpp"

#include "geo/casebook/record_kinds.hpp"
#include "geo/place/projection.hpp"
#include "server/casework/fields.hpp"
#include "server/casework/record_json.hpp"
#include "server/casework/shape_in.hpp"
#include "server/public/geojson.hpp"

namespace tryggkarta::casework {

namespace {

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

template <class Item>
void read_place(Item& item, const Json& geometry, int epsg) {
  if constexpr (requires { item.shape; }) {
    item.shape = read_shape(geometry, epsg);
  } else if (!geometry.is_null()) {
    throw casebook::RefusedWork({{"geometry", "objektet har ingen egen plats", "the feature has no place of its own"}});
  }
}

}  // namespace

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

#define TRYGGKARTA_ITEM(Item)                           \
  template Json FeatureWriter::properties(const Item&); \
  template void FeatureWriter::read(Item&, const Json&, const Json&) const;
TRYGGKARTA_ITEM(casebook::Problem)
TRYGGKARTA_ITEM(casebook::Action)
TRYGGKARTA_ITEM(casebook::Cause)
TRYGGKARTA_ITEM(casebook::Evaluation)
TRYGGKARTA_ITEM(casebook::Decision)
template Json FeatureWriter::properties(const casebook::PlanVersion&);
TRYGGKARTA_EACH_RECORD(TRYGGKARTA_ITEM)
#undef TRYGGKARTA_ITEM

}  // namespace tryggkarta::casework
