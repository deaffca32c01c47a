// The body of a change as JSON, and the version that it is of.
#pragma once

#include "geo/casebook/chain_rules.hpp"

#include <cstdint>
#include <optional>
#include <vector>

#include "server/casework/field_reader.hpp"
#include "server/http/request.hpp"

namespace tryggkarta::casework {

/// Whether the body says that it is a form that can be read: application/geo+json or application/json, and for PATCH
/// application/merge-patch+json too.
bool is_known_form(const http::Request& request);

/// Throws casebook::RefusedWork for what is no JSON, and for objects within objects beyond what any feature has.
Json read_document(const http::Request& request);

/// The versions that If-Match names; nothing without it. Names that are none of ours match nothing, and neither do weak
/// ones (RFC 9110 § 13.1.1).
std::optional<std::vector<std::int64_t>> versions_named(const http::Request& request);

}  // namespace tryggkarta::casework
