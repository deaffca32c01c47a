#include "server/public/arguments.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "geo/error.hpp"
#include "server/public/json_text.hpp"

namespace tryggkarta::public_routes {

namespace {

const ParameterRule* rule_of(const ParameterRules& rules, std::string_view name) {
  const auto found =
      std::find_if(rules.begin(), rules.end(), [&](const ParameterRule& rule) { return rule.name == name; });
  return found == rules.end() ? nullptr : &*found;
}

std::string names_of(const ParameterRules& rules) {
  std::vector<std::string> names;
  for (const ParameterRule& rule : rules) names.push_back(rule.name);
  return joined(names);
}

http::ParameterFault unknown_parameter(const std::string& name, const ParameterRules& rules) {
  if (rules.empty()) {
    return {name, "Adressen har inga parametrar.", "The address has no parameters."};
  }
  return {name, fmt::format("Okänd parameter. Kända: {}.", names_of(rules)),
          fmt::format("Unknown parameter. Known ones: {}.", names_of(rules))};
}

}  // namespace

Arguments::Arguments(const http::Request& request, std::shared_ptr<const ParameterRules> rules)
    : rules_(std::move(rules)) {
  std::vector<http::ParameterFault> faults;
  given_.reserve(request.query.size());
  for (const http::Parameter& parameter : request.query) {
    if (rule_of(*rules_, parameter.name) == nullptr) {
      faults.push_back(unknown_parameter(parameter.name, *rules_));
    } else if (given(parameter.name) != nullptr) {
      faults.push_back({parameter.name, "Parametern står två gånger.", "The parameter is given twice."});
    } else {
      given_.push_back(&parameter);
    }
  }
  if (!faults.empty()) throw http::ProblemError(std::move(faults));
}

std::optional<std::string> Arguments::value(std::string_view name) const {
  if (rule_of(*rules_, name) == nullptr) {
    throw Error{ErrorKind::broken, fmt::format("The parameter {} is read but has no rule.", name)};
  }
  const http::Parameter* parameter = given(name);
  return parameter == nullptr ? std::nullopt : std::optional{parameter->value};
}

bool Arguments::has(std::string_view name) const { return given(name) != nullptr; }

std::vector<http::Parameter> Arguments::in_order() const {
  std::vector<http::Parameter> ordered;
  for (const ParameterRule& rule : *rules_) {
    if (const http::Parameter* parameter = given(rule.name)) ordered.push_back(*parameter);
  }
  return ordered;
}

const http::Parameter* Arguments::given(std::string_view name) const {
  const auto found = std::find_if(given_.begin(), given_.end(),
                                  [&](const http::Parameter* parameter) { return parameter->name == name; });
  return found == given_.end() ? nullptr : *found;
}

http::ProblemError refusal(std::string_view parameter, const std::string& swedish, const std::string& english) {
  return http::ProblemError(http::ParameterFault{std::string(parameter), swedish, english});
}

std::optional<std::int64_t> read_integer(std::string_view text) {
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return value;
}

std::optional<double> read_number(std::string_view text) {
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size() || !std::isfinite(value)) return std::nullopt;
  return value;
}

std::string enum_schema(const std::vector<std::string>& values) {
  JsonText json;
  json.open_object().member("type", "string").key("enum").open_array();
  for (const std::string& value : values) json.text(value);
  json.close_array().close_object();
  return std::move(json).finish();
}

std::string joined(const std::vector<std::string>& values) { return fmt::format("{}", fmt::join(values, ", ")); }

}  // namespace tryggkarta::public_routes
