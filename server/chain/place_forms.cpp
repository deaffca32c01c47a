#include "server/chain/place_forms.hpp"

#include <algorithm>
#include <cctype>
#include <charconv>
#include <cmath>
#include <optional>

#include <fmt/format.h>

namespace tryggkarta::chain {

namespace {

constexpr int kDeepest = 16;
constexpr std::size_t kMostPairs = 20'000;

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && is_blank(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_blank(text.back())) text.remove_suffix(1);
  return text;
}

/// As much of what was written as tells which place is meant.
std::string excerpt(std::string_view text) {
  std::string shown{text.substr(0, 40)};
  std::replace_if(
      shown.begin(), shown.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20; }, ' ');
  // A letter of several bytes must not be cut in two.
  while (text.size() > shown.size() && !shown.empty() && (static_cast<unsigned char>(shown.back()) & 0x80) != 0)
    shown.pop_back();
  return shown;
}

std::optional<double> number_in(std::string_view text) {
  std::string plain{trimmed(text)};
  std::replace(plain.begin(), plain.end(), ',', '.');
  double value = 0;
  const auto [end, error] = std::from_chars(plain.data(), plain.data() + plain.size(), value);
  if (error != std::errc{} || end != plain.data() + plain.size() || !std::isfinite(value)) return std::nullopt;
  return value;
}

/// "57.7, 11.9", "57,7 11,9", "57.7 11.9", "6398000, 148000".
std::optional<NumberPair> pair_in(std::string_view line, std::size_t number) {
  const auto blank = line.find_first_of(" \t");
  const auto comma = line.find(',');
  const bool has_one_comma = comma != std::string_view::npos && line.find(',', comma + 1) == std::string_view::npos;
  std::size_t cut = blank;
  if (has_one_comma && (blank == std::string_view::npos || blank == comma + 1)) cut = comma;
  if (cut == std::string_view::npos) return std::nullopt;
  std::string_view left = trimmed(line.substr(0, cut));
  if (left.ends_with(',')) left.remove_suffix(1);
  const auto first = number_in(left);
  const auto second = number_in(line.substr(cut + 1));
  if (!first || !second) return std::nullopt;
  return NumberPair{*first, *second, number};
}

/// Words, numbers, brackets and commas of WKT, one after the other.
class WktReader {
 public:
  explicit WktReader(std::string_view text) : text_(text) {}

  std::string word() {
    skip();
    std::string found;
    while (at_ < text_.size() && std::isalpha(static_cast<unsigned char>(text_[at_])) != 0)
      found += static_cast<char>(std::toupper(static_cast<unsigned char>(text_[at_++])));
    return found;
  }

  /// Nested lists; the innermost are positions. `depth` 0 is one position.
  Json list(int depth) {
    take('(');
    Json items = Json::array();
    do items.push_back(depth == 1 ? position() : list(depth - 1));
    while (took(','));
    take(')');
    return items;
  }
  Json bracketed_position() {
    take('(');
    Json found = position();
    take(')');
    return found;
  }
  void finish() {
    skip();
    if (at_ != text_.size()) refuse();
  }

 private:
  void skip() {
    while (at_ < text_.size() && is_blank(text_[at_])) ++at_;
  }
  bool took(char c) {
    skip();
    if (at_ >= text_.size() || text_[at_] != c) return false;
    ++at_;
    return true;
  }
  void take(char c) {
    if (!took(c)) refuse();
  }
  Json position() {
    Json numbers = Json::array();
    for (;;) {
      skip();
      const auto end = std::min(text_.find_first_of(" \t\r\n,()", at_), text_.size());
      if (end == at_) break;
      double value = 0;
      const char* first = text_.data() + at_;
      const auto [stop, error] = std::from_chars(first, text_.data() + end, value);
      if (error != std::errc{} || stop != text_.data() + end || !std::isfinite(value)) refuse();
      numbers.push_back(value);
      at_ = end;
    }
    if (numbers.size() < 2 || numbers.size() > 4) refuse();
    numbers.erase(numbers.begin() + 2, numbers.end());
    return numbers;
  }
  [[noreturn]] void refuse() const {
    refuse_place(fmt::format("texten kan inte läsas som WKT vid tecken {} (\"{}\"): skriv till exempel "
                             "POLYGON((11.97 57.70, 11.98 57.70, 11.98 57.71, 11.97 57.70))",
                             at_ + 1, excerpt(text_.substr(std::min(at_, text_.size())))),
                 fmt::format("the text cannot be read as WKT at character {} (\"{}\"): write for example "
                             "POLYGON((11.97 57.70, 11.98 57.70, 11.98 57.71, 11.97 57.70))",
                             at_ + 1, excerpt(text_.substr(std::min(at_, text_.size())))));
  }

