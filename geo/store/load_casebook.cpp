// The whole restricted book in one pass.
#include <fmt/format.h>

#include <unordered_map>

#include "geo/error.hpp"
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

/// The civil day of instants that mostly come in order: asks the zone once for every quarter of an hour, the finest
/// step of any zone's offset.
class Days {
 public:
  explicit Days(const time::TimeZone& zone) : zone_(zone) {}
  std::int32_t of(time::Instant instant) {
    using Quarter = std::chrono::duration<std::int64_t, std::ratio<900>>;
    const auto quarter = std::chrono::floor<Quarter>(instant).time_since_epoch().count();
    if (quarter != quarter_) {
      quarter_ = quarter;
      day_ = static_cast<std::int32_t>(zone_.day_of(instant).time_since_epoch().count());
    }
    return day_;
  }

 private:
  const time::TimeZone& zone_;
  std::int64_t quarter_ = std::numeric_limits<std::int64_t>::min();
  std::int32_t day_ = 0;
};

std::size_t count_incidents(Database& database) {
  Statement statement{database, "SELECT count(*) FROM incident"};
  statement.step();
  return static_cast<std::size_t>(statement.integer(0));
}

casebook::IncidentTable table_for(std::size_t rows, std::size_t schemes) {
  casebook::IncidentTable table;
  table.day.reserve(rows);
  table.category.reserve(rows);
  table.source.reserve(rows);
  table.area.resize(schemes);
  for (auto& column : table.area) column.reserve(rows);
  return table;
}

casebook::IncidentTable incidents_in(Database& database, const CasebookView& view) {
  const IncidentJoin join{view.schemes};
  const auto named = named_areas_in(database, join);
  const Positions categories =
      positions_by(database, "SELECT id, code FROM category", view.categories, &casebook::Category::code);
  const Positions sources =
      positions_by(database, "SELECT id, name FROM source", view.sources, &casebook::Source::name);
  const time::TimeZone zone = zone_of(view.city);
  Days days{zone};

  casebook::IncidentTable table = table_for(count_incidents(database), view.schemes.size());
  Statement row{database, "SELECT time_from, category, source, precision_id, named_area, geometry FROM incident"};
  while (row.step()) {
    const std::int32_t day = days.of(row.instant(0));
    table.day.push_back(day);
    table.category.push_back(categories.of(row.integer(1)));
    table.source.push_back(sources.of(row.integer(2)));
    const IncidentJoin::Place place{point_in(row.view(5)), static_cast<casebook::Precision>(row.integer(3)),
                                    row.is_null(4) ? nullptr : &named.at(row.integer(4))};
    for (std::size_t scheme = 0; scheme < view.schemes.size(); ++scheme) {
      table.area[scheme].push_back(join.area_in(scheme, day, place));
    }
  }
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
