#include "server/public/feature.hpp"

#include <optional>

#include "server/public/feature_days.hpp"

namespace tryggkarta::public_routes {

namespace {

using published::Edition;

/// Absent text is null, so that clients need not tell empty from missing.
Value text(const std::string& value) { return value.empty() ? Value{} : Value{value}; }
Value number(const std::optional<double>& value) { return value ? Value{*value} : Value{}; }
Value integer(const std::optional<int>& value) { return value ? Value{std::int64_t{*value}} : Value{}; }
Value day(const std::optional<time::Day>& value) { return value ? Value{time::format_day(*value)} : Value{}; }

Value area_keys(const std::vector<published::AreaKey>& keys) {
  std::vector<std::string> texts;
  for (const auto& key : keys) texts.push_back(key.scheme + "/" + key.code);
  return texts;
}

/// A range without any end says nothing about time.
std::optional<DayRange> known(const DayRange& days) {
  return days.first || days.last ? std::optional{days} : std::nullopt;
}

void append_figure(std::vector<Value>& values, const Edition& edition, const Selection& selection,
                   const published::Figure& figure) {
  values.emplace_back(selection.category->code);
  values.emplace_back(selection.period.token());
  values.emplace_back(std::string(published::status_of(figure)));
  const auto* shown = std::get_if<published::Shown>(&figure);
  values.push_back(shown != nullptr ? Value{shown->count} : Value{});
  values.push_back(shown != nullptr ? number(shown->rate) : Value{});
  values.push_back(integer(class_of(edition, selection, figure)));
}

std::vector<Feature> area_features(const Edition& edition, const published::Scheme& scheme,
                                   const std::optional<Selection>& figures) {
  std::optional<published::Slice> slice;
  if (figures) slice = edition.figures(*figures->scheme, *figures->category, figures->period);
  const auto days = known(days_of(scheme));
  std::vector<Feature> features;
  features.reserve(scheme.areas.size());
  for (std::size_t i = 0; i < scheme.areas.size(); ++i) {
    const auto& area = scheme.areas[i];
    std::vector<Value> values{
        area.code, text(area.name), scheme.code, text(area.parent), std::string(name_of(scheme.level)), area.land_km2};
    if (slice) append_figure(values, edition, *figures, slice->areas[i]);
    features.push_back({area.id, std::move(values), &area.geometry, days});
  }
  return features;
}

Feature feature_of(const published::ProblemNotice& problem) {
  return {problem.id,
          {problem.key, text(problem.title), text(problem.text), text(problem.status), integer(problem.priority),
           day(problem.since), text(problem.owner), problem.categories, area_keys(problem.areas)},
          &problem.shape,
          known(days_of(problem))};
}

Feature feature_of(const published::ActionNotice& action) {
  return {
      action.id,
      {action.key, text(action.problem), text(action.title), text(action.text), text(action.kind), text(action.status),
       text(action.responsible), text(action.parties), day(action.start), day(action.end), number(action.target),
       number(action.outcome), text(action.unit), text(action.result), area_keys(action.areas)},
      &action.shape,
      known(days_of(action))};
}

Feature feature_of(const published::PledgeNotice& pledge) {
  return {pledge.id,
          {pledge.key, std::int64_t{pledge.year}, text(pledge.title), text(pledge.text), text(pledge.status),
           text(pledge.responsible), pledge.target, number(pledge.outcome), text(pledge.unit), area_keys(pledge.areas)},
          pledge.where,
          known(days_of(pledge))};
}

template <class Notice>
std::vector<Feature> notice_features(const std::vector<Notice>& notices) {
  std::vector<Feature> features;
  features.reserve(notices.size());
  for (const Notice& notice : notices) features.push_back(feature_of(notice));
  return features;
}

}  // namespace

std::vector<Feature> features_of(const Edition& edition, const Collection& collection,
                                 const std::optional<Selection>& figures) {
  switch (collection.kind) {
    case CollectionKind::areas: return area_features(edition, *collection.scheme, figures);
    case CollectionKind::problems: return notice_features(edition.problems());
    case CollectionKind::actions: return notice_features(edition.actions());
    case CollectionKind::pledges: return notice_features(edition.pledges());
  }
  return {};
}

}  // namespace tryggkarta::public_routes
