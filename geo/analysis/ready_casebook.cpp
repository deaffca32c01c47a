#include "geo/analysis/ready_casebook.hpp"

#include <algorithm>
#include <unordered_map>

namespace tryggkarta::analysis {

namespace {

/// Queen contiguity: a common vertex makes neighbours. Prepared borders share every vertex of a common border.
statistics::Neighbours neighbours_of(const std::vector<place::GridArea>& areas) {
  std::unordered_map<std::uint64_t, std::vector<std::uint32_t>> holders;
  for (std::uint32_t area = 0; area < areas.size(); ++area) {
    for (const auto& ring : areas[area].rings) {
      for (const place::GridPoint& vertex : ring) {
        auto& here = holders[(static_cast<std::uint64_t>(static_cast<std::uint32_t>(vertex.x)) << 32) |
                             static_cast<std::uint32_t>(vertex.y)];
        if (here.empty() || here.back() != area) here.push_back(area);
      }
    }
  }
  statistics::Neighbours neighbours(areas.size());
  for (const auto& [vertex, here] : holders) {
    for (const std::uint32_t a : here) {
      for (const std::uint32_t b : here) {
        if (a != b) neighbours[a].push_back(b);
      }
    }
  }
  for (auto& of_area : neighbours) {
    std::sort(of_area.begin(), of_area.end());
    of_area.erase(std::unique(of_area.begin(), of_area.end()), of_area.end());
  }
  return neighbours;
}

Readied readied(const casebook::CasebookView& view, CityBorders borders) {
  Readied ready{view,
                std::move(borders.schemes),
                std::move(borders.prepared),
                {},
                {},
                StudyNet{view, place::CellSide::quarter_kilometre},
                StudyNet{view, place::CellSide::kilometre}};
  for (std::size_t scheme = 0; scheme < view.schemes.size(); ++scheme) {
    ready.ranks.emplace_back(view, scheme);
    ready.area_neighbours.push_back(neighbours_of(ready.borders->zooms.back().schemes.at(scheme)));
  }
  return ready;
}

}  // namespace

ReadyCasebook::ReadyCasebook(casebook::Casebook casebook, CityBorders borders, const access::ReadGrant& grant)
    : casebook_(std::move(casebook)), readied_(readied(casebook_.seen_by(grant), std::move(borders))) {}

}  // namespace tryggkarta::analysis
