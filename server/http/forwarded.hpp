// Where the outside world believes that we are.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "server/http/request.hpp"

namespace tryggkarta::http {

/// "https://host/prefix" from X-Forwarded-Proto, -Host and -Prefix, the first element of each. Nothing unless host and
/// prefix consist of harmless characters and the scheme is http or https. Only for requests from a trusted proxy.
std::optional<std::string> forwarded_base_url(const Request& request);

/// Whom a trusted proxy speaks for: the last element of X-Forwarded-For, which that proxy has added itself. Nothing
/// unless it consists of the characters of a numeric address.
std::optional<std::string> forwarded_client(const Request& request);

/// The path of a base URL, "/prefix" or "".
std::string_view prefix_of(std::string_view base_url);

/// `path` without `prefix`, where it begins with it as whole segments: "/base" and "/base/" both become "/".
std::string without_prefix(std::string path, std::string_view prefix);

}  // namespace tryggkarta::http
