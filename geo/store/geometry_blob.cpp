#include "geo/store/geometry_blob.hpp"

#include <algorithm>
#include <bit>
#include <cstdint>
#include <cstring>
#include <limits>
#include <utility>

#include "geo/error.hpp"

namespace tryggkarta::store {

namespace {

static_assert(std::endian::native == std::endian::little, "geometry is written in the machine's own byte order");

constexpr char kStart = '\x00';
constexpr char kLittleEndian = '\x01';
constexpr char kEndOfBox = '\x7C';
constexpr char kEntity = '\x69';
constexpr char kEnd = '\xFE';
constexpr std::size_t kHeaderSize = 43;  // up to and with the type
constexpr std::size_t kBoxAt = 6;
constexpr std::int32_t kLonLatSrid = 4326;

enum Type : std::int32_t { kPoint = 1, kLine = 2, kPolygon = 3, kMultiPoint = 4, kMultiLine = 5, kMultiPolygon = 6 };

struct Xy {
  double x, y;
};
Xy xy(place::Metric p) { return {p.east, p.north}; }
Xy xy(place::LonLat p) { return {p.lon, p.lat}; }
template <class Point>
Point point_of(Xy p) {
  return Point{p.x, p.y};
}

/// Appends values in memory order and keeps the bounding box of all points.
class Writer {
 public:
  Writer(std::int32_t srid, Type type) {
    bytes_ += kStart;
    bytes_ += kLittleEndian;
    raw(srid);
    bytes_.append(4 * sizeof(double), '\0');
    bytes_ += kEndOfBox;
    raw(static_cast<std::int32_t>(type));
  }
  void count(std::size_t n) { raw(static_cast<std::int32_t>(n)); }
  void entity(Type type) {
    bytes_ += kEntity;
    raw(static_cast<std::int32_t>(type));
  }
  template <class Point>
  void point(Point p) {
    const auto [x, y] = xy(p);
    raw(x);
    raw(y);
    west_ = std::min(west_, x);
    east_ = std::max(east_, x);
    south_ = std::min(south_, y);
    north_ = std::max(north_, y);
  }
  template <class Point>
  void ring(const place::Ring<Point>& ring) {
    count(ring.size() + 1);  // the form repeats the first vertex
    for (const Point& p : ring) point(p);
    point(ring.front());
  }
  std::string finish() && {
    const std::array<double, 4> box{west_, south_, east_, north_};
    std::memcpy(bytes_.data() + kBoxAt, box.data(), sizeof box);
    bytes_ += kEnd;
    return std::move(bytes_);
  }

 private:
  template <class Value>
  void raw(Value value) {
    bytes_.append(reinterpret_cast<const char*>(&value), sizeof value);
  }
  std::string bytes_;
  double west_ = std::numeric_limits<double>::infinity(), south_ = west_, east_ = -west_, north_ = -west_;
};

template <class Point>
std::string encode_areas(const place::MultiPolygon<Point>& polygons, std::int32_t srid) {
  Writer writer{srid, kMultiPolygon};
  writer.count(polygons.size());
  for (const auto& polygon : polygons) {
    writer.entity(kPolygon);
    writer.count(1 + polygon.holes.size());
    writer.ring(polygon.exterior);
    for (const auto& hole : polygon.holes) writer.ring(hole);
  }
  return std::move(writer).finish();
}

template <class Point>
std::string encode_lines(const place::MultiLine<Point>& lines, std::int32_t srid) {
  Writer writer{srid, kMultiLine};
  writer.count(lines.size());
  for (const auto& line : lines) {
    writer.entity(kLine);
    writer.count(line.size());
    for (const Point& p : line) writer.point(p);
  }
  return std::move(writer).finish();
}

template <class Point>
std::string encode(const place::Shape<Point>& shape, std::int32_t srid) {
  if (const auto* const polygons = std::get_if<place::MultiPolygon<Point>>(&shape))
    return encode_areas(*polygons, srid);
  if (const auto* const lines = std::get_if<place::MultiLine<Point>>(&shape)) return encode_lines(*lines, srid);
  Writer writer{srid, kPoint};
  writer.point(std::get<Point>(shape));
  return std::move(writer).finish();
}

[[noreturn]] void refuse() {
  throw Error(ErrorKind::broken,
              "the store holds a geometry that cannot be read: `tryggkarta check` tells what is whole");
}

/// Reads forward through the bytes; never beyond them.
class Reader {
 public:
  explicit Reader(std::string_view bytes) : bytes_(bytes) {
    if (bytes.size() < kHeaderSize + 1 || bytes.front() != kStart || bytes.back() != kEnd ||
        bytes[kHeaderSize - 5] != kEndOfBox || static_cast<unsigned char>(bytes[1]) > 1) {
      refuse();
    }
    swapped_ = bytes[1] != kLittleEndian;
    at_ = kHeaderSize - 4;
  }
  std::int32_t type() { return raw<std::int32_t>(); }
  /// How many follow, each of at least that many bytes: a count that cannot be true is refused before memory is asked
  /// for.
  std::size_t count(std::size_t smallest_size) {
    const auto n = raw<std::int32_t>();
    if (n < 0 || static_cast<std::size_t>(n) > (bytes_.size() - at_) / smallest_size) refuse();
    return static_cast<std::size_t>(n);
  }
  void entity(Type expected) {
    if (at_ >= bytes_.size() || bytes_[at_++] != kEntity || type() != expected) refuse();
  }
  void expect_end() const {
    if (at_ + 1 != bytes_.size()) refuse();
  }
  template <class Point>
  Point point() {
    const double x = raw<double>();
    const double y = raw<double>();
    return point_of<Point>({x, y});
  }
  template <class Point>
  std::vector<Point> points() {
    std::vector<Point> all(count(2 * sizeof(double)));
    for (Point& p : all) p = point<Point>();
    return all;
  }
  template <class Point>
  place::Ring<Point> ring() {
    auto ring = points<Point>();
    if (ring.size() < 4 || ring.front() != ring.back()) refuse();
    ring.pop_back();
    return ring;
  }
  template <class Point>
  place::Polygon<Point> polygon() {
    const std::size_t rings = count(4);
    if (rings == 0) refuse();
    place::Polygon<Point> polygon{ring<Point>(), {}};
    for (std::size_t i = 1; i < rings; ++i) polygon.holes.push_back(ring<Point>());
    return polygon;
  }

