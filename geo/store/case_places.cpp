#include "geo/store/case_places.hpp"

#include "geo/store/geometry_blob.hpp"
#include "geo/store/statement.hpp"

namespace tryggkarta::store {

namespace {

std::map<std::string, place::Shape<place::Metric>> shapes_in(Database& database, const char* sql) {
  Statement row{database, sql};
  std::map<std::string, place::Shape<place::Metric>> shapes;
  while (row.step()) shapes.emplace(row.text(0), metric_shape_in(row.view(1)));
  return shapes;
}

std::map<std::string, published::AreaKey> areas_in(Database& database, const char* sql) {
  Statement row{database, sql};
  std::map<std::string, published::AreaKey> areas;
  while (row.step()) areas.emplace(row.text(0), published::AreaKey{row.text(1), row.text(2)});
  return areas;
}

}  // namespace

Places::Places(Database& database, const access::DecisionGrant& grant)
    : reach_(database, grant), is_everywhere_(grant.areas().empty()) {
  if (is_everywhere_) return;
  shapes_of_problems_ = shapes_in(database, "SELECT key, geometry FROM problem");
  shapes_of_actions_ = shapes_in(database, "SELECT key, geometry FROM action");
  areas_of_pledges_ = areas_in(database, "SELECT key, scheme, area FROM pledge");
  areas_of_reports_ = areas_in(database, "SELECT key, scheme, area FROM report");
}

}  // namespace tryggkarta::store
