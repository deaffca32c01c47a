#include "geo/published/basemap.hpp"

#include <algorithm>

namespace tryggkarta::published {

std::string_view Basemap::tile(int zoom, std::int64_t column, std::int64_t row) const {
  const auto& keys = parts_.keys;
  const std::uint64_t wanted = tile_key(zoom, column, row);
  const auto found = std::lower_bound(keys.begin(), keys.end(), wanted);
  if (found == keys.end() || *found != wanted) return {};
  const auto at = static_cast<std::size_t>(found - keys.begin());
  const std::size_t begin = at == 0 ? 0 : parts_.ends[at - 1];
  return std::string_view{parts_.bytes}.substr(begin, parts_.ends[at] - begin);
}

}  // namespace tryggkarta::published
