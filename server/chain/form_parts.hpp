// The parts of a form: one field of each kind, and what stands around it.
#pragma once

#include "geo/casebook/chain_rules.hpp"

#include <string>

#include "server/chain/form_page.hpp"

namespace tryggkarta::chain {

/// Label, control, help, and the complaint where there is one.
void add_field(pages::Html& html, const Visit& visit, const FormPage& form, const Field& field);
void add_hidden(pages::Html& html, const std::string& name, const std::string& value);
/// All complaints with links to their fields, and the trouble; nothing where there is neither.
void add_complaints(pages::Html& html, const Visit& visit, const FormPage& form);
/// The way in the site to this page.
void add_breadcrumb(pages::Html& html, const Visit& visit, const FormPage& form);

}  // namespace tryggkarta::chain
