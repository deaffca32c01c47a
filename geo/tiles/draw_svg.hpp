// The server's own picture of a map, for pages that must be complete without JavaScript.
#pragma once

#include <string>

#include "geo/published/edition.hpp"

namespace tryggkarta::tiles {

enum class Extent { city, area };

struct PictureQuery {
  const published::Scheme* scheme = nullptr;
  const published::Category* category = nullptr;
  time::Period period;
  published::Measure measure = published::Measure::rate;
  /// Code of the one area that is coloured; all are when it is empty.
  std::string highlight_area;
  int width = 800;
  int height = 600;
  /// What fills the picture: the whole city, or the highlighted area with its surroundings.
  Extent extent = Extent::city;
  /// What the picture shows, in words: its accessible name.
  std::string title;
};

/// An `<svg role="img">` with `<path class="area class-3" data-code="…">` per area; classes and presentation
/// attributes only, so that it obeys a strict content security policy. Hidden areas are `hidden`, unknown ones
/// `unknown`, problem areas `problem`, actions `<g class="action status-…">`. The caller's style sheet paints it.
std::string draw_svg(const published::Edition& edition, const PictureQuery& query);

}  // namespace tryggkarta::tiles
