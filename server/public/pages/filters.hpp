// The choices of the map page as plain forms and links, so that every map can be reached without a script.
#pragma once

#include "server/public/pages/choice.hpp"

namespace tryggkarta::pages {

/// The search for an area by name: a GET form of its own.
void add_search_form(Html& html, const View& view, const std::string& term);

/// Scheme, category, measure and period as one GET form to `path`.
void add_filter_form(Html& html, const View& view, const Choice& choice, std::string_view path);

/// The same fields without the form around them, for forms that ask for more.
void add_choice_fields(Html& html, const View& view, const Choice& choice);

/// Kinds of period, and the periods before and after, as links.
void add_period_links(Html& html, const View& view, const Choice& choice);

}  // namespace tryggkarta::pages
