// The parameter rules of one address, written once an edition instead of once a request.
#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <string>

#include "server/public/endpoint.hpp"

namespace tryggkarta::public_routes {

/// Rules name every scheme, category and collection that an edition knows; they stay good as long as it does.
class RuleShelf {
 public:
  using Shared = std::shared_ptr<const ParameterRules>;

  Shared find_or_make(const Endpoint& endpoint, const std::shared_ptr<const PublicEdition>& current,
                      const Collection* collection);

 private:
  std::mutex mutex_;
  std::weak_ptr<const PublicEdition> of_;
  std::map<std::string, Shared, std::less<>> by_collection_;  // "" for addresses of the whole site
};

}  // namespace tryggkarta::public_routes
