// /ogc/collections/{id}/items and /items/{fid}.
#pragma once

#include "server/public/endpoint.hpp"

namespace tryggkarta::public_routes {

http::Response answer_items(const Call& call);
http::Response answer_item(const Call& call);

}  // namespace tryggkarta::public_routes
