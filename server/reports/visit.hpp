// One request of somebody who may plan or decide, with the right to read figures beside it.
#pragma once

#include "geo/casebook/casebook.hpp"

#include <memory>
#include <string>

#include "server/chain/visit.hpp"
#include "server/reports/reports.hpp"

namespace tryggkarta::reports {

struct Visit {
  chain::Visit chain;
  const House& house;

  const pages::Words& words() const { return chain.words(); }
  const access::DecisionGrant& grant() const { return chain.grant; }
  std::string link(std::string_view path, const pages::Query& query = {}) const { return chain.view.link(path, query); }
};

/// The book that figures come from. Throws Error(unavailable) while it is being read.
std::shared_ptr<const inside::InsideBook> book_of(const Visit& visit);
/// The visitor's right to read. Throws Error(not_allowed) for a role that reads no rows.
access::ReadGrant reads_of(const Visit& visit);

/// The page around a finished `<main id="innehall">`; for nobody to keep.
http::Response page_of(const Visit& visit, const std::string& title, pages::Html content, int status = 200);
/// A form that is sent to a path, with the token of our pages.
void open_form(pages::Html& html, const Visit& visit, const std::string& path, const std::string& css_class);
void add_hidden(pages::Html& html, const std::string& name, const std::string& value);
/// A form of one button.
void add_button(pages::Html& html, const Visit& visit, const std::string& path, const std::string& text);
/// A table that scrolls by itself where it is too wide; closed by end_table.
void begin_table(pages::Html& html, const std::string& label, const std::vector<std::string>& columns);
void end_table(pages::Html& html);

}  // namespace tryggkarta::reports
