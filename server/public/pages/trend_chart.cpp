#include "server/public/pages/trend_chart.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "server/public/pages/choice.hpp"
#include "server/public/pages/figure_words.hpp"

namespace tryggkarta::pages {
namespace {

constexpr std::size_t kPeriods = 12;
constexpr double kWidth = 328, kHeight = 148, kLeft = 32, kTop = 20, kBottom = 124, kStub = 22;

struct Scale {
  double step;
  double top;
  double y(double value) const { return kBottom - (kBottom - kTop) * value / top; }
};

/// At most three lines, zero among them, on steps of 1, 2 or 5.
Scale scale_for(double largest) {
  double step = 1;
  for (double power = 1; largest / step >= 3; power *= 10) {
    for (const double factor : {1.0, 2.0, 5.0}) {
      step = factor * power;
      if (largest / step < 3) break;
    }
  }
  return {step, std::max({largest, step, 1.0})};
}

double largest_of(const std::vector<TrendPoint>& points) {
  double largest = 0;
  for (const auto& point : points) {
    if (const auto* shown = std::get_if<published::Shown>(&point.figure)) {
      largest = std::max(largest, static_cast<double>(shown->count));
    }
  }
  return largest;
}

std::string at(double value) { return fmt::format("{:.1f}", value); }

void add_patterns(Html& html) {
  html.open("defs");
  html.open("pattern", {{"id", "trend-hatch"},
                        {"width", "6"},
                        {"height", "6"},
                        {"patternUnits", "userSpaceOnUse"},
                        {"patternTransform", "rotate(45)"}});
  html.empty("rect", {{"class", "hatch-ground"}, {"width", "6"}, {"height", "6"}});
  html.empty("path", {{"class", "hatch-line"}, {"d", "M1 0v6"}}).close();
  html.open("pattern", {{"id", "trend-dots"}, {"width", "4"}, {"height", "4"}, {"patternUnits", "userSpaceOnUse"}});
  html.empty("rect", {{"class", "dots-ground"}, {"width", "4"}, {"height", "4"}});
  html.empty("circle", {{"class", "dot"}, {"cx", "2"}, {"cy", "2"}, {"r", "0.6"}}).close();
  html.close();
}

void add_grid(Html& html, const Words& words, const Scale& scale) {
  for (double value = 0; value <= scale.top + 1e-9; value += scale.step) {
    const std::string y = at(scale.y(value));
    html.empty("line",
               {{"class", value == 0 ? "axis" : "grid"}, {"x1", at(kLeft)}, {"x2", at(kWidth)}, {"y1", y}, {"y2", y}});
    html.leaf("text", {{"class", "tick"}, {"x", at(kLeft - 6)}, {"y", at(scale.y(value) + 4)}, {"text-anchor", "end"}},
              words.number(static_cast<std::int64_t>(value)));
  }
}

struct Slot {
  double middle;
  double width;
};

void add_bar(Html& html, const Scale& scale, const Slot& slot, const TrendPoint& point, std::string_view bar_class) {
  const double left = slot.middle - slot.width / 2;
  const auto* shown = std::get_if<published::Shown>(&point.figure);
  if (shown == nullptr) {
    const bool hidden = std::holds_alternative<published::Hidden>(point.figure);
    html.empty("rect", {{"class", hidden ? "stub hidden" : "stub unknown"},
                        {"x", at(left)},
                        {"y", at(kBottom - kStub)},
                        {"width", at(slot.width)},
                        {"height", at(kStub)},
                        {"fill", hidden ? "url(#trend-hatch)" : "url(#trend-dots)"}});
    return;
  }
  if (shown->count == 0) return;
  const double y = scale.y(static_cast<double>(shown->count));
  html.empty("rect", {{"class", std::string(bar_class)},
                      {"x", at(left)},
                      {"y", at(y)},
                      {"width", at(slot.width)},
                      {"height", at(kBottom - y)},
                      {"rx", "2"}});
}

/// Below the axis: the year under the middle of its bars, and the last period by name.
void add_period_labels(Html& html, const Words& words, const std::vector<TrendPoint>& points, double slot) {
  const double last_middle = kLeft + slot * (static_cast<double>(points.size()) - 0.5);
  const time::Period& last = points.back().period;
  const std::string last_label = words.short_period(last);
  const bool yearly = last.kind() == time::PeriodKind::year || last.kind() == time::PeriodKind::two_years;
  // The year stands beside the short name already, so the axis repeats it only where the name is nothing but years.
  const std::string short_label = yearly ? last_label : last_label.substr(0, last_label.rfind(' '));
  html.leaf("text", {{"class", "tick now"}, {"x", at(kWidth - 2)}, {"y", at(kBottom + 17)}, {"text-anchor", "end"}},
            short_label);
  double next_free = kLeft;
  for (std::size_t first = 0; first < points.size();) {
    std::size_t end = first;
    while (end < points.size() && points[end].period.year() == points[first].period.year()) ++end;
    const double middle = kLeft + slot * static_cast<double>(first + end) / 2;
    if (middle - 15 >= next_free && middle + 15 < last_middle - (yearly ? 40 : 16)) {
      html.leaf("text", {{"class", "tick"}, {"x", at(middle)}, {"y", at(kBottom + 17)}, {"text-anchor", "middle"}},
                std::to_string(points[first].period.year()));
      next_free = middle + 24;
    }
    first = end;
  }
}

}  // namespace

std::vector<TrendPoint> trend_of(const published::Edition& edition, const published::Scheme& scheme,
                                 const published::Area& area, const published::Category& category,
                                 const time::Period& last) {
  const auto position = static_cast<std::size_t>(&area - scheme.areas.data());
  std::vector<TrendPoint> points;
  for (const auto& period : periods_of(edition, last.kind())) {
    if (period.first_day() > last.first_day()) break;
    const published::Slice& slice = edition.figures(scheme, category, period);
    points.push_back({period, position < slice.areas.size() ? slice.areas[position] : published::Unknown{}});
  }
  if (points.size() > kPeriods) points.erase(points.begin(), points.end() - kPeriods);
  return points;
}

void add_trend_chart(Html& html, const Words& words, const std::vector<TrendPoint>& points, const std::string& title) {
  if (points.empty()) return;
  const Scale scale = scale_for(largest_of(points));
  const double slot = (kWidth - kLeft) / static_cast<double>(points.size());
  html.open("svg", {{"class", "trend"},
                    {"viewBox", fmt::format("0 0 {} {}", kWidth, kHeight)},
                    {"role", "img"},
                    {"aria-label", title}});
  add_patterns(html);
  add_grid(html, words, scale);
  for (std::size_t i = 0; i < points.size(); ++i) {
    const bool now = i + 1 == points.size();
    const Slot where{kLeft + slot * (static_cast<double>(i) + 0.5), slot * 0.64};
    add_bar(html, scale, where, points[i], now ? "bar now" : "bar");
    const auto* shown = std::get_if<published::Shown>(&points[i].figure);
    if (now && shown != nullptr) {
      html.leaf("text",
                {{"class", "latest"},
                 {"x", at(kWidth - 2)},
                 {"y", at(scale.y(static_cast<double>(shown->count)) - 6)},
                 {"text-anchor", "end"}},
                words.number(shown->count));
    }
  }
  add_period_labels(html, words, points, slot);
  html.close();
}

std::string trend_sentence(const Words& words, const std::vector<TrendPoint>& points, const std::string& counted) {
  if (points.empty()) return {};
  const TrendPoint& now = points.back();
  std::string out = capitalised(words.period(now.period)) + ": " + count_text(words, now.figure);
  if (std::holds_alternative<published::Shown>(now.figure)) out += " " + counted;
  for (const auto& point : points) {
    if (point.period != now.period.same_last_year()) continue;
    if (const auto change = change_between(now.figure, point.figure)) {
      out += ", " + change_sentence(words, *change, now.period);
    }
  }
  out += ".";
  const auto missing = std::count_if(points.begin(), points.end(), [](const TrendPoint& point) {
    return std::holds_alternative<published::Unknown>(point.figure);
  });
  if (missing > 0) {
    out += words(fmt::format(" För {} av {} saknas uppgift.", missing, points.size()),
                 fmt::format(" There is no data for {} of {}.", missing, points.size()));
  }
  return out;
}

}  // namespace tryggkarta::pages
