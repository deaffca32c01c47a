#include "server/public/links.hpp"

namespace tryggkarta::public_routes {

void add_links(JsonText& json, const std::vector<Link>& links) {
  json.key("links").open_array();
  for (const Link& link : links) {
    json.open_object().member("rel", link.rel).member("type", link.type).member("href", link.href);
    json.member_if_any("title", link.title).close_object();
  }
  json.close_array();
}

}  // namespace tryggkarta::public_routes
