// All incidents of the store as columns, in the order in which maps and counts ask for them.
#pragma once

#include "geo/casebook/clearance.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "geo/casebook/incident.hpp"
#include "geo/place/hilbert.hpp"

namespace tryggkarta::casebook {

/// One incident on its way into the table.
struct IncidentRow {
  std::uint32_t id = 0;        ///< the store's
  std::int32_t minute = 0;     ///< of `from`, minutes since 1970-01-01 00:00 by the city's own clock
  bool hour_known = false;     ///< the interval is an hour at most
  std::uint16_t category = 0;  ///< position in Casebook::categories
  std::uint16_t source = 0;    ///< position in Casebook::sources
  Precision precision = Precision::okand;
  /// Where it is drawn and counted by place; nothing without a point, or with one coarser than `plats`.
  std::optional<place::WorldPoint> where;
  std::uint32_t cell = 0;                ///< of the 250 m net (place::packed), or kNoCell
  std::span<const std::uint16_t> areas;  ///< by scheme, in the order of Casebook::schemes; kNoArea for none
};

/// Columns of equal length, one entry an incident.
class IncidentTable {
 public:
  static constexpr std::uint16_t kNoArea = 0xffff;
  static constexpr std::uint32_t kNoCell = 0xffff'ffff;
  static constexpr std::int32_t kMinutesADay = 1440;

  /// Rows of one quarter of a year: first those with a place, along the Hilbert curve, then those without.
  struct Run {
    std::int32_t first_day;  ///< of its rows, days since 1970-01-01
    std::int32_t last_day;
    std::size_t begin;
    std::size_t placed_end;
    std::size_t end;
    friend bool operator==(const Run&, const Run&) = default;
  };

  /// The civil day of a minute, both since 1970-01-01.
  static std::int32_t day_of(std::int32_t minute) {
    return minute >= 0 ? minute / kMinutesADay : -((-minute + kMinutesADay - 1) / kMinutesADay);
  }

  explicit IncidentTable(std::size_t schemes = 0) : areas_(schemes) {}
  /// The rows of all parts, which have as many schemes each, in order as put_in_order does it, by so many threads. The
  /// table is the same however its rows were parted and however many threads there are. At least one part.
  static IncidentTable in_order(std::vector<IncidentTable> parts, unsigned threads);

  void reserve(std::size_t rows);
  void add(const IncidentRow& row);
  /// Brings the rows into their order, oldest quarter first. Called once, after the last row.
  void put_in_order();

  std::size_t size() const { return minute_.size(); }
  /// Empty before put_in_order.
  const std::vector<Run>& runs() const { return runs_; }

  std::uint32_t id(std::size_t row) const { return id_[row]; }
  std::int32_t minute(std::size_t row) const { return minute_[row]; }
  /// Days since 1970-01-01.
  std::int32_t day(std::size_t row) const { return day_of(minute_[row]); }
  std::uint16_t category(std::size_t row) const { return category_[row]; }
  std::uint16_t source(std::size_t row) const { return source_[row]; }
  Precision precision(std::size_t row) const { return precision_[row]; }
  bool hour_known(std::size_t row) const { return hour_known_[row] != 0; }
  /// Has the row a place? After put_in_order.
  bool has_place(std::size_t row) const;
  /// Meaningless for rows without a place.
  place::WorldPoint where(std::size_t row) const { return where_[row]; }
  /// Position in cells(), or kNoCell.
  std::uint32_t cell(std::size_t row) const { return cell_[row]; }
  /// The packed 250 m cells that hold any row, ascending; filled by put_in_order.
  const std::vector<std::uint32_t>& cells() const { return cells_; }
  std::uint16_t area(std::size_t scheme, std::size_t row) const { return areas_[scheme][row]; }

  friend bool operator==(const IncidentTable&, const IncidentTable&) = default;

  /// Whole columns, for passes over millions of rows.
  const std::int32_t* minutes() const { return minute_.data(); }
  const std::uint16_t* categories() const { return category_.data(); }
  const std::uint16_t* sources() const { return source_.data(); }
  const Precision* precisions() const { return precision_.data(); }

  /// The placed rows of a run that lie in a tile, [begin, end).
  struct Rows {
    std::size_t begin;
    std::size_t end;
  };
  Rows in_tile(const Run& run, int zoom, std::uint32_t x, std::uint32_t y) const;

 private:
  struct Order;
  static Order order_of(const std::vector<IncidentTable>& parts, unsigned threads);
  void number_cells();
  void find_runs(const Order& order);

  std::vector<std::uint32_t> id_;
  std::vector<std::int32_t> minute_;
  std::vector<std::uint16_t> category_;
  std::vector<std::uint16_t> source_;
  std::vector<Precision> precision_;
  std::vector<std::uint8_t> hour_known_;
  std::vector<std::uint8_t> placed_;  // only until the order is there
  std::vector<place::WorldPoint> where_;
  std::vector<std::uint32_t> cell_;
  std::vector<std::vector<std::uint16_t>> areas_;
  std::vector<std::uint32_t> cells_;
  std::vector<Run> runs_;
};

}  // namespace tryggkarta::casebook
