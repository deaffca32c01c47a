// What is due as tables: the law's clock, and occasions with their day, body and state.
#pragma once

#include <vector>

#include "server/public/pages/html.hpp"
#include "server/public/pages/words.hpp"
#include "server/workbench/year_view.hpp"

namespace tryggkarta::workbench {

/// Each body under the law: last decided, deadline, state in words beside its shape.
void add_law_table(pages::Html& html, const pages::Words& words, const time::YearWheel& wheel, time::Day today);

/// One row a day and occasion, with those it is for; `caption` names the table.
void add_item_table(pages::Html& html, const pages::Words& words, const time::YearWheel& wheel,
                    const std::vector<JudgedItem>& items, const std::string& caption);

}  // namespace tryggkarta::workbench
