// What is due as tables: the law's clock, and occasions with their day, body and state.
#pragma once

#include <string>
#include <vector>

#include "geo/access/grant.hpp"
#include "server/public/pages/html.hpp"
#include "server/public/pages/view.hpp"
#include "server/public/pages/words.hpp"
#include "server/workbench/year_view.hpp"

namespace tryggkarta::workbench {

/// Each body under the law: last decided, deadline, state in words beside its shape.
void add_law_table(pages::Html& html, const pages::Words& words, const time::YearWheel& wheel, time::Day today);

/// What a table of occasions is written from. Who may prepare gets links to the meeting and the report of each.
struct ItemTable {
  const pages::View& view;
  const time::YearWheel& wheel;
  const access::DecisionGrant* prepares = nullptr;  ///< none: no links
  std::string caption;
};

/// One row a day and occasion, with those it is for.
void add_item_table(pages::Html& html, const ItemTable& table, const std::vector<JudgedItem>& items);

}  // namespace tryggkarta::workbench
