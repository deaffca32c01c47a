#include <algorithm>
#include <array>

#include "server/public/pages/filters.hpp"
#include "server/public/pages/frame.hpp"
#include "server/public/pages/sheets.hpp"

namespace tryggkarta::pages {
namespace {

/// Lower case, with å, ä, ö, é and ü as their base letters and dashes as blanks: what people type, not what is stored.
std::string folded(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c == '\xC3' && i + 1 < text.size()) {
      constexpr std::array<std::pair<unsigned char, char>, 7> letters = {
          {{0xA5, 'a'}, {0xA4, 'a'}, {0xB6, 'o'}, {0xA9, 'e'}, {0xBC, 'u'}, {0xB8, 'o'}, {0xA6, 'a'}}};
      const auto next = static_cast<unsigned char>(static_cast<unsigned char>(text[++i]) | 0x20U);
      const auto found =
          std::find_if(letters.begin(), letters.end(), [&](const auto& pair) { return pair.first == next; });
      out += found != letters.end() ? found->second : '?';
    } else if (c >= 'A' && c <= 'Z') {
      out += static_cast<char>(c - 'A' + 'a');
    } else {
      out += c == '-' ? ' ' : c;
    }
  }
  return out;
}

std::string trimmed(std::string_view text) {
  const std::size_t first = text.find_first_not_of(" \t");
  if (first == std::string_view::npos) return {};
  return std::string(text.substr(first, text.find_last_not_of(" \t") - first + 1));
}

std::size_t add_matches(Html& html, const View& view, const published::Scheme& scheme, const std::string& needle) {
  std::vector<const published::Area*> found;
  for (const auto& area : scheme.areas) {
    if (area.code == needle || folded(area.name).find(needle) != std::string::npos) found.push_back(&area);
  }
  if (found.empty()) return 0;
  html.open("section").leaf("h2", scheme.title).open("ul", {{"class", "area-list"}});
  for (const auto* area : found) {
    html.open("li").leaf("a", {{"href", area_link(view, scheme, *area)}}, display_name(area->name));
    html.leaf("span", {{"class", "caption"}}, " " + area->code).close();
  }
  html.close().close();
  return found.size();
}

}  // namespace

std::string search_page(const View& view, const std::string& term) {
  const Words& words = view.words;
  const std::string shown_term = trimmed(term.substr(0, 80));
  const std::string needle = folded(shown_term);
  Html html;
  html.open("main", {{"id", "innehall"}, {"class", "reading"}}).open("div", {{"class", "reading-main"}});
  html.leaf("h1", words("Sök område", "Find an area"));
  add_search_form(html, view, shown_term);
  std::size_t found = 0;
  const published::Scheme* first = view.edition.default_scheme();
  if (first != nullptr) found += add_matches(html, view, *first, needle);
  for (const auto& scheme : view.edition.schemes()) {
    if (&scheme != first) found += add_matches(html, view, scheme, needle);
  }
  if (found == 0) {
    html.leaf("p", {{"role", "status"}},
              words("Inget område heter så. Prova en del av namnet.", "No area has that name. Try a part of it."));
  }
  html.close().close();
  Frame frame;
  frame.title = words("Sök område", "Find an area");
  frame.description = words("Områdena i staden.", "The areas of the city.");
  frame.body_class = "reading-page";
  frame.path = "/sok";
  return document(view, frame, std::move(html).finish());
}

}  // namespace tryggkarta::pages
