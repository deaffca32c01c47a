// Whether an incident has an area: what "unplaced" of an import's account counts.
#pragma once

#include "geo/casebook/area.hpp"
#include "geo/casebook/incident.hpp"

#include <memory>
#include <span>

#include "geo/time/period.hpp"

namespace tryggkarta::import {

/// The schemes of a city, prepared for "does any area hold this?".
class AreaFinder {
 public:
  explicit AreaFinder(std::span<const casebook::AreaScheme> schemes);
  ~AreaFinder();

  /// Whether the incident lies in an area of any scheme in force on its day: by its point where the precision is fine
  /// enough for the level, or by its code.
  bool places(const casebook::Incident& incident, time::Day day) const;

 private:
  struct Inside;
  std::unique_ptr<Inside> inside_;
};

}  // namespace tryggkarta::import
