// What the collections of casework are and take, for programs: an OpenAPI 3.0 document.
#pragma once

#include "geo/casebook/casework.hpp"

#include "server/casework/items.hpp"

namespace tryggkarta::casework {

/// Every collection with its methods, its properties and their types, made from what the handlers read and write.
http::Response answer_description(const Visit& visit);

}  // namespace tryggkarta::casework
