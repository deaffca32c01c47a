#include "geo/published/edition.hpp"

#include <algorithm>
#include <set>

#include "geo/published/fingerprint.hpp"

namespace tryggkarta::published {

namespace {

constexpr std::size_t kAreasOfAReadableMap = 8;

std::vector<time::Period> periods_in(const std::map<SliceKey, Slice>& slices) {
  std::set<time::Period> found;
  for (const auto& [key, slice] : slices) found.insert(key.period);
  return {found.begin(), found.end()};
}

const Scheme* scheme_to_open_with(const EditionParts& parts) {
  std::set<std::string_view> with_figures;
  for (const auto& [key, slice] : parts.slices) with_figures.insert(key.scheme);
  const Scheme* best = nullptr;
  const auto is_better = [](const Scheme& scheme, const Scheme& than) {
    const bool readable = scheme.areas.size() > kAreasOfAReadableMap;
    const bool other_readable = than.areas.size() > kAreasOfAReadableMap;
    if (readable != other_readable) return readable;
    return readable ? scheme.areas.size() < than.areas.size() : scheme.areas.size() > than.areas.size();
  };
  for (const Scheme& scheme : parts.schemes) {
    if (!parts.slices.empty() && !with_figures.contains(scheme.code)) continue;
    if (best == nullptr || is_better(scheme, *best)) best = &scheme;
  }
  return best;
}

std::optional<time::Period> period_to_open_with(const EditionParts& parts, const std::vector<time::Period>& periods) {
  std::optional<time::Day> latest;
  for (const Source& source : parts.sources) latest = std::max(latest.value_or(source.latest), source.latest);
  std::optional<time::Period> best;
  for (const time::Period& period : periods) {
    const bool complete = latest && period.end_day() <= *latest + std::chrono::days{1};
    if (period.kind() == time::PeriodKind::quarter && complete) best = period;
  }
  if (!best && !periods.empty()) best = periods.back();
  return best;
}

AllBreaks breaks_in(const std::map<SliceKey, Slice>& slices) {
  std::map<std::tuple<std::string, std::string, time::PeriodKind, Measure>, std::vector<double>> values;
  for (const auto& [key, slice] : slices) {
    auto& counts = values[{key.scheme, key.category, key.period.kind(), Measure::count}];
    auto& rates = values[{key.scheme, key.category, key.period.kind(), Measure::rate}];
    for (const Figure& figure : slice.areas) {
      const auto* shown = std::get_if<Shown>(&figure);
      if (shown == nullptr) continue;
      counts.push_back(static_cast<double>(shown->count));
      if (shown->rate) rates.push_back(*shown->rate);
    }
  }
  AllBreaks breaks;
  for (auto& [key, of_key] : values) breaks[key] = breaks_of(std::move(of_key), std::get<Measure>(key));
  return breaks;
}

std::vector<std::pair<Slice, Slice>> without_figures(const std::vector<Scheme>& schemes) {
  std::vector<std::pair<Slice, Slice>> slices;
  const auto everywhere = [](const Scheme& scheme, const Figure& figure) {
    return Slice{std::vector<Figure>(scheme.areas.size(), figure), figure, figure};
  };
  for (const Scheme& scheme : schemes) slices.emplace_back(everywhere(scheme, Hidden{}), everywhere(scheme, Unknown{}));
  return slices;
}

place::GridCoverage outlines_of(const EditionParts& parts) {
  std::vector<std::vector<place::MultiPolygon<place::LonLat>>> outlines;
  const auto add = [&](const place::Shape<place::LonLat>& shape) {
    const auto* polygons = std::get_if<place::MultiPolygon<place::LonLat>>(&shape);
    outlines.push_back({polygons != nullptr ? *polygons : place::MultiPolygon<place::LonLat>{}});
  };
  for (const ProblemNotice& problem : parts.problems) add(problem.shape);
  for (const ActionNotice& action : parts.actions) add(action.shape);
  return place::prepare_coverage(outlines);
}

}  // namespace

Edition::Edition(EditionParts parts, std::shared_ptr<const place::GridCoverage> tiles)
    : parts_(std::move(parts)),
      tiles_(std::move(tiles)),
      notice_tiles_(outlines_of(parts_)),
      without_figures_(without_figures(parts_.schemes)),
      breaks_(breaks_in(parts_.slices)),
      marks_(parts_, breaks_),
      content_hash_(fingerprint_of(parts_)),
      periods_(periods_in(parts_.slices)),
      default_scheme_(scheme_to_open_with(parts_)),
      default_period_(period_to_open_with(parts_, periods_)) {}

const Scheme* Edition::scheme(std::string_view code) const {
  const auto found = std::find_if(parts_.schemes.begin(), parts_.schemes.end(),
                                  [&](const Scheme& scheme) { return scheme.code == code; });
  return found == parts_.schemes.end() ? nullptr : &*found;
}

const Category* Edition::category(std::string_view code) const {
  const auto found = std::find_if(parts_.categories.begin(), parts_.categories.end(),
                                  [&](const Category& category) { return category.code == code; });
  return found == parts_.categories.end() ? nullptr : &*found;
}

const Slice& Edition::figures(const Scheme& scheme, const Category& category, const time::Period& period) const {
  const auto found = parts_.slices.find(SliceKey{scheme.code, category.code, period});
  if (found != parts_.slices.end()) return found->second;
  const bool in_force = (!scheme.valid_from || *scheme.valid_from <= period.first_day()) &&
                        (!scheme.valid_to || period.end_day() <= *scheme.valid_to);
  const auto& [hidden, unknown] = without_figures_.at(static_cast<std::size_t>(&scheme - parts_.schemes.data()));
  // Covered, in force and yet not there: too fine to be published.
  return in_force && covered(category, period) ? hidden : unknown;
}

const ClassBreaks& Edition::breaks(const Scheme& scheme, const Category& category, time::PeriodKind kind,
                                   Measure measure) const {
  static const ClassBreaks none;
  const auto found = breaks_.find({scheme.code, category.code, kind, measure});
  return found == breaks_.end() ? none : found->second;
}

std::optional<std::pair<time::Day, time::Day>> Edition::covered(const Category& category,
                                                                const time::Period& period) const {
  std::optional<std::pair<time::Day, time::Day>> days;
  for (const Source& source : parts_.sources) {
    if (!std::binary_search(source.categories.begin(), source.categories.end(), category.code)) continue;
    const time::Day first = std::max(source.first, period.first_day());
    const time::Day last = std::min(source.latest, period.end_day() - std::chrono::days{1});
    if (last < first) continue;
    days = days ? std::pair{std::min(days->first, first), std::max(days->second, last)} : std::pair{first, last};
  }
  return days;
}

}  // namespace tryggkarta::published
