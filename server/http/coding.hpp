// Compression, at one fixed level per coding: bytes must be a pure function of the content (tiles-and-http 1.3).
#pragma once

#include <string>
#include <string_view>

#include "server/http/negotiation.hpp"

namespace tryggkarta::http {

/// `plain` in that coding: brotli 5, gzip 6 (no name, no time in its header). Throws Error(broken) when there is no
/// memory.
std::string coded(std::string_view plain, Coding coding);

}  // namespace tryggkarta::http
