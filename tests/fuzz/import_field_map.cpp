// Whatever stands in a field map, it is refused in one sentence or says when and what.
#include <string_view>

#include "geo/error.hpp"
#include "geo/import/field_map.hpp"
#include "tests/fuzz/fuzz.hpp"

using tryggkarta::fuzzing::demand;

std::vector<std::string_view> fuzz_seeds() {
  return {
      "crs = \"EPSG:3007\"\nprecision = \"gata\"\n[columns]\nid = \"nr\"\ncategory = \"kod\"\nfrom = \"dag\"\nx = "
      "\"e\"\ny = \"n\"\n"
      "[category]\n\"0801\" = \"stold\"\n",
      "[columns]\nmonth = \"m\"\nlon = \"lon\"\nlat = \"lat\"\n[category]\n\"*\" = \"vald\"\n[source]\nowner = "
      "\"Polisen\"\n"};
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace tryggkarta;
  try {
    const auto map = import::parse_field_map({reinterpret_cast<const char*>(data), size}, "map.toml");
    const auto& columns = map.columns;
    demand(!columns.from.empty() || !columns.date.empty() || !columns.month.empty());
    demand(!columns.category.empty() || map.other_category.has_value());
    demand(columns.x.empty() == columns.y.empty() && columns.lon.empty() == columns.lat.empty());
    demand(!map.epsg || *map.epsg > 0);
  } catch (const Error& error) {
    demand(error.kind() == ErrorKind::bad_input);
  }
  return 0;
}
