// The parameters of /items: which features, how many, and in which reference system.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "server/public/arguments.hpp"
#include "server/public/box_filter.hpp"
#include "server/public/crs.hpp"
#include "server/public/endpoint.hpp"
#include "server/public/feature.hpp"
#include "server/public/selection.hpp"

namespace tryggkarta::public_routes {

/// Equality with one property.
struct PropertyFilter {
  std::size_t position;  ///< of the property among the values
  Value wanted;          ///< of a list: one text that it must hold

  bool matches(const Feature& feature) const;
};

/// A page of a collection, read and checked.
struct ItemsQuery {
  std::int64_t limit = 100;
  std::int64_t offset = 0;
  std::optional<std::int64_t> edition;  ///< the one that a `next` link belongs to
  const Crs* crs = nullptr;
  std::optional<BoxFilter> box;
  std::optional<DayRange> days;
  std::vector<PropertyFilter> filters;
  std::optional<Selection> figures;  ///< what areas carry, when it is asked for

  /// True when every condition holds for what is sent of the feature.
  bool matches(const Feature& feature) const;
  /// False when everything matches.
  bool has_conditions() const { return box || days || !filters.empty(); }
};

/// The rules of /items and of /items/{fid} for one collection.
ParameterRules items_rules(const published::Edition& edition, const Collection* collection);
ParameterRules item_rules(const published::Edition& edition, const Collection* collection);

/// Throws http::ProblemError that names what is wrong. A limit above 10 000 is 10 000.
ItemsQuery read_items_query(const Call& call);

/// Reads `crs`; CRS84 when absent.
const Crs& read_crs(const Arguments& arguments, std::string_view parameter);

/// Which figures areas carry: those that a request names by `period`, `category` or a property of figures; nothing
/// when it names none, or for notices.
std::optional<Selection> read_figures(const Call& call);

/// The properties that the answer to these parameters has, in the order of the values.
std::vector<Property> sent_properties(const Collection& collection, const std::optional<Selection>& figures);

}  // namespace tryggkarta::public_routes
