// Every incident to its area in every scheme in force on its day.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "geo/casebook/area.hpp"
#include "geo/casebook/incident.hpp"
#include "geo/place/area_index.hpp"

namespace tryggkarta::store {

/// An area as an incident names it, and what it means: for each scheme the position of the area, or kNoArea.
using NamedArea = std::vector<std::uint16_t>;

/// Holds the schemes ready for a million questions. Must not outlive the schemes.
class IncidentJoin {
 public:
  explicit IncidentJoin(std::span<const casebook::AreaScheme> schemes);

  /// The named area itself and the areas above it; kNoArea everywhere when the scheme or code is unknown.
  NamedArea areas_of(const std::string& scheme, const std::string& code) const;

  struct Place {
    std::optional<place::Metric> where;
    casebook::Precision precision;
    const NamedArea* named;  ///< by the area that the row names or those that retention left; nullptr for none
  };
  /// The position in scheme `scheme` on a day, or kNoArea. The point decides where it is precise enough for the
  /// scheme's level and lies in one of its areas; otherwise the named area does.
  std::uint16_t area_in(std::size_t scheme, std::int32_t day, const Place& place) const;
  /// The same, whether the scheme is in force or not.
  std::uint16_t area_of(std::size_t scheme, const Place& place) const;

  std::size_t scheme_count() const { return schemes_.size(); }
  std::optional<std::size_t> position_of_scheme(const std::string& code) const;

 private:
  struct Prepared {
    place::AreaIndex index;
    std::map<std::string, std::uint16_t, std::less<>> position_of_code;
    published::AreaLevel level;
    std::int32_t first_day;
    std::int32_t end_day;
  };

  std::span<const casebook::AreaScheme> schemes_;
  std::vector<Prepared> prepared_;
};

}  // namespace tryggkarta::store
