// What is swapped as one when something public changes: the edition, its basemap, and the finished bytes made from
// them.
#pragma once

#include <cstddef>
#include <memory>
#include <string>

#include "geo/published/basemap.hpp"
#include "geo/published/edition.hpp"
#include "server/http/body_cache.hpp"

namespace tryggkarta::public_routes {

/// An edition on its basemap, with the cache that dies with both.
struct PublicEdition {
  PublicEdition(std::shared_ptr<const published::Edition> of, std::shared_ptr<const published::Basemap> on,
                std::size_t cache_bytes);

  /// Tells one basemap from another in addresses: eight hexadecimal digits; empty where there is none.
  std::string basemap_version() const;

  std::shared_ptr<const published::Edition> edition;
  std::shared_ptr<const published::Basemap> basemap;  ///< nullptr where there is none
  std::unique_ptr<http::BodyCache> cache;
  /// Number, content, basemap and the revision of our own encoders: the version of every tag.
  std::string version;
};

}  // namespace tryggkarta::public_routes
