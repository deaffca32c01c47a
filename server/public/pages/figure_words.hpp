// A figure in words and marks: a number, "dolt" or "uppgift saknas". Nothing else comes out of a hidden figure.
#pragma once

#include <optional>
#include <string>

#include "server/public/pages/view.hpp"

namespace tryggkarta::pages {

/// "118", "dolt", "uppgift saknas".
std::string count_text(const Words& words, const published::Figure& figure);
/// "3,9"; a dash for a shown count without a denominator; the same words as above otherwise.
std::string rate_text(const Words& words, const published::Figure& figure);

/// Adds count or word with its mark (hatched or dotted box) as the content of the open element.
void add_count(Html& html, const Words& words, const published::Figure& figure);
void add_rate(Html& html, const Words& words, const published::Figure& figure);
/// Adds the mark and the word of a figure that is not shown; nothing for a shown one.
void add_status(Html& html, const Words& words, const published::Figure& figure);

/// now − before where both are shown; nothing otherwise.
std::optional<std::int64_t> change_between(const published::Figure& now, const published::Figure& before);
/// "19 fler än samma kvartal 2025".
std::string change_sentence(const Words& words, std::int64_t change, const time::Period& period);
/// "+19", "−3", "0": for a column whose head says what it is compared to.
std::string change_text(const Words& words, std::int64_t change);

/// The share of the unplaced of the total in per cent, "3 %"; nothing unless both are shown and the total is not 0.
std::optional<std::string> unplaced_share(const Words& words, const published::Slice& slice);

}  // namespace tryggkarta::pages
