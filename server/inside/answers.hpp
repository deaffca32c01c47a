// What each address below /inside/ answers, once the right to it is there.
#pragma once

#include "geo/casebook/casebook.hpp"

#include <string>

#include "server/http/response.hpp"
#include "server/inside/visit.hpp"

namespace tryggkarta::inside {

/// The layers named: `incidents`, `grid`, `areas`, `hotspots` (the cells that are hot or cold), joined by commas; 204
/// where nothing is.
http::Response answer_tile(const Visit& visit);
/// Exact figures of every area of a division, {"scheme","from","to","figures":[…],"unplaced","total","breaks"}; `from`
/// and `to` are the days that were asked for and delivered, `breaks` the class bounds of counts and rates.
http::Response answer_figures(const Visit& visit);
/// The same and incidents one by one as a file: /inside/figures.{format} and /inside/incidents.{format}, where the
/// format is csv, geojson or gpkg. Every one is in the log.
http::Response answer_figures_file(const Visit& visit);
http::Response answer_incidents_file(const Visit& visit);
/// The ranked list of hot areas (`scheme`) or cells (`grid` = 250 or 1000): count, rate, z, q, level, and in how many
/// and which of the last eight quarters it was hot (`quarters`, oldest first). A cell has its middle and the name of
/// the area around it, and the list of cells the class bounds of their counts. What the list cannot have is counted
/// beside it: `unplaced`, `excluded` (rows without a position: what was retained has none).
http::Response answer_hotspots(const Visit& visit);

/// OGC API Features (17-069r4): the landing page, the collections that the right opens, their features with the filter,
/// and one feature. What lies outside of the right is 404, as what is not there.
http::Response answer_ogc(const Visit& visit);
http::Response answer_ogc_conformance(const Visit& visit);
http::Response answer_ogc_collections(const Visit& visit);
http::Response answer_ogc_collection(const Visit& visit);
http::Response answer_ogc_items(const Visit& visit);
http::Response answer_ogc_item(const Visit& visit);
/// What the right lets one choose from: who asks and as what, divisions, categories, sources, days and periods; no row.
http::Response answer_choices(const Visit& visit);

/// A finished body that nobody keeps.
http::Response unkept(std::string content_type, std::string body);
/// A long one, coded as the client prefers.
http::Response unkept_pieces(const http::Request& request, std::string content_type, http::PieceSource pieces);

}  // namespace tryggkarta::inside
