// What a visitor has chosen to see, read from the address: an unknown value falls back, with a note.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "server/public/pages/view.hpp"

namespace tryggkarta::pages {

/// One choice of map. All of it exists in the edition.
struct Choice {
  const published::Scheme* scheme;
  const published::Category* category;
  time::Period period;
  published::Measure measure = published::Measure::rate;
  /// The one area that is looked at; nullptr for all.
  const published::Area* area = nullptr;
  /// Sentences about what could not be shown as asked.
  std::vector<std::string> notes;
};

/// Reads `scheme category period measure area` (embeds: `omrade`). Nothing when the edition has nothing to show.
std::optional<Choice> read_choice(const View& view, const http::Request& request);

/// The area of that code in a scheme; nullptr when there is none.
const published::Area* area_in(const published::Scheme& scheme, std::string_view code);

/// The parameters that lead to this choice; defaults are left out, in fixed order.
Query query_of(const published::Edition& edition, const Choice& choice);

/// The categories that the public chooses from, parents before children, `all` first.
std::vector<const published::Category*> offered_categories(const published::Edition& edition);

/// The periods of one kind, oldest first.
std::vector<time::Period> periods_of(const published::Edition& edition, time::PeriodKind kind);

/// "Skadegörelse, kvartal 3 2026".
std::string title_of(const View& view, const Choice& choice);
/// "Anmälda brott per 1 000 invånare, efter mellanområde".
std::string unit_of(const View& view, const Choice& choice);
/// "anmälda brott per 1 000 invånare" or "anmälda brott".
std::string measured(const View& view, const Choice& choice);

}  // namespace tryggkarta::pages
