#include "geo/tiles/tile_address.hpp"

namespace tryggkarta::tiles {

namespace {

std::optional<std::int64_t> canonical_number(std::string_view text) {
  if (text.empty() || text.size() > 10 || (text.size() > 1 && text[0] == '0')) return std::nullopt;
  std::int64_t value = 0;
  for (const char character : text) {
    if (character < '0' || character > '9') return std::nullopt;
    value = value * 10 + (character - '0');
  }
  return value;
}

}  // namespace

std::optional<TileAddress> TileAddress::parse(std::string_view z, std::string_view x, std::string_view y) {
  const auto zoom = canonical_number(z);
  const auto column = canonical_number(x);
  const auto row = canonical_number(y);
  if (!zoom || !column || !row || *zoom > kMaxZoom) return std::nullopt;
  const std::int64_t side = std::int64_t{1} << *zoom;
  if (*column >= side || *row >= side) return std::nullopt;
  return TileAddress{static_cast<int>(*zoom), *column, *row};
}

}  // namespace tryggkarta::tiles
