// The table of all addresses. The router serves it, openapi.json describes it.

#include "server/public/edition_route.hpp"
#include "server/public/endpoint.hpp"
#include "server/public/feed.hpp"
#include "server/public/figures_route.hpp"
#include "server/public/history_answer.hpp"
#include "server/public/items_query.hpp"
#include "server/public/items_route.hpp"
#include "server/public/oembed.hpp"
#include "server/public/ogc_documents.hpp"
#include "server/public/ogc_tilesets.hpp"
#include "server/public/openapi.hpp"
#include "server/public/style_route.hpp"
#include "server/public/tile_document.hpp"
#include "server/public/tile_question.hpp"
#include "server/public/tile_route.hpp"

namespace tryggkarta::public_routes {

namespace {

std::vector<Endpoint> table() {
  const Scope site = Scope::site, each = Scope::collection;
  return {
      {"/ogc", "landing", "What this service holds.", site, {kJson}, document_rules, answer_landing_page},
      {"/ogc/conformance",
       "conformance",
       "The standards that are met.",
       site,
       {kJson},
       document_rules,
       answer_conformance},
      {"/ogc/openapi.json", "openapi", "This description.", site, {kOpenApi}, document_rules, answer_openapi},
      {"/ogc/collections", "collections", "The collections.", site, {kJson}, document_rules, answer_collections},
      {"/ogc/collections/{id}", "collection", "One collection.", each, {kJson}, document_rules, answer_collection},
      {"/ogc/collections/{id}/items", "items", "Features.", each, {kGeoJson, kCsv}, items_rules, answer_items},
      {"/ogc/collections/{id}/items/{fid}", "item", "One feature.", each, {kGeoJson, kCsv}, item_rules, answer_item},
      {"/ogc/collections/{id}/tiles",
       "tilesets",
       "The tilesets of a collection.",
       each,
       {kJson},
       document_rules,
       answer_tilesets},
      {"/ogc/collections/{id}/tiles/WebMercatorQuad",
       "tileset",
       "The vector tiles of a collection.",
       each,
       {kJson},
       document_rules,
       answer_tileset},
      {"/ogc/collections/{id}/tiles/WebMercatorQuad/{z}/{row}/{col}",
       "collection_tile",
       "One vector tile; 204 when empty.",
       each,
       {kVectorTile},
       ogc_tile_rules,
       answer_ogc_tile},
      {"/ogc/tileMatrixSets",
       "tile_matrix_sets",
       "The tile grids.",
       site,
       {kJson},
       document_rules,
       answer_tile_matrix_sets},
      {"/ogc/tileMatrixSets/WebMercatorQuad",
       "tile_matrix_set",
       "The tile grid.",
       site,
       {kJson},
       document_rules,
       answer_tile_matrix_set},
      {"/editions/current",
       "edition",
       "The current edition, and what it holds.",
       site,
       {kJson},
       no_parameters,
       answer_current_edition},
      {"/figures",
       "figures",
       "The figures of a division for a period and a category.",
       site,
       {kJson, kCsv},
       figures_rules,
       answer_figures},
      {"/figures.csv",
       "figures_csv",
       "The same figures for a spreadsheet: semicolons, decimal commas.",
       site,
       {kCsv},
       figures_csv_rules,
       answer_figures_csv},
      {"/figures/history",
       "history",
       "The figures of one area, or of the city, through time.",
       site,
       {kJson},
       history_rules,
       answer_history},
      {"/tiles/{layers}/{z}/{x}/{y}.mvt",
       "tile",
       "One vector tile; 204 when empty.",
       site,
       {kVectorTile},
       tile_rules,
       answer_tile},
      {"/editions/{edition}/tiles/{layers}/{z}/{x}/{y}.mvt",
       "tile_of_edition",
       "The same tile for ever; an older edition leads to the current one.",
       site,
       {kVectorTile},
       tile_rules,
       answer_tile_of_edition},
      {"/tiles/{layers}.json", "tilejson", "TileJSON 3.0.", site, {kJson}, tile_rules, answer_tilejson},
      {"/styles/{name}.json", "style", "A map style (MapLibre).", site, {kJson}, style_rules, answer_style},
      {"/oembed",
       "oembed",
       "oEmbed 1.0: how a page of the map is embedded.",
       site,
       {kJson},
       oembed_rules,
       answer_oembed},
      {"/feed.atom", "feed", "What is new, as Atom.", site, {kAtom}, no_parameters, answer_feed},
  };
}

}  // namespace

std::span<const Endpoint> endpoints() {
  static const std::vector<Endpoint> all = table();
  return all;
}

}  // namespace tryggkarta::public_routes
