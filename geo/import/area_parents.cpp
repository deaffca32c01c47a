#include "geo/import/area_parents.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "geo/error.hpp"
#include "geo/import/area_codes.hpp"
#include "geo/place/overlap.hpp"

namespace tryggkarta::import {

namespace {

constexpr double kMostOutside = 0.01;
constexpr double kLeastInNamedParent = 0.5;

class ParentFinder {
 public:
  ParentFinder(const casebook::AreaScheme& parents, std::string source)
      : parents_(parents), source_(std::move(source)), codes_(parents), overlaps_(geometries_of(parents)) {}

  void settle(casebook::Area& area) {
    const double ground = area.land_km2 * 1e6;
    const auto overlaps = overlaps_.overlaps_of(area.geometry);
    double inside = 0;
    for (const auto& overlap : overlaps) inside += overlap.square_metres;
    if (overlaps.empty() || ground - inside > ground * kMostOutside) {
      refuse(
          area,
          fmt::format("lies outside every area of {} with {:.1f} % of its ground: check the crs and the parent scheme.",
                      parents_.code, 100 * (ground - inside) / ground));
    }
    if (area.parent.empty()) {
      area.parent = parents_.areas[overlaps.front().area].code;
      ++computed_;
      return;
    }
    take_named_parent(area, overlaps);
  }

  std::vector<std::string> notes(std::size_t areas) const {
    std::vector<std::string> notes;
    if (computed_ > 0)
      notes.push_back(fmt::format("The parent of {} of {} areas was computed from their common ground with {}.",
                                  computed_, areas, parents_.code));
    if (respelled_ > 0)
      notes.push_back(fmt::format("{} parent codes differ from {} by a leading zero and were taken for the same.",
                                  respelled_, parents_.code));
    return notes;
  }

 private:
  static std::vector<place::MultiPolygon<place::Metric>> geometries_of(const casebook::AreaScheme& scheme) {
    std::vector<place::MultiPolygon<place::Metric>> geometries;
    for (const auto& area : scheme.areas) geometries.push_back(area.geometry);
    return geometries;
  }

  [[noreturn]] void refuse(const casebook::Area& area, const std::string& what) const {
    throw Error{ErrorKind::bad_input, fmt::format("{}: area {} {} {}", source_, area.code, area.name, what)};
  }

  void take_named_parent(casebook::Area& area, const std::vector<place::Overlap>& overlaps) {
    const auto own_spelling = codes_.find(area.parent);
    if (!own_spelling)
      refuse(area, fmt::format("names the parent {}, which {} does not have: import the parents first.", area.parent,
                               parents_.code));
    if (*own_spelling != area.parent) ++respelled_;
    area.parent = *own_spelling;
    const auto shared = std::find_if(overlaps.begin(), overlaps.end(), [&](const auto& overlap) {
      return parents_.areas[overlap.area].code == area.parent;
    });
    const double in_parent = shared == overlaps.end() ? 0 : shared->square_metres;
    if (in_parent < area.land_km2 * 1e6 * kLeastInNamedParent) {
      refuse(area, fmt::format("names the parent {}, but most of it lies in {}: check the parent codes.", area.parent,
                               parents_.areas[overlaps.front().area].code));
    }
  }

  const casebook::AreaScheme& parents_;
  std::string source_;
  AreaCodes codes_;
  place::OverlapIndex overlaps_;
  std::size_t computed_ = 0;
  std::size_t respelled_ = 0;
};

}  // namespace

std::vector<std::string> settle_parents(std::vector<casebook::Area>& areas, const casebook::AreaScheme& parents,
                                        const std::string& source) {
  ParentFinder finder{parents, source};
  for (casebook::Area& area : areas) finder.settle(area);
  return finder.notes(areas.size());
}

}  // namespace tryggkarta::import
