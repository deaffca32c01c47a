#include "geo/analysis/hot_spots.hpp"

#include <algorithm>

#include "geo/statistics/benjamini_hochberg.hpp"
#include "geo/statistics/getis_ord.hpp"
#include "geo/statistics/normal.hpp"

namespace tryggkarta::analysis {

namespace {

int level_of(double q) {
  if (q <= 0.01) return 3;
  if (q <= 0.05) return 2;
  return q <= 0.10 ? 1 : 0;
}

}  // namespace

std::vector<HotSpot> hot_spots(std::span<const double> values, const statistics::Neighbours& neighbours) {
  const auto scores = statistics::getis_ord_star(values, neighbours);
  std::vector<double> p_values;
  for (const auto& score : scores) {
    if (score) p_values.push_back(statistics::two_sided_p(*score));
  }
  const auto adjusted = statistics::benjamini_hochberg(p_values);
  std::vector<HotSpot> spots(values.size());
  auto next = adjusted.begin();
  for (std::size_t i = 0; i < scores.size(); ++i) {
    if (!scores[i]) continue;
    const double q = *next++;
    spots[i] = {scores[i], q, *scores[i] < 0 ? -level_of(q) : level_of(q)};
  }
  return spots;
}

std::vector<std::size_t> hottest_first(const std::vector<HotSpot>& spots) {
  std::vector<std::size_t> order;
  for (std::size_t i = 0; i < spots.size(); ++i) {
    if (spots[i].z) order.push_back(i);
  }
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return *spots[a].z > *spots[b].z; });
  return order;
}

}  // namespace tryggkarta::analysis
