// The årshjul as a picture: January on top, one ring a rule, and the shapes that say a state beside its word.
#pragma once

#include "server/public/pages/html.hpp"
#include "server/public/pages/words.hpp"
#include "server/workbench/year_view.hpp"

namespace tryggkarta::workbench {

/// A mark for each day on which a rule of `wheel` has something ahead, a ring a rule in the order of the wheel, the
/// first outermost; deadlines of the law outside of them. The list beside it says the same in words.
void add_year_picture(pages::Html& html, const pages::Words& words, const time::YearWheel& wheel,
                      const YearReading& reading);

/// Shapes that differ without colour. Each stands before its word, and says nothing by itself.
void add_symbol(pages::Html& html, time::DueState state);
void add_symbol(pages::Html& html, time::LawState state);

}  // namespace tryggkarta::workbench
