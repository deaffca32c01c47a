#include "geo/analysis/ready_casebook.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <unordered_map>

#include "geo/parallel.hpp"

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

Readied readied(const casebook::CasebookView& view, CityBorders borders, unsigned threads) {
  const std::size_t schemes = view.schemes.size();
  std::array<std::optional<StudyNet>, 2> nets;
  std::vector<std::optional<DayRanks>> ranks(schemes);
  std::vector<statistics::Neighbours> neighbours(schemes);
  in_parallel(threads, nets.size() + schemes, [&](std::size_t task) {
    if (task < nets.size()) {
      nets[task].emplace(view, task == 0 ? place::CellSide::quarter_kilometre : place::CellSide::kilometre);
    } else {
      const std::size_t scheme = task - nets.size();
      ranks[scheme].emplace(view, scheme);
      neighbours[scheme] = neighbours_of(borders.prepared->borders()->zooms.back().schemes.at(scheme));
    }
  });
  Readied ready{view,
                std::move(borders.schemes),
                std::move(borders.prepared),
                {},
                std::move(neighbours),
                std::move(*nets[0]),
                std::move(*nets[1])};
  for (auto& of_scheme : ranks) ready.ranks.push_back(std::move(*of_scheme));
  return ready;
}

}  // namespace

ReadyCasebook::ReadyCasebook(casebook::Casebook casebook, CityBorders borders, const access::ReadGrant& grant,
                             unsigned threads)
    : casebook_(std::move(casebook)), readied_(readied(casebook_.seen_by(grant), std::move(borders), threads)) {}

}  // namespace tryggkarta::analysis
