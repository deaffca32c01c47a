// The parameters of /items: which features, how many, and in which reference system.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "server/public/arguments.hpp"
#include "server/public/endpoint.hpp"
#include "server/public/feature.hpp"
#include "server/public/page_query.hpp"
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
  PageQuery page;
  std::optional<std::int64_t> edition;  ///< the one that a `next` link belongs to
  std::optional<DayRange> days;
  std::vector<PropertyFilter> filters;
  std::optional<Selection> figures;  ///< what areas carry, when it is asked for

  /// True when every condition holds for what is sent of the feature.
  bool matches(const Feature& feature) const;
  /// False when everything matches.
  bool has_conditions() const { return page.box || days || !filters.empty(); }
};

/// The rules of /items and of /items/{fid} for one collection.
ParameterRules items_rules(const published::Edition& edition, const Collection* collection);
ParameterRules item_rules(const published::Edition& edition, const Collection* collection);

/// Throws http::ProblemError that names what is wrong.
ItemsQuery read_items_query(const Call& call);

/// Which figures areas carry: those that a request names by `period`, `category` or a property of figures; nothing
/// when it names none, or for notices.
std::optional<Selection> read_figures(const Call& call);

/// The properties that the answer to these parameters has, in the order of the values.
std::vector<Property> sent_properties(const Collection& collection, const std::optional<Selection>& figures);

}  // namespace tryggkarta::public_routes
