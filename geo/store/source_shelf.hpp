// What is kept of a source beside itself: how its files are read, and what it delivered last.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "geo/store/delivery.hpp"
#include "geo/store/store.hpp"

namespace tryggkarta::store {

struct SourceDelivery {
  std::string source;
  Delivery delivery;  ///< without its categories
};

/// Must not outlive its Store.
class Store::SourceShelf {
 public:
  /// The field map (TOML) that was kept last; nothing where none was. Throws Error(not_found): no such source.
  std::optional<std::string> field_map(std::string_view source) const;
  /// Replaces the former one. Throws Error(not_found): no such source.
  void keep_field_map(std::string_view source, std::string_view toml, time::Instant when);
  /// The latest delivery of every source that has one, by the name of the source.
  std::vector<SourceDelivery> latest_deliveries() const;

 private:
  friend class Store;
  explicit SourceShelf(Inside& inside) : inside_(&inside) {}
  Inside* inside_;
};

}  // namespace tryggkarta::store
