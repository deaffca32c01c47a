#include "server/http/query.hpp"

#include <algorithm>
#include <vector>

#include "server/http/problem.hpp"

namespace tryggkarta::http {
namespace {

std::string listed(std::initializer_list<std::string_view> names) {
  std::string list;
  for (const std::string_view name : names) {
    if (!list.empty()) list += ", ";
    list += name;
  }
  return list;
}

ParameterFault unknown(const std::string& name, std::initializer_list<std::string_view> known) {
  if (known.size() == 0) {
    return {name, "Parametern \"" + name + "\" finns inte: adressen tar inga parametrar.",
            "Unknown parameter \"" + name + "\": this address takes none."};
  }
  return {name, "Parametern \"" + name + "\" finns inte. Kända parametrar: " + listed(known) + ".",
          "Unknown parameter \"" + name + "\". Known parameters: " + listed(known) + "."};
}

ParameterFault repeated(const std::string& name) {
  return {name, "Parametern \"" + name + "\" får stå en gång.", "Parameter \"" + name + "\" may stand once."};
}

}  // namespace

Query::Query(const Request& request, std::initializer_list<std::string_view> known) : request_(&request) {
  std::vector<ParameterFault> faults;
  for (std::size_t i = 0; i < request.query.size(); ++i) {
    const std::string& name = request.query[i].name;
    const auto same_name = [&](const Parameter& other) { return other.name == name; };
    const auto here = request.query.begin() + static_cast<std::ptrdiff_t>(i);
    if (std::find(known.begin(), known.end(), name) == known.end()) {
      faults.push_back(unknown(name, known));
    } else if (std::find_if(request.query.begin(), here, same_name) != here) {
      faults.push_back(repeated(name));
    }
  }
  if (!faults.empty()) throw ProblemError(std::move(faults));
}

std::optional<std::string> Query::value(std::string_view name) const {
  for (const Parameter& parameter : request_->query) {
    if (parameter.name == name) return parameter.value;
  }
  return std::nullopt;
}

std::string Query::value_or(std::string_view name, std::string_view otherwise) const {
  return value(name).value_or(std::string(otherwise));
}

}  // namespace tryggkarta::http
