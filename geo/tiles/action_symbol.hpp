// The symbol of an action: its shape says the status, never its colour alone.
#pragma once

#include <string_view>

namespace tryggkarta::tiles {

/// SVG elements of a symbol 20 units wide around the origin, with the classes `symbol-case`, `symbol-shape`,
/// `symbol-open`, `symbol-mark`, `symbol-mark-fill` and `symbol-bars` for a style sheet. `status` is a word of
/// domain.md § 5.2 (with å, ä, ö); unknown words get the circle of what is planned.
std::string_view action_symbol(std::string_view status);

}  // namespace tryggkarta::tiles
