#include "server/public/rule_shelf.hpp"

namespace tryggkarta::public_routes {

RuleShelf::Shared RuleShelf::find_or_make(const Endpoint& endpoint, const std::shared_ptr<const PublicEdition>& current,
                                          const Collection* collection) {
  const std::string_view id = collection != nullptr ? std::string_view{collection->id} : std::string_view{};
  const std::lock_guard lock(mutex_);
  if (of_.lock() != current) {
    by_collection_.clear();
    of_ = current;
  }
  const auto found = by_collection_.find(id);
  if (found != by_collection_.end()) return found->second;
  auto rules = std::make_shared<const ParameterRules>(endpoint.rules(*current->edition, collection));
  return by_collection_.emplace(std::string{id}, std::move(rules)).first->second;
}

}  // namespace tryggkarta::public_routes
