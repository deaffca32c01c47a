// The one exception type: a promise that could not be kept, in words that anyone may read.
#pragma once

#include <stdexcept>
#include <string>
#include <utility>

namespace tryggkarta {

/// What kind of thing went wrong. The command line turns every kind into exit code 1, the server into a status:
/// bad_input 400, not_found 404, not_allowed 401/403, conflict 409, unavailable 503, broken 500.
enum class ErrorKind { bad_input, not_found, not_allowed, conflict, unavailable, broken };

/// Thrown when a promise cannot be kept. The sentence says what is wrong, where (file, line, field, parameter) and
/// what to do; it holds no row of data and may be shown to anyone. Swedish is optional: it is given where the
/// reader can be a visitor of the map, and falls back to the English sentence.
class Error : public std::runtime_error {
 public:
  Error(ErrorKind kind, const std::string& english) : std::runtime_error(english), kind_(kind), swedish_(english) {}
  Error(ErrorKind kind, std::string swedish, const std::string& english)
      : std::runtime_error(english), kind_(kind), swedish_(std::move(swedish)) {}

  ErrorKind kind() const noexcept { return kind_; }
  std::string english() const { return what(); }
  const std::string& swedish() const noexcept { return swedish_; }

 private:
  ErrorKind kind_;
  std::string swedish_;
};

}  // namespace tryggkarta
