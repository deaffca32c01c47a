#include "server/public/history_answer.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "server/public/figures_answer.hpp"

namespace tryggkarta::public_routes {

namespace {

using published::Edition;
using time::PeriodKind;

constexpr std::array kKinds{PeriodKind::week,      PeriodKind::month, PeriodKind::quarter,
                            PeriodKind::half_year, PeriodKind::year,  PeriodKind::two_years};
constexpr std::int64_t kDefaultSteps = 12;
constexpr std::int64_t kMostSteps = 120;

std::vector<std::string> kind_names() {
  std::vector<std::string> names;
  for (const PeriodKind kind : kKinds) names.emplace_back(time::name_of(kind));
  return names;
}

const published::Area* read_area(const published::Scheme& scheme, const Arguments& arguments) {
  const auto code = arguments.value("area");
  if (!code) return nullptr;
  const auto found = std::find_if(scheme.areas.begin(), scheme.areas.end(),
                                  [&](const published::Area& area) { return area.code == *code; });
  if (found != scheme.areas.end()) return &*found;
  throw refusal("area", fmt::format("Indelningen {} har inget sådant område; koderna står i /figures.", scheme.code),
                fmt::format("The scheme {} has no such area; the codes stand in /figures.", scheme.code));
}

std::optional<PeriodKind> read_kind(const Arguments& arguments) {
  const auto name = arguments.value("kind");
  if (!name) return std::nullopt;
  const auto found =
      std::find_if(kKinds.begin(), kKinds.end(), [&](PeriodKind kind) { return time::name_of(kind) == *name; });
  if (found != kKinds.end()) return *found;
  throw refusal("kind", "Okänt slag av period. Kända: " + joined(kind_names()) + ".",
                "Unknown kind of period. Known ones: " + joined(kind_names()) + ".");
}

std::int64_t read_steps(const Arguments& arguments) {
  const auto text = arguments.value("last");
  if (!text) return kDefaultSteps;
  const auto steps = read_integer(*text);
  if (steps && *steps >= 1 && *steps <= kMostSteps) return *steps;
  throw refusal("last", fmt::format("Skriv ett heltal från 1 till {}.", kMostSteps),
                fmt::format("Write a whole number from 1 to {}.", kMostSteps));
}

struct Days {
  time::Day first, last;
};

/// From the first to the last day that any source delivered.
std::optional<Days> delivered(const Edition& edition) {
  std::optional<Days> days;
  for (const auto& source : edition.sources()) {
    if (!days) days = Days{source.first, source.latest};
    days = Days{std::min(days->first, source.first), std::max(days->last, source.latest)};
  }
  return days;
}

/// Where the series ends: at the period asked for, else at the last one of its kind that has figures.
std::optional<time::Period> read_end(const Edition& edition, const Arguments& arguments) {
  const auto kind = read_kind(arguments);
  if (arguments.has("period")) {
    const time::Period period = read_period(edition, arguments);
    if (!kind || *kind == period.kind()) return period;
    throw refusal("kind", "Perioden är av ett annat slag; skriv bara en av dem.",
                  "The period is of another kind; give only one of the two.");
  }
  const PeriodKind wanted = kind.value_or(PeriodKind::quarter);
  const auto& periods = edition.periods();
  const auto last =
      std::find_if(periods.rbegin(), periods.rend(), [&](const auto& period) { return period.kind() == wanted; });
  if (last != periods.rend()) return *last;
  const auto days = delivered(edition);
  return days ? std::optional{time::Period::containing(wanted, days->last)} : std::nullopt;
}

std::vector<time::Period> periods_until(const Edition& edition, const std::optional<time::Period>& end,
                                        std::int64_t steps) {
  std::vector<time::Period> periods;
  const auto days = delivered(edition);
  if (!days || !end) return periods;
  time::Period period = *end;
  while (steps-- > 0 && days->first < period.end_day()) {
    periods.push_back(period);
    period = period.previous();
  }
  std::reverse(periods.begin(), periods.end());
  return periods;
}

}  // namespace

ParameterRules history_rules(const Edition& edition, const Collection*) {
  return {scheme_rule(edition),
          {"area", "Code of the area; the whole city when absent.", R"({"type":"string"})"},
          category_rule(edition),
          {"kind", "The kind of period; that of `period`, else quarter, when absent.", enum_schema(kind_names())},
          {"period", "The last period of the series; the last one with figures when absent.", R"({"type":"string"})"},
          {"last", "How many periods, at most.",
           fmt::format(R"({{"type":"integer","minimum":1,"maximum":{},"default":{}}})", kMostSteps, kDefaultSteps)}};
}

HistoryQuery read_history(const Edition& edition, const Arguments& arguments) {
  const auto& scheme = read_scheme(edition, arguments);
  const auto& category = read_category(edition, arguments);
  const auto* area = read_area(scheme, arguments);
  return {&scheme, &category, area, periods_until(edition, read_end(edition, arguments), read_steps(arguments))};
}

std::string history_json(const Edition& edition, const HistoryQuery& query) {
  JsonText json;
  json.open_object().member("edition", std::int64_t{edition.number()}).member("scheme", query.scheme->code);
  json.member("category", query.category->code);
  if (query.area != nullptr) json.member("area", query.area->code).member("name", query.area->name);
  if (!query.periods.empty()) json.member("kind", time::name_of(query.periods.front().kind()));
  json.key("figures").open_array();
  for (const time::Period& period : query.periods) {
    const auto& slice = edition.figures(*query.scheme, *query.category, period);
    json.open_object().member("period", period.token());
    add_figure(json, query.area == nullptr
                         ? slice.total
                         : slice.areas[static_cast<std::size_t>(query.area - query.scheme->areas.data())]);
    json.close_object();
  }
  json.close_array().close_object();
  return std::move(json).finish();
}

}  // namespace tryggkarta::public_routes
