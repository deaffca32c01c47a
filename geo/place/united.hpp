// Several polygons made one, without the borders between them.
#pragma once

#include <cstddef>
#include <span>

#include "geo/place/polygon.hpp"

namespace tryggkarta::place {

std::size_t vertices_in(const MultiPolygon<Metric>& polygons);

/// The ground of all of them. With more than `most_vertices` vertices the outline is simplified, by 1 m, then 4, 16 and
/// 64 m, until it has no more, and stays valid; where that is not enough, the smallest islands are left out. Every
/// polygon must be valid.
MultiPolygon<Metric> united(std::span<const MultiPolygon<Metric>> parts, std::size_t most_vertices);

}  // namespace tryggkarta::place
