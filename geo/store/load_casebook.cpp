// The whole restricted book in one pass.
#include <fmt/format.h>

#include <map>
#include <unordered_map>

#include "geo/error.hpp"
#include "geo/place/local_transform.hpp"
#include "geo/place/square_net.hpp"
#include "geo/store/geometry_blob.hpp"
#include "geo/store/incident_join.hpp"
#include "geo/store/inside.hpp"
#include "geo/store/savepoint.hpp"
#include "geo/store/statement.hpp"

namespace tryggkarta::store {

namespace {

using casebook::CasebookView;

/// From the ids of a table to positions in the casebook; ids are small and dense.
class Positions {
 public:
  void put(std::int64_t id, std::size_t position) {
    const auto at = static_cast<std::size_t>(id);
    if (at >= positions_.size()) positions_.resize(at + 1, 0);
    positions_[at] = static_cast<std::uint16_t>(position);
  }
  std::uint16_t of(std::int64_t id) const { return positions_.at(static_cast<std::size_t>(id)); }

 private:
  std::vector<std::uint16_t> positions_;
};

template <class Named>
Positions positions_by(Database& database, const char* id_and_name, const std::vector<Named>& all,
                       std::string Named::*name) {
  std::unordered_map<std::string, std::size_t> by_name;
  for (std::size_t position = 0; position < all.size(); ++position) by_name.emplace(all[position].*name, position);
  Positions positions;
  Statement statement{database, id_and_name};
  while (statement.step()) positions.put(statement.integer(0), by_name.at(statement.text(1)));
  return positions;
}

std::unordered_map<std::int64_t, NamedArea> named_areas_in(Database& database, const IncidentJoin& join) {
  std::unordered_map<std::int64_t, NamedArea> named;
  Statement statement{database, "SELECT id, scheme, code FROM named_area"};
  while (statement.step()) named.emplace(statement.integer(0), join.areas_of(statement.text(1), statement.text(2)));
  return named;
}

time::TimeZone zone_of(const casebook::City& city) {
  auto zone = time::TimeZone::named(city.timezone);
  if (!zone) {
    throw Error(
        ErrorKind::bad_input,
        fmt::format("this machine does not know the time zone {}: install tzdata or set another zone", city.timezone));
  }
  return std::move(*zone);
}

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
    row.cell = cell.value_or(casebook::IncidentTable::kNoCell);
  }

 private:
  place::LocalTransform to_world_;
  place::LocalTransform to_net_;
};

std::size_t count_incidents(Database& database) {
  Statement statement{database, "SELECT count(*) FROM incident"};
  statement.step();
  return static_cast<std::size_t>(statement.integer(0));
}

casebook::IncidentTable incidents_in(Database& database, const CasebookView& view) {
  const IncidentJoin join{view.schemes};
  const auto named = named_areas_in(database, join);
  const Positions categories =
      positions_by(database, "SELECT id, code FROM category", view.categories, &casebook::Category::code);
  const Positions sources =
      positions_by(database, "SELECT id, name FROM source", view.sources, &casebook::Source::name);
  const time::TimeZone zone = zone_of(view.city);
  CityClock clock{zone};
  std::optional<PlaceFinder> places;
  if (view.city.analysis_epsg != 0) places.emplace(view.city.analysis_epsg);

  casebook::IncidentTable table{view.schemes.size()};
  table.reserve(count_incidents(database));
  NamedArea areas(view.schemes.size());
  Statement row{database,
                "SELECT time_from, time_to, category, source, precision_id, named_area, geometry, id FROM incident"};
  while (row.step()) {
    casebook::IncidentRow incident;
    incident.id = static_cast<std::uint32_t>(row.integer(7));
    incident.minute = clock.minute_of(row.instant(0));
    incident.hour_known = row.instant(1) - row.instant(0) <= std::chrono::hours{1};
    incident.category = categories.of(row.integer(2));
    incident.source = sources.of(row.integer(3));
    incident.precision = static_cast<casebook::Precision>(row.integer(4));
    incident.cell = casebook::IncidentTable::kNoCell;
    const IncidentJoin::Place place{point_in(row.view(6)), incident.precision,
                                    row.is_null(5) ? nullptr : &named.at(row.integer(5))};
    const std::int32_t day = casebook::IncidentTable::day_of(incident.minute);
    for (std::size_t scheme = 0; scheme < areas.size(); ++scheme) areas[scheme] = join.area_in(scheme, day, place);
    incident.areas = areas;
    if (place.where && incident.precision <= casebook::Precision::plats) places->find(*place.where, incident);
    table.add(incident);
  }
  table.put_in_order();
  return table;
}

}  // namespace

casebook::Casebook Store::load_casebook() const {
  Database& database = inside_->database;
  Savepoint one_view{database};
  CasebookView view;
  view.city = city();
  view.schemes = area_schemes();
  view.denominators = denominators_in(database);
  view.categories = categories();
  view.sources = sources();
  view.coverage = coverage_in(database);
  view.incidents = incidents_in(database, view);
  view.problems = problems_in(database);
  view.actions = actions_in(database);
  view.pledges = pledges_in(database);
  one_view.keep();
  return casebook::Casebook{std::move(view)};
}

}  // namespace tryggkarta::store
