// A sheet as text, piece by piece.
#pragma once

#include <optional>
#include <vector>

#include "geo/extract/sheet.hpp"
#include "server/http/pieces.hpp"
#include "server/public/crs.hpp"
#include "server/public/links.hpp"

namespace tryggkarta::inside {

/// The columns, and `lon` and `lat` (seven decimals) behind them where the rows are points.
http::PieceSource csv_pieces(extract::Sheet sheet);

/// What a page of features says besides its features (OGC API Features).
struct PageWords {
  std::int64_t matched;
  std::vector<public_routes::Link> links;
};
/// A FeatureCollection in CRS84, or in another system of OGC API Features part 2.
http::PieceSource geojson_pieces(extract::Sheet sheet,
                                 const public_routes::Crs& crs = public_routes::offered_crs().front(),
                                 std::optional<PageWords> words = std::nullopt);
/// One feature with its links.
std::string feature_text(const extract::Sheet& sheet, std::size_t row, const public_routes::Crs& crs,
                         const std::vector<public_routes::Link>& links);

/// A sheet as the bytes of a GeoPackage. The file is without a name by then, and gone when it has been read. Throws as
/// write_geopackage.
http::PieceSource geopackage_pieces(const extract::Sheet& sheet);
/// Removes what a server that was killed while writing such a file has left: its rows are exact ones.
void remove_left_files();

}  // namespace tryggkarta::inside