  std::string_view text_;
  std::size_t at_ = 0;
};

/// The value of an attribute of one tag, as a number.
std::optional<double> attribute(std::string_view tag, std::string_view name) {
  for (std::size_t at = tag.find(name); at != std::string_view::npos; at = tag.find(name, at + 1)) {
    if (at == 0 || !is_blank(tag[at - 1])) continue;
    std::string_view rest = trimmed(tag.substr(at + name.size()));
    if (!rest.starts_with('=')) continue;
    rest = trimmed(rest.substr(1));
    if (rest.empty() || (rest.front() != '"' && rest.front() != '\'')) return std::nullopt;
    const auto end = rest.find(rest.front(), 1);
    return end == std::string_view::npos ? std::nullopt : number_in(rest.substr(1, end - 1));
  }
  return std::nullopt;
}

/// The name of a tag and its attributes, at most up to its end.
std::string_view name_of_tag(std::string_view tag) { return tag.substr(0, tag.find_first_of(" \t\r\n/")); }

[[noreturn]] void refuse_mixture() {
  refuse_place("samlingen blandar punkter, linjer och ytor: skicka ett objekt, eller flera av samma slag",
               "the collection mixes points, lines and areas: send one feature, or several of one kind");
}

/// Every geometry in a document, in order.
void gather(const Json& json, int depth, std::vector<const Json*>& found) {
  if (depth > kDeepest || !json.is_object()) return;
  const auto member = [&](const char* name) -> const Json* {
    const auto at = json.find(name);
    return at == json.end() ? nullptr : &*at;
  };
  for (const char* list : {"features", "geometries"}) {
    const Json* parts = member(list);
    if (parts == nullptr || !parts->is_array()) continue;
    for (const Json& part : *parts) gather(part, depth + 1, found);
  }
  if (const Json* geometry = member("geometry")) gather(*geometry, depth + 1, found);
  if (member("coordinates") != nullptr && member("type") != nullptr) found.push_back(&json);
}

void append_parts(WrittenPlace& whole, const std::string& type, const Json& coordinates) {
  const bool is_line = type == "LineString" || type == "MultiLineString";
  const bool is_area = type == "Polygon" || type == "MultiPolygon";
  if (!is_line && !is_area) refuse_mixture();
  const std::string many = is_line ? "MultiLineString" : "MultiPolygon";
  if (!whole.type.empty() && whole.type != many) refuse_mixture();
  whole.type = many;
  if (type != many) return whole.coordinates.push_back(coordinates);
  if (!coordinates.is_array()) return;
  for (const Json& part : coordinates) whole.coordinates.push_back(part);
}

}  // namespace

void refuse_place(const std::string& swedish, const std::string& english) {
  throw casebook::RefusedWork({{"geometry", swedish, english}});
}

std::vector<NumberPair> read_pairs(std::string_view text) {
  std::vector<NumberPair> pairs;
  std::size_t number = 0;
  while (!text.empty()) {
    const auto end = std::min(text.find_first_of("\n;"), text.size());
    const std::string_view line = trimmed(text.substr(0, end));
    ++number;
    text.remove_prefix(std::min(end + 1, text.size()));
    if (line.empty()) continue;
    const auto pair = pair_in(line, number);
    if (!pair) {
      refuse_place(fmt::format("rad {} (\"{}\") är inget par av koordinater: skriv till exempel 57.70, 11.97", number,
                               excerpt(line)),
                   fmt::format("line {} (\"{}\") is no pair of coordinates: write for example 57.70, 11.97", number,
                               excerpt(line)));
    }
    pairs.push_back(*pair);
    if (pairs.size() > kMostPairs) break;  // refused for its length, whatever follows
  }
  return pairs;
}

