// Lists of codes in one column: a JSON array, which SQL reads by json_each.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace tryggkarta::store {

/// {"ran", "hot"} → ["ran","hot"].
std::string encode_codes(const std::vector<std::string>& codes);
/// Throws Error(broken) on anything that encode_codes does not write.
std::vector<std::string> decode_codes(std::string_view json);
/// {3, 7} → [3,7], and back.
std::string encode_numbers(const std::vector<std::int64_t>& numbers);
std::vector<std::int64_t> decode_numbers(std::string_view json);

}  // namespace tryggkarta::store
