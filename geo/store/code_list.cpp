#include "geo/store/code_list.hpp"

#include <nlohmann/json.hpp>

#include "geo/error.hpp"

namespace tryggkarta::store {

namespace {

template <class Value>
std::vector<Value> decode(std::string_view json) {
  try {
    return nlohmann::json::parse(json).get<std::vector<Value>>();
  } catch (const nlohmann::json::exception&) {
    throw Error(ErrorKind::broken, "the store holds a list of codes that cannot be read: put back a backup");
  }
}

}  // namespace

std::string encode_codes(const std::vector<std::string>& codes) {
  return nlohmann::json(codes).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}
std::vector<std::string> decode_codes(std::string_view json) { return decode<std::string>(json); }

std::string encode_numbers(const std::vector<std::int64_t>& numbers) { return nlohmann::json(numbers).dump(); }
std::vector<std::int64_t> decode_numbers(std::string_view json) { return decode<std::int64_t>(json); }

}  // namespace tryggkarta::store
