#include "geo/casebook/incident_table.hpp"

#include <algorithm>
#include <chrono>
#include <unordered_map>

namespace tryggkarta::casebook {

namespace {

constexpr int kPlaceBits = 2 * place::kHilbertLevels;
constexpr std::uint64_t kUnplaced = std::uint64_t{1} << kPlaceBits;
constexpr int kQuarterShift = kPlaceBits + 1;

/// Quarters since the year 0.
std::uint64_t quarter_of(std::int32_t day) {
  const std::chrono::year_month_day date{std::chrono::sys_days{std::chrono::days{day}}};
  return static_cast<std::uint64_t>(static_cast<int>(date.year()) * 4 +
                                    static_cast<int>(static_cast<unsigned>(date.month()) - 1) / 3);
}

struct Place {
  std::uint64_t key;
  std::uint32_t row;
};

template <class Value>
void reorder(std::vector<Value>& column, const std::vector<Place>& order) {
  std::vector<Value> ordered;
  ordered.reserve(order.size());
  for (const Place& place : order) ordered.push_back(column[place.row]);
  column = std::move(ordered);
}

void sort(std::vector<Place>& places) {
  std::sort(places.begin(), places.end(),
            [](const Place& a, const Place& b) { return a.key != b.key ? a.key < b.key : a.row < b.row; });
}

}  // namespace

void IncidentTable::reserve(std::size_t rows) {
  id_.reserve(rows);
  minute_.reserve(rows);
  category_.reserve(rows);
  source_.reserve(rows);
  precision_.reserve(rows);
  hour_known_.reserve(rows);
  placed_.reserve(rows);
  where_.reserve(rows);
  cell_.reserve(rows);
  for (auto& column : areas_) column.reserve(rows);
}

void IncidentTable::add(const IncidentRow& row) {
  id_.push_back(row.id);
  minute_.push_back(row.minute);
  category_.push_back(row.category);
  source_.push_back(row.source);
  precision_.push_back(row.precision);
  hour_known_.push_back(row.hour_known ? 1 : 0);
  placed_.push_back(row.where ? 1 : 0);
  where_.push_back(row.where.value_or(place::WorldPoint{}));
  cell_.push_back(row.cell);
  for (std::size_t scheme = 0; scheme < areas_.size(); ++scheme) areas_[scheme].push_back(row.areas[scheme]);
}

void IncidentTable::put_in_order() {
  std::vector<Place> places(size());
  std::int32_t known_day = 0;
  std::uint64_t known_quarter = quarter_of(0);
  for (std::size_t row = 0; row < size(); ++row) {
    if (const std::int32_t today = day(row); today != known_day) {
      known_day = today;
      known_quarter = quarter_of(today);
    }
    const std::uint64_t where = placed_[row] != 0 ? place::hilbert_rank(where_[row]) : kUnplaced;
    places[row] = {(known_quarter << kQuarterShift) | where, static_cast<std::uint32_t>(row)};
  }
  placed_ = {};
  number_cells();
  sort(places);
  reorder(id_, places);
  reorder(minute_, places);
  reorder(category_, places);
  reorder(source_, places);
  reorder(precision_, places);
  reorder(hour_known_, places);
  reorder(where_, places);
  reorder(cell_, places);
  for (auto& column : areas_) reorder(column, places);
  std::vector<std::uint64_t> keys(places.size());
  std::transform(places.begin(), places.end(), keys.begin(), [](const Place& place) { return place.key; });
  find_runs(keys);
}

void IncidentTable::number_cells() {
  std::unordered_map<std::uint32_t, std::uint32_t> position;
  for (const std::uint32_t cell : cell_) {
    if (cell != kNoCell && position.try_emplace(cell, 0).second) cells_.push_back(cell);
  }
  std::sort(cells_.begin(), cells_.end());
  for (std::uint32_t i = 0; i < cells_.size(); ++i) position[cells_[i]] = i;
  for (std::uint32_t& cell : cell_) {
    if (cell != kNoCell) cell = position.find(cell)->second;
  }
}

void IncidentTable::find_runs(const std::vector<std::uint64_t>& keys) {
  for (std::size_t begin = 0; begin < keys.size();) {
    const std::uint64_t quarter = keys[begin] >> kQuarterShift;
    const auto until = [&](std::uint64_t key) {
      return static_cast<std::size_t>(
          std::lower_bound(keys.begin() + static_cast<std::ptrdiff_t>(begin), keys.end(), key) - keys.begin());
    };
    Run run{0, 0, begin, until((quarter << kQuarterShift) | kUnplaced), until((quarter + 1) << kQuarterShift)};
    const auto [low, high] = std::minmax_element(minute_.begin() + static_cast<std::ptrdiff_t>(begin),
                                                 minute_.begin() + static_cast<std::ptrdiff_t>(run.end));
    run.first_day = day_of(*low);
    run.last_day = day_of(*high);
    runs_.push_back(run);
    begin = run.end;
  }
}

IncidentTable::Rows IncidentTable::in_tile(const Run& run, int zoom, std::uint32_t x, std::uint32_t y) const {
  const auto stretch = place::stretch_of_tile(zoom, x, y);
  const auto bound = [&](std::uint64_t rank) {
    const auto begin = where_.begin();
    return static_cast<std::size_t>(
        std::partition_point(begin + static_cast<std::ptrdiff_t>(run.begin),
                             begin + static_cast<std::ptrdiff_t>(run.placed_end),
                             [&](place::WorldPoint where) { return place::hilbert_rank(where) < rank; }) -
        begin);
  };
  const std::size_t first = bound(stretch.first);
  return {first, bound(stretch.end)};
}

}  // namespace tryggkarta::casebook
