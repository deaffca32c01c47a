#include "geo/tiles/painted_figures.hpp"

#include "geo/tiles/render_tile.hpp"

namespace tryggkarta::tiles {

using published::Edition;
using published::Figure;
using published::Shown;

namespace {

constexpr std::int64_t kHiddenClass = 0;
constexpr std::int64_t kUnknownClass = -1;

}  // namespace

int PaintedFigures::Painted::class_of(const Shown& shown) const {
  return shown.rate ? rate_breaks->class_of(*shown.rate) : count_breaks->class_of(static_cast<double>(shown.count));
}

PaintedFigures::Painted PaintedFigures::paint(const Edition& edition, const TileQuery& query,
                                              const time::Period& period) {
  const auto breaks_for = [&](published::Measure measure) {
    return &edition.breaks(*query.scheme, *query.category, period.kind(), measure);
  };
  return {period.token(), &edition.figures(*query.scheme, *query.category, period),
          breaks_for(published::Measure::rate), breaks_for(published::Measure::count)};
}

PaintedFigures::PaintedFigures(const Edition& edition, const TileQuery& query) {
  if (query.category == nullptr) return;
  if (query.period) single_ = paint(edition, query, *query.period);
  for (const auto& period : query.series) series_.push_back(paint(edition, query, period));
}

void PaintedFigures::add_to(Attributes& attributes, std::size_t area) const {
  for (const Painted& painted : series_) {
    const Figure& figure = painted.slice->areas[area];
    const auto* shown = std::get_if<Shown>(&figure);
    const bool hidden = std::holds_alternative<published::Hidden>(figure);
    const std::int64_t value =
        shown != nullptr ? std::int64_t{painted.class_of(*shown)} : (hidden ? kHiddenClass : kUnknownClass);
    attributes.emplace_back(painted.token, value);
  }
  if (!single_) return;
  const Figure& figure = single_->slice->areas[area];
  attributes.emplace_back("status", std::string_view{published::status_of(figure)});
  const auto* shown = std::get_if<Shown>(&figure);
  if (shown == nullptr) return;
  attributes.emplace_back("count", static_cast<std::uint64_t>(shown->count));
  if (shown->rate) attributes.emplace_back("rate", *shown->rate);
  attributes.emplace_back("class", static_cast<std::uint64_t>(single_->class_of(*shown)));
}

}  // namespace tryggkarta::tiles
