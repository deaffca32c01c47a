#include "geo/import/incident_parser.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include <fmt/format.h>

#include "geo/error.hpp"
#include "geo/import/analysis_crs.hpp"
#include "geo/import/area_codes.hpp"
#include "geo/import/category_cells.hpp"
#include "geo/import/place_cells.hpp"
#include "geo/import/position_check.hpp"
#include "geo/import/rejects_columns.hpp"
#include "geo/import/time_cells.hpp"

namespace tryggkarta::import {

namespace {

time::TimeZone zone_named(const std::string& name) {
  if (auto zone = time::TimeZone::named(name)) return *std::move(zone);
  throw Error{ErrorKind::bad_input,
              fmt::format("The time zone {} is not known to this machine: install its zone table.", name)};
}

/// The first instant of the days that are kept, by the city's clock, whatever zone the file is written in.
std::optional<time::Instant> first_kept(const KnownCity& city) {
  if (!city.keeps_from) return std::nullopt;
  return zone_named(city.timezone).to_utc(std::chrono::local_seconds{city.keeps_from->time_since_epoch()});
}

Complaint ragged(RowFault fault, std::size_t has, std::size_t expected) {
  if (fault == RowFault::text_after_quote) {
    return {"", "text efter ett avslutande citattecken: dubbla citattecken som hör till texten",
            "there is text after a closing quote: double the quotes that belong to the text"};
  }
  return {"", fmt::format("raden har {} celler, rubrikraden {}", has, expected),
          fmt::format("the row has {} cells, the header {}", has, expected)};
}

}  // namespace

struct IncidentParser::Inside {
  const FieldMap& map;
  const TableReader& table;
  const KnownCity& city;
  std::vector<AreaCodes> codes;
  TimeCells when;
  PlaceCells where;
  CategoryCells what;
  std::optional<std::size_t> id_column;
  std::optional<std::size_t> place_type_column;
  std::vector<std::size_t> scanned;  // columns, sorted
  std::optional<time::Instant> keeps_from;
  int analysis_epsg;
  std::optional<PositionCheck> check;
  std::int64_t positions = 0, swapped = 0, elsewhere = 0, in_other_crs = 0;
  std::map<int, std::int64_t> other_epsgs;

  /// A row that only waits for its position.
  struct Waiting {
    std::size_t row;
    place::Position position;
  };

  Inside(const FieldMap& the_map, const TableReader& the_table, const KnownCity& the_city)
      : map(the_map),
        table(the_table),
        city(the_city),
        codes(codes_of(the_city.schemes)),
        when(the_map, the_table, zone_named(the_map.timezone.empty() ? the_city.timezone : the_map.timezone),
             the_city.today),
        where(the_map, the_table, codes),
        what(the_map, the_table, the_city.categories),
        analysis_epsg(the_city.analysis_epsg) {
    const auto named = [&](const std::string& name) -> std::optional<std::size_t> {
      if (name.empty()) return std::nullopt;
      return table.column(name, map.file);
    };
    id_column = named(map.columns.id);
    place_type_column = named(map.columns.place_type);
    choose_scanned();
    keeps_from = first_kept(city);
  }

  std::optional<Complaint> complaint_about_age(const casebook::Incident& incident) const {
    if (!keeps_from || incident.last() >= *keeps_from) return std::nullopt;
    const std::string limit = time::format_day(*city.keeps_from);
    return Complaint{table.columns()[when.columns().front()],
                     fmt::format("raden är äldre än källans gallringsfrist, som går till {}", limit),
                     fmt::format("the row is older than the retention of its source, which goes back to {}", limit)};
  }

  void choose_scanned() {
    std::vector<bool> used(table.columns().size(), false);
    for (const std::size_t column : when.columns()) used[column] = true;
    for (const std::size_t column : where.columns()) used[column] = true;
    for (const auto& column : {what.column(), id_column, place_type_column}) {
      if (column) used[*column] = true;
    }
    for (std::size_t i = 0; i < used.size(); ++i) {
      if (is_rejects_column(table.columns()[i])) used[i] = true;
    }
    for (const std::string& text : map.columns.text) used[table.column(text, map.file)] = false;
    for (std::size_t i = 0; i < used.size(); ++i) {
      if (!used[i]) scanned.push_back(i);
    }
  }

