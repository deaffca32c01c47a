// One form as a page: its fields with what stands in them, and every complaint at its field.
#pragma once

#include "geo/casebook/chain_rules.hpp"

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "server/chain/fields.hpp"
#include "server/chain/values.hpp"
#include "server/chain/visit.hpp"

namespace tryggkarta::chain {

struct Option {
  std::string value;
  std::string text;
};
/// Choices that depend on what there is: field → options. A choice without any is not asked.
using Options = std::map<std::string, std::vector<Option>, std::less<>>;

/// A form and what stands in it.
struct FormPage {
  FormKind kind = FormKind::problem;
  std::string title;
  std::string path;  ///< that it is sent to
  std::string back;  ///< where to go without saving
  std::string back_title;
  std::string button;
  std::string removal_path;  ///< empty: cannot be removed
  std::int64_t version = 0;  ///< of what it changes; 0 for something new
  Values values;
  std::string marks;  ///< marks_of() what it was filled with first
  Options options;
  casebook::FieldComplaints complaints;
  std::string trouble;  ///< what is wrong with all of it; empty for nothing
  int status = 200;
};

http::Response form_page(const Visit& visit, const FormPage& form);

/// What both have changed, side by side, each to be chosen; `mine` is what was sent, `form` holds the rest.
struct BothChanged {
  std::vector<std::string> fields;
  Values theirs;
};
http::Response conflict_page(const Visit& visit, const FormPage& form, const BothChanged& both);

/// A value as people read it: the words of a choice, a place in a few words.
std::string shown_value(const pages::Words& words, const Field& field, const FormPage& form, const std::string& value);

}  // namespace tryggkarta::chain
