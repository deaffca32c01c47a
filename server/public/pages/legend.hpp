// The legend of a map: classes with their numbers of areas, what is hidden, unknown and unplaced.
#pragma once

#include <string>
#include <vector>

#include "server/public/pages/choice.hpp"

namespace tryggkarta::pages {

/// One class: its number from 1, its bounds in words, how many areas have it.
struct ClassRow {
  int number = 1;
  std::string bounds;
  int areas = 0;
};

/// A legend as values. Every area is counted once.
struct Legend {
  std::vector<ClassRow> classes;
  int hidden = 0;
  int unknown = 0;
  int without_rate = 0;  ///< shown, but with no number of inhabitants to divide by
};

Legend legend_of(const View& view, const Choice& choice, const published::Slice& slice);

/// The class words of a set of bounds: "under 1,5", "1,5–2,4", "5,0 eller fler".
std::vector<std::string> bounds_in_words(const Words& words, const std::vector<double>& bounds,
                                         published::Measure measure);

/// Swatches, words and numbers of areas, without heading.
void add_class_list(Html& html, const View& view, const Legend& legend);
/// "Dolt: få händelser, eller dolt för att skydda ett annat tal."
std::string hidden_sentence(const Words& words);
/// "Ej områdesbestämt: 41 anmälda brott (3 %)."
std::string unplaced_sentence(const View& view, const Choice& choice, const published::Slice& slice);
/// The whole legend section of the map page, symbols included.
void add_legend(Html& html, const View& view, const Choice& choice, const published::Slice& slice);
/// What the symbols of actions and problem areas mean.
void add_symbol_list(Html& html, const Words& words);

}  // namespace tryggkarta::pages
