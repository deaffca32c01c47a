// A still picture of where a problem and its actions are, for pages without a script and for paper.
#pragma once

#include "geo/casebook/casework.hpp"

#include <string>
#include <vector>

#include "geo/published/edition.hpp"
#include "server/public/pages/html.hpp"

namespace tryggkarta::chain {

/// What is drawn, and what the picture is called for those who do not see it.
struct PlacePicture {
  const casebook::Problem& problem;
  const std::vector<const casebook::Action*>& actions;
  int analysis_epsg;
  std::string title;
};

/// The borders of the city's areas around it, the problem's outline with its hatch, and the actions with "A1", "A2" …
/// in their order.
void add_place_picture(pages::Html& html, const published::Edition& edition, const PlacePicture& picture);

/// The same shapes as a collection of GeoJSON for the browser's map; `label` of each action is "A1", "A2" ….
std::string place_features(const PlacePicture& picture);

}  // namespace tryggkarta::chain
