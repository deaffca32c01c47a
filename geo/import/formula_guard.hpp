// Cells that a spreadsheet would run as formulas: an apostrophe before them, which our reader takes off again.
#pragma once

#include <string>
#include <string_view>

namespace tryggkarta::import {

/// The cell with an apostrophe before it where it begins with =, +, -, @ (or with apostrophes before one of these)
/// and is no number.
std::string with_guard(std::string_view cell);
/// The cell as it was before `with_guard`.
std::string_view without_guard(std::string_view cell);

}  // namespace tryggkarta::import