WrittenPlace read_wkt(std::string_view text) {
  if (const auto semicolon = text.find(';'); text.starts_with("SRID") && semicolon != std::string_view::npos)
    text.remove_prefix(semicolon + 1);
  WktReader reader{text};
  const std::string kind = reader.word();
  WrittenPlace place;
  for (std::string extra = reader.word(); !extra.empty(); extra = reader.word()) {
    if (extra != "Z" && extra != "M" && extra != "ZM")
      refuse_place("texten är en tom eller okänd WKT-geometri: skriv en med koordinater",
                   "the text is an empty or unknown WKT geometry: write one with coordinates");
  }
  if (kind == "POINT") {
    place = {"Point", reader.bracketed_position()};
  } else if (kind == "LINESTRING") {
    place = {"LineString", reader.list(1)};
  } else if (kind == "POLYGON") {
    place = {"Polygon", reader.list(2)};
  } else if (kind == "MULTILINESTRING") {
    place = {"MultiLineString", reader.list(2)};
  } else if (kind == "MULTIPOLYGON") {
    place = {"MultiPolygon", reader.list(3)};
  } else {
    refuse_place(
        fmt::format("WKT-geometrin {} kan inte vara en plats: skriv POINT, LINESTRING eller POLYGON", excerpt(kind)),
        fmt::format("the WKT geometry {} cannot be a place: write POINT, LINESTRING or POLYGON", excerpt(kind)));
  }
  reader.finish();
  return place;
}

WrittenPlace read_gpx(std::string_view text) {
  Json waypoints = Json::array();
  Json lines = Json::array();
  for (std::size_t at = text.find('<'); at != std::string_view::npos; at = text.find('<', at + 1)) {
    const auto end = text.find('>', at);
    if (end == std::string_view::npos) break;
    const std::string_view tag = text.substr(at + 1, end - at - 1);
    const std::string_view name = name_of_tag(tag);
    if (name == "trkseg" || name == "rte") lines.push_back(Json::array());
    const bool is_waypoint = name == "wpt";
    if (!is_waypoint && name != "trkpt" && name != "rtept") continue;
    const auto lat = attribute(tag, "lat");
    const auto lon = attribute(tag, "lon");
    if (!lat || !lon)
      refuse_place(fmt::format("en punkt i GPX-filen saknar lat eller lon (\"{}\")", excerpt(tag)),
                   fmt::format("a point of the GPX file lacks lat or lon (\"{}\")", excerpt(tag)));
    Json position = Json::array({*lon, *lat});
    if (is_waypoint) {
      waypoints.push_back(std::move(position));
    } else {
      if (lines.empty()) lines.push_back(Json::array());
      lines.back().push_back(std::move(position));
    }
  }
  Json drawn = Json::array();
  for (Json& line : lines) {
    if (line.size() >= 2) drawn.push_back(std::move(line));
  }
  if (!drawn.empty()) return {"MultiLineString", std::move(drawn)};
  if (waypoints.size() == 1) return {"Point", waypoints.front()};
  if (waypoints.size() > 1) return {"LineString", std::move(waypoints)};
  refuse_place("GPX-filen har inga punkter: spela in ett spår eller sätt en punkt",
               "the GPX file has no points: record a track or set a waypoint");
}

WrittenPlace read_geojson(std::string_view text) {
  const auto callback = [](int depth, Json::parse_event_t, Json&) {
    if (depth > kDeepest + 8)
      refuse_place("texten har för många nivåer för att vara GeoJSON", "the text has too many levels to be GeoJSON");
    return true;
  };
  const Json json = Json::parse(text, callback, false);
  if (json.is_discarded())
    refuse_place("texten börjar som GeoJSON men kan inte läsas: klistra in hela filen från { till }",
                 "the text begins as GeoJSON but cannot be read: paste the whole file from { to }");
  std::vector<const Json*> found;
  gather(json, 0, found);
  if (found.empty())
    refuse_place("texten har ingen geometri: skicka ett GeoJSON-objekt med coordinates",
                 "the text has no geometry: send a GeoJSON object with coordinates");
  const auto type_of = [](const Json& geometry) {
    const Json& type = geometry.at("type");
    return type.is_string() ? type.get<std::string>() : std::string{};
  };
  if (found.size() == 1) return {type_of(*found.front()), found.front()->at("coordinates")};
  WrittenPlace whole{"", Json::array()};
  for (const Json* geometry : found) append_parts(whole, type_of(*geometry), geometry->at("coordinates"));
  return whole;
}

}  // namespace tryggkarta::chain
