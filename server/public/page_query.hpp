// What every address that gives features takes: how many, from where on, in which box and reference system.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "server/public/arguments.hpp"
#include "server/public/box_filter.hpp"
#include "server/public/crs.hpp"

namespace tryggkarta::public_routes {

struct PageQuery {
  std::int64_t limit = 100;
  std::int64_t offset = 0;
  const Crs* crs = nullptr;
  std::optional<BoxFilter> box;
};

/// The rules of `limit`, `offset`, `bbox`, `bbox-crs`, `crs` and `datetime`.
ParameterRules page_rules();
/// The rule of `crs` alone.
ParameterRule crs_rule();

/// All but `datetime`. Throws http::ProblemError that names what is wrong. A limit above 10 000 is 10 000.
PageQuery read_page_query(const Arguments& arguments);

/// Reads `crs`; CRS84 when absent.
const Crs& read_crs(const Arguments& arguments, std::string_view parameter);

/// "Skriv ett heltal " + `range`, as a refusal.
http::ProblemError not_a_number(std::string_view parameter, const std::string& range);

/// Sets one parameter in the order of the rules, keeping all others.
std::vector<http::Parameter> with(std::vector<http::Parameter> parameters, std::string_view name, std::string value);

}  // namespace tryggkarta::public_routes
