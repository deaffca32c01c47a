// A row of periods as bars: zero has none, hidden and unknown have a stub of fixed height that carries no size.
#pragma once

#include <string>
#include <vector>

#include "server/public/pages/view.hpp"

namespace tryggkarta::pages {

struct TrendPoint {
  time::Period period;
  published::Figure figure;
};

/// Up to `count` periods that end with `last`, oldest first, as far back as the edition has periods of the kind.
std::vector<TrendPoint> trend_of(const published::Edition& edition, const published::Scheme& scheme,
                                 const published::Area& area, const published::Category& category,
                                 const time::Period& last);

/// Draws the points. `title` is its accessible name, `description` the one sentence that says what it shows.
void add_trend_chart(Html& html, const Words& words, const std::vector<TrendPoint>& points, const std::string& title);

/// "118 anmälda brott under kvartal 3 2026, 19 fler än samma kvartal 2025. För ett kvartal saknas uppgift."
std::string trend_sentence(const Words& words, const std::vector<TrendPoint>& points, const std::string& counted);

}  // namespace tryggkarta::pages
