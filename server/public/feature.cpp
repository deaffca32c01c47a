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

}  // namespace

Features::Features(const Edition& edition, const Collection& collection, const std::optional<Selection>& figures)
    : edition_(&edition), kind_(collection.kind), scheme_(collection.scheme), figures_(figures) {
  if (figures_) slice_ = &edition.figures(*figures_->scheme, *figures_->category, figures_->period);
}

std::size_t Features::count() const {
  switch (kind_) {
    case CollectionKind::areas: return scheme_->areas.size();
    case CollectionKind::problems: return edition_->problems().size();
    case CollectionKind::actions: return edition_->actions().size();
    case CollectionKind::pledges: return edition_->pledges().size();
  }
  return 0;
}

Feature Features::at(std::size_t index) const {
  switch (kind_) {
    case CollectionKind::areas: break;
    case CollectionKind::problems: return feature_of(edition_->problems()[index]);
    case CollectionKind::actions: return feature_of(edition_->actions()[index]);
    case CollectionKind::pledges: return feature_of(edition_->pledges()[index]);
  }
  return area(index);
}

std::uint32_t Features::id(std::size_t index) const {
  switch (kind_) {
    case CollectionKind::areas: break;
    case CollectionKind::problems: return edition_->problems()[index].id;
    case CollectionKind::actions: return edition_->actions()[index].id;
    case CollectionKind::pledges: return edition_->pledges()[index].id;
  }
  return scheme_->areas[index].id;
}

Feature Features::area(std::size_t index) const {
  const published::Area& area = scheme_->areas[index];
  std::vector<Value> values;
  values.reserve(properties_of(kind_).size() + (slice_ != nullptr ? figure_properties().size() : 0));
  values.emplace_back(area.code);
  values.push_back(text(area.name));
  values.emplace_back(scheme_->code);
  values.push_back(text(area.parent));
  values.emplace_back(std::string(name_of(scheme_->level)));
  values.emplace_back(area.land_km2);
  if (slice_ != nullptr) append_figure(values, *edition_, *figures_, slice_->areas[index]);
  return {area.id, std::move(values), &area.geometry, known(days_of(*scheme_))};
}

}  // namespace tryggkarta::public_routes
