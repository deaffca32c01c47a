// Who is above whom among categories, and what is sensitive.
#pragma once

#include "geo/casebook/incident.hpp"

#include <vector>

namespace tryggkarta::disclosure {

/// The tree of categories with what is inherited worked out. Positions are those of the vector given.
class CategoryTree {
 public:
  explicit CategoryTree(const std::vector<casebook::Category>& categories);

  /// The category itself and everything below it.
  const std::vector<std::size_t>& subtree(std::size_t category) const { return subtree_[category]; }
  /// Sensitive itself or below something sensitive.
  bool sensitive(std::size_t category) const { return sensitive_[category]; }
  bool proactive(std::size_t category) const { return proactive_[category]; }

 private:
  std::vector<std::vector<std::size_t>> subtree_;
  std::vector<bool> sensitive_;
  std::vector<bool> proactive_;
};

}  // namespace tryggkarta::disclosure
