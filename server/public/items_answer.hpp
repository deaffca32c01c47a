// Features as GeoJSON and as CSV.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "server/http/pieces.hpp"
#include "server/public/geometry_texts.hpp"
#include "server/public/items_query.hpp"
#include "server/public/links.hpp"

namespace tryggkarta::public_routes {

/// How every feature of one answer is written.
struct FeatureFrame {
  const std::vector<Property>& properties;
  const Crs& crs;
  GeometryTexts& texts;
};

/// What one page holds. Outlives its request: it holds the edition that everything in it points into.
struct Page {
  std::shared_ptr<const PublicEdition> current;
  Features features;
  std::vector<Property> properties;
  const Crs* crs;
  std::vector<std::uint32_t> indices;  ///< of the features on this page
  std::int64_t matched = 0;
  std::int64_t offset = 0;
  bool has_more() const { return offset + static_cast<std::int64_t>(indices.size()) < matched; }
  /// Points into the page.
  FeatureFrame frame() const;
};

/// The features that match, from `offset` on, `limit` at most.
Page page_of(const Call& call, const ItemsQuery& query);

/// {"type": "FeatureCollection", "numberMatched", "numberReturned", "edition", "links", "features"}, a piece at a time:
/// never more in memory than a piece and one feature.
http::PieceSource page_json(Page page, std::vector<Link> links);
std::string page_csv(const Page& page);

/// One feature with "edition" and "links".
std::string feature_json(const Feature& feature, const FeatureFrame& frame, std::int64_t edition,
                         const std::vector<Link>& links);

/// Columns id and the properties; no geometry. Lists are joined with a blank between.
std::string features_csv(const std::vector<Feature>& features, const std::vector<Property>& properties);

}  // namespace tryggkarta::public_routes
