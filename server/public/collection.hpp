// The collections of the OGC API: one a scheme of areas, and the notices. What each feature tells, as one table.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "geo/published/edition.hpp"
#include "server/public/day_range.hpp"
#include "server/public/sent_shape.hpp"

namespace tryggkarta::public_routes {

enum class ValueType { text, integer, number, day, texts };

/// A property that features of a collection have, and that one can filter by.
struct Property {
  std::string_view name;
  ValueType type;
  std::string_view description;
};

enum class CollectionKind { areas, problems, actions, pledges };

/// One collection of an edition. Points into the edition.
struct Collection {
  CollectionKind kind;
  const published::Scheme* scheme;  ///< of areas; nullptr for notices
  std::string id;                   ///< "areas-MO2021", "problems", "actions", "pledges"
  std::string title;
  std::string description;

  bool is_areas() const { return kind == CollectionKind::areas; }
};

/// "stadsomrade", "mellanomrade", "primaromrade", "basomrade".
std::string_view name_of(published::AreaLevel level);

/// All collections in the order in which they are listed.
std::vector<Collection> collections_of(const published::Edition& edition);
std::optional<Collection> collection_of(const published::Edition& edition, std::string_view id);

/// What every feature of the kind carries, in the order in which it is written.
std::span<const Property> properties_of(CollectionKind kind);
/// What areas carry besides when figures are asked for.
std::span<const Property> figure_properties();

/// Where the features of a collection are (with seven decimals), and when; empty and open where nothing is known.
DegreeBox extent_of(const published::Edition& edition, const Collection& collection);
DayRange days_of(const published::Edition& edition, const Collection& collection);
/// Where the city is: everything that any scheme covers.
DegreeBox extent_of(const published::Edition& edition);

}  // namespace tryggkarta::public_routes
