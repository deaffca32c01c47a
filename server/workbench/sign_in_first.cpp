#include "server/workbench/sign_in_first.hpp"

namespace tryggkarta::workbench {

http::Response sign_in_first(const pages::View& view, const http::Request& request) {
  pages::Query query;
  for (const auto& parameter : request.query) query.emplace_back(parameter.name, parameter.value);
  auto response = http::redirect(303, view.link("/logga-in", {{"next", pages::address(request.path, query)}}));
  response.audience = http::Audience::inside;
  return response;
}

}  // namespace tryggkarta::workbench
