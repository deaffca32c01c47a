// The whole restricted book in one pass.
#include <fmt/format.h>

#include <optional>
#include <unordered_map>

#include "geo/error.hpp"
#include "geo/parallel.hpp"
#include "geo/store/incident_reader.hpp"
#include "geo/store/inside.hpp"
#include "geo/store/retained_places.hpp"
#include "geo/store/savepoint.hpp"
#include "geo/store/statement.hpp"

namespace tryggkarta::store {

namespace {

using casebook::CasebookView;

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

IncidentMeaning meaning_of(Database& database, const CasebookView& view) {
  IncidentJoin join{view.schemes};
  auto named_areas = named_areas_in(database, join);
  auto retained_places = retained_places_in(database, join);
  return {std::move(join),
          std::move(named_areas),
          std::move(retained_places),
          positions_by(database, "SELECT id, code FROM category", view.categories, &casebook::Category::code),
          positions_by(database, "SELECT id, name FROM source", view.sources, &casebook::Source::name),
          zone_of(view.city),
          view.city.analysis_epsg,
          view.schemes.size()};
}

/// All ids of incidents in so many ranges of equal length.
std::vector<IdRange> id_ranges(Database& database, std::size_t count) {
  Statement statement{database, "SELECT coalesce(min(id), 0), coalesce(max(id) + 1, 0) FROM incident"};
  statement.step();
  const std::int64_t first = statement.integer(0);
  const std::int64_t length = statement.integer(1) - first;
  const auto parts = static_cast<std::int64_t>(count);
  std::vector<IdRange> ranges;
  for (std::int64_t part = 0; part < parts; ++part) {
    ranges.push_back({first + length * part / parts, first + length * (part + 1) / parts});
  }
  return ranges;
}

std::int64_t data_version(Database& database) {
  Statement statement{database, "PRAGMA data_version"};
  statement.step();
  return statement.integer(0);
}

/// One unchanging view of the file for several threads. A connection serves one of them, so the others get connections
/// of their own.
class SharedView {
 public:
  SharedView(Database& own, unsigned threads) : own_(own) {
    // Nobody else sees what an open transaction has written.
    const bool alone = own.in_transaction() || threads <= 1;
    const std::int64_t before = alone ? 0 : data_version(own);
    for (unsigned other = 1; !alone && other < threads; ++other) {
      others_.emplace_back(sqlite3_db_filename(own.handle(), "main"), Database::Mode::read_only, own.path());
      others_.back().run("BEGIN; SELECT count(*) FROM sqlite_schema");
    }
    one_view_.emplace(own);
    // Where somebody has committed meanwhile, the views may differ: then one connection reads everything.
    if (!alone && data_version(own) != before) others_.clear();
  }

  std::size_t connections() const { return others_.size() + 1; }
  Database& connection(std::size_t number) { return number == 0 ? own_ : others_[number - 1]; }
  void keep() { one_view_->keep(); }

 private:
  Database& own_;
  std::vector<Database> others_;
  std::optional<Savepoint> one_view_;
};

casebook::IncidentTable incidents_in(SharedView& shared, const CasebookView& view, unsigned threads) {
  const IncidentMeaning meaning = meaning_of(shared.connection(0), view);
  const auto ranges = id_ranges(shared.connection(0), shared.connections());
  std::vector<casebook::IncidentTable> parts(ranges.size());
  in_parallel(threads, ranges.size(),
              [&](std::size_t part) { parts[part] = read_incidents(shared.connection(part), meaning, ranges[part]); });
  return casebook::IncidentTable::in_order(std::move(parts), threads);
}

}  // namespace

casebook::Casebook Store::load_casebook(unsigned threads) const {
  Database& database = inside_->database;
  SharedView one_view{database, threads};
  CasebookView view;
  view.city = city();
  view.schemes = area_schemes();
  view.denominators = denominators_in(database);
  view.categories = categories();
  view.sources = sources();
  view.coverage = coverage_in(database);
  view.incidents = incidents_in(one_view, view, threads);
  view.problems = problems_in(database);
  view.actions = actions_in(database);
  view.pledges = pledges_in(database);
  one_view.keep();
  return casebook::Casebook{std::move(view)};
}

}  // namespace tryggkarta::store
