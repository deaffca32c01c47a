// The request target: from the wire to a path and parameters, or refused.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "server/http/limits.hpp"
#include "server/http/request.hpp"

namespace tryggkarta::http {

/// A target that holds no trick: see Request for what path and query promise.
struct Target {
  std::string path;
  std::vector<Parameter> query;
};

/// Reads "/path?query", "http://host/path?query" or "*" (as "/"). Throws Error(bad_input) for anything else: bad or
/// overlong percent encoding, NUL or control characters, an encoded slash or backslash, "." and ".." segments, text
/// that is not UTF-8, too many parameters. Length is not checked here.
Target parse_target(std::string_view raw, const Limits& limits);

/// The fields of a form (application/x-www-form-urlencoded), read as strictly as a query.
std::vector<Parameter> parse_form(std::string_view body, const Limits& limits);

}  // namespace tryggkarta::http
