// All tiles of a zoom, and what a reader that is not ours finds in them.
#pragma once

#include "geo/casebook/casebook.hpp"

#include <string>
#include <vector>

#include "geo/analysis/ready_casebook.hpp"
#include "geo/tiles/tile_address.hpp"
#include "tests/support/geos_check.hpp"
#include "tests/support/tile_reader.hpp"

namespace tryggkarta::testing {

/// The tiles of a zoom that hold a placed row, without asking the table's own index; up to `margin` tiles around them
/// too.
std::vector<tiles::TileAddress> tiles_with_rows(const casebook::CasebookView& view, int zoom, int margin = 0);

/// The layer of that name; fails the test when it is there twice.
const TileLayer* layer_of(const std::vector<TileLayer>& layers, std::string_view name);

std::uint64_t whole(const TileFeature& feature, const std::string& key);
std::string text(const TileFeature& feature, const std::string& key);

/// Rings as GEOS judges them.
IntegerRings rings_of(const TileFeature& feature);

}  // namespace tryggkarta::testing
