// How far a grant reaches over the map; for this folder alone.
#pragma once

#include <optional>

#include "geo/access/grant.hpp"
#include "geo/place/share_index.hpp"
#include "geo/store/database.hpp"

namespace tryggkarta::store {

/// The areas of a grant, read once. An area that the store no longer has gives no reach.
class Reach {
 public:
  Reach(Database& database, const access::DecisionGrant& grant);

  /// Whether more of a shape than a sliver lies within.
  bool sees(const place::Shape<place::Metric>& shape) const;
  /// Whether all of it but slivers does.
  bool may_change(const place::Shape<place::Metric>& shape) const;

 private:
  std::optional<place::ShareIndex> areas_;  // none: the whole city
};

}  // namespace tryggkarta::store
