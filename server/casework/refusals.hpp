// What is answered where a change is not made: problem documents that name the fields, and the present version.
#pragma once

#include "geo/casebook/chain_rules.hpp"

#include "server/casework/field_reader.hpp"
#include "server/http/request.hpp"
#include "server/http/response.hpp"

namespace tryggkarta::casework {

/// 422: `errors` names every field with its complaint, in the reader's language.
http::Response incomplete(const http::Request& request, const casebook::RefusedWork& refused);
/// 428: the change does not say which version it is of.
http::Response version_needed(const http::Request& request);
/// 412, with the present feature as `present` and its ETag.
http::Response stale(const http::Request& request, const Json& present, const std::string& etag);
/// 415: `known` are the types that can be read.
http::Response unknown_form(const http::Request& request, const std::string& known);

}  // namespace tryggkarta::casework
