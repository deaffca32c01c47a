// What a form of the chain sent: fields by name, whether they came as a form or with a file.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "server/http/request.hpp"

namespace tryggkarta::chain {

/// The fields of application/x-www-form-urlencoded or multipart/form-data (RFC 7578), a file as the text that it holds.
/// Line ends are "\n". Throws Error(bad_input) for any other body, for text that is not UTF-8, and for more than 400
/// fields.
class SentForm {
 public:
  explicit SentForm(const http::Request& request);

  bool has(std::string_view name) const { return fields_.contains(name); }
  /// The last of that name, "" for a field that was not sent.
  std::string value(std::string_view name) const;
  /// All of that name, in order, without empty ones.
  std::vector<std::string> all(std::string_view name) const;
  /// The version that the form is of, from 1. Throws Error(bad_input) where it says none.
  std::int64_t version() const;

 private:
  void keep(std::string name, std::string value);
  void read_parts(std::string_view body, const std::string& boundary);

  std::map<std::string, std::vector<std::string>, std::less<>> fields_;
  std::size_t count_ = 0;
};

}  // namespace tryggkarta::chain
