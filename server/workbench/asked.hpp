// What a page's form asks for, in the parameters of /inside/figures.
#pragma once

#include "geo/casebook/casebook.hpp"

#include <string_view>

#include "server/http/request.hpp"
#include "server/inside/choices.hpp"
#include "server/public/arguments.hpp"

namespace tryggkarta::workbench {

/// The parameters that a filter takes, with `scheme`.
const std::shared_ptr<const public_routes::ParameterRules>& filter_rules();
/// Does the filter take a parameter of that name?
bool filter_takes(std::string_view name);

/// The same request with nothing in its query but a filter. What a form leaves empty is left out; ticked boxes of one
/// name are joined by commas; `hours_from` and `hours_to` become `hours`, and so with `weekdays`. Days win over a
/// period; without either it is the opening period; `period=all` is every day there is.
http::Request filter_request(const http::Request& request, const inside::Choices& choices);

}  // namespace tryggkarta::workbench
