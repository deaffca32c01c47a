// Places by name: areas of a division, made one, and cells of the square net.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "geo/published/edition.hpp"
#include "server/casework/field_reader.hpp"
#include "server/chain/sent_form.hpp"

namespace tryggkarta::chain {

using casework::Json;

/// "område MO:14, MO:15" and "ruta 250:318000640000": how a field names areas and cells.
std::string area_words(const std::vector<std::string>& names);
std::string cell_words(std::string_view side, std::string_view cell);

/// The geometry of a text that names areas or cells; nothing for any other text. Throws casebook::RefusedWork about
/// "geometry" for an area or a cell that there is not.
std::optional<Json> named_geometry(std::string_view text, const published::Edition& edition, int analysis_epsg);

/// What a form says of its place: areas chosen from its list (field `areas`), else a file (`place_file`), else the text
/// of the field.
std::string place_sent(const SentForm& form);
/// The geometry of such a text. Throws casebook::RefusedWork about "geometry".
Json place_geometry(std::string_view text, const published::Edition& edition, int analysis_epsg);

}  // namespace tryggkarta::chain
