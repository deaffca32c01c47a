// The script for pages that hold an embed: it gives the frame the height of its content.
#pragma once

#include <string_view>

namespace tryggkarta::pages {

/// JavaScript, about half a kilobyte. It listens to frames marked `data-tryggkarta` and reads one number, nothing else.
std::string_view host_script();

}  // namespace tryggkarta::pages
