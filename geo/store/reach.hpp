// How far a grant reaches over the map; for this folder alone.
#pragma once

#include <map>
#include <optional>
#include <set>

#include "geo/access/grant.hpp"
#include "geo/place/share_index.hpp"
#include "geo/published/notice.hpp"
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
  /// Whether an area is one of them, lies in one, or holds one; the whole city (an empty key) holds all.
  bool sees(const published::AreaKey& area) const;
  /// Whether an area is one of them or lies in one.
  bool may_change(const published::AreaKey& area) const;

 private:
  bool lies_within(published::AreaKey area, const std::set<published::AreaKey>& areas) const;

  std::optional<place::ShareIndex> areas_;  // none: the whole city
  std::set<published::AreaKey> names_;
  std::map<published::AreaKey, published::AreaKey> parents_;
};

}  // namespace tryggkarta::store
