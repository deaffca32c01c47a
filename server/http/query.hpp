// Strict reading of query parameters on addresses of data.
#pragma once

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>

#include "server/http/request.hpp"

namespace tryggkarta::http {

/// The parameters of one request, checked against the known ones. Keeps a reference: the request must live longer.
class Query {
 public:
  /// Throws ProblemError that names every unknown or repeated parameter and lists the known ones.
  Query(const Request& request, std::initializer_list<std::string_view> known);

  /// The decoded value; nothing when the parameter is absent ("a=" is present and empty).
  std::optional<std::string> value(std::string_view name) const;
  /// The decoded value, or `otherwise` when absent.
  std::string value_or(std::string_view name, std::string_view otherwise) const;

 private:
  const Request* request_;
};

}  // namespace tryggkarta::http
