// Every page as one function: from a view to a whole document. add_pages (pages.hpp) gives them addresses.
#pragma once

#include <optional>
#include <string>

#include "server/public/pages/choice.hpp"
#include "server/public/pages/view.hpp"

namespace tryggkarta::pages {

/// `/`: the map with its filters, legend and table twin.
std::string map_page(const View& view, const Choice& choice);
/// `/` while nothing is published.
std::string empty_page(const View& view);

/// `/omrade/…`: what is done in one area, what is promised, and its figures.
std::string area_page(const View& view, const published::Scheme& scheme, const published::Area& area);
/// `/sok?q=`: areas whose names hold the term; all of them when there is none. The term is not kept.
std::string search_page(const View& view, const std::string& term);

/// `/har-arbetar-vi`: all problem areas and actions.
std::string work_page(const View& view);
/// `/medborgarloften`: all pledges.
std::string pledges_page(const View& view);
/// `/om-siffrorna`: what is counted, what the words mean, where it comes from.
std::string figures_page(const View& view);
/// `/tillganglighet`: tillgänglighetsredogörelse.
std::string accessibility_page(const View& view);

/// `/inbaddning/karta`: one map in somebody else's page. `theme` is light, dark or system.
struct EmbedChoice {
  Choice map;
  std::string theme = "system";
};
/// Reads the map and `theme`. Nothing when the edition has nothing to show.
std::optional<EmbedChoice> read_embed_choice(const View& view, const http::Request& request);
std::string embed_page(const View& view, const EmbedChoice& choice);
/// What an embed says while nothing is published.
std::string empty_embed_page(const View& view);
/// `/badda-in`: makes the snippet for an embed.
std::string embed_maker_page(const View& view, const EmbedChoice& choice);
/// The parameters of an embed in fixed order; the language is added by View::link.
Query embed_query(const published::Edition& edition, const EmbedChoice& choice);

/// 404 in words.
std::string not_found_page(const View& view);

}  // namespace tryggkarta::pages
