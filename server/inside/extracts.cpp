#include "server/inside/extracts.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "geo/analysis/delivered.hpp"
#include "geo/analysis/incident_filter.hpp"
#include "geo/place/hilbert.hpp"
#include "geo/time/period.hpp"

namespace tryggkarta::inside {

namespace {

using casebook::CasebookView;
using casebook::IncidentTable;
using extract::ColumnType;
using extract::Value;

std::string text_of(std::int32_t day) { return time::format_day(analysis::day_at(day)); }

extract::Where place_of(const IncidentTable& table, std::size_t row) {
  if (!table.has_place(row)) return std::monostate{};
  return place::lon_lat_at(table.where(row));
}

Value time_of(const IncidentTable& table, std::size_t row) {
  if (!table.hour_known(row)) return std::monostate{};
  const std::int32_t minute = table.minute(row) - table.day(row) * IncidentTable::kMinutesADay;
  return fmt::format("{:02}:{:02}", minute / 60, minute % 60);
}

Value area_of(const CasebookView& view, std::size_t scheme, std::size_t row) {
  const std::uint16_t area = view.incidents.area(scheme, row);
  if (area == IncidentTable::kNoArea) return std::monostate{};
  return view.schemes[scheme].areas[area].code;
}

extract::Row incident_row(const CasebookView& view, std::size_t row) {
  const IncidentTable& table = view.incidents;
  extract::Row told{table.id(row), place_of(table, row), {}};
  told.values.reserve(6 + view.schemes.size());
  told.values.emplace_back(std::int64_t{table.id(row)});
  told.values.emplace_back(view.categories[table.category(row)].code);
  told.values.emplace_back(text_of(table.day(row)));
  told.values.push_back(time_of(table, row));
  told.values.emplace_back(view.sources[table.source(row)].name);
  told.values.emplace_back(std::string{name_of(table.precision(row))});
  for (std::size_t scheme = 0; scheme < view.schemes.size(); ++scheme)
    told.values.push_back(area_of(view, scheme, row));
  return told;
}

struct Days {
  std::string first;
  std::string last;
};

/// The days asked for, cut to those that the sources asked for have delivered. Where they have none in common: as
/// asked, and "" for an end that was left open.
Days days_of(const Visit& visit, const analysis::IncidentFilter& filter) {
  const analysis::IncidentFilter open;
  const auto known =
      analysis::delivered(visit.ready.view, filter).value_or(analysis::DayStretch{open.last_day, open.first_day});
  const std::int32_t first = std::max(filter.first_day, known.first);
  const std::int32_t last = std::min(filter.last_day, known.last);
  if (first <= last) return {text_of(first), text_of(last)};
  return {filter.first_day == open.first_day ? "" : text_of(filter.first_day),
          filter.last_day == open.last_day ? "" : text_of(filter.last_day)};
}

Value value_of(const std::optional<double>& number) { return number ? Value{*number} : Value{}; }

}  // namespace

std::vector<std::uint32_t> rows_of(const Visit& visit, const analysis::IncidentFilter& filter) {
  std::vector<std::uint32_t> rows;
  analysis::RowTest{visit.ready.view, filter}.each(
      [&](std::size_t row) { rows.push_back(static_cast<std::uint32_t>(row)); });
  return rows;
}

extract::Sheet incident_sheet(const Visit& visit, std::vector<std::uint32_t> rows) {
  extract::Sheet sheet;
  sheet.name = "incidents";
  sheet.place_type = extract::PlaceType::point;
  sheet.columns = {{"id", ColumnType::integer}, {"category"}, {"day"}, {"time"}, {"source"}, {"precision"}};
  for (const auto& scheme : visit.ready.view.schemes) sheet.columns.push_back({"area_" + scheme.code});
  sheet.size = rows.size();
  const auto taken = std::make_shared<const std::vector<std::uint32_t>>(std::move(rows));
  sheet.row = [book = visit.book, &view = visit.ready.view, taken](std::size_t i) {
    return incident_row(view, (*taken)[i]);
  };
  return sheet;
}

ShownFigures shown_figures(const Visit& visit, std::size_t scheme, const analysis::IncidentFilter& filter) {
  auto [from, to] = days_of(visit, filter);
  return {scheme, std::move(from), std::move(to), filter.earlier, analysis::area_figures(visit.ready, scheme, filter)};
}

extract::Sheet figure_sheet(const Visit& visit, const ShownFigures& shown) {
  const auto& division = visit.ready.schemes[shown.scheme];
  extract::Sheet sheet;
  sheet.name = "areas-" + division.code;
  sheet.place_type = extract::PlaceType::areas;
  sheet.columns = {
      {"area"}, {"name"}, {"count", ColumnType::integer},        {"rate", ColumnType::real}, {"row"}, {"scheme"},
      {"from"}, {"to"},   {"earlier_years", ColumnType::integer}};
  sheet.size = division.areas.size() + 2;
  sheet.row = [book = visit.book, &division, shown](std::size_t i) {
    const auto& figures = shown.figures;
    const auto row = [&](std::int64_t id, extract::Where where, std::vector<Value> values) {
      values.emplace_back(division.code);
      values.emplace_back(shown.from);
      values.emplace_back(shown.to);
      values.emplace_back(static_cast<std::int64_t>(shown.earlier.size()));
      return extract::Row{id, where, std::move(values)};
    };
    // Feature ids of areas are below 2^32: these follow on the last of them.
    constexpr std::int64_t kAfterAreas = std::int64_t{1} << 32;
    if (i == division.areas.size())
      return row(kAfterAreas, {}, {"", "Ej områdesbestämd", figures.unplaced, Value{}, "unplaced"});
    if (i > division.areas.size())
      return row(kAfterAreas + 1, {}, {"", "Totalt", figures.total, value_of(figures.total_rate), "total"});
    const auto& area = division.areas[i];
    return row(area.id, &area.geometry, {area.code, area.name, figures.counts[i], value_of(figures.rates[i]), "area"});
  };
  return sheet;
}

}  // namespace tryggkarta::inside
