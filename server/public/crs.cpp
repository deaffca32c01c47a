#include "server/public/crs.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <utility>

namespace tryggkarta::public_routes {

namespace {

constexpr std::array<Crs, 5> kOffered{{
    {"http://www.opengis.net/def/crs/OGC/1.3/CRS84", 4326, true, false},
    {"http://www.opengis.net/def/crs/EPSG/0/4326", 4326, true, true},
    {"http://www.opengis.net/def/crs/EPSG/0/3857", 3857, false, false},
    {"http://www.opengis.net/def/crs/EPSG/0/3006", 3006, false, true},
    {"http://www.opengis.net/def/crs/EPSG/0/3007", 3007, false, true},
}};

constexpr int kDegrees = 4326;

/// The transformation of this thread, made at its first use: opening PROJ's database takes milliseconds.
const place::Projection& between(int from, int to) {
  thread_local std::map<std::pair<int, int>, place::Projection> made;
  const std::pair key{from, to};
  const auto found = made.find(key);
  if (found != made.end()) return found->second;
  return made.emplace(key, place::Projection(from, to)).first->second;
}

}  // namespace

std::span<const Crs> offered_crs() { return kOffered; }

const Crs* find_crs(std::string_view uri) {
  const auto found = std::find_if(kOffered.begin(), kOffered.end(), [&](const Crs& crs) { return crs.uri == uri; });
  return found == kOffered.end() ? nullptr : &*found;
}

void to_crs(const Crs& crs, std::span<place::Position> positions) {
  if (!crs.degrees) between(kDegrees, crs.epsg).transform(positions);
}

void from_crs(const Crs& crs, std::span<place::Position> positions) {
  if (!crs.degrees) between(crs.epsg, kDegrees).transform(positions);
}

}  // namespace tryggkarta::public_routes
