// Three texts are the address of a tile or not; the address of a tile has one spelling.
#include <string>

#include "geo/tiles/tile_address.hpp"
#include "tests/fuzz/fuzz.hpp"

using tryggkarta::fuzzing::demand;

std::vector<std::string_view> fuzz_seeds() {
  return {"0/0/0",  "14/8736/4993", "22/4194303/4194303", "22/4194304/0", "1/2/0", "01/0/0", "5/+1/3",
          "9/-1/0", "23/0/0"};
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto first = text.find('/');
  const auto second = first == std::string_view::npos ? first : text.find('/', first + 1);
  if (second == std::string_view::npos) return 0;
  const auto z = text.substr(0, first);
  const auto x = text.substr(first + 1, second - first - 1);
  const auto y = text.substr(second + 1);
  const auto address = tryggkarta::tiles::TileAddress::parse(z, x, y);
  if (!address) return 0;
  demand(address->z >= 0 && address->z <= tryggkarta::tiles::TileAddress::kMaxZoom);
  const std::int64_t end = std::int64_t{1} << address->z;
  demand(address->x >= 0 && address->x < end && address->y >= 0 && address->y < end);
  demand(std::to_string(address->z) == z && std::to_string(address->x) == x && std::to_string(address->y) == y);
  return 0;
}
