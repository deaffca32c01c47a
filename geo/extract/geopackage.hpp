// Front door of geo/extract: a sheet as a GeoPackage (OGC 12-128r17), which GIS programs open as it is.
#pragma once

#include <filesystem>

#include "geo/extract/sheet.hpp"

namespace tryggkarta::extract {

/// Writes a new file with one layer in WGS 84 that is named as the sheet, its features numbered by their ids, with a
/// spatial index. Rows without a place are there without geometry. Throws Error(unavailable) where the file cannot be
/// written to its end; what there is of it then is to be removed.
void write_geopackage(const Sheet& sheet, const std::filesystem::path& file);

}  // namespace tryggkarta::extract
