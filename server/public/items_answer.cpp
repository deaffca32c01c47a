#include "server/public/items_answer.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "server/public/csv_text.hpp"
#include "server/public/geojson.hpp"

namespace tryggkarta::public_routes {

namespace {

struct ValueToJson {
  JsonText& json;
  void operator()(std::monostate) const { json.null(); }
  void operator()(const std::string& text) const { json.text(text); }
  void operator()(std::int64_t number) const { json.number(number); }
  void operator()(double number) const { json.number(number); }
  void operator()(const std::vector<std::string>& texts) const {
    json.open_array();
    for (const std::string& text : texts) json.text(text);
    json.close_array();
  }
};

struct ValueToCsv {
  CsvText& csv;
  void operator()(std::monostate) const { csv.nothing(); }
  void operator()(const std::string& text) const { csv.text(text); }
  void operator()(std::int64_t number) const { csv.number(number); }
  void operator()(double number) const { csv.number(number); }
  void operator()(const std::vector<std::string>& texts) const { csv.text(fmt::format("{}", fmt::join(texts, " "))); }
};

void append_geometry(std::string& out, const Feature& feature, const PageFrame& frame) {
  const auto* area = std::get_if<const GeometryTexts::AreaGeometry*>(&feature.shape);
  if (area != nullptr && &frame.crs == &offered_crs().front()) {
    frame.texts.append(out, **area);
  } else {
    append_geometry(out, frame.crs, sent_in(frame.crs, feature.shape));
  }
}

/// Everything of a feature but its links; the object stays open.
void open_feature(JsonText& json, const Feature& feature, const PageFrame& frame) {
  json.open_object().member("type", "Feature").member("id", std::int64_t{feature.id});
  json.key("geometry");
  append_geometry(json.value(), feature, frame);
  json.key("properties").open_object();
  for (std::size_t i = 0; i < feature.values.size(); ++i) {
    json.key(frame.properties[i].name);
    std::visit(ValueToJson{json}, feature.values[i]);
  }
  json.close_object();
}

}  // namespace

Page page_of(const published::Edition& edition, const Collection& collection, const ItemsQuery& query) {
  Page page;
  page.offset = query.offset;
  for (Feature& feature : features_of(edition, collection, query.figures)) {
    if (!query.matches(feature)) continue;
    const bool on_page = page.matched >= query.offset && page.matched < query.offset + query.limit;
    ++page.matched;
    if (on_page) page.features.push_back(std::move(feature));
  }
  return page;
}

std::string page_json(const Page& page, const PageFrame& frame) {
  constexpr std::size_t kTypicalFeature = 4096;
  JsonText json(1024 + page.features.size() * kTypicalFeature);
  json.open_object().member("type", "FeatureCollection").member("numberMatched", page.matched);
  json.member("numberReturned", static_cast<std::int64_t>(page.features.size())).member("edition", frame.edition);
  add_links(json, frame.links);
  json.key("features").open_array();
  for (const Feature& feature : page.features) {
    open_feature(json, feature, frame);
    json.close_object();
  }
  json.close_array().close_object();
  return std::move(json).finish();
}

std::string feature_json(const Feature& feature, const PageFrame& frame) {
  JsonText json;
  open_feature(json, feature, frame);
  json.member("edition", frame.edition);
  add_links(json, frame.links);
  json.close_object();
  return std::move(json).finish();
}

std::string features_csv(const std::vector<Feature>& features, const std::vector<Property>& properties) {
  CsvText csv;
  csv.text("id");
  for (const Property& property : properties) csv.text(property.name);
  csv.end_row();
  for (const Feature& feature : features) {
    csv.number(std::int64_t{feature.id});
    for (const Value& value : feature.values) std::visit(ValueToCsv{csv}, value);
    csv.end_row();
  }
  return std::move(csv).finish();
}

}  // namespace tryggkarta::public_routes
