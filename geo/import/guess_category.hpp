// Which of our categories a word of a file means.
#pragma once

#include "geo/casebook/incident.hpp"

#include <span>
#include <string>
#include <string_view>

namespace tryggkarta::import {

/// Our code for their word: the same code or title in any spelling, else a phrase that it holds ("Misshandel, utomhus"
/// → misshandel). What may be sensitive is taken for it before anything else. "" where nothing fits, and for `all`.
std::string guess_category(std::string_view theirs, std::span<const casebook::Category> categories);

}  // namespace tryggkarta::import