  std::optional<Quarantine> scan(std::span<const std::string_view> cells, RowFault fault) const {
    const auto& columns = table.columns();
    // In a row that is out of step no cell can be told from another.
    if (fault != RowFault::none) {
      for (std::size_t i = 0; i < cells.size(); ++i) {
        if (const auto pattern = find_personal_data(cells[i]))
          return Quarantine{i < columns.size() ? columns[i] : "", *pattern};
      }
      return std::nullopt;
    }
    for (const std::size_t column : scanned) {
      if (const auto pattern = find_personal_data(cells[column])) return Quarantine{columns[column], *pattern};
    }
    return std::nullopt;
  }

  bool is_indoors(std::span<const std::string_view> cells) const {
    if (!place_type_column) return false;
    const std::string value = lower_case(trimmed(cells[*place_type_column]));
    return std::find(map.indoors.begin(), map.indoors.end(), value) != map.indoors.end();
  }

  struct Understood {
    casebook::Incident incident;
    std::optional<place::Position> position;
  };
  Reading<Understood> understand(std::span<const std::string_view> cells, const RowBatch::Held& row);
  void place_all(const std::vector<Waiting>& waiting, std::vector<ParsedRow>& parsed);
  void prepare_check(place::Position first);
  void refuse_the_file_if_it_shows() const;
};

Reading<IncidentParser::Inside::Understood> IncidentParser::Inside::understand(std::span<const std::string_view> cells,
                                                                               const RowBatch::Held& row) {
  if (is_indoors(cells))
    return Complaint{map.columns.place_type, "inomhus i bostad registreras inte", "indoor residence is not registered"};
  auto interval = when.read(cells);
  if (auto* complaint = std::get_if<Complaint>(&interval)) return std::move(*complaint);
  auto category = what.read(cells);
  if (auto* complaint = std::get_if<Complaint>(&category)) return std::move(*complaint);
  auto place = where.read(cells, row);
  if (auto* complaint = std::get_if<Complaint>(&place)) return std::move(*complaint);

  auto& written = std::get<WrittenPlace>(place);
  Understood understood;
  understood.position = written.position;
  casebook::Incident& incident = understood.incident;
  if (id_column) incident.key = trimmed(cells[*id_column]);
  incident.category = std::get<std::string_view>(category);
  incident.from = std::get<Interval>(interval).from;
  incident.to = std::get<Interval>(interval).to;
  incident.area_scheme = std::move(written.area_scheme);
  incident.area_code = std::move(written.area_code);
  incident.precision = written.precision;
  if (auto complaint = complaint_about_age(incident)) return *std::move(complaint);
  return understood;
}

void IncidentParser::Inside::prepare_check(place::Position first) {
  if (check) return;
  const int source = *where.epsg();
  if (analysis_epsg == 0) analysis_epsg = analysis_epsg_for(source, first);
  std::vector<int> likely;
  for (const auto& scheme : city.schemes) likely.push_back(scheme.source_epsg);
  check.emplace(PositionCheck::Request{source, analysis_epsg, wide_extent_of(city.schemes), std::move(likely)});
}

void IncidentParser::Inside::place_all(const std::vector<Waiting>& waiting, std::vector<ParsedRow>& parsed) {
  if (waiting.empty()) return;
  prepare_check(waiting.front().position);
  std::vector<place::Position> written;
  written.reserve(waiting.size());
  for (const Waiting& one : waiting) written.push_back(one.position);
  const auto judged = check->judge(written);
  positions += static_cast<std::int64_t>(judged.size());
  for (std::size_t i = 0; i < judged.size(); ++i) {
    auto& fate = parsed[waiting[i].row].fate;
    switch (judged[i].fit) {
      case Fit::elsewhere: ++elsewhere; [[fallthrough]];
      case Fit::here: std::get<casebook::Incident>(fate).where = judged[i].where; break;
      case Fit::swapped:
        ++swapped;
        fate = Complaint{where.field(), "koordinaternas axlar är omkastade: byt plats på östlig och nordlig",
                         "the axes are swapped: exchange east and north"};
        break;
      case Fit::other_crs:
        ++in_other_crs;
        ++other_epsgs[judged[i].epsg];
        fate = Complaint{
            where.field(),
            fmt::format("koordinaterna är inte i EPSG:{} utan troligen i EPSG:{}", *where.epsg(), judged[i].epsg),
            fmt::format("the coordinates are not in EPSG:{} but probably in EPSG:{}", *where.epsg(), judged[i].epsg)};
        break;
      case Fit::impossible:
        fate = Complaint{where.field(), fmt::format("koordinaterna är ingen plats i EPSG:{}", *where.epsg()),
                         fmt::format("the coordinates are no place of EPSG:{}", *where.epsg())};
        break;
    }
  }
  refuse_the_file_if_it_shows();
}

void IncidentParser::Inside::refuse_the_file_if_it_shows() const {
  const std::string field = fmt::format("{}, {}", map.file, where.field());
  if (swapped * 2 > positions) throw swapped_axes(field, *where.epsg());
  if (in_other_crs * 2 > positions) {
    const auto most = std::max_element(other_epsgs.begin(), other_epsgs.end(),
                                       [](const auto& a, const auto& b) { return a.second < b.second; });
    throw other_crs(field, *where.epsg(), most->first);
  }
}

IncidentParser::IncidentParser(const FieldMap& map, const TableReader& table, const KnownCity& city)
    : inside_(std::make_unique<Inside>(map, table, city)) {}
IncidentParser::~IncidentParser() = default;
IncidentParser::IncidentParser(IncidentParser&&) noexcept = default;

std::vector<ParsedRow> IncidentParser::parse(RowBatch& rows) {
  Inside& in = *inside_;
  std::vector<ParsedRow> parsed;
  parsed.reserve(rows.size());
  std::vector<Inside::Waiting> waiting;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const RowBatch::Held& row = rows[i];
    const auto cells = rows.cells_of(i);
    if (auto quarantine = in.scan(cells, row.fault)) {
      parsed.push_back({row.line, *std::move(quarantine)});
      continue;
    }
    if (row.fault != RowFault::none) {
      parsed.push_back({row.line, ragged(row.fault, cells.size(), in.table.columns().size())});
      continue;
    }
    auto understood = in.understand(cells, row);
    if (auto* complaint = std::get_if<Complaint>(&understood)) {
      parsed.push_back({row.line, std::move(*complaint)});
      continue;
    }
    auto& taken = std::get<Inside::Understood>(understood);
    if (taken.position) waiting.push_back({i, *taken.position});
    parsed.push_back({row.line, std::move(taken.incident)});
  }
  in.place_all(waiting, parsed);
  return parsed;
}

