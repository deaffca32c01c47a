#include "server/meetings/agenda_text.hpp"

#include <algorithm>
#include <sstream>

#include <fmt/format.h>

namespace tryggkarta::meetings {

namespace {

constexpr std::size_t kMost = 19'000;  // of the 20 000 bytes that a text of casework may have
constexpr std::string_view kItem = "– ";

bool is_heading(const std::string& line) {
  const auto digits = line.find_first_not_of("0123456789");
  return digits != 0 && digits != std::string::npos && line.compare(digits, 2, ". ") == 0;
}

/// A line end within an item would look like the end of the item.
std::string in_one_line(std::string text) {
  std::replace(text.begin(), text.end(), '\n', ' ');
  return text;
}

}  // namespace

std::string item_words(const pages::Words& words, const casebook::AgendaItem& item) {
  std::string text = words(item.title.swedish, item.title.english);
  const std::string note = words(item.note.swedish, item.note.english);
  if (item.day || !note.empty()) text.erase(text.find_last_not_of('.') + 1);
  if (item.day) text += ", " + words.day(*item.day);
  if (!note.empty()) text += " (" + note + ")";
  return text;
}

std::string agenda_text(const std::vector<casebook::AgendaSection>& agenda) {
  const pages::Words words{pages::Language::swedish};
  std::string text;
  std::size_t left_out = 0;
  int number = 0;
  for (const auto& section : agenda) {
    text += fmt::format("{}{}. {}\n", text.empty() ? "" : "\n", ++number, section.title.swedish);
    if (section.items.empty()) text += fmt::format("{}Inget\n", kItem);
    for (const auto& item : section.items) {
      const std::string line = fmt::format("{}{}\n", kItem, in_one_line(item_words(words, item)));
      if (text.size() + line.size() < kMost) {
        text += line;
      } else {
        ++left_out;
      }
    }
  }
  if (left_out > 0) text += fmt::format("\n{} punkter till fick inte plats.\n", left_out);
  return text;
}

void add_agenda_text(pages::Html& html, const std::string& text) {
  std::istringstream lines{text};
  bool is_in_list = false;
  for (std::string line; std::getline(lines, line);) {
    const bool is_item = line.starts_with(kItem);
    if (is_in_list && !is_item) html.close();
    if (!is_in_list && is_item) html.open("ul", {{"class", "meet-items"}});
    is_in_list = is_item;
    if (is_item) {
      html.leaf("li", line.substr(kItem.size()));
    } else if (is_heading(line)) {
      html.leaf("h3", line);
    } else if (!line.empty()) {
      html.leaf("p", line);
    }
  }
  if (is_in_list) html.close();
}

}  // namespace tryggkarta::meetings
