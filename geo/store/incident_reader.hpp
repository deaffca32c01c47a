// The rows of incidents as the casebook has them; for load_casebook alone.
#pragma once

#include <cstdint>
#include <unordered_map>
#include <vector>

#include "geo/casebook/casebook.hpp"
#include "geo/store/database.hpp"
#include "geo/store/incident_join.hpp"
#include "geo/time/local_time.hpp"

namespace tryggkarta::store {

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

/// What a row means: ids to positions, points to areas, instants to the city's clock. Shared by readers in several
/// threads. Must not outlive the schemes it was made with.
struct IncidentMeaning {
  IncidentJoin join;
  std::unordered_map<std::int64_t, NamedArea> named_areas;
  std::unordered_map<std::int64_t, NamedArea> retained_places;
  Positions categories;
  Positions sources;
  time::TimeZone zone;
  int analysis_epsg;
  std::size_t schemes;
};

/// Ids from `first` up to `end`, without it.
struct IdRange {
  std::int64_t first;
  std::int64_t end;
};

/// The incidents of the range by their ids, not yet in the table's order.
casebook::IncidentTable read_incidents(Database& database, const IncidentMeaning& meaning, IdRange range);

}  // namespace tryggkarta::store
