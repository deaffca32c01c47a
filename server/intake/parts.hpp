// What the pages of this room are put together from.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "server/http/response.hpp"
#include "server/public/pages/html.hpp"
#include "server/public/pages/view.hpp"
#include "server/session/doorkeeper.hpp"

namespace tryggkarta::intake {

/// A page of the signed-in: no-store, framed by nobody.
struct Page {
  std::string title;
  std::string lead;
  int status = 200;
  std::function<void(pages::Html&)> content;  ///< below the heading
};
/// Who asks for it, and how it speaks.
struct Asking {
  const http::Request& request;
  const session::Visitor& visitor;
  const pages::View& view;
};
http::Response answer_page(const Asking& asking, const Page& page);

struct Option {
  std::string value;
  std::string text;
};
struct Field {
  std::string name;
  std::string label;
  std::string help = {};
};
/// A label with its control.
void add_select(pages::Html& html, const Field& field, const std::vector<Option>& options, const std::string& chosen);
void add_input(pages::Html& html, const Field& field, const std::string& value);
void add_hidden(pages::Html& html, const std::string& name, const std::string& value);
void add_checkbox(pages::Html& html, const Field& field, bool is_checked);

/// A table that scrolls by itself, in a box of that class beside its own; close it with end_table().
struct TableHead {
  std::string caption;
  std::vector<std::string> columns;
  std::string box_class = {};
};
void begin_table(pages::Html& html, const TableHead& head);
void end_table(pages::Html& html);

}  // namespace tryggkarta::intake
