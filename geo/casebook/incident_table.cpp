#include "geo/casebook/incident_table.hpp"

#include <algorithm>
#include <chrono>
#include <functional>
#include <unordered_map>
#include <utility>

#include "geo/parallel.hpp"

namespace tryggkarta::casebook {

namespace {

constexpr std::uint64_t kUnplaced = std::uint64_t{1} << (2 * place::kHilbertLevels);

/// Quarters since the year 0.
std::int32_t quarter_of(std::int32_t day) {
  const std::chrono::year_month_day date{std::chrono::sys_days{std::chrono::days{day}}};
  return static_cast<int>(date.year()) * 4 + static_cast<int>(static_cast<unsigned>(date.month()) - 1) / 3;
}

/// The quarters of a span of days, numbered from that of the first day.
class Quarters {
 public:
  Quarters(std::int32_t first_day, std::int32_t last_day) : first_day_(first_day) {
    const std::int32_t first = quarter_of(first_day);
    // Asked for every row: each day is looked up in the calendar once.
    for (std::int32_t day = first_day; day <= last_day; ++day) {
      of_day_.push_back(static_cast<std::uint16_t>(quarter_of(day) - first));
    }
  }
  std::size_t size() const { return std::size_t{of_day_.back()} + 1; }
  std::size_t of(std::int32_t day) const { return of_day_[static_cast<std::size_t>(day - first_day_)]; }

