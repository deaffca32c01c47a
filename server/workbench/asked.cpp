#include "server/workbench/asked.hpp"

#include <algorithm>
#include <string>

#include "server/inside/inside_question.hpp"
#include "server/public/pages/view.hpp"

namespace tryggkarta::workbench {

namespace {

std::string joined_values(const http::Request& request, std::string_view name) {
  std::string joined;
  for (const auto& parameter : request.query) {
    if (parameter.name != name || parameter.value.empty()) continue;
    joined += (joined.empty() ? "" : ",") + parameter.value;
  }
  return joined;
}

std::string first_value(const http::Request& request, std::string_view name) {
  return pages::parameter(request, name).value_or("");
}

struct Ends {
  std::string_view name;
  std::string_view least;
  std::string_view most;
};

/// "18..23" out of two fields; "" where both are left open.
std::string range_of(const http::Request& request, const Ends& ends) {
  const std::string from = first_value(request, std::string(ends.name) + "_from");
  const std::string to = first_value(request, std::string(ends.name) + "_to");
  if (from.empty() && to.empty()) return first_value(request, ends.name);
  return (from.empty() ? std::string(ends.least) : from) + ".." + (to.empty() ? std::string(ends.most) : to);
}

std::string period_of(const http::Request& request, const inside::Choices& choices) {
  if (!first_value(request, "from").empty() || !first_value(request, "to").empty()) return {};
  const std::string asked = first_value(request, "period");
  if (asked == "all") return {};
  if (!asked.empty()) return asked;
  return choices.opening ? choices.opening->token() : "";
}

std::string value_of(std::string_view name, const http::Request& request, const inside::Choices& choices) {
  if (name == "period") return period_of(request, choices);
  if (name == "hours") return range_of(request, {"hours", "0", "23"});
  if (name == "weekdays") return range_of(request, {"weekdays", "1", "7"});
  if (name == "category" || name == "source") return joined_values(request, name);
  return first_value(request, name);
}

}  // namespace

const std::shared_ptr<const public_routes::ParameterRules>& filter_rules() {
  static const auto rules = inside::with_filter({inside::scheme_rule()});
  return rules;
}

bool filter_takes(std::string_view name) {
  const auto& rules = *filter_rules();
  return std::any_of(rules.begin(), rules.end(), [&](const auto& rule) { return rule.name == name; });
}

http::Request filter_request(const http::Request& request, const inside::Choices& choices) {
  http::Request asked = request;
  asked.query.clear();
  for (const auto& rule : *filter_rules()) {
    if (auto value = value_of(rule.name, request, choices); !value.empty())
      asked.query.push_back({rule.name, std::move(value)});
  }
  return asked;
}

}  // namespace tryggkarta::workbench
