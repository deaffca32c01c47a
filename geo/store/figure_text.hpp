// A slice of figures as one line of JSON: what the ledger keeps.
#pragma once

#include <string>
#include <string_view>

#include "geo/published/figure_table.hpp"

namespace tryggkarta::store {

/// The areas in their order, then ej områdesbestämd, then the total: [12,"hidden",0,"unknown",3,90]. No rates.
std::string encode_figures(const published::Slice& slice);
/// Rates stay absent. Throws Error(broken) on anything that encode_figures does not write.
published::Slice decode_figures(std::string_view text);

}  // namespace tryggkarta::store
