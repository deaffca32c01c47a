#include "server/public/geojson.hpp"

#include "server/public/json_text.hpp"

namespace tryggkarta::public_routes {

namespace {

/// Appends coordinates; `shape_of` says what geometry they make.
class CoordinateWriter {
 public:
  CoordinateWriter(std::string& out, const Crs& crs) : out_(out), crs_(crs) {}

  void point(const SentPoint& point) {
    out_ += '[';
    append_decimal(out_, crs_.north_first ? point.y : point.x, crs_.decimals());
    out_ += ',';
    append_decimal(out_, crs_.north_first ? point.x : point.y, crs_.decimals());
    out_ += ']';
  }

  void line(const std::vector<SentPoint>& points) {
    out_ += '[';
    points_of(points);
    out_ += ']';
  }

  void ring(const place::Ring<SentPoint>& points) {
    out_ += '[';
    points_of(points);
    out_ += ',';
    point(points.front());  // RFC 7946 §3.1.6: the first and last positions are equal
    out_ += ']';
  }

  void polygon(const place::Polygon<SentPoint>& polygon) {
    out_ += '[';
    ring(polygon.exterior);
    for (const auto& hole : polygon.holes) {
      out_ += ',';
      ring(hole);
    }
    out_ += ']';
  }

 private:
  void points_of(const std::vector<SentPoint>& points) {
    for (std::size_t i = 0; i < points.size(); ++i) {
      if (i > 0) out_ += ',';
      point(points[i]);
    }
  }

  std::string& out_;
  const Crs& crs_;
};

struct GeometryWriter {
  std::string& out;
  const Crs& crs;

  void operator()(const SentPoint& point) const {
    out += R"({"type":"Point","coordinates":)";
    CoordinateWriter(out, crs).point(point);
    out += '}';
  }
  void operator()(const place::MultiLine<SentPoint>& lines) const {
    parts(lines, R"({"type":"MultiLineString","coordinates":[)", &CoordinateWriter::line);
  }
  void operator()(const place::MultiPolygon<SentPoint>& polygons) const {
    parts(polygons, R"({"type":"MultiPolygon","coordinates":[)", &CoordinateWriter::polygon);
  }

  template <class Part>
  void parts(const std::vector<Part>& of, std::string_view opening,
             void (CoordinateWriter::*write)(const Part&)) const {
    if (of.empty()) {
      out += "null";
      return;
    }
    out += opening;
    CoordinateWriter writer(out, crs);
    for (std::size_t i = 0; i < of.size(); ++i) {
      if (i > 0) out += ',';
      (writer.*write)(of[i]);
    }
    out += "]}";
  }
};

}  // namespace

void append_geometry(std::string& out, const Crs& crs, const SentShape& shape) {
  std::visit(GeometryWriter{out, crs}, shape);
}

}  // namespace tryggkarta::public_routes
