#include "server/chain/door.hpp"

#include <string>

#include "geo/error.hpp"
#include "server/casework/work.hpp"

namespace tryggkarta::chain {

namespace {

/// To signing in, and back to the same address.
http::Response sign_in_first(const pages::View& view, const http::Request& request, std::string_view list) {
  pages::Query query;
  for (const auto& parameter : request.query) query.emplace_back(parameter.name, parameter.value);
  const bool is_page = !http::is_change(request.method);
  auto response = http::redirect(
      303, view.link("/logga-in", {{"next", is_page ? pages::address(request.path, query) : std::string{list}}}));
  response.audience = http::Audience::inside;
  return response;
}

}  // namespace

http::Response answer_member(const http::Request& request, const House& house, std::string_view list,
                             const Work& work) {
  const auto edition = house.edition();
  if (!edition)
    throw Error{ErrorKind::unavailable, "Kartan läses in: försök igen om en stund.",
                "The map is being loaded: try again in a moment."};
  const pages::View view = pages::view_of(*edition, house.settings, request);
  const auto visitor = house.work.doorkeeper.who(request);
  if (!visitor || visitor->csrf.empty()) return sign_in_first(view, request, list);
  const auto grant = casework::grant_of(*visitor);
  if (!grant)
    throw Error{ErrorKind::not_allowed, "Rollen ger inte rätt till ärendena.", "The role gives no right to casework."};
  return work({request, house, *visitor, *grant, view});
}

}  // namespace tryggkarta::chain
