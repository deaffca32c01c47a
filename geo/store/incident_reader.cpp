#include "geo/store/incident_reader.hpp"

#include <array>
#include <chrono>
#include <map>
#include <optional>

#include "geo/place/local_transform.hpp"
#include "geo/place/square_net.hpp"
#include "geo/store/geometry_blob.hpp"
#include "geo/store/statement.hpp"

namespace tryggkarta::store {

namespace {

using casebook::IncidentTable;

/// The city's clock for millions of instants: the zone is asked once for each stretch between two changes of the clock.
class CityClock {
 public:
  explicit CityClock(const time::TimeZone& zone) : zone_(zone) {}

  /// Minutes since 1970-01-01 00:00 as the city's own clock shows them.
  std::int32_t minute_of(time::Instant instant) {
    if (instant < now_.begin || instant >= now_.end) now_ = offset_at(instant);
    return static_cast<std::int32_t>(
        std::chrono::floor<std::chrono::minutes>(instant + now_.ahead).time_since_epoch().count());
  }

 private:
  time::TimeZone::Offset offset_at(time::Instant instant) {
    auto next = known_.upper_bound(instant);
    if (next != known_.begin() && instant < std::prev(next)->second.end) return std::prev(next)->second;
    const auto found = zone_.offset_at(instant);
    return known_.emplace(found.begin, found).first->second;
  }

  const time::TimeZone& zone_;
  time::TimeZone::Offset now_{};
  std::map<time::Instant, time::TimeZone::Offset> known_;
};

/// Metres of the store → where a map draws it and which cell of the net holds it.
class PlaceFinder {
 public:
  explicit PlaceFinder(int analysis_epsg)
      : to_world_(analysis_epsg, 3857), to_net_(analysis_epsg, place::net_epsg(analysis_epsg)) {}

  void find(place::Metric where, casebook::IncidentRow& row) {
    row.where = place::world_point_at(to_world_(where));
    if (!row.where) return;
    const auto cell = place::packed(place::cell_at(to_net_(where), place::CellSide::quarter_kilometre));
    row.cell = cell.value_or(IncidentTable::kNoCell);
  }

 private:
  place::LocalTransform to_world_;
  place::LocalTransform to_net_;
};

/// Reads some hundred rows, then finds their places: each of the two goes through memory that the other would drive out
/// of the processor's own.
class Reader {
 public:
  Reader(Database& database, const IncidentMeaning& meaning, IdRange range)
      : meaning_(meaning),
        clock_(meaning.zone),
        table_(meaning.schemes),
        statement_(
            database,
            "SELECT time_from, time_to, category, source, precision_id, named_area, geometry, id, retained_place "
            "FROM incident WHERE id >= :first AND id < :end") {
    if (meaning.analysis_epsg != 0) places_.emplace(meaning.analysis_epsg);
    statement_.bind(":first", range.first).bind(":end", range.end);
    // Ids are dense, and of what is reserved for those that are missing nothing is ever touched.
    table_.reserve(static_cast<std::size_t>(range.end - range.first));
    areas_.resize(kRows * meaning.schemes);
  }

  IncidentTable read() && {
    while (statement_.step()) {
      read_row();
      if (count_ == kRows) add_rows();
    }
    add_rows();
    return std::move(table_);
  }

 private:
  static constexpr std::size_t kRows = 512;

  void read_row() {
    casebook::IncidentRow& row = rows_[count_];
    row.id = static_cast<std::uint32_t>(statement_.integer(7));
    row.minute = clock_.minute_of(statement_.instant(0));
    row.hour_known = statement_.instant(1) - statement_.instant(0) <= std::chrono::hours{1};
    row.category = meaning_.categories.of(statement_.integer(2));
    row.source = meaning_.sources.of(statement_.integer(3));
    row.precision = static_cast<casebook::Precision>(statement_.integer(4));
    row.where.reset();
    row.cell = IncidentTable::kNoCell;
    origins_[count_] = {point_in(statement_.view(6)), row.precision, named_of_row()};
    ++count_;
  }

  const NamedArea* named_of_row() const {
    if (!statement_.is_null(5)) return &meaning_.named_areas.at(statement_.integer(5));
    return statement_.is_null(8) ? nullptr : &meaning_.retained_places.at(statement_.integer(8));
  }

  void add_rows() {
    const std::size_t schemes = meaning_.schemes;
    for (std::size_t i = 0; i < count_; ++i) {
      const auto& where = origins_[i].where;
      if (where && rows_[i].precision <= casebook::Precision::plats) places_->find(*where, rows_[i]);
    }
    for (std::size_t scheme = 0; scheme < schemes; ++scheme) {
      for (std::size_t i = 0; i < count_; ++i) {
        const std::int32_t day = IncidentTable::day_of(rows_[i].minute);
        areas_[i * schemes + scheme] = meaning_.join.area_in(scheme, day, origins_[i]);
      }
    }
    for (std::size_t i = 0; i < count_; ++i) {
      rows_[i].areas = std::span{areas_}.subspan(i * schemes, schemes);
      table_.add(rows_[i]);
    }
    count_ = 0;
  }

  const IncidentMeaning& meaning_;
  CityClock clock_;
  std::optional<PlaceFinder> places_;
  IncidentTable table_;
  Statement statement_;
  std::array<casebook::IncidentRow, kRows> rows_;
  std::array<IncidentJoin::Place, kRows> origins_;
  std::vector<std::uint16_t> areas_;
  std::size_t count_ = 0;
};

}  // namespace

casebook::IncidentTable read_incidents(Database& database, const IncidentMeaning& meaning, IdRange range) {
  return Reader{database, meaning, range}.read();
}

}  // namespace tryggkarta::store
