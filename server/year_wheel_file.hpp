// The file of the årshjul: bodies, rules and the law clock, read and checked whole.
#pragma once

#include <filesystem>
#include <string_view>

#include "geo/time/year_wheel.hpp"

namespace tryggkarta::server {

/// Reads TOML. Throws Error(bad_input) with file, line and key for a key that is unknown or missing, a value that
/// cannot be meant, an id that is there twice, and a body, level or rule that nothing defines. `file_name` is only
/// named in errors.
time::YearWheel parse_year_wheel(std::string_view toml, std::string_view file_name);

/// Reads the file. Throws Error(not_found) when it cannot be read, otherwise as parse_year_wheel.
time::YearWheel read_year_wheel(const std::filesystem::path& file);

}  // namespace tryggkarta::server
