// Figures of the process itself (S7): derived from links and days, never typed in.
#pragma once

#include "geo/casebook/casework.hpp"

#include <string>
#include <vector>

#include "server/meetings/meeting_book.hpp"

namespace tryggkarta::meetings {

/// "11 av 14": so many of those that should be.
struct ProcessFigure {
  time::Wording title;
  std::size_t there = 0;
  std::size_t all = 0;
};

/// - occasions of the body due in the twelve months up to a day and done, of those whose state is known;
/// - links there, of the links that open or closed problems should have;
/// - problems with every link, of all that are prioritised;
/// - decided actions that are not late, of those that are decided and not broken off;
/// - actions that have ended and are evaluated, of those that have ended.
std::vector<ProcessFigure> process_figures(const MeetingBook& book, std::string_view body, time::Day day);

}  // namespace tryggkarta::meetings
