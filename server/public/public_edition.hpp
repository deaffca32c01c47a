// What is swapped as one when something public changes: the edition, its basemap, and the finished bytes made from
// them.
#pragma once

#include <cstddef>
#include <memory>
#include <string>

#include "geo/published/basemap.hpp"
#include "geo/published/edition.hpp"
#include "geo/tiles/cut_borders.hpp"
#include "server/http/body_cache.hpp"
#include "server/public/geometry_texts.hpp"

namespace tryggkarta::public_routes {

/// An edition with its borders cut to tiles, on its basemap.
struct PublicEdition {
  /// `bodies` goes from edition to edition: its keys begin with the version of what they were made from, so a new
  /// edition finds what is unchanged and never what is not; what no edition asks for any more makes room by itself.
  /// `cut` are the borders of the edition before, which are used again where they are the same.
  PublicEdition(std::shared_ptr<const published::Edition> of, std::shared_ptr<const published::Basemap> on,
                std::shared_ptr<http::BodyCache> bodies, std::shared_ptr<const tiles::CutBorders> cut = nullptr);

  /// Raised whenever the same content gives other bytes under the same address.
  static const char* encoder_revision();

  /// Tells one basemap from another in addresses: eight hexadecimal digits; empty where there is none.
  std::string basemap_version() const;

  std::shared_ptr<const published::Edition> edition;
  std::shared_ptr<const tiles::CutBorders> borders;
  std::shared_ptr<const published::Basemap> basemap;  ///< nullptr where there is none
  std::shared_ptr<http::BodyCache> cache;
  std::unique_ptr<GeometryTexts> geometry_texts = std::make_unique<GeometryTexts>();
  /// Number, content, basemap and the revision of our own encoders: the version of every tag.
  std::string version;
};

}  // namespace tryggkarta::public_routes
