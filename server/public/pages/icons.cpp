#include "server/public/pages/icons.hpp"

#include <fmt/format.h>

#include <string>

namespace tryggkarta::pages {
namespace {

constexpr const char* kPin = "M12 2C7.4 2 4 5.2 4 9.6c0 5.3 5.2 9.6 8 12.4c2.8-2.8 8-7.1 8-12.4C20 5.2 16.6 2 12 2z";
constexpr const char* kTick = "M8.2 9.9l2.7 2.7l4.9-5.2";

Attributes picture(const char* css_class, const char* view_box, const char* width, const char* height) {
  return {{"class", css_class}, {"viewBox", view_box},   {"width", width},
          {"height", height},   {"aria-hidden", "true"}, {"focusable", "false"}};
}

Attributes path(const char* css_class, const char* shape) { return {{"class", css_class}, {"d", shape}}; }

/// Lines at 45°, 5 apart.
std::string hatch_of(int width, int height) {
  std::string lines;
  for (int x = 4 - height; x < width; x += 5) lines += fmt::format("M{} {}l{} -{}", x, height, height, height);
  return lines;
}

/// Dots 4 apart: lines without length, with round ends.
std::string dots_of(int width, int height) {
  std::string dots;
  for (int y = 2; y < height; y += 4) {
    for (int x = 2; x < width; x += 4) dots += fmt::format("M{} {}h0", x, y);
  }
  return dots;
}

const char* drawing_of(Icon icon) {
  switch (icon) {
    case Icon::search: return "M8.5 3a5.5 5.5 0 1 0 0 11a5.5 5.5 0 0 0 0-11zM12.6 12.6L17 17";
    case Icon::menu: return "M3 5.5h14M3 10h14M3 14.5h14";
    case Icon::previous: return "M12 5l-5 5l5 5";
    case Icon::next: return "M8 5l5 5l-5 5";
    case Icon::check: return "M4.5 10.5l3.5 3.5l7.5-8";
    case Icon::close: return "M5 5l10 10M15 5L5 15";
    case Icon::lock: return "M5.5 9.500h9v7h-9zM7.5 9.500v-2.500a2.5 2.5 0 0 1 5 0v2.5";
    case Icon::alert: return "M10 2.800a7.2 7.2 0 1 0 0 14.400a7.2 7.2 0 0 0 0-14.400zM10 6.400v4.400M10 13.600h0.010";
  }
  return "";
}

}  // namespace

void add_mark(Html& html) {
  html.open("svg", picture("brand-mark", "0 0 24 24", "24", "24"));
  html.empty("path", path("mark-pin", kPin));
  html.empty("path", path("mark-tick", kTick));
  html.close();
}

Markup mark_file() {
  Html svg;
  svg.open("svg", {{"xmlns", "http://www.w3.org/2000/svg"}, {"viewBox", "0 0 24 24"}});
  svg.empty("path", {{"fill", "#6e2259"}, {"d", kPin}});
  svg.empty("path", {{"fill", "none"},
                     {"stroke", "#ffffff"},
                     {"stroke-width", "2.2"},
                     {"stroke-linecap", "round"},
                     {"stroke-linejoin", "round"},
                     {"d", kTick}});
  svg.close();
  return std::move(svg).finish();
}

ActionShape shape_of(std::string_view status) {
  if (status == "pågående") return ActionShape::ongoing;
  if (status == "genomförd") return ActionShape::done;
  if (status == "uppföljd" || status == "avslutad") return ActionShape::followed_up;
  if (status == "pausad") return ActionShape::paused;
  return ActionShape::planned;
}

std::string word_of(const Words& words, ActionShape shape) {
  switch (shape) {
    case ActionShape::planned: return words("planerad", "planned");
    case ActionShape::ongoing: return words("pågår", "ongoing");
    case ActionShape::done: return words("genomförd", "carried out");
    case ActionShape::followed_up: return words("uppföljd", "followed up");
    case ActionShape::paused: return words("pausad", "paused");
  }
  return {};
}

void add_action_symbol(Html& html, ActionShape shape) {
  html.open("svg", picture("action-symbol", "0 0 20 20", "20", "20"));
  switch (shape) {
    case ActionShape::planned:
      html.empty("circle", {{"class", "outline dashed"}, {"cx", "10"}, {"cy", "10"}, {"r", "6.5"}});
      break;
    case ActionShape::ongoing:
      html.empty("circle", {{"class", "solid"}, {"cx", "10"}, {"cy", "10"}, {"r", "7.5"}});
      html.empty("circle", {{"class", "light"}, {"cx", "10"}, {"cy", "10"}, {"r", "2.8"}});
      break;
    case ActionShape::done:
      html.empty("rect",
                 {{"class", "solid"}, {"x", "3"}, {"y", "3"}, {"width", "14"}, {"height", "14"}, {"rx", "2.5"}});
      html.empty("path", path("light-line", "M6.2 10.200l2.8 2.800l5-5.4"));
      break;
    case ActionShape::followed_up:
      html.empty("path", path("solid", "M10 0.800L19.2 10L10 19.200L0.8 10z"));
      html.empty("path", path("light-line", "M7 13v-2.500M10 13V7.500M13 13V9"));
      break;
    case ActionShape::paused:
      html.empty("circle", {{"class", "outline"}, {"cx", "10"}, {"cy", "10"}, {"r", "6.8"}});
      html.empty("path", path("line", "M8 7.200v5.600M12 7.200v5.6"));
      break;
  }
  html.close();
}

void add_problem_symbol(Html& html) {
  html.open("svg", picture("problem-symbol", "0 0 28 16", "28", "16"));
  html.empty("path", path("problem-hatch", "M8 2.500l9 11M13 2.500l9 11"));
  html.empty("rect",
             {{"class", "problem-outline"}, {"x", "2"}, {"y", "2"}, {"width", "24"}, {"height", "12"}, {"rx", "6"}});
  html.close();
}

void add_swatch(Html& html, std::string_view kind, SwatchSize size) {
  const bool legend = size == SwatchSize::legend;
  const int width = legend ? 28 : 13;
  const int height = legend ? 16 : 13;
  html.open("svg", {{"class", std::string(legend ? "swatch " : "mark ") + std::string(kind)},
                    {"viewBox", fmt::format("0 0 {} {}", width, height)},
                    {"width", std::to_string(width)},
                    {"height", std::to_string(height)},
                    {"aria-hidden", "true"}});
  if (kind == "hidden") html.empty("path", {{"class", "hatch"}, {"d", hatch_of(width, height)}});
  if (kind == "unknown") html.empty("path", {{"class", "dots"}, {"d", dots_of(width, height)}});
  html.close();
}

void add_icon(Html& html, Icon icon) {
  html.open("svg", picture("icon", "0 0 20 20", "20", "20"));
  html.empty("path", path("line", drawing_of(icon)));
  html.close();
}

}  // namespace tryggkarta::pages
