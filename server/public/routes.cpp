#include "server/public/routes.hpp"

#include <memory>

#include "geo/error.hpp"
#include "server/public/address.hpp"
#include "server/public/endpoint.hpp"
#include "server/public/rule_shelf.hpp"

namespace tryggkarta::public_routes {

namespace {

std::optional<Collection> find_collection(const published::Edition& edition, std::string_view id) {
  auto collection = collection_of(edition, id);
  if (collection) return collection;
  throw Error{ErrorKind::not_found, "Det finns ingen sådan samling; /ogc/collections räknar upp dem.",
              "There is no such collection; /ogc/collections lists them."};
}

http::Response answer(const Endpoint& endpoint, const http::Request& request,
                      const std::shared_ptr<const PublicEdition>& current, const PublicSettings& settings,
                      RuleShelf& rules) {
  std::optional<Collection> collection;
  if (endpoint.scope == Scope::collection) collection = find_collection(*current->edition, request.capture("id"));
  Arguments arguments(request, rules.find_or_make(endpoint, current, collection ? &*collection : nullptr));
  return endpoint.answer(Call{request, current, settings, std::move(collection), std::move(arguments)});
}

/// Clients that put a slash at the end are led to the one address of the document.
void add_redirect(http::Router& router, const std::string& path) {
  router.get(path + "/", [path](const http::Request& request) {
    return http::redirect(308, std::string(path_prefix(request.base_url)) + path);
  });
}

}  // namespace

void add_public_routes(http::Router& router, const server::Live<PublicEdition>& live, const PublicSettings& settings) {
  const auto shared = std::make_shared<const PublicSettings>(settings);
  for (const Endpoint& endpoint : endpoints()) {
    router.get(endpoint.pattern,
               [&live, &endpoint, shared, rules = std::make_shared<RuleShelf>()](const http::Request& request) {
                 const auto current = live.current();
                 if (!current) {
                   throw Error{ErrorKind::unavailable, "Kartan läses in: försök igen om en stund.",
                               "The map is being loaded: try again in a moment."};
                 }
                 return answer(endpoint, request, current, *shared, *rules);
               });
  }
  add_redirect(router, "/ogc");
  add_redirect(router, "/ogc/collections");
}

}  // namespace tryggkarta::public_routes
