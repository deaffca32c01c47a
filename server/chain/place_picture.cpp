#include "server/chain/place_picture.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

#include <fmt/format.h>

#include "geo/place/projection.hpp"
#include "geo/tiles/action_symbol.hpp"
#include "server/casework/feature.hpp"
#include "server/public/pages/words.hpp"

namespace tryggkarta::chain {

using pages::Html;
using place::LonLat;

namespace {

// Units of the picture.
constexpr double kWidth = 480;
constexpr double kHeight = 420;
/// Vertices closer than this are one.
constexpr double kFinest = 0.7;
/// The least that is shown around a point, degrees of latitude: about a kilometre.
constexpr double kLeast = 0.01;
constexpr std::size_t kReadable = 150;

struct Box {
  double west = 180, south = 90, east = -180, north = -90;
  void add(LonLat at) {
    west = std::min(west, at.lon);
    east = std::max(east, at.lon);
    south = std::min(south, at.lat);
    north = std::max(north, at.lat);
  }
  bool touches(const Box& other) const {
    return west <= other.east && other.west <= east && south <= other.north && other.south <= north;
  }
};

/// Every line of a shape; a point is a line of one vertex.
std::vector<place::Ring<LonLat>> lines_of(const place::Shape<LonLat>& shape) {
  if (const auto* point = std::get_if<LonLat>(&shape)) return {{*point}};
  if (const auto* lines = std::get_if<place::MultiLine<LonLat>>(&shape)) return *lines;
  std::vector<place::Ring<LonLat>> rings;
  for (const auto& polygon : std::get<place::MultiPolygon<LonLat>>(shape)) {
    rings.push_back(polygon.exterior);
    rings.insert(rings.end(), polygon.holes.begin(), polygon.holes.end());
  }
  return rings;
}

Box box_of(const std::vector<place::Ring<LonLat>>& lines) {
  Box box;
  for (const auto& line : lines) {
    for (const LonLat& vertex : line) box.add(vertex);
  }
  return box;
}

/// From degrees to the picture, level at its middle.
class Sheet {
 public:
  explicit Sheet(Box box) {
    middle_ = {(box.west + box.east) / 2, (box.south + box.north) / 2};
    stretch_ = std::cos(middle_.lat * std::numbers::pi / 180);
    constexpr double kMargin = 1.5;
    const double high = std::max(box.north - box.south, kLeast) * kMargin;
    const double wide = std::max((box.east - box.west) * stretch_, kLeast) * kMargin;
    scale_ = std::min(kHeight / high, kWidth / wide);
  }

  LonLat at(LonLat where) const {
    return {kWidth / 2 + (where.lon - middle_.lon) * stretch_ * scale_,
            kHeight / 2 - (where.lat - middle_.lat) * scale_};
  }
  Box box() const {
    const double half_high = kHeight / 2 / scale_;
    const double half_wide = kWidth / 2 / scale_ / stretch_;
    return {middle_.lon - half_wide, middle_.lat - half_high, middle_.lon + half_wide, middle_.lat + half_high};
  }
  std::string path(const std::vector<place::Ring<LonLat>>& lines, const char* end) const {
    std::string text;
    for (const auto& line : lines) {
      const auto vertices = drawn_of(line);
      for (std::size_t i = 0; i < vertices.size(); ++i)
        text += fmt::format("{}{:.1f} {:.1f}", i == 0 ? "M" : "L", vertices[i].lon, vertices[i].lat);
      if (!vertices.empty()) text += end;
    }
    return text;
  }

 private:
  /// Which edges of the sheet a place of it lies beyond, as bits.
  static unsigned beyond(LonLat at) {
    constexpr double kMargin = 10;
    return (at.lon < -kMargin ? 1U : 0U) | (at.lon > kWidth + kMargin ? 2U : 0U) | (at.lat < -kMargin ? 4U : 0U) |
           (at.lat > kHeight + kMargin ? 8U : 0U);
  }

  /// The vertices that make a difference: not those that fall together, and of those beyond one edge the first and the
  /// last alone. Nothing of a line that lies beyond one edge as a whole.
  std::vector<LonLat> drawn_of(const place::Ring<LonLat>& line) const {
    std::vector<LonLat> drawn;
    unsigned common = ~0U;
    for (const LonLat& vertex : line) {
      const LonLat here = at(vertex);
      common &= beyond(here);
      const auto size = drawn.size();
      if (size > 0 && std::hypot(here.lon - drawn.back().lon, here.lat - drawn.back().lat) < kFinest) continue;
      const bool is_between = size > 1 && (beyond(here) & beyond(drawn[size - 1]) & beyond(drawn[size - 2])) != 0;
      if (is_between) drawn.pop_back();
      drawn.push_back(here);
    }
    return common == 0 ? drawn : std::vector<LonLat>{};
  }

