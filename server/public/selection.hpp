// Scheme, category and period as a request names them: what the figures are asked by, everywhere in the same words.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "geo/published/edition.hpp"
#include "server/public/arguments.hpp"

namespace tryggkarta::public_routes {

/// One question to the figures. Points into the edition.
struct Selection {
  const published::Scheme* scheme;
  const published::Category* category;
  time::Period period;
};

/// The rules of `scheme`, `category` and `period`, with what this edition allows.
ParameterRule scheme_rule(const published::Edition& edition);
ParameterRule category_rule(const published::Edition& edition);
ParameterRule period_rule();

/// Reads one of them; what is absent is the edition's own choice. What the edition does not know is refused with the
/// names that it knows. A period is any token of the calendar: outside the sources' days its figures are unknown.
/// Throws http::ProblemError (400), or Error(not_found) where the edition has nothing to choose.
const published::Scheme& read_scheme(const published::Edition& edition, const Arguments& arguments);
const published::Category& read_category(const published::Edition& edition, const Arguments& arguments);
time::Period read_period(const published::Edition& edition, const Arguments& arguments);
/// The rule of `periods`, and what it says: every period from the first to the last, both of one kind; empty when
/// absent. A time player gets them in one answer. At most 60; throws http::ProblemError (400) for more, or beside
/// `period`.
ParameterRule series_rule();
std::vector<time::Period> read_series(const Arguments& arguments);
Selection read_selection(const published::Edition& edition, const Arguments& arguments);

/// "week", "month" …: the kinds of periods that the edition has figures for.
std::vector<time::PeriodKind> kinds_in(const published::Edition& edition);

/// The class of a shown figure, as in the tiles: by rate where there is one, else by count. Nothing for hidden and
/// unknown figures.
std::optional<int> class_of(const published::Edition& edition, const Selection& selection,
                            const published::Figure& figure);

}  // namespace tryggkarta::public_routes
