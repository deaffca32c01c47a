#include "server/public/collection.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "server/public/feature_days.hpp"

namespace tryggkarta::public_routes {

namespace {

using published::Edition;

constexpr std::array kAreaProperties{
    Property{"code", ValueType::text, "The code of the area, as the city writes it."},
    Property{"name", ValueType::text, "The name of the area."},
    Property{"scheme", ValueType::text, "The code of the division that the area belongs to."},
    Property{"parent", ValueType::text, "The code of the area of the next coarser division that holds it."},
    Property{"level", ValueType::text, "stadsomrade, mellanomrade, primaromrade or basomrade."},
    Property{"land_km2", ValueType::number, "Land, in square kilometres."},
};

constexpr std::array kFigureProperties{
    Property{"category", ValueType::text, "The category that the figures count."},
    Property{"period", ValueType::text, "The period that the figures count."},
    Property{"status", ValueType::text, "shown, hidden (protected) or unknown (no source covers it)."},
    Property{"count", ValueType::integer, "Events; null unless shown."},
    Property{"rate", ValueType::number, "Events per 1 000 inhabitants; null unless shown and the population is known."},
    Property{"class", ValueType::integer, "The class of the map, by rate where there is one; null unless shown."},
};

constexpr std::array kProblemProperties{
    Property{"key", ValueType::text, "The city's own key."},
    Property{"title", ValueType::text, "The problem in a few words."},
    Property{"text", ValueType::text, "The problem in public words."},
    Property{"status", ValueType::text, "prioriterat, analyseras, åtgärdas, följs_upp, avslutat or återöppnat."},
    Property{"priority", ValueType::integer, "1 is the first."},
    Property{"since", ValueType::day, "The day of the decision."},
    Property{"owner", ValueType::text, "Who answers for it."},
    Property{"categories", ValueType::texts, "Codes of the categories that it is about."},
    Property{"areas", ValueType::texts, "The areas that it touches, as SCHEME/CODE."},
};

constexpr std::array kActionProperties{
    Property{"key", ValueType::text, "The city's own key."},
    Property{"problem", ValueType::text, "The key of its problem."},
    Property{"title", ValueType::text, "The action in a few words."},
    Property{"text", ValueType::text, "The action in public words."},
    Property{"kind", ValueType::text, "social or situationell."},
    Property{"status", ValueType::text, "beslutad, planerad, pågående, pausad, genomförd, uppföljd or avslutad."},
    Property{"responsible", ValueType::text, "Who does it."},
    Property{"parties", ValueType::text, "Who takes part."},
    Property{"start", ValueType::day, "First day."},
    Property{"end", ValueType::day, "Last day."},
    Property{"target", ValueType::number, "What is to be reached."},
    Property{"outcome", ValueType::number, "What was reached."},
    Property{"unit", ValueType::text, "The unit of target and outcome."},
    Property{"result", ValueType::text, "The result in public words."},
    Property{"areas", ValueType::texts, "The areas that it touches, as SCHEME/CODE."},
};

constexpr std::array kPledgeProperties{
    Property{"key", ValueType::text, "The city's own key."},
    Property{"year", ValueType::integer, "The year of the pledge."},
    Property{"title", ValueType::text, "The pledge in a few words."},
    Property{"text", ValueType::text, "The pledge in public words."},
    Property{"status", ValueType::text, "publicerat, infriat, delvis, ej_infriat or återkopplat."},
    Property{"responsible", ValueType::text, "Who gave it."},
    Property{"target", ValueType::number, "What is to be reached."},
    Property{"outcome", ValueType::number, "What was reached."},
    Property{"unit", ValueType::text, "The unit of target and outcome."},
    Property{"areas", ValueType::texts, "The areas that it is given for, as SCHEME/CODE."},
};

Collection areas_collection(const published::Scheme& scheme) {
  return {CollectionKind::areas, &scheme, "areas-" + scheme.code, scheme.title,
          fmt::format("{}: the areas with their borders and, when a period or category is asked for, their figures.{}",
                      scheme.title, scheme.attribution.empty() ? "" : " Borders: " + scheme.attribution + ".")};
}

/// Takes the outer ends of two ranges; an open end stays open.
DayRange joined_range(const DayRange& one, const DayRange& other) {
  DayRange range;
  if (one.first && other.first) range.first = std::min(*one.first, *other.first);
  if (one.last && other.last) range.last = std::max(*one.last, *other.last);
  return range;
}

}  // namespace

std::string_view name_of(published::AreaLevel level) {
  constexpr std::string_view kNames[] = {"stadsomrade", "mellanomrade", "primaromrade", "basomrade"};
  return kNames[static_cast<std::size_t>(level)];
}

std::vector<Collection> collections_of(const Edition& edition) {
  std::vector<Collection> collections;
  for (const auto& scheme : edition.schemes()) collections.push_back(areas_collection(scheme));
  collections.push_back({CollectionKind::problems, nullptr, "problems", "Prioriterade problemområden",
                         "Problems that the city has given priority, with their places."});
  collections.push_back({CollectionKind::actions, nullptr, "actions", "Åtgärder", "What is done, by whom and where."});
  collections.push_back({CollectionKind::pledges, nullptr, "pledges", "Medborgarlöften",
                         "What city and police have promised, at the area that it is given for."});
  return collections;
}

std::optional<Collection> collection_of(const Edition& edition, std::string_view id) {
  for (Collection& collection : collections_of(edition)) {
    if (collection.id == id) return std::move(collection);
  }
  return std::nullopt;
}

std::span<const Property> properties_of(CollectionKind kind) {
  switch (kind) {
    case CollectionKind::areas: return kAreaProperties;
    case CollectionKind::problems: return kProblemProperties;
    case CollectionKind::actions: return kActionProperties;
    case CollectionKind::pledges: return kPledgeProperties;
  }
  return {};
}

std::span<const Property> figure_properties() { return kFigureProperties; }

DegreeBox extent_of(const Edition& edition, const Collection& collection) {
  DegreeBox extent;
  const auto add = [&](const StoredShape& shape) {
    const DegreeBox box = box_of(shape);
    if (box.is_empty()) return;
    extent.add({box.west, box.south});
    extent.add({box.east, box.north});
  };
  switch (collection.kind) {
    case CollectionKind::areas:
      for (const auto& area : collection.scheme->areas) add(&area.geometry);
      break;
    case CollectionKind::problems:
      for (const auto& problem : edition.problems()) add(&problem.shape);
      break;
    case CollectionKind::actions:
      for (const auto& action : edition.actions()) add(&action.shape);
      break;
    case CollectionKind::pledges:
      for (const auto& pledge : edition.pledges()) add(pledge.where);
      break;
  }
  return extent.rounded_outward();
}

DegreeBox extent_of(const Edition& edition) {
  DegreeBox extent;
  for (const Collection& collection : collections_of(edition)) {
    if (!collection.is_areas()) continue;
    const DegreeBox box = extent_of(edition, collection);
    if (box.is_empty()) continue;
    extent.add({box.west, box.south});
    extent.add({box.east, box.north});
  }
  return extent;
}

DayRange days_of(const Edition& edition, const Collection& collection) {
  std::optional<DayRange> days;
  const auto add = [&](const DayRange& range) { days = days ? joined_range(*days, range) : range; };
  switch (collection.kind) {
    case CollectionKind::areas: return days_of(*collection.scheme);
    case CollectionKind::problems:
      for (const auto& problem : edition.problems()) add(days_of(problem));
      break;
    case CollectionKind::actions:
      for (const auto& action : edition.actions()) add(days_of(action));
      break;
    case CollectionKind::pledges:
      for (const auto& pledge : edition.pledges()) add(days_of(pledge));
      break;
  }
  return days.value_or(DayRange{});
}

}  // namespace tryggkarta::public_routes
