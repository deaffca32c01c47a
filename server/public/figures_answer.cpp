#include "server/public/figures_answer.hpp"

#include <algorithm>

#include "geo/published/rates.hpp"
#include "server/public/csv_text.hpp"

namespace tryggkarta::public_routes {

namespace {

using published::Edition;
using published::Figure;
using published::Shown;

/// One row of the table, however it is written.
struct Row {
  const published::Area* area;  ///< nullptr for unplaced and total
  std::string_view kind;        ///< "area", "unplaced", "total"
  std::string_view name;
  const Figure& figure;
  std::optional<double> population;
};

/// Inhabitants who have no area, where the city counts them.
std::optional<double> unplaced_population(const Selection& selection) {
  return published::population_for(selection.scheme->unplaced_population, selection.period);
}

template <class Use>
void for_each_area(const Selection& selection, const published::Slice& slice, Use use) {
  for (std::size_t i = 0; i < selection.scheme->areas.size(); ++i) {
    const auto& area = selection.scheme->areas[i];
    use(Row{&area, "area", area.name, slice.areas[i], published::population_for(area.population, selection.period)});
  }
}

Row unplaced_row(const Selection& selection, const published::Slice& slice) {
  return {nullptr, "unplaced", "Ej områdesbestämd", slice.unplaced, unplaced_population(selection)};
}

Row total_row(const Selection& selection, const published::Slice& slice) {
  return {nullptr, "total", "Totalt", slice.total,
          published::total_population_for(*selection.scheme, selection.period)};
}

void add_population(JsonText& json, const std::optional<double>& population) {
  if (population) json.key("population").number(*population);
}

void add_row(JsonText& json, const Row& row) {
  json.open_object();
  add_figure(json, row.figure);
  add_population(json, row.population);
  json.close_object();
}

void add_area_row(JsonText& json, const Row& row, std::optional<int> of_class) {
  json.open_object().member("id", std::int64_t{row.area->id}).member("area", row.area->code).member("name", row.name);
  add_figure(json, row.figure);
  if (of_class) json.member("class", std::int64_t{*of_class});
  add_population(json, row.population);
  json.close_object();
}

void add_bounds(JsonText& json, std::string_view name, const published::ClassBreaks& breaks) {
  json.key(name).open_array();
  for (const double bound : breaks.bounds) json.number(bound);
  json.close_array();
}

void add_breaks(JsonText& json, const Edition& edition, const Selection& selection) {
  const auto breaks = [&](published::Measure measure) {
    return edition.breaks(*selection.scheme, *selection.category, selection.period.kind(), measure);
  };
  json.key("breaks").open_object();
  add_bounds(json, "count", breaks(published::Measure::count));
  add_bounds(json, "rate", breaks(published::Measure::rate));
  json.close_object();
}

void add_if_known(JsonText& json, const Edition& edition, std::string_view name, const time::Period& period) {
  const auto& known = edition.periods();
  if (std::find(known.begin(), known.end(), period) != known.end()) json.member(name, period.token());
}

void add_times(JsonText& json, const Edition& edition, const Selection& selection) {
  if (const auto days = edition.covered(*selection.category, selection.period)) {
    json.key("covered").open_object();
    json.member("first", time::format_day(days->first)).member("last", time::format_day(days->second)).close_object();
  }
  add_if_known(json, edition, "previous", selection.period.previous());
  add_if_known(json, edition, "next", selection.period.next());
  add_if_known(json, edition, "same_last_year", selection.period.same_last_year());
}

void add_row(CsvText& csv, const Edition& edition, const Selection& selection, const Row& row) {
  csv.text(row.area != nullptr ? std::string_view{row.area->code} : "").text(row.name);
  csv.text(published::status_of(row.figure));
  const auto* shown = std::get_if<Shown>(&row.figure);
  if (shown != nullptr)
    csv.number(shown->count);
  else
    csv.nothing();
  if (shown != nullptr && shown->rate)
    csv.number(*shown->rate);
  else
    csv.nothing();
  const auto of_class = row.area != nullptr ? class_of(edition, selection, row.figure) : std::nullopt;
  if (of_class)
    csv.number(std::int64_t{*of_class});
  else
    csv.nothing();
  if (row.population)
    csv.number(*row.population);
  else
    csv.nothing();
  csv.text(row.kind).text(selection.scheme->code).text(selection.period.token()).text(selection.category->code);
  csv.number(std::int64_t{edition.number()}).end_row();
}

}  // namespace

void add_figure(JsonText& json, const Figure& figure) {
  json.member("status", published::status_of(figure));
  const auto* shown = std::get_if<Shown>(&figure);
  if (shown == nullptr) return;
  json.member("count", shown->count);
  if (shown->rate) json.key("rate").number(*shown->rate);
}

std::string figures_json(const Edition& edition, const Selection& selection) {
  const auto& slice = edition.figures(*selection.scheme, *selection.category, selection.period);
  JsonText json(512 + 128 * selection.scheme->areas.size());
  json.open_object().member("edition", std::int64_t{edition.number()}).member("scheme", selection.scheme->code);
  json.member("period", selection.period.token()).member("category", selection.category->code);
  add_times(json, edition, selection);
  add_breaks(json, edition, selection);
  json.key("figures").open_array();
  for_each_area(selection, slice,
                [&](const Row& row) { add_area_row(json, row, class_of(edition, selection, row.figure)); });
  json.close_array();
  json.key("unplaced");
  add_row(json, unplaced_row(selection, slice));
  json.key("total");
  add_row(json, total_row(selection, slice));
  json.close_object();
  return std::move(json).finish();
}

std::string figures_csv(const Edition& edition, const Selection& selection) {
  const auto& slice = edition.figures(*selection.scheme, *selection.category, selection.period);
  CsvText csv;
  for (const std::string_view column : {"area", "name", "status", "count", "rate", "class", "population", "row",
                                        "scheme", "period", "category", "edition"}) {
    csv.text(column);
  }
  csv.end_row();
  for_each_area(selection, slice, [&](const Row& row) { add_row(csv, edition, selection, row); });
  add_row(csv, edition, selection, unplaced_row(selection, slice));
  add_row(csv, edition, selection, total_row(selection, slice));
  return std::move(csv).finish();
}

}  // namespace tryggkarta::public_routes
