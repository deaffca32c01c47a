// Where retained rows lie: the areas that are left of a place, and what they mean afterwards.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "geo/casebook/area.hpp"
#include "geo/casebook/incident.hpp"
#include "geo/store/database.hpp"
#include "geo/store/incident_join.hpp"

namespace tryggkarta::store {

/// From places to rows of `retained_place`: each set of areas gets one. Must not outlive the schemes.
class RetainedPlaces {
 public:
  RetainedPlaces(Database& database, std::span<const casebook::AreaScheme> schemes);

  /// A row as the table of incidents has it.
  struct Exact {
    std::optional<place::Metric> where;
    casebook::Precision precision;
    std::optional<std::int64_t> named_area;
  };
  struct Kept {
    std::int64_t place;
    casebook::Precision precision;  ///< never finer than before, and `okand` where no area is left
  };
  /// The areas of primärområden and coarser divisions, in force on the row's day or not: a division's days can be
  /// corrected. Writes the set of areas when it is a new one. A named area of a division that the store does not have
  /// is lost, since nobody can tell how exact it is.
  Kept keep(const Exact& exact);

 private:
  struct Named {
    NamedArea areas;
    std::string scheme;
    std::string code;
  };
  struct Place {
    std::int64_t id;
    casebook::Precision finest;
  };
  using Codes = std::map<std::string, std::string>;  ///< scheme → code; "" for none
  Codes codes_of(const std::vector<std::uint16_t>& areas, const Named* waiting) const;
  Place write(const Codes& codes);

  Database& database_;
  std::span<const casebook::AreaScheme> schemes_;
  IncidentJoin join_;
  std::unordered_map<std::int64_t, Named> named_;
  std::map<std::pair<std::vector<std::uint16_t>, const Named*>, Place> places_;
};

/// By the number of their row, as the schemes are now. A scheme that came later has a place for them only where it lies
/// above an area that they have.
std::unordered_map<std::int64_t, NamedArea> retained_places_in(Database& database, const IncidentJoin& join);

}  // namespace tryggkarta::store
