// Roughness for lines that were drawn by hand: smooth noise that depends on the place alone.
#pragma once

#include <cstdint>

#include "geo/place/coordinate.hpp"

namespace tryggkarta::demo {

/// One layer of noise. Equal places get equal values on every machine: only +, −, × and rounding are used.
struct NoiseLayer {
  double wavelength;     ///< metres between independent values
  std::uint64_t number;  ///< layers of different number are independent
};

/// A smooth value in [−1, 1] (value noise on a square lattice, cubic fade).
double noise_at(place::Metric where, NoiseLayer layer);

/// Moves a place by at most `reach` metres in each axis, neighbours by nearly the same.
place::Metric shaken(place::Metric where, double reach, NoiseLayer layer);

}  // namespace tryggkarta::demo
