#include "geo/store/figure_text.hpp"

#include <charconv>

#include "geo/error.hpp"

namespace tryggkarta::store {

namespace {

using published::Figure;
using published::Hidden;
using published::Shown;
using published::Unknown;

constexpr std::string_view kHidden = "\"hidden\"";
constexpr std::string_view kUnknown = "\"unknown\"";

void append(std::string& text, const Figure& figure) {
  text += text.empty() ? '[' : ',';
  if (const auto* const shown = std::get_if<Shown>(&figure)) {
    text += std::to_string(shown->count);
  } else {
    text += std::holds_alternative<Hidden>(figure) ? kHidden : kUnknown;
  }
}

[[noreturn]] void refuse() {
  throw Error(ErrorKind::broken, "the ledger holds figures that cannot be read: put back a backup");
}

/// Takes one figure and the sign after it off the front.
Figure take(std::string_view& text) {
  const std::size_t length = text.find_first_of(",]");
  if (length == std::string_view::npos) refuse();
  const std::string_view word = text.substr(0, length);
  text.remove_prefix(length);
  if (word == kHidden) return Hidden{};
  if (word == kUnknown) return Unknown{};
  std::int64_t count = 0;
  const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), count);
  if (error != std::errc{} || end != word.data() + word.size() || count < 0) refuse();
  return Shown{count, std::nullopt};
}

}  // namespace

std::string encode_figures(const published::Slice& slice) {
  std::string text;
  for (const Figure& figure : slice.areas) append(text, figure);
  append(text, slice.unplaced);
  append(text, slice.total);
  return text + ']';
}

// By hand: a start of the server reads half a million figures, and this is ten times as fast as a JSON tree.
published::Slice decode_figures(std::string_view text) {
  std::vector<Figure> figures;
  if (text.empty() || text.front() != '[') refuse();
  do {
    text.remove_prefix(1);  // "[" or ","
    figures.push_back(take(text));
  } while (text.front() == ',');
  if (text != "]" || figures.size() < 2) refuse();
  published::Slice slice;
  slice.total = figures.back();
  figures.pop_back();
  slice.unplaced = figures.back();
  figures.pop_back();
  slice.areas = std::move(figures);
  return slice;
}

}  // namespace tryggkarta::store
