// A transformation for millions of points of one city.
#pragma once

#include <array>
#include <cstdint>
#include <unordered_map>

#include "geo/place/projection.hpp"

namespace tryggkarta::place {

/// Transforms exactly at the corners of squares of 256 m and in between by their bilinear mean: less than 1 cm from the
/// exact place (both sides are smooth over so short a way), at a hundredth of the cost. Not for sharing between
/// threads.
class LocalTransform {
 public:
  /// Between projected systems in metres. Throws Error(bad_input) when PROJ does not know a code.
  LocalTransform(int from_epsg, int to_epsg) : exact_(from_epsg, to_epsg) {}

  Position operator()(Metric where);

 private:
  // Squares share their corners, so they are kept a kilometre at a time: a city's corners then fit in the processor's
  // own memory.
  static constexpr int kSquares = 4;
  static constexpr int kCorners = kSquares + 1;
  using Block = std::array<Position, kCorners * kCorners>;  // row by row from the south-west
  const Block& block_at(std::int64_t column, std::int64_t row);

  Projection exact_;
  std::unordered_map<std::uint64_t, Block> blocks_;
};

}  // namespace tryggkarta::place
