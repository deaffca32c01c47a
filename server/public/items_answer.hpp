// Features as GeoJSON and as CSV.
#pragma once

#include <string>
#include <vector>

#include "server/public/geometry_texts.hpp"
#include "server/public/items_query.hpp"
#include "server/public/links.hpp"

namespace tryggkarta::public_routes {

/// What one page holds.
struct Page {
  std::vector<Feature> features;
  std::int64_t matched = 0;
  std::int64_t offset = 0;
  bool has_more() const { return offset + static_cast<std::int64_t>(features.size()) < matched; }
};

/// The features that match, from `offset` on, `limit` at most.
Page page_of(const published::Edition& edition, const Collection& collection, const ItemsQuery& query);

/// {"type": "FeatureCollection", "numberMatched", "numberReturned", "edition", "links", "features"}.
struct PageFrame {
  std::int64_t edition;
  const std::vector<Property>& properties;
  const Crs& crs;
  GeometryTexts& texts;
  std::vector<Link> links;
};
std::string page_json(const Page& page, const PageFrame& frame);
std::string feature_json(const Feature& feature, const PageFrame& frame);

/// Columns id and the properties; no geometry. Lists are joined with a blank between.
std::string features_csv(const std::vector<Feature>& features, const std::vector<Property>& properties);

}  // namespace tryggkarta::public_routes
