#include "geo/import/guess_map.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "geo/import/guess_category.hpp"

namespace tryggkarta::import {

namespace {

std::optional<std::size_t> position_of(const TableSample& sample, const std::string& column) {
  const auto found = std::find(sample.columns.begin(), sample.columns.end(), column);
  if (column.empty() || found == sample.columns.end()) return std::nullopt;
  return static_cast<std::size_t>(found - sample.columns.begin());
}

std::vector<place::Position> pairs_of(const TableSample& sample, const FieldMap& map) {
  const bool degrees = !map.columns.lon.empty();
  const auto x = position_of(sample, degrees ? map.columns.lon : map.columns.x);
  const auto y = position_of(sample, degrees ? map.columns.lat : map.columns.y);
  std::vector<place::Position> points;
  if (!x || !y) return points;
  for (const auto& row : sample.rows) {
    const auto east = parse_number(row[*x], map.decimal);
    const auto north = parse_number(row[*y], map.decimal);
    if (east && north && !(*east == 0 && *north == 0)) points.push_back({*east, *north});
  }
  return points;
}

void guess_precision(GuessedMap& guessed, const KnownCity& city) {
  const ColumnNames& columns = guessed.map.columns;
  const bool has_points =
      !columns.x.empty() || !columns.lon.empty() || !columns.latlon.empty() || !columns.geometry.empty();
  if (has_points && columns.precision.empty()) {
    guessed.map.precision = casebook::Precision::adress;
    guessed.reasons.push_back({"precision", "filen säger inte hur säkra platserna är: de räknas som adresser",
                               "the file does not say how certain its places are: they count as addresses"});
  }
  if (!has_points && columns.area.empty()) {
    guessed.reasons.push_back(
        {"area", city.schemes.empty() ? "staden har inga områden än" : "varken koordinater eller områdeskoder hittades",
         city.schemes.empty() ? "the city has no areas yet" : "neither coordinates nor codes of areas were found"});
  }
}

void guess_categories(GuessedMap& guessed, const TableSample& sample, const KnownCity& city) {
  const auto column = position_of(sample, guessed.map.columns.category);
  if (!column) return;
  for (const auto& row : sample.rows) {
    const std::string theirs{trimmed(row[*column])};
    if (theirs.empty() || guessed.map.categories.contains(theirs)) continue;
    if (auto ours = guess_category(theirs, city.categories); !ours.empty())
      guessed.map.categories.emplace(theirs, ours);
  }
}

void note_what_is_missing(GuessedMap& guessed) {
  const ColumnNames& columns = guessed.map.columns;
  if (columns.from.empty() && columns.date.empty() && columns.month.empty()) {
    guessed.troubles.push_back(
        {"from",
         "Ingen kolumn har en tid för varje rad. Är filen en sammanställning (antal per område) är den ingen fil med "
         "händelser; annars välj kolumnen själv.",
         "No column has a time for each row. A summary (counts by area) is no file of incidents; otherwise choose the "
         "column yourself."});
  }
  if (columns.category.empty()) {
    guessed.troubles.push_back({"category", "Ingen kolumn säger vad som har hänt: välj en, eller en kategori för alla.",
                                "No column says what happened: choose one, or one category for all."});
  }
}

}  // namespace

std::optional<GuessedCrs> crs_of_sample(const TableSample& sample, const FieldMap& map, const KnownCity& city) {
  if (sample.geometry_column && map.columns.geometry == sample.columns[*sample.geometry_column]) {
    if (sample.crs && sample.crs->epsg) return std::nullopt;
    return guess_crs(sample.points, city);
  }
  if (map.columns.x.empty() && map.columns.lon.empty()) return std::nullopt;
  return guess_crs(pairs_of(sample, map), city);
}

GuessedMap guess_map(const TableSample& sample, const KnownCity& city) {
  const auto schemes = codes_of(city.schemes);
  GuessedColumns columns = guess_columns(sample, schemes);
  GuessedMap guessed;
  guessed.map.columns = std::move(columns.names);
  guessed.map.decimal = columns.decimal;
  guessed.map.area_scheme = std::exchange(guessed.map.columns.area_scheme, "");
  guessed.reasons = std::move(columns.reasons);
  if (const auto crs = crs_of_sample(sample, guessed.map, city)) {
    guessed.map.epsg = crs->epsg;
    (crs->epsg && !crs->is_swapped ? guessed.reasons : guessed.troubles).push_back(crs->reason);
  } else if (sample.crs && sample.crs->epsg) {
    guessed.reasons.push_back({"crs", fmt::format("filen säger EPSG:{}", *sample.crs->epsg),
                               fmt::format("the file says EPSG:{}", *sample.crs->epsg)});
  }
  guess_precision(guessed, city);
  guess_categories(guessed, sample, city);
  note_what_is_missing(guessed);
  return guessed;
}

}  // namespace tryggkarta::import
