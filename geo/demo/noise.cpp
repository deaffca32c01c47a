#include "geo/demo/noise.hpp"

#include <cmath>
#include <cstdint>

#include "geo/demo/chance.hpp"

namespace tryggkarta::demo {

namespace {

double lattice_value(std::int64_t column, std::int64_t row, std::uint64_t number) {
  const std::uint64_t bits =
      mixed(mixed(static_cast<std::uint64_t>(column)) ^ (static_cast<std::uint64_t>(row) << 20) ^ (number << 50));
  return static_cast<double>(bits >> 11) * 0x1.0p-52 - 1;
}

double faded(double share) { return share * share * (3 - 2 * share); }
double between(double from, double to, double share) { return from + (to - from) * share; }

}  // namespace

double noise_at(place::Metric where, NoiseLayer layer) {
  const double x = where.east / layer.wavelength;
  const double y = where.north / layer.wavelength;
  const auto column = static_cast<std::int64_t>(std::floor(x));
  const auto row = static_cast<std::int64_t>(std::floor(y));
  const double across = faded(x - static_cast<double>(column));
  const double up = faded(y - static_cast<double>(row));
  const double south =
      between(lattice_value(column, row, layer.number), lattice_value(column + 1, row, layer.number), across);
  const double north =
      between(lattice_value(column, row + 1, layer.number), lattice_value(column + 1, row + 1, layer.number), across);
  return between(south, north, up);
}

place::Metric shaken(place::Metric where, double reach, NoiseLayer layer) {
  const NoiseLayer other{layer.wavelength, layer.number + 1};
  return {where.east + reach * noise_at(where, layer), where.north + reach * noise_at(where, other)};
}

}  // namespace tryggkarta::demo
