// How much of a period has been delivered: a period that has not ended is not compared with a whole one.
#pragma once

#include <optional>
#include <string>

#include "server/public/pages/choice.hpp"

namespace tryggkarta::pages {

/// Whether the sources of the category have delivered every day of the period.
bool is_whole(const published::Edition& edition, const published::Category& category, const time::Period& period);

/// "Perioden är inte hel: uppgifter 1 oktober 2026 – 4 oktober 2026."; nothing when it is whole or unknown altogether.
std::optional<std::string> partial_note(const View& view, const Choice& choice);

}  // namespace tryggkarta::pages
