// One object of casework as a GeoJSON feature, out and in.
#pragma once

#include "geo/casebook/casework.hpp"

#include <string>
#include <string_view>

#include "geo/casebook/chain.hpp"
#include "server/casework/field_reader.hpp"
#include "server/http/request.hpp"
#include "server/public/sent_shape.hpp"

namespace tryggkarta::casework {

/// The collection of a kind, as its address names it.
std::string_view collection_of(const casebook::Problem&);
std::string_view collection_of(const casebook::Action&);
std::string_view collection_of(const casebook::Cause&);
std::string_view collection_of(const casebook::Evaluation&);
std::string_view collection_of(const casebook::Decision&);

/// Which version a feature is; decisions never change.
std::int64_t version_of(const casebook::Problem& problem);
std::int64_t version_of(const casebook::Action& action);
std::int64_t version_of(const casebook::Cause& cause);
std::int64_t version_of(const casebook::Evaluation& evaluation);
std::int64_t version_of(const casebook::Decision& decision);
void set_version(casebook::Problem& problem, std::int64_t version);
void set_version(casebook::Action& action, std::int64_t version);
void set_version(casebook::Cause& cause, std::int64_t version);
void set_version(casebook::Evaluation& evaluation, std::int64_t version);

/// "\"3\"".
std::string etag_of(std::int64_t version);

/// Between the objects of one store, in its analysis CRS, and features.
class FeatureWriter {
 public:
  /// Features go out in `crs`; they always come in in CRS84.
  explicit FeatureWriter(int analysis_epsg, const public_routes::Crs& crs = public_routes::offered_crs().front())
      : analysis_epsg_(analysis_epsg), crs_(crs) {}
  /// type, id, geometry (null for what has none), properties.
  template <class Item>
  Json feature(const Item& item) const {
    Json written{{"type", "Feature"}, {"id", item.id}};
    written["geometry"] = geometry_of(item);
    written["properties"] = properties(item);
    return written;
  }
  /// Reads a feature into an item. `before` is the present one, or null for a new one; a geometry that is as it was
  /// leaves the item's place untouched, so that no change of words moves it. Throws casebook::RefusedWork.
  template <class Item>
  void read(Item& item, const Json& feature, const Json& before) const;

 private:
  Json geometry_of(const casebook::Problem& problem) const { return shape(problem.shape); }
  Json geometry_of(const casebook::Action& action) const { return shape(action.shape); }
  template <class Item>
  Json geometry_of(const Item&) const {
    return nullptr;
  }
  Json shape(const place::Shape<place::Metric>& shape) const;
  template <class Item>
  static Json properties(const Item& item);

  int analysis_epsg_;
  const public_routes::Crs& crs_;
};

}  // namespace tryggkarta::casework
