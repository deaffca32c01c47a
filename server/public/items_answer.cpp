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

void append_geometry(std::string& out, const Feature& feature, const FeatureFrame& frame) {
  const auto* area = std::get_if<const GeometryTexts::AreaGeometry*>(&feature.shape);
  if (area != nullptr && &frame.crs == &offered_crs().front()) {
    frame.texts.append(out, **area);
  } else {
    append_geometry(out, frame.crs, sent_in(frame.crs, feature.shape));
  }
}

/// Everything of a feature but its links; the object stays open.
void open_feature(JsonText& json, const Feature& feature, const FeatureFrame& frame) {
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

/// Writes a page from left to right, a piece at a time.
class PageWriter {
 public:
  PageWriter(Page page, std::vector<Link> links) : page_(std::move(page)), links_(std::move(links)) {}

  http::Piece operator()(std::string& out) {
    const std::size_t enough = out.size() + http::kPieceBytes;
    const FeatureFrame frame = page_.frame();
    json_.exchange(out);
    if (next_ == 0) open();
    for (; next_ < page_.indices.size() && json_.size() < enough; ++next_) {
      open_feature(json_, page_.features.at(page_.indices[next_]), frame);
      json_.close_object();
    }
    const bool is_last = next_ == page_.indices.size();
    if (is_last) json_.close_array().close_object();
    json_.exchange(out);
    return is_last ? http::Piece::last : http::Piece::more_follow;
  }

 private:
  void open() {
    json_.open_object().member("type", "FeatureCollection").member("numberMatched", page_.matched);
    json_.member("numberReturned", static_cast<std::int64_t>(page_.indices.size()));
    json_.member("edition", std::int64_t{page_.current->edition->number()});
    add_links(json_, links_);
    json_.key("features").open_array();
  }

  Page page_;
  std::vector<Link> links_;
  JsonText json_{0};
  std::size_t next_ = 0;
};

}  // namespace

FeatureFrame Page::frame() const { return {properties, *crs, *current->geometry_texts}; }

Page page_of(const Call& call, const ItemsQuery& query) {
  Page page{.current = call.current,
            .features = Features(call.edition(), *call.collection, query.figures),
            .properties = sent_properties(*call.collection, query.figures),
            .crs = query.page.crs,
            .indices = {},
            .matched = 0,
            .offset = query.page.offset};
  const auto end = query.page.offset + query.page.limit;
  const auto count = static_cast<std::uint32_t>(page.features.count());
  const bool is_choosy = query.has_conditions();
  for (std::uint32_t i = 0; i < count; ++i) {
    if (is_choosy && !query.matches(page.features.at(i))) continue;
    if (page.matched >= query.page.offset && page.matched < end) page.indices.push_back(i);
    ++page.matched;
  }
  return page;
}

http::PieceSource page_json(Page page, std::vector<Link> links) {
  return PageWriter(std::move(page), std::move(links));
}

std::string page_csv(const Page& page) {
  std::vector<Feature> features;
  for (const std::uint32_t index : page.indices) features.push_back(page.features.at(index));
  return features_csv(features, page.properties);
}

std::string feature_json(const Feature& feature, const FeatureFrame& frame, std::int64_t edition,
                         const std::vector<Link>& links) {
  JsonText json;
  open_feature(json, feature, frame);
  json.member("edition", edition);
  add_links(json, links);
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
