// Small extracts of OpenStreetMap, written by hand.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "geo/place/coordinate.hpp"

namespace tryggkarta::testing {

/// The text of an .osm file in the making. Tags are "key=value".
class OsmText {
 public:
  using Tags = std::vector<std::string_view>;

  OsmText& node(place::LonLat where, const Tags& tags) {
    put_node(where, tags);
    return *this;
  }
  OsmText& way(const std::vector<place::LonLat>& vertices, const Tags& tags) {
    ways_ += fmt::format("<way id=\"{}\" version=\"1\">", ++ways_count_);
    const int first = nodes_count_ + 1;
    for (std::size_t i = 0; i < vertices.size(); ++i) {
      // A way is closed by the same node, not by one at the same place.
      const bool closes = i > 0 && vertices[i] == vertices.front();
      ways_ += fmt::format("<nd ref=\"{}\"/>", closes ? first : put_node(vertices[i], {}));
    }
    ways_ += tags_text(tags) + "</way>\n";
    return *this;
  }
  /// A closed way around a box.
  OsmText& box(place::LonLat south_west, place::LonLat north_east, const Tags& tags) {
    return way({south_west, {north_east.lon, south_west.lat}, north_east, {south_west.lon, north_east.lat}, south_west},
               tags);
  }
  /// A multipolygon of the two newest ways: the first around the second.
  OsmText& relation_of_last_two(const Tags& tags) {
    relations_ += fmt::format(
        "<relation id=\"{0}\" version=\"1\"><member type=\"way\" ref=\"{1}\" role=\"outer\"/><member type=\"way\" "
        "ref=\"{0}\" role=\"inner\"/><tag k=\"type\" v=\"multipolygon\"/>{2}</relation>\n",
        ways_count_, ways_count_ - 1, tags_text(tags));
    return *this;
  }
  std::string text() const {
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<osm version=\"0.6\" generator=\"test\">\n" + nodes_ + ways_ +
           relations_ + "</osm>\n";
  }

 private:
  static std::string tags_text(const Tags& tags) {
    std::string text;
    for (const auto tag : tags) {
      const auto equals = tag.find('=');
      text += fmt::format("<tag k=\"{}\" v=\"{}\"/>", tag.substr(0, equals), tag.substr(equals + 1));
    }
    return text;
  }
  int put_node(place::LonLat where, const Tags& tags) {
    nodes_ += fmt::format("<node id=\"{}\" version=\"1\" lon=\"{:.7f}\" lat=\"{:.7f}\">{}</node>\n", ++nodes_count_,
                          where.lon, where.lat, tags_text(tags));
    return nodes_count_;
  }

  int nodes_count_ = 0;
  int ways_count_ = 0;
  std::string nodes_, ways_, relations_;
};

}  // namespace tryggkarta::testing
