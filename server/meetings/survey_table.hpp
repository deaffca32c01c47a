// A small table of survey values as it is pasted from a sheet: "område;n;andel;låg;hög", a line an area.
#pragma once

#include "geo/casebook/casework.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "geo/casebook/field_checks.hpp"
#include "geo/casebook/listening.hpp"
#include "geo/published/edition.hpp"

namespace tryggkarta::meetings {

/// What the values of a table have in common.
struct TableOf {
  std::int64_t survey = 0;
  std::string question;
  const published::Scheme* scheme = nullptr;  ///< whose areas its lines name
};

/// At most 500 lines; a first line that names its columns, and empty lines, are passed over. Fields are parted by ";"
/// or by a tab; numbers may have a decimal comma and "%". An area is a code of the scheme, a name in it, or "hela
/// staden". Throws casebook::RefusedWork with one complaint for each line that cannot be read, by its number, about
/// "table".
std::vector<casebook::SurveyValue> read_survey_table(std::string_view text, const TableOf& of);

}  // namespace tryggkarta::meetings
