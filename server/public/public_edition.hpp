// What is swapped as one when something is published: the edition, and the finished bytes made from it.
#pragma once

#include <cstddef>
#include <memory>
#include <string>

#include "geo/published/edition.hpp"
#include "server/http/body_cache.hpp"

namespace tryggkarta::public_routes {

/// An edition with the cache that dies with it.
struct PublicEdition {
  PublicEdition(std::shared_ptr<const published::Edition> of, std::size_t cache_bytes);

  std::shared_ptr<const published::Edition> edition;
  std::unique_ptr<http::BodyCache> cache;
  /// Number, content and the revision of our own encoders: the version of every tag.
  std::string version;
};

}  // namespace tryggkarta::public_routes
