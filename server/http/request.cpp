#include "server/http/request.hpp"

namespace tryggkarta::http {

std::string_view Request::header(std::string_view lower_case_name) const {
  for (const auto& [name, value] : headers) {
    if (name == lower_case_name) return value;
  }
  return {};
}

std::string Request::joined_header(std::string_view lower_case_name) const {
  std::string joined;
  for (const auto& [name, value] : headers) {
    if (name != lower_case_name) continue;
    if (!joined.empty()) joined += ", ";
    joined += value;
  }
  return joined;
}

std::string_view Request::capture(std::string_view name) const {
  for (const auto& [known, value] : captures) {
    if (known == name) return value;
  }
  return {};
}

}  // namespace tryggkarta::http
