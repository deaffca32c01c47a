// Lists of codes in one column: a JSON array, which SQL reads by json_each.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace tryggkarta::store {

/// {"ran", "hot"} → ["ran","hot"].
std::string encode_codes(const std::vector<std::string>& codes);
/// Throws Error(broken) on anything that encode_codes does not write.
std::vector<std::string> decode_codes(std::string_view json);

}  // namespace tryggkarta::store
