// Why one row was not taken.
#pragma once

#include <string>
#include <variant>

namespace tryggkarta::import {

/// What is wrong with a row, in which of the source's own columns. Holds no more of the row than a category's or
/// area's name.
struct Complaint {
  std::string field;
  std::string swedish;
  std::string english;
};

/// Something that was read from a row, or why it could not be.
template <class Value>
using Reading = std::variant<Value, Complaint>;

}  // namespace tryggkarta::import
