#include "server/public/pages/choice.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace tryggkarta::pages {
namespace {

bool exists(const published::Edition& edition, const time::Period& period) {
  const auto& periods = edition.periods();
  return std::find(periods.begin(), periods.end(), period) != periods.end();
}

std::string fallback(const Words& words, std::string_view swedish, std::string_view english) {
  return words(fmt::format("{} i adressen finns inte här. Kartan visar det vanliga i stället.", swedish),
               fmt::format("The {} in the address does not exist here. The map shows the usual one instead.", english));
}

const published::Category* first_category(const published::Edition& edition) {
  const published::Category* all = edition.category("all");
  if (all != nullptr) return all;
  return edition.categories().empty() ? nullptr : &edition.categories().front();
}

}  // namespace

std::optional<Choice> read_choice(const View& view, const http::Request& request) {
  const published::Edition& edition = view.edition;
  const published::Category* category = first_category(edition);
  if (edition.default_scheme() == nullptr || !edition.default_period() || category == nullptr) return std::nullopt;
  Choice choice{edition.default_scheme(), category, *edition.default_period(), published::Measure::rate, nullptr, {}};
  if (const auto code = parameter(request, "scheme")) {
    if (const auto* scheme = edition.scheme(*code))
      choice.scheme = scheme;
    else
      choice.notes.push_back(fallback(view.words, "Områdesindelningen", "division"));
  }
  if (const auto code = parameter(request, "category")) {
    if (const auto* found = edition.category(*code))
      choice.category = found;
    else
      choice.notes.push_back(fallback(view.words, "Kategorin", "category"));
  }
  if (const auto token = parameter(request, "period")) {
    const auto period = time::Period::parse(*token);
    if (period && exists(edition, *period))
      choice.period = *period;
    else
      choice.notes.push_back(fallback(view.words, "Perioden", "period"));
  }
  const auto measure = parameter(request, "measure");
  if (measure == "count")
    choice.measure = published::Measure::count;
  else if (measure && measure != "rate")
    choice.notes.push_back(fallback(view.words, "Måttet", "measure"));
  auto area = parameter(request, "area");
  if (!area) area = parameter(request, "omrade");
  if (area && !area->empty()) choice.area = area_in(*choice.scheme, *area);
  return choice;
}

const published::Area* area_in(const published::Scheme& scheme, std::string_view code) {
  const auto found =
      std::find_if(scheme.areas.begin(), scheme.areas.end(), [&](const auto& area) { return area.code == code; });
  return found == scheme.areas.end() ? nullptr : &*found;
}

Query query_of(const published::Edition& edition, const Choice& choice) {
  Query query;
  if (choice.scheme != edition.default_scheme()) query.emplace_back("scheme", choice.scheme->code);
  if (choice.period != edition.default_period()) query.emplace_back("period", choice.period.token());
  if (choice.category != first_category(edition)) query.emplace_back("category", choice.category->code);
  if (choice.measure == published::Measure::count) query.emplace_back("measure", "count");
  if (choice.area != nullptr) query.emplace_back("area", choice.area->code);
  return query;
}

std::vector<const published::Category*> offered_categories(const published::Edition& edition) {
  std::vector<const published::Category*> offered;
  for (const auto& top : edition.categories()) {
    if (!top.parent.empty()) continue;
    offered.push_back(&top);
    for (const auto& group : edition.categories()) {
      if (group.parent != top.code) continue;
      offered.push_back(&group);
      for (const auto& leaf : edition.categories()) {
        if (leaf.parent == group.code) offered.push_back(&leaf);
      }
    }
  }
  return offered;
}

std::vector<time::Period> periods_of(const published::Edition& edition, time::PeriodKind kind) {
  std::vector<time::Period> periods;
  for (const auto& period : edition.periods()) {
    if (period.kind() == kind) periods.push_back(period);
  }
  std::sort(periods.begin(), periods.end(), [](const auto& a, const auto& b) { return a.first_day() < b.first_day(); });
  return periods;
}

std::string title_of(const View& view, const Choice& choice) {
  return view.words.title(*choice.category) + ", " + view.words.period(choice.period);
}

std::string measured(const View& view, const Choice& choice) {
  const std::string counted = view.words.counted(view.edition, *choice.category);
  if (choice.measure == published::Measure::count) return counted;
  return counted + view.words(" per 1\u00A0000 invånare", " per 1,000 inhabitants");
}

std::string unit_of(const View& view, const Choice& choice) {
  return capitalised(measured(view, choice)) + view.words(", efter ", ", by ") + view.words.level(choice.scheme->level);
}

}  // namespace tryggkarta::pages