int IncidentParser::source_epsg() const { return inside_->where.epsg().value_or(0); }
int IncidentParser::analysis_epsg() const { return inside_->analysis_epsg; }
std::vector<std::string> IncidentParser::categories() const { return inside_->what.possible(); }

bool IncidentParser::is_scanned(std::size_t column) const {
  return std::binary_search(inside_->scanned.begin(), inside_->scanned.end(), column);
}

std::vector<std::string> IncidentParser::warnings() const {
  const Inside& in = *inside_;
  std::vector<std::string> warnings;
  if (!in.where.warning().empty()) warnings.push_back(in.where.warning());
  const auto& unknown = in.where.unknown_codes();
  if (!unknown.empty()) {
    if (in.where.known_codes() == 0) {
      throw Error{
          ErrorKind::bad_input,
          fmt::format("{}: ingen kod i kolumnen {} är ett område i lagret (den första är {}): se efter kolumn och "
                      "indelning.",
                      in.map.file, in.map.columns.area, unknown.begin()->first),
          fmt::format(
              "{}: no code in column {} is an area of the store (the first is {}): check the column and area_scheme.",
              in.map.file, in.map.columns.area, unknown.begin()->first)};
    }
    std::string names;
    std::size_t named = 0;
    std::int64_t rows = 0;
    for (const auto& [code, count] : unknown) {
      rows += count;
      if (++named <= 10) names += (names.empty() ? "" : ", ") + code;
    }
    warnings.push_back(fmt::format("{} rows have a code that no area has ({}{}) and count as \"ej områdesbestämd\".",
                                   rows, names, named > 10 ? ", …" : ""));
  }
  if (in.elsewhere * 2 > in.positions) {
    warnings.push_back(fmt::format("{} of {} positions lie far from every area of the store: check the crs (EPSG:{}).",
                                   in.elsewhere, in.positions, *in.where.epsg()));
  }
  return warnings;
}

}  // namespace tryggkarta::import
