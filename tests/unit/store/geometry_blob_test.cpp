#include <catch2/catch.hpp>

#include "geo/error.hpp"
#include "geo/store/geometry_blob.hpp"

using namespace tryggkarta;
using namespace tryggkarta::store;
using place::Metric;

namespace {

std::string bytes_of_hex(std::string_view hex) {
  std::string bytes;
  for (std::size_t i = 0; i < hex.size(); i += 2)
    bytes += static_cast<char>(std::stoi(std::string{hex.substr(i, 2)}, nullptr, 16));
  return bytes;
}

const place::MultiPolygon<Metric> kWithHole{{{{0, 0}, {9, 0}, {9, 9}, {0, 9}}, {{{2, 2}, {2, 4}, {4, 4}}}},
                                            {{{20, 20}, {30, 20}, {25, 30}}, {}}};

bool same(const place::MultiPolygon<Metric>& a, const place::MultiPolygon<Metric>& b) {
  if (a.size() != b.size()) return false;
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (a[i].exterior != b[i].exterior || a[i].holes != b[i].holes) return false;
  }
  return true;
}

}  // namespace

TEST_CASE("a point has the bytes that SpatiaLite's MakePoint(1, 2, 3007) gives") {
  PointBlobMaker maker{3007};
  CHECK(maker({1, 2}) == bytes_of_hex("0001BF0B0000000000000000F03F0000000000000040000000000000F03F0000000000000040"
                                      "7C01000000000000000000F03F0000000000000040FE"));
  CHECK(point_in(maker({1, 2})) == Metric{1, 2});
}

TEST_CASE("areas with holes come back as they were") {
  CHECK(same(metric_polygons_in(encode_polygons(kWithHole, 3007)), kWithHole));
}

TEST_CASE("lines and points come back as they were") {
  const place::MultiLine<Metric> lines{{{0, 0}, {1, 1}}, {{5, 5}, {6, 6}, {7, 5}}};
  CHECK(std::get<place::MultiLine<Metric>>(metric_shape_in(encode_shape(lines, 3007))) == lines);
  CHECK(std::get<Metric>(metric_shape_in(encode_shape(Metric{3, 4}, 3007))) == Metric{3, 4});
}

TEST_CASE("a geometry that is cut short anywhere is refused") {
  const std::string whole = encode_polygons(kWithHole, 3007);
  for (std::size_t length = 0; length < whole.size(); ++length) {
    CHECK_THROWS_AS(metric_polygons_in(whole.substr(0, length)), Error);
    if (length + 1 < whole.size()) CHECK_THROWS_AS(metric_polygons_in(whole.substr(0, length) + '\xFE'), Error);
  }
  CHECK_THROWS_AS(metric_polygons_in(whole + '\xFE'), Error);
}

TEST_CASE("a count that cannot be true is refused before memory is asked for") {
  std::string bytes = encode_polygons(kWithHole, 3007);
  bytes[43] = '\xFF';
  bytes[46] = '\x7F';
  CHECK_THROWS_AS(metric_polygons_in(bytes), Error);
}
