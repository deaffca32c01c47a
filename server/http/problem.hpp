// Error answers: application/problem+json (RFC 9457), or a short page for people.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "geo/error.hpp"
#include "server/http/request.hpp"
#include "server/http/response.hpp"

namespace tryggkarta::http {

/// What a problem document says. An empty title becomes the usual one of the status in the reader's language.
struct ProblemDetail {
  struct Parameter {
    std::string name;
    std::string detail;
  };

  int status = 400;
  std::string title;
  std::string detail;
  std::vector<Parameter> errors;
  /// The id that is also in the log, for 500.
  std::string instance;
};

/// The error answer, no-store, with CORS. A page in HTML when Accept prefers it and the path is not one of data. Below
/// /tiles/ and /editions/N/tiles/ the body is empty: tile clients decode a body without looking at the status.
Response problem(const Request& request, const ProblemDetail& detail);

/// Picks the sentence in the reader's language (Accept-Language; Swedish unless English is preferred).
const std::string& in_language_of(const Request& request, const std::string& swedish, const std::string& english);

/// What is wrong with one parameter.
struct ParameterFault {
  std::string name;
  std::string swedish;
  std::string english;
};

/// An Error that names the parameter(s): becomes 400 with `errors`. Its own sentences are those of the first fault.
class ProblemError : public Error {
 public:
  explicit ProblemError(ParameterFault fault);
  /// At least one fault.
  explicit ProblemError(std::vector<ParameterFault> faults);

  const std::vector<ParameterFault>& faults() const noexcept { return faults_; }

 private:
  std::vector<ParameterFault> faults_;
};

}  // namespace tryggkarta::http
