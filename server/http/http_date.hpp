// The one date format of HTTP.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace tryggkarta::http {

/// "Sun, 06 Nov 1994 08:49:37 GMT" (RFC 9110 §5.6.7).
std::string http_date(std::chrono::sys_seconds instant);

/// The instant of such a date; nothing for anything else, the two obsolete forms too (no living client sends them).
std::optional<std::chrono::sys_seconds> parse_http_date(std::string_view text);

}  // namespace tryggkarta::http