 private:
  std::int32_t first_day_;
  std::vector<std::uint16_t> of_day_;
};

/// Where a row lies on the curve, and where it comes from. Rows of one place keep the order in which they were added.
struct Place {
  std::uint64_t rank;
  std::uint32_t part;
  std::uint32_t row;
  friend auto operator<=>(const Place&, const Place&) = default;
};

struct Days {
  std::int32_t first;
  std::int32_t last;
};

/// Nothing without rows.
std::optional<Days> days_of(const std::vector<IncidentTable>& parts) {
  std::optional<Days> days;
  for (const IncidentTable& part : parts) {
    if (part.size() == 0) continue;
    const auto [low, high] = std::minmax_element(part.minutes(), part.minutes() + part.size());
    const Days own{IncidentTable::day_of(*low), IncidentTable::day_of(*high)};
    days = days ? Days{std::min(days->first, own.first), std::max(days->last, own.last)} : own;
  }
  return days;
}

/// Takes a column out of every part and puts it in order; the parts' memory goes with it.
template <class Value>
std::vector<Value> gathered(std::vector<std::vector<Value>> columns, const std::vector<Place>& places) {
  std::vector<Value> ordered;
  ordered.reserve(places.size());
  for (const Place& place : places) ordered.push_back(columns[place.part][place.row]);
  return ordered;
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
  std::vector<IncidentTable> whole;
  whole.push_back(std::move(*this));
  *this = in_order(std::move(whole), 1);
}

/// The places of all rows, and where each quarter begins among them.
struct IncidentTable::Order {
  std::vector<Place> places;
  std::vector<std::size_t> bounds;  ///< of the quarters, and the end of the last
};

IncidentTable::Order IncidentTable::order_of(const std::vector<IncidentTable>& parts, unsigned threads) {
  Order order;
  const auto days = days_of(parts);
  if (!days) return order;
  const Quarters quarters{days->first, days->last};
  // Rows by part and quarter: first how many, then where the next of them goes.
  std::vector<std::vector<std::size_t>> next(parts.size(), std::vector<std::size_t>(quarters.size(), 0));
  in_parallel(threads, parts.size(), [&](std::size_t part) {
    for (std::size_t row = 0; row < parts[part].size(); ++row) ++next[part][quarters.of(parts[part].day(row))];
  });
  std::size_t rows = 0;
  for (std::size_t quarter = 0; quarter < quarters.size(); ++quarter) {
    order.bounds.push_back(rows);
    for (auto& of_part : next) rows += std::exchange(of_part[quarter], rows);
  }
  order.bounds.push_back(rows);
  order.places.resize(rows);
  in_parallel(threads, parts.size(), [&](std::size_t number) {
    const IncidentTable& part = parts[number];
    for (std::size_t row = 0; row < part.size(); ++row) {
      const std::uint64_t rank = part.placed_[row] != 0 ? place::hilbert_rank(part.where_[row]) : kUnplaced;
      order.places[next[number][quarters.of(part.day(row))]++] = {rank, static_cast<std::uint32_t>(number),
                                                                  static_cast<std::uint32_t>(row)};
    }
  });
  in_parallel(threads, quarters.size(), [&](std::size_t quarter) {
    std::sort(order.places.begin() + static_cast<std::ptrdiff_t>(order.bounds[quarter]),
              order.places.begin() + static_cast<std::ptrdiff_t>(order.bounds[quarter + 1]));
  });
  return order;
}

IncidentTable IncidentTable::in_order(std::vector<IncidentTable> parts, unsigned threads) {
  IncidentTable table{parts.front().areas_.size()};
  const Order order = order_of(parts, threads);
  const auto gather = [&](const auto& column_of) {
    return [&, column_of] {
      std::vector<std::decay_t<decltype(std::invoke(column_of, table))>> columns;
      for (IncidentTable& part : parts) columns.push_back(std::exchange(std::invoke(column_of, part), {}));
      std::invoke(column_of, table) = gathered(std::move(columns), order.places);
    };
  };
  // Wide columns first, so that no thread is left with one at the end.
  std::vector<std::function<void()>> columns{
      gather(&IncidentTable::where_),     gather(&IncidentTable::cell_),       gather(&IncidentTable::id_),
      gather(&IncidentTable::minute_),    gather(&IncidentTable::category_),   gather(&IncidentTable::source_),
      gather(&IncidentTable::precision_), gather(&IncidentTable::hour_known_),
  };
  for (std::size_t scheme = 0; scheme < table.areas_.size(); ++scheme) {
    columns.push_back(
        gather([scheme](IncidentTable& each) -> std::vector<std::uint16_t>& { return each.areas_[scheme]; }));
  }
  in_parallel(threads, columns.size(), [&](std::size_t column) { columns[column](); });
  table.number_cells();
  table.find_runs(order);
  return table;
}

void IncidentTable::number_cells() {
  // First numbered as they are met, then by their own order. Along the curve a row mostly lies in the cell of the row
  // before it.
  std::unordered_map<std::uint32_t, std::uint32_t> met;
  std::uint32_t before = kNoCell;
  std::uint32_t number = kNoCell;
  for (std::uint32_t& cell : cell_) {
    if (cell != before) {
      before = cell;
      number = kNoCell;
      if (cell != kNoCell) {
        const auto [found, is_new] = met.try_emplace(cell, static_cast<std::uint32_t>(cells_.size()));
        if (is_new) cells_.push_back(cell);
        number = found->second;
      }
    }
    cell = number;
  }
  std::vector<std::uint32_t> position(cells_.size());
  std::sort(cells_.begin(), cells_.end());
  for (std::uint32_t i = 0; i < cells_.size(); ++i) position[met.find(cells_[i])->second] = i;
  for (std::uint32_t& cell : cell_) {
    if (cell != kNoCell) cell = position[cell];
  }
}

void IncidentTable::find_runs(const Order& order) {
  for (std::size_t quarter = 0; quarter + 1 < order.bounds.size(); ++quarter) {
    Run run{0, 0, order.bounds[quarter], 0, order.bounds[quarter + 1]};
    if (run.begin == run.end) continue;
    const auto at = [](auto& column, std::size_t row) { return column.begin() + static_cast<std::ptrdiff_t>(row); };
    run.placed_end =
        static_cast<std::size_t>(std::partition_point(at(order.places, run.begin), at(order.places, run.end),
                                                      [](const Place& place) { return place.rank < kUnplaced; }) -
                                 order.places.begin());
    const auto [low, high] = std::minmax_element(at(minute_, run.begin), at(minute_, run.end));
    run.first_day = day_of(*low);
    run.last_day = day_of(*high);
    runs_.push_back(run);
  }
}

bool IncidentTable::has_place(std::size_t row) const {
  const auto run = std::upper_bound(runs_.begin(), runs_.end(), row,
                                    [](std::size_t each, const Run& candidate) { return each < candidate.end; });
  return run != runs_.end() && row < run->placed_end;
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
