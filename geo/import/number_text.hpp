// Numbers as people and spreadsheets write them.
#pragma once

#include <optional>
#include <string_view>

namespace tryggkarta::import {

/// What separates the fraction. `either`: a lone comma or point does.
enum class DecimalMark { either, comma, point };

/// "6398667,228", "84 816" (blank or no-break space between thousands), "-122.40849300000001", "−5", "1e6". With a
/// known mark the other one may stand between thousands ("6.398.667,2"). Nothing for anything else, also for
/// infinities.
std::optional<double> parse_number(std::string_view text, DecimalMark mark = DecimalMark::either);

}  // namespace tryggkarta::import
