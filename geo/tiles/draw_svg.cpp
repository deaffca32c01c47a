// The picture is drawn in grid units of a zoom that fits its size: the same borders as the tiles, as small integers.

#include "geo/tiles/draw_svg.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>

#include <fmt/format.h>

#include "geo/tiles/action_symbol.hpp"

namespace tryggkarta::tiles {

namespace {

using place::GridBox;
using place::GridCoverage;
using place::GridPoint;
using published::Edition;
using published::Shown;

std::string escaped(std::string_view text) {
  std::string out;
  for (const char character : text) {
    switch (character) {
      case '&': out += "&amp;"; break;
      case '<': out += "&lt;"; break;
      case '>': out += "&gt;"; break;
      case '"': out += "&quot;"; break;
      case '\'': out += "&#39;"; break;
      default: out += character;
    }
  }
  return out;
}

/// What part of the finest grid the picture shows; doubles, since a picture may reach beyond the city.
struct Window {
  double min_x, min_y, max_x, max_y;
};

Window around(const GridBox& box, double margin) {
  const double pad = margin * std::max(box.max_x - box.min_x, box.max_y - box.min_y);
  return {box.min_x - pad, box.min_y - pad, box.max_x + pad, box.max_y + pad};
}

/// Widens the window to the picture's proportions.
Window fitted(Window window, double width, double height) {
  const double unit = std::max((window.max_x - window.min_x) / width, (window.max_y - window.min_y) / height);
  const double extra_x = (unit * width - (window.max_x - window.min_x)) / 2;
  const double extra_y = (unit * height - (window.max_y - window.min_y)) / 2;
  return {window.min_x - extra_x, window.min_y - extra_y, window.max_x + extra_x, window.max_y + extra_y};
}

class Picture {
 public:
  Picture(const Edition& edition, const PictureQuery& query)
      : edition_(edition),
        query_(query),
        scheme_position_(static_cast<std::size_t>(query.scheme - edition.schemes().data())) {
    const Window finest = window_on_finest();
    zoom_ = GridCoverage::kMaxZoom;
    double unit = (finest.max_x - finest.min_x) / query.width;
    // Borders are simplified for 16 units a pixel; half of that still looks sharp on fine screens.
    while (zoom_ > 0 && unit > 16) {
      unit /= 2;
      --zoom_;
    }
    unit_ = unit;
    const double scale = std::ldexp(1.0, zoom_ - GridCoverage::kMaxZoom);
    origin_x_ = finest.min_x * scale;
    origin_y_ = finest.min_y * scale;
  }

  std::string draw() {
    const std::string title = escaped(query_.title);
    out_ +=
        fmt::format(R"svg(<svg xmlns="http://www.w3.org/2000/svg" class="map-picture" role="img" aria-label="{}" )svg"
                    R"svg(viewBox="0 0 {:.0f} {:.0f}" width="{}" height="{}" preserveAspectRatio="xMidYMid slice">)svg",
                    title, unit_ * query_.width, unit_ * query_.height, query_.width, query_.height);
    draw_patterns();
    draw_areas();
    draw_problems();
    draw_actions();
    out_ += "</svg>";
    return std::move(out_);
  }

 private:
  Window window_on_finest() const {
    const auto& areas = edition_.tiles().zooms.back().schemes.at(scheme_position_);
    GridBox box{INT32_MAX, INT32_MAX, INT32_MIN, INT32_MIN};
    for (std::size_t i = 0; i < areas.size(); ++i) {
      if (areas[i].rings.empty()) continue;
      if (query_.extent == Extent::area && query_.scheme->areas[i].code != query_.highlight_area) continue;
      box = {std::min(box.min_x, areas[i].box.min_x), std::min(box.min_y, areas[i].box.min_y),
             std::max(box.max_x, areas[i].box.max_x), std::max(box.max_y, areas[i].box.max_y)};
    }
    if (box.min_x > box.max_x) box = {0, 0, 1, 1};
    return fitted(around(box, query_.extent == Extent::area ? 0.2 : 0.02), query_.width, query_.height);
  }

  const std::vector<place::GridArea>& areas() const {
    return edition_.tiles().zooms[static_cast<std::size_t>(zoom_)].schemes.at(scheme_position_);
  }

  bool is_in_view(const GridBox& box) const {
    return box.max_x >= origin_x_ && box.max_y >= origin_y_ && box.min_x <= origin_x_ + unit_ * query_.width &&
           box.min_y <= origin_y_ + unit_ * query_.height;
  }

  std::string path_of(const std::vector<place::Ring<GridPoint>>& rings) const {
    std::string path;
    const auto origin_x = static_cast<std::int32_t>(origin_x_);
    const auto origin_y = static_cast<std::int32_t>(origin_y_);
    for (const auto& ring : rings) {
      fmt::format_to(std::back_inserter(path), "M{} {}l", ring[0].x - origin_x, ring[0].y - origin_y);
      for (std::size_t i = 1; i < ring.size(); ++i) {
        if (i > 1) path += ' ';
        fmt::format_to(std::back_inserter(path), "{} {}", ring[i].x - ring[i - 1].x, ring[i].y - ring[i - 1].y);
      }
      path += "z";
    }
    return path;
  }

