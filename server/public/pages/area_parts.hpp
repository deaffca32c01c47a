// The figures of one area as a table, and what its words mean.
#pragma once

#include <optional>

#include "server/public/pages/choice.hpp"

namespace tryggkarta::pages {

/// What the picture and the trend of an area's page show: `all`, the latest quarter. Nothing in an empty edition.
std::optional<Choice> area_choice(const View& view, const published::Scheme& scheme);

/// "Siffror per kvartal": the main categories, the five latest periods, and the rate of the last.
void add_area_figures(Html& html, const View& view, const Choice& choice, const published::Area& area);

/// "Vad betyder siffrorna?": anmälda brott, dolt, uppgift saknas, ej områdesbestämt.
void add_meanings(Html& html, const View& view, const std::optional<Choice>& choice);

/// Feed, print, embed.
void add_follow_links(Html& html, const View& view, const published::Scheme& scheme, const published::Area& area);

}  // namespace tryggkarta::pages
