// Text that goes into XML or HTML.
#pragma once

#include <string>
#include <string_view>

namespace tryggkarta::public_routes {

/// Text → text that is safe between tags and inside double quotes. Control characters that XML 1.0 forbids are dropped.
std::string escape_markup(std::string_view text);

}  // namespace tryggkarta::public_routes