  LonLat middle_{};
  double stretch_ = 1;
  double scale_ = 1;
};

const published::Scheme* drawn_scheme(const published::Edition& edition) {
  const published::Scheme* chosen = nullptr;
  for (const auto& scheme : edition.schemes()) {
    const bool is_finer = chosen == nullptr || scheme.areas.size() > chosen->areas.size();
    if (scheme.areas.size() <= kReadable && is_finer) chosen = &scheme;
  }
  return chosen;
}

/// Names stand where `covered` leaves room.
void add_areas(Html& html, const published::Edition& edition, const Sheet& sheet, const Box& covered) {
  const auto* scheme = drawn_scheme(edition);
  if (scheme == nullptr) return;
  std::vector<const published::Area*> near;
  for (const auto& area : scheme->areas) {
    const auto rings = lines_of(place::Shape<LonLat>{area.geometry});
    if (!box_of(rings).touches(sheet.box())) continue;
    near.push_back(&area);
    html.empty("path", {{"class", "chain-ground"}, {"d", sheet.path(rings, "Z")}});
  }
  for (const auto* area : near) {
    if (covered.touches({area->label.lon, area->label.lat, area->label.lon, area->label.lat})) continue;
    const LonLat label = sheet.at(area->label);
    html.leaf("text",
              {{"class", "chain-name"},
               {"x", fmt::format("{:.0f}", label.lon)},
               {"y", fmt::format("{:.0f}", label.lat)},
               {"text-anchor", "middle"}},
              pages::display_name(area->name));
  }
}

void add_problem(Html& html, const Sheet& sheet, const place::Shape<LonLat>& shape) {
  const bool is_area = std::holds_alternative<place::MultiPolygon<LonLat>>(shape);
  if (const auto* point = std::get_if<LonLat>(&shape)) {
    const LonLat at = sheet.at(*point);
    html.empty("circle", {{"class", "chain-outline"},
                          {"cx", fmt::format("{:.1f}", at.lon)},
                          {"cy", fmt::format("{:.1f}", at.lat)},
                          {"r", "14"}});
    return;
  }
  const std::string path = sheet.path(lines_of(shape), is_area ? "Z" : "");
  if (is_area) html.empty("path", {{"class", "chain-hatch"}, {"fill", "url(#chain-lines)"}, {"d", path}});
  html.empty("path", {{"class", "chain-case"}, {"d", path}});
  html.empty("path", {{"class", "chain-outline"}, {"d", path}});
}

LonLat middle_of(const Box& box) { return {(box.west + box.east) / 2, (box.south + box.north) / 2}; }

void add_action(Html& html, const Sheet& sheet, const place::Shape<LonLat>& shape,
                const std::pair<const casebook::Action&, std::string>& named) {
  const auto lines = lines_of(shape);
  if (!std::holds_alternative<LonLat>(shape)) {
    const bool is_area = std::holds_alternative<place::MultiPolygon<LonLat>>(shape);
    html.empty("path", {{"class", "chain-way"}, {"d", sheet.path(lines, is_area ? "Z" : "")}});
  }
  const LonLat at = sheet.at(middle_of(box_of(lines)));
  html.open("g", {{"transform", fmt::format("translate({:.1f} {:.1f})", at.lon, at.lat)}});
  html.add(pages::Markup::of_picture(std::string{tiles::action_symbol(casebook::name_of(named.first.status))}));
  html.leaf("text", {{"class", "chain-number"}, {"x", "14"}, {"y", "4"}}, named.second);
  html.close();
}

}  // namespace

void add_place_picture(Html& html, const published::Edition& edition, const PlacePicture& picture) {
  const place::ToLonLat to_degrees{picture.analysis_epsg};
  const auto problem = to_degrees(picture.problem.shape);
  Box box = box_of(lines_of(problem));
  std::vector<place::Shape<LonLat>> actions;
  for (const auto* action : picture.actions) {
    actions.push_back(to_degrees(action->shape));
    const Box own = box_of(lines_of(actions.back()));
    box.add({own.west, own.south});
    box.add({own.east, own.north});
  }
  const Sheet sheet{box};
  html.open("svg", {{"class", "chain-picture"},
                    {"viewBox", fmt::format("0 0 {:.0f} {:.0f}", kWidth, kHeight)},
                    {"role", "img"},
                    {"aria-label", picture.title}});
  html.open("defs").open("pattern", {{"id", "chain-lines"},
                                     {"width", "7"},
                                     {"height", "7"},
                                     {"patternUnits", "userSpaceOnUse"},
                                     {"patternTransform", "rotate(-45)"}});
  html.empty("path", {{"class", "chain-line"}, {"d", "M0 0V7"}}).close().close();
  add_areas(html, edition, sheet, box);
  add_problem(html, sheet, problem);
  for (std::size_t i = 0; i < actions.size(); ++i)
    add_action(html, sheet, actions[i], {*picture.actions[i], fmt::format("A{}", i + 1)});
  html.close();
}

std::string place_features(const PlacePicture& picture) {
  const casework::FeatureWriter writer{picture.analysis_epsg};
  using casework::Json;
  Json features = Json::array();
  const auto add = [&](const Json& feature, const std::string& kind, const std::string& label) {
    features.push_back({{"type", "Feature"},
                        {"geometry", feature.at("geometry")},
                        {"properties",
                         {{"kind", kind},
                          {"label", label},
                          {"key", feature.at("properties").at("key")},
                          {"title", feature.at("properties").at("title")},
                          {"status", feature.at("properties").at("status")}}}});
  };
  add(writer.feature(picture.problem), "problem", "");
  for (std::size_t i = 0; i < picture.actions.size(); ++i)
    add(writer.feature(*picture.actions[i]), "action", fmt::format("A{}", i + 1));
  return Json{{"type", "FeatureCollection"}, {"features", std::move(features)}}.dump();
}

}  // namespace tryggkarta::chain
