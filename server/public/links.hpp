// Links of OGC documents (RFC 8288 relations), always absolute.
#pragma once

#include <string>
#include <vector>

#include "server/public/json_text.hpp"

namespace tryggkarta::public_routes {

struct Link {
  std::string rel;
  std::string type;
  std::string href;
  std::string title = {};
};

/// "links": […]
void add_links(JsonText& json, const std::vector<Link>& links);

}  // namespace tryggkarta::public_routes
