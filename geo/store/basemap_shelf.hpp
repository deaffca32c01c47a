// Where a store keeps its basemap.
#pragma once

#include <functional>
#include <memory>
#include <string>

#include "geo/published/basemap.hpp"
#include "geo/store/store.hpp"

namespace tryggkarta::store {

/// Must not outlive its Store.
class Store::BasemapShelf {
 public:
  /// Replaces the basemap as a whole. `fill` hands over every tile and returns what is then known of the map; when it
  /// throws, the old one stays.
  void replace(const std::function<published::BasemapFacts(const published::TileSink& sink)>& fill);
  /// Of the basemap that is there; empty where there is none. Cheap.
  std::string fingerprint() const;
  /// All of it; nullptr where there is none. Throws Error(broken) when tiles are missing.
  std::shared_ptr<const published::Basemap> load() const;

 private:
  friend class Store;
  explicit BasemapShelf(Inside& inside) : inside_(&inside) {}
  Inside* inside_;
};

}  // namespace tryggkarta::store
