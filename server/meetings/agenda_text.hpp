// The agenda of a meeting as text, as it freezes when the meeting has been held.
#pragma once

#include "geo/casebook/agenda.hpp"

#include <string>
#include <vector>

#include "server/public/pages/html.hpp"
#include "server/public/pages/words.hpp"

namespace tryggkarta::meetings {

/// Every part with its items in Swedish, the city's language: "1. Senaste besluten" and then "– …" a line; a part
/// without items says so. At most 19 000 bytes: what does not fit is counted in the last line.
std::string agenda_text(const std::vector<casebook::AgendaSection>& agenda);

/// Such a text as headings and lists. Any other text becomes paragraphs.
void add_agenda_text(pages::Html& html, const std::string& text);

/// "Ändra belysningen, Stadsmiljöförvaltningen; försenad".
std::string item_words(const pages::Words& words, const casebook::AgendaItem& item);

}  // namespace tryggkarta::meetings