  void draw_patterns() {
    const double step = 6 * unit_;
    out_ += fmt::format(
        R"svg(<defs><pattern id="{0}-hidden" patternUnits="userSpaceOnUse" width="{1:.1f}" height="{1:.1f}" )svg"
        R"svg(patternTransform="rotate(-45)"><rect class="hidden-ground" width="{1:.1f}" height="{1:.1f}"/>)svg"
        R"svg(<rect class="hidden-hatch" width="{1:.1f}" height="{2:.1f}"/></pattern>)svg",
        prefix(), step, 2 * unit_);
    out_ += fmt::format(
        R"svg(<pattern id="{0}-unknown" patternUnits="userSpaceOnUse" width="{1:.1f}" height="{1:.1f}">)svg"
        R"svg(<rect class="unknown-ground" width="{1:.1f}" height="{1:.1f}"/><circle class="unknown-dot" )svg"
        R"svg(cx="{2:.1f}" cy="{2:.1f}" r="{3:.1f}"/></pattern>)svg",
        prefix(), 5 * unit_, 2.5 * unit_, 0.7 * unit_);
    out_ += fmt::format(
        R"svg(<pattern id="{0}-problem" patternUnits="userSpaceOnUse" width="{1:.1f}" height="{1:.1f}" )svg"
        R"svg(patternTransform="rotate(45)"><rect class="problem-hatch" width="{1:.1f}" height="{2:.1f}"/>)svg"
        R"svg(</pattern></defs>)svg",
        prefix(), 7 * unit_, unit_);
  }

  std::string prefix() const { return fmt::format("p{}x{}", query_.width, query_.height); }

  /// The class words and the fill of an area; nothing of a hidden figure but that it is hidden.
  std::pair<std::string, std::string> paint_of(std::size_t area, const published::Slice& slice) const {
    if (!query_.highlight_area.empty() && query_.scheme->areas[area].code != query_.highlight_area)
      return {"area neighbour", ""};
    const auto& figure = slice.areas[area];
    const auto* shown = std::get_if<Shown>(&figure);
    if (shown == nullptr) {
      const std::string status = published::status_of(figure);
      return {"area " + status, fmt::format(R"svg( fill="url(#{}-{})")svg", prefix(), status)};
    }
    const bool by_rate = query_.measure == published::Measure::rate && shown->rate;
    const auto& breaks = edition_.breaks(*query_.scheme, *query_.category, query_.period.kind(),
                                         by_rate ? published::Measure::rate : published::Measure::count);
    const double value = by_rate ? *shown->rate : static_cast<double>(shown->count);
    return {fmt::format("area class-{}", breaks.class_of(value)), ""};
  }

  void draw_areas() {
    const auto& slice = edition_.figures(*query_.scheme, *query_.category, query_.period);
    std::string selected;
    for (std::size_t i = 0; i < areas().size(); ++i) {
      if (areas()[i].rings.empty() || !is_in_view(areas()[i].box)) continue;
      const auto [classes, fill] = paint_of(i, slice);
      const auto& area = query_.scheme->areas[i];
      std::string path = fmt::format(
          R"svg(<path class="{}" data-code="{}"{} vector-effect="non-scaling-stroke" fill-rule="evenodd" d="{}"/>)svg",
          classes, escaped(area.code), fill, path_of(areas()[i].rings));
      // The chosen area comes last, so that its outline lies on top.
      (area.code == query_.highlight_area ? selected : out_) += path;
    }
    if (!selected.empty()) out_ += R"svg(<g class="selected">)svg" + selected + "</g>";
  }

  void draw_problems() {
    for (std::size_t i = 0; i < edition_.problems().size(); ++i) {
      const auto& outline = edition_.notice_tiles().zooms[static_cast<std::size_t>(zoom_)].schemes.at(i).at(0);
      if (outline.rings.empty() || !is_in_view(outline.box)) continue;
      const std::string path = path_of(outline.rings);
      out_ += fmt::format(
          R"svg(<g class="problem"><title>{0}</title><path class="problem-case" fill="url(#{1}-problem)" )svg"
          R"svg(vector-effect="non-scaling-stroke" d="{2}"/><path class="problem-line" fill="none" )svg"
          R"svg(vector-effect="non-scaling-stroke" d="{2}"/></g>)svg",
          escaped(edition_.problems()[i].title), prefix(), path);
    }
  }

  void draw_actions() {
    for (const auto& action : edition_.actions()) {
      const auto* where = std::get_if<place::LonLat>(&action.shape);
      if (where == nullptr) continue;
      const auto at = place::to_grid(*where, zoom_);
      const double x = at.x - origin_x_;
      const double y = at.y - origin_y_;
      if (x < 0 || y < 0 || x > unit_ * query_.width || y > unit_ * query_.height) continue;
      out_ += fmt::format(
          R"svg(<g class="action" transform="translate({:.0f} {:.0f}) scale({:.2f})"><title>{}</title>{}</g>)svg", x, y,
          unit_, escaped(action.title), action_symbol(action.status));
    }
  }

  const Edition& edition_;
  const PictureQuery& query_;
  std::size_t scheme_position_;
  int zoom_ = 0;
  double unit_ = 1;  // grid units a pixel
  double origin_x_ = 0;
  double origin_y_ = 0;
  std::string out_;
};

}  // namespace

std::string draw_svg(const Edition& edition, const PictureQuery& query) { return Picture{edition, query}.draw(); }

}  // namespace tryggkarta::tiles
