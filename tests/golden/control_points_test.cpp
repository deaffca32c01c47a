#include <catch2/catch.hpp>

#include <iostream>

#include "geo/place/projection.hpp"
#include "tests/golden/reference_table.hpp"
#include "tests/support/shared_data.hpp"

using namespace tryggkarta::place;
using namespace tryggkarta::testing;

TEST_CASE("Lantmäteriet's control points come out within a millimetre") {
  const auto file = shared_data("crs/sweref99_control_points.csv");
  if (!file) {
    std::cout << "skipped: no shared data\n";
    return;
  }
  const auto rows = reference_table(file->string());
  CHECK(rows.size() == 23);
  for (const auto& row : rows) {
    INFO(row.at("document") << " EPSG:" << row.at("epsg") << " " << row.at("lat_deg") << " " << row.at("lon_deg"));
    // EPSG:4619 is SWEREF 99 in degrees: no datum shift may hide in the comparison.
    const Projection projection{4619, std::stoi(row.at("epsg"))};
    const Position metres = projection.transform({std::stod(row.at("lon_deg")), std::stod(row.at("lat_deg"))});
    CHECK(metres.y == Approx(std::stod(row.at("northing_m"))).margin(0.001).epsilon(0));
    CHECK(metres.x == Approx(std::stod(row.at("easting_m"))).margin(0.001).epsilon(0));
  }
}
