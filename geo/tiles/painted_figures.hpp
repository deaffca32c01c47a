// What the areas of a tile carry beside code and name: the figures of one period, or a class for each of many.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "geo/published/edition.hpp"
#include "geo/tiles/encode_mvt.hpp"

namespace tryggkarta::tiles {

struct TileQuery;

/// The figures of one tile's map, ready to be written area by area.
class PaintedFigures {
 public:
  PaintedFigures(const published::Edition& edition, const TileQuery& query);

  /// One period: `status`, and for a shown figure alone `count`, `rate` and `class` (P7). A series: one attribute a
  /// period, named by its token: the class, 0 where the figure is hidden, −1 where it is unknown.
  void add_to(Attributes& attributes, std::size_t area) const;

 private:
  struct Painted {
    std::string token;
    const published::Slice* slice;
    const published::ClassBreaks* rate_breaks;
    const published::ClassBreaks* count_breaks;

    int class_of(const published::Shown& shown) const;
  };
  static Painted paint(const published::Edition& edition, const TileQuery& query, const time::Period& period);

  std::optional<Painted> single_;
  std::vector<Painted> series_;
};

}  // namespace tryggkarta::tiles
