// A form's values as texts, and the feature of the API that they stand for.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "server/casework/field_reader.hpp"
#include "server/chain/fields.hpp"

namespace tryggkarta::chain {

using casework::Json;
/// Field → text, as a form shows and sends it. Categories are joined by commas; a place is a geometry of GeoJSON.
using Values = std::map<std::string, std::string, std::less<>>;

/// What a form shows of a feature.
Values values_of(FormKind kind, const Json& feature);

/// Writes one field of a form into a feature. A text that its type cannot be made of goes in as it is, for the API to
/// complain of. `geometry` is not written here.
void put_value(Json& feature, const Field& field, const std::string& text);

/// A mark of every value, by which a form that comes back can tell what was changed: a JSON object, field → mark.
std::string marks_of(const Values& values);
/// Reads them back; anything else is no marks.
Values read_marks(std::string_view text);
/// The mark of one value.
std::string mark_of(std::string_view value);

/// "6" or "7.5": as few decimals as it has.
std::string plain_number(double value);

}  // namespace tryggkarta::chain
