// The query parameters of an address: one rule describes each, in OpenAPI and for the handler that reads it.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "server/http/problem.hpp"
#include "server/http/request.hpp"

namespace tryggkarta::public_routes {

/// What an address knows of one parameter.
struct ParameterRule {
  std::string name;
  std::string description;
  std::string schema;  ///< OpenAPI 3.0 schema, finished JSON
};
using ParameterRules = std::vector<ParameterRule>;

/// What a request gave, held against the rules of its address.
class Arguments {
 public:
  /// Throws http::ProblemError (400) for parameters that have no rule, naming those that have one, and for those that
  /// are given twice. The request outlives its arguments.
  Arguments(const http::Request& request, std::shared_ptr<const ParameterRules> rules);

  /// The value, or nothing when the parameter is absent. Asking for one that has no rule throws Error(broken): so the
  /// rules, and what is published of them, cannot be less than what the handlers read.
  std::optional<std::string> value(std::string_view name) const;
  /// Whether a parameter that has a rule is given; false for one that has none.
  bool has(std::string_view name) const;
  /// What was given, in the order of the rules: the one order of addresses that the server hands out.
  std::vector<http::Parameter> in_order() const;

 private:
  const http::Parameter* given(std::string_view name) const;
  std::shared_ptr<const ParameterRules> rules_;
  std::vector<const http::Parameter*> given_;  // the request's
};

/// A 400 that names one parameter, with a sentence in Swedish and one in English.
http::ProblemError refusal(std::string_view parameter, const std::string& swedish, const std::string& english);

/// Text → whole number, digits with an optional minus only.
std::optional<std::int64_t> read_integer(std::string_view text);
/// Text → finite number with a decimal point; no blanks.
std::optional<double> read_number(std::string_view text);

/// {"type":"string","enum":[…]}
std::string enum_schema(const std::vector<std::string>& values);

/// "a, b, c".
std::string joined(const std::vector<std::string>& values);

}  // namespace tryggkarta::public_routes
