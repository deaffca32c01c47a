// The operator's token: what opens /inside/ until members sign in.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "geo/access/grant.hpp"
#include "server/http/request.hpp"

namespace tryggkarta::inside {

/// Reads the one line of the file. Throws Error(not_found) when it cannot be read, Error(bad_input) when it is shorter
/// than 32 characters, holds blanks, or others than its owner may read the file.
std::string read_token(const std::filesystem::path& file);

/// What the request's `Authorization: Bearer …` gives a right to.
std::optional<access::ReadGrant> grant_of(const http::Request& request, const std::string& token);

}  // namespace tryggkarta::inside
