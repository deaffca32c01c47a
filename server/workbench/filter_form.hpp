// The choices of the map as one GET form: without a script it asks for another page, with one it is listened to.
#pragma once

#include "geo/casebook/casebook.hpp"

#include "server/inside/choices.hpp"
#include "server/inside/visit.hpp"
#include "server/public/pages/html.hpp"
#include "server/public/pages/view.hpp"

namespace tryggkarta::workbench {

/// What the form shows as chosen.
struct Form {
  const inside::Visit& visit;
  const inside::Choices& choices;
  const http::Request& asked;  ///< as filter_request() made it
  std::size_t scheme;
};

void add_filter_form(pages::Html& html, const pages::View& view, const Form& form);

}  // namespace tryggkarta::workbench