 private:
  template <class Value>
  Value raw() {
    if (bytes_.size() - at_ < sizeof(Value) + 1) refuse();
    std::array<char, sizeof(Value)> taken;  // NOLINT: filled below
    std::memcpy(taken.data(), bytes_.data() + at_, sizeof(Value));
    if (swapped_) std::reverse(taken.begin(), taken.end());
    at_ += sizeof(Value);
    return std::bit_cast<Value>(taken);
  }
  std::string_view bytes_;
  std::size_t at_ = 0;
  bool swapped_ = false;
};

template <class Point>
place::Shape<Point> decode_body(Reader& reader) {
  switch (reader.type()) {
    case kPoint: return reader.point<Point>();
    case kLine: return place::MultiLine<Point>{reader.points<Point>()};
    case kPolygon: return place::MultiPolygon<Point>{reader.polygon<Point>()};
    case kMultiLine: {
      place::MultiLine<Point> lines(reader.count(5));
      for (auto& line : lines) {
        reader.entity(kLine);
        line = reader.points<Point>();
      }
      return lines;
    }
    case kMultiPolygon: {
      place::MultiPolygon<Point> polygons(reader.count(5));
      for (auto& polygon : polygons) {
        reader.entity(kPolygon);
        polygon = reader.polygon<Point>();
      }
      return polygons;
    }
    default: refuse();
  }
}

template <class Point>
place::Shape<Point> decode(std::string_view bytes) {
  Reader reader{bytes};
  auto shape = decode_body<Point>(reader);
  reader.expect_end();
  return shape;
}

template <class Point>
place::MultiPolygon<Point> decode_areas(std::string_view bytes) {
  auto shape = decode<Point>(bytes);
  auto* const polygons = std::get_if<place::MultiPolygon<Point>>(&shape);
  if (polygons == nullptr) refuse();
  return std::move(*polygons);
}

}  // namespace

PointBlobMaker::PointBlobMaker(int srid) {
  const std::string model = encode(place::Shape<place::Metric>{place::Metric{0, 0}}, srid);
  std::copy(model.begin(), model.end(), bytes_.begin());
}

std::string_view PointBlobMaker::operator()(place::Metric point) {
  // The box of a point is the point twice, then the type, then the point itself.
  std::memcpy(bytes_.data() + kBoxAt, &point, sizeof point);
  std::memcpy(bytes_.data() + kBoxAt + sizeof point, &point, sizeof point);
  std::memcpy(bytes_.data() + kHeaderSize, &point, sizeof point);
  return {bytes_.data(), bytes_.size()};
}

std::optional<place::Metric> point_in(std::string_view bytes) {
  if (bytes.size() != std::tuple_size_v<PointBlob> || bytes[1] != kLittleEndian || bytes[kHeaderSize - 4] != kPoint) {
    return std::nullopt;
  }
  place::Metric point;  // NOLINT: filled below
  std::memcpy(&point, bytes.data() + kHeaderSize, sizeof point);
  return point;
}

std::string encode_shape(const place::Shape<place::Metric>& shape, int srid) { return encode(shape, srid); }
std::string encode_shape(const place::Shape<place::LonLat>& shape) { return encode(shape, kLonLatSrid); }
std::string encode_polygons(const place::MultiPolygon<place::Metric>& polygons, int srid) {
  return encode_areas(polygons, srid);
}
std::string encode_polygons(const place::MultiPolygon<place::LonLat>& polygons) {
  return encode_areas(polygons, kLonLatSrid);
}

place::Shape<place::Metric> metric_shape_in(std::string_view bytes) { return decode<place::Metric>(bytes); }
place::Shape<place::LonLat> lonlat_shape_in(std::string_view bytes) { return decode<place::LonLat>(bytes); }
place::MultiPolygon<place::Metric> metric_polygons_in(std::string_view bytes) {
  return decode_areas<place::Metric>(bytes);
}
place::MultiPolygon<place::LonLat> lonlat_polygons_in(std::string_view bytes) {
  return decode_areas<place::LonLat>(bytes);
}

}  // namespace tryggkarta::store
