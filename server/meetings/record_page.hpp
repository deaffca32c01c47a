// One form of this room as a page: its fields with what stands in them, and every complaint at its field.
#pragma once

#include "geo/casebook/chain_rules.hpp"

#include <string>
#include <utility>
#include <vector>

#include "server/chain/form_page.hpp"
#include "server/meetings/fields.hpp"
#include "server/meetings/visit.hpp"

namespace tryggkarta::meetings {

/// A form of the chain's kind with fields of this room; its `kind` is not read.
struct RecordForm {
  chain::FormPage page;
  FieldGroups groups;
  std::pair<std::string, std::string> list;  ///< path and title of the list that it belongs to
};

http::Response record_page(const Visit& visit, const RecordForm& form);

/// All complaints with links to their fields, and the trouble; nothing where there is neither.
void add_record_complaints(pages::Html& html, const Visit& visit, const RecordForm& form);

/// The way in the site: the list, what lies between, and the page itself.
struct Crumb {
  std::string path;
  std::string title;
};
void add_crumbs(pages::Html& html, const Visit& visit, const std::vector<Crumb>& crumbs, const std::string& here);

/// A table with a head, in a box that scrolls; two levels are left open, and the body.
void open_table(pages::Html& html, const std::string& caption, const std::vector<std::string>& columns);
void close_table(pages::Html& html);

}  // namespace tryggkarta::meetings
