// Whatever stands in a field map, it is refused in one sentence or says when and what.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "geo/error.hpp"
#include "geo/import/field_map.hpp"

namespace {

void demand(bool holds) {
  if (!holds) std::abort();
}

}  // namespace

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
