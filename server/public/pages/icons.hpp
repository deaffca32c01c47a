// The few drawings of the interface, written as inline pictures that take their colour from the style sheet.
#pragma once

#include <string_view>

#include "server/public/pages/html.hpp"
#include "server/public/pages/words.hpp"

namespace tryggkarta::pages {

/// The pin with a tick: the sign of Tryggkarta.
void add_mark(Html& html);
/// The same sign as a file of its own, for the browser's tab.
Markup mark_file();

/// What an action's status looks like: shape says it, the word stands beside.
enum class ActionShape { planned, ongoing, done, followed_up, paused };
ActionShape shape_of(std::string_view status);
/// The word of a shape: "planerad", "pågår", "genomförd", "uppföljd", "pausad".
std::string word_of(const Words& words, ActionShape shape);
void add_action_symbol(Html& html, ActionShape shape);
/// The outline of a problem area, as in a legend.
void add_problem_symbol(Html& html);

/// The sample of an area's look: "class-3", "hidden", "unknown", "none". Lines and dots are drawn, so that paper has no
/// picture points. `legend` is 28 × 16 px, `text` stands in a line of text.
enum class SwatchSize { legend, text };
void add_swatch(Html& html, std::string_view kind, SwatchSize size);

enum class Icon { search, menu, previous, next, check, close, lock, alert };
void add_icon(Html& html, Icon icon);

}  // namespace tryggkarta::pages
