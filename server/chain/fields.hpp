// The fields of each form: what they are called, what they ask, and how they are filled in.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "server/public/pages/words.hpp"

namespace tryggkarta::chain {

/// How a field is filled in, and which type it has in the API.
enum class FieldKind { line, prose, day, whole, number, yes_no, choice, categories, numbers, place };

struct FieldChoice {
  std::string_view value;
  std::string_view swedish;
  std::string_view english;
};

struct Field {
  const char* name;  ///< as the API calls it
  FieldKind kind;
  std::string_view swedish;
  std::string_view english;
  std::string_view hint_swedish = {};
  std::string_view hint_english = {};
  std::span<const FieldChoice> choices = {};  ///< of a choice whose words are always the same
  bool is_needed = false;
};

/// Fields under one heading.
struct FieldGroup {
  std::string_view swedish;
  std::string_view english;
  std::span<const Field> fields;
};

/// What a form is about.
enum class FormKind { problem, action, cause, evaluation, decision, report, new_report };
std::span<const FieldGroup> groups_of(FormKind kind);
/// All fields, whichever heading they stand under.
std::vector<const Field*> fields_of(FormKind kind);

}  // namespace tryggkarta::chain
