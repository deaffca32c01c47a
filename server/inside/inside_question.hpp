// The parameters of /inside/: which incidents, counted by which division.
#pragma once

#include "geo/casebook/casebook.hpp"

#include <cstdint>
#include <functional>
#include <optional>

#include "geo/access/grant.hpp"
#include "geo/analysis/incident_filter.hpp"
#include "server/inside/answers.hpp"
#include "server/public/arguments.hpp"

namespace tryggkarta::inside {

/// The rules of the filter beside those of an address: `from`, `to` (days, both included) or `period`; `earlier_years`
/// (as many years before as well: the same ISO weeks, or the same period); `category` and `source` (codes joined by
/// commas); `precision` (the coarsest); `hours` ("18..23", also across midnight); `weekdays` ("1..5", Monday is 1);
/// `area` (a code of `scheme`).
std::shared_ptr<const public_routes::ParameterRules> with_filter(public_routes::ParameterRules others);
public_routes::ParameterRule scheme_rule();

/// The position of `scheme`, else of the finest division with at most 150 areas. Throws http::ProblemError (400) that
/// names the known ones, Error(not_found) where there is none.
std::size_t read_scheme(const casebook::CasebookView& view, const public_routes::Arguments& arguments);

/// With its sisters below the only way to a filter here: what was asked for, within what the right opens at that
/// detail. Reading rows one by one, or above kInternal, is in the log when this returns: once a minute for each
/// session, address and filter. Throws http::ProblemError (400) that names the parameter and what it may be, and
/// Error(not_allowed) as analysis::granted, which is logged too.
analysis::IncidentFilter read_filter(const Visit& visit, const public_routes::Arguments& arguments,
                                     access::Detail detail);

/// The same, not in the log yet: note_reading follows, when it is known how many rows are told.
analysis::IncidentFilter read_filter_unnoted(const Visit& visit, const public_routes::Arguments& arguments,
                                             access::Detail detail);
/// A reading that has to be in the log is there when this returns. `rows` is asked where a line is written.
void note_reading(const Visit& visit, const public_routes::Arguments& arguments, access::Detail detail,
                  const std::function<std::int64_t()>& rows);
/// The same for a file, where the right gives one out at all. Not in the log: note_handing_out follows.
analysis::IncidentFilter read_filter_to_hand_out(const Visit& visit, const public_routes::Arguments& arguments,
                                                 access::Detail detail);
/// A file of so many incidents is in the log when this returns.
void note_handing_out(const Visit& visit, const public_routes::Arguments& arguments, std::int64_t rows);

}  // namespace tryggkarta::inside
