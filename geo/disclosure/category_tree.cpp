#include "geo/disclosure/category_tree.hpp"

#include <algorithm>

namespace tryggkarta::disclosure {

CategoryTree::CategoryTree(const std::vector<casebook::Category>& categories)
    : subtree_(categories.size()), sensitive_(categories.size()), proactive_(categories.size()) {
  const auto position_of = [&](const std::string& code) {
    return static_cast<std::size_t>(std::find_if(categories.begin(), categories.end(),
                                                 [&](const auto& category) { return category.code == code; }) -
                                    categories.begin());
  };
  for (std::size_t i = 0; i < categories.size(); ++i) {
    // A walk upwards; a tree cannot be higher than it has members, so a loop in bad data ends too.
    std::size_t above = i;
    for (std::size_t step = 0; above < categories.size() && step <= categories.size(); ++step) {
      subtree_[above].push_back(i);
      if (categories[above].sensitive) sensitive_[i] = true;
      if (categories[above].proactive) proactive_[i] = true;
      if (categories[above].parent.empty()) break;
      above = position_of(categories[above].parent);
    }
  }
}

}  // namespace tryggkarta::disclosure
