#include "geo/import/guess_columns.hpp"

#include <algorithm>
#include <functional>
#include <string_view>

#include <fmt/format.h>

#include "geo/casebook/folded_words.hpp"
#include "geo/import/date_text.hpp"
#include "geo/import/rejects_columns.hpp"

namespace tryggkarta::import {

namespace {

/// Folded names of columns, the likeliest first.
struct Synonyms {
  std::string_view field;
  std::vector<std::string_view> names;
};

const std::vector<Synonyms>& synonyms() {
  static const std::vector<Synonyms> table{
      {"id", {"arendenummer", "arendenr",       "arende_nr",  "arendeid",    "arende_id", "arende",       "knummer",
              "k_nummer",     "handelsenummer", "handelsenr", "handelse_id", "rapportnr", "diarienummer", "diarienr",
              "dnr",          "lopnummer",      "lopnr",      "case_number", "case_id",   "incident_id",  "report_no",
              "reference",    "referens",       "id",         "nr",          "nummer",    "key",          "uuid",
              "fid",          "objectid"}},
      {"category", {"brottskod",
                    "brottstyp",
                    "brottskategori",
                    "brottsrubricering",
                    "rubricering",
                    "brott",
                    "kategori",
                    "handelsetyp",
                    "handelsekod",
                    "arendetyp",
                    "insatstyp",
                    "insatsorsak",
                    "felkategori",
                    "felkod",
                    "category",
                    "crime_type",
                    "offence",
                    "offense",
                    "event_type",
                    "incident_type",
                    "type",
                    "typ",
                    "kod",
                    "vad",
                    "code"}},
      {"from",
       {"brottstid_fran", "tid_fran", "tidpunkt_fran", "starttid", "start_tid", "brottstid", "handelsetid", "tidpunkt",
        "fran",           "start",    "larmtid",       "mottagen", "inkommen",  "inkom",     "registrerad", "occurred",
        "occurred_at",    "from",     "start_time",    "datetime", "date_time", "timestamp", "when"}},
      {"to",
       {"brottstid_till", "tid_till", "tidpunkt_till", "sluttid", "slut_tid", "till", "slut", "to", "end", "end_time",
        "until"}},
      {"date",
       {"brottsdatum", "handelsedatum", "datum_fran", "startdatum", "datum", "dag", "inkomdatum", "anmalningsdatum",
        "date", "day", "reported"}},
      {"time", {"klockslag", "klockan", "kl", "tid", "brottstid", "timme", "time", "hour"}},
      {"month", {"manad", "ar_manad", "manad_ar", "month", "year_month"}},
      {"x",
       {"x", "e", "ost", "ostlig", "ostkoordinat", "x_koordinat", "xkoordinat", "x_koord", "xkoord", "x_coord",
        "sweref_e", "sweref99_e", "east", "easting", "e_koordinat", "koordinat_x", "pos_x"}},
      {"y",
       {"y", "n", "nord", "nordlig", "nordkoordinat", "y_koordinat", "ykoordinat", "y_koord", "ykoord", "y_coord",
        "sweref_n", "sweref99_n", "north", "northing", "n_koordinat", "koordinat_y", "pos_y"}},
      {"lon", {"lon", "lng", "long", "longitud", "longitude", "gps_lon", "wgs84_lon"}},
      {"lat", {"lat", "latitud", "latitude", "gps_lat", "wgs84_lat"}},
      {"latlon", {"latlon", "lat_lon", "latlong", "gps", "koordinater", "koordinat", "position", "coordinates"}},
      {"geometry", {"geometry", "geom", "geometri", "the_geom", "wkt", "wkt_geom", "shape"}},
      {"area",
       {"omradeskod", "omrade_kod", "deso", "regso", "primaromrade", "primaromradeskod", "mellanomrade",
        "mellanomradeskod", "basomrade", "stadsomrade", "stadsomradeskod", "stadsdel", "nyckelkod", "nyko", "omrade",
        "area_code", "area", "district"}},
      {"precision", {"platsprecision", "precision", "lagesnoggrannhet", "noggrannhet", "lageskvalitet", "accuracy"}},
      {"place_type", {"platstyp", "plats_typ", "lokaltyp", "typ_av_plats", "place_type", "premise"}},
  };
  return table;
}

const std::vector<std::string_view>& names_of(std::string_view field) {
  const auto& table = synonyms();
  return std::find_if(table.begin(), table.end(), [&](const Synonyms& each) { return each.field == field; })->names;
}

/// Of the cells that say something, so many must be what a field wants.
constexpr double kMost = 0.6;

/// "Ärende-nr." → "arende_nr"
std::string plain(std::string_view name) {
  std::string kept;
  for (const char c : name) kept += c == '.' || c == ':' || c == '/' || c == '(' || c == ')' ? ' ' : c;
  std::string folded = casebook::folded(trimmed(kept));
  while (folded.starts_with('_')) folded.erase(0, 1);
  return folded;
}

using Test = std::function<bool(std::string_view)>;

/// Of the cells that are not empty, how many are such; nothing where all are empty.
double share(const TableSample& sample, std::size_t column, const Test& is_such) {
  std::size_t filled = 0, such = 0;
  for (const auto& row : sample.rows) {
    const std::string_view cell = trimmed(row[column]);
    if (cell.empty()) continue;
    ++filled;
    if (is_such(cell)) ++such;
  }
  return filled == 0 ? 0 : static_cast<double>(such) / static_cast<double>(filled);
}

bool is_date_or_time(std::string_view cell) { return parse_written_time(cell).has_value(); }
bool is_date_with_clock(std::string_view cell) {
  const auto written = parse_written_time(cell);
  return written && written->clock;
}
bool is_clock(std::string_view cell) { return parse_clock(cell).has_value(); }
bool is_month(std::string_view cell) { return parse_month(cell).has_value(); }
bool is_number(std::string_view cell) { return parse_number(cell).has_value(); }
bool is_pair(std::string_view cell) {
  const auto comma = cell.find_first_of(",;");
  return comma != std::string_view::npos && is_number(trimmed(cell.substr(0, comma))) &&
         is_number(trimmed(cell.substr(comma + 1)));
}
bool is_wkt_point(std::string_view cell) { return lower_case(cell).starts_with("point"); }
bool is_precision(std::string_view cell) { return casebook::parse_precision(lower_case(cell)).has_value(); }

class Guesser {
 public:
  Guesser(const TableSample& sample, const std::vector<AreaCodes>& schemes)
      : sample_(sample), schemes_(schemes), used_(sample.columns.size(), false) {
    for (std::size_t i = 0; i < sample.columns.size(); ++i) {
      names_.push_back(plain(sample.columns[i]));
      if (is_rejects_column(sample.columns[i])) used_[i] = true;
    }
  }

  GuessedColumns guess() {
    guess_places();
    guess_times();
    take("id", guessed_.names.id, [](std::string_view) { return true; });
    take("category", guessed_.names.category, [](std::string_view cell) { return !is_date_or_time(cell); });
    take("precision", guessed_.names.precision, is_precision);
    take("place_type", guessed_.names.place_type, [](std::string_view) { return true; });
    return std::move(guessed_);
  }

 private:
  /// The unused column whose name is the likeliest for a field and whose cells are such.
  std::optional<std::size_t> find(std::string_view field, const Test& is_such) const {
    for (const std::string_view name : names_of(field)) {
      for (std::size_t i = 0; i < names_.size(); ++i) {
        if (!used_[i] && names_[i] == name && share(sample_, i, is_such) >= kMost) return i;
      }
    }
    return std::nullopt;
  }

  bool take(std::string_view field, std::string& name, const Test& is_such) {
    const auto column = find(field, is_such);
    if (!column) return false;
    use(name, *column);
    reason(field, fmt::format("kolumnen heter {}", sample_.columns[*column]),
           fmt::format("the column is called {}", sample_.columns[*column]));
    return true;
  }

  void use(std::string& name, std::size_t column) {
    name = sample_.columns[column];
    used_[column] = true;
  }

  void reason(std::string_view field, std::string swedish, std::string english) {
    guessed_.reasons.push_back({std::string{field}, std::move(swedish), std::move(english)});
  }

  void guess_places();
  bool take_pair(std::string_view first, std::string& first_name, std::string_view second, std::string& second_name);
  bool may_hold_codes(std::size_t column, const AreaCodes& scheme) const;
  void guess_area();
  void guess_decimal(std::size_t column);
  void guess_times();
  bool take_any_time();

  const TableSample& sample_;
  const std::vector<AreaCodes>& schemes_;
  std::vector<bool> used_;
  std::vector<std::string> names_;
  GuessedColumns guessed_;
};

bool Guesser::take_pair(std::string_view first, std::string& first_name, std::string_view second,
                        std::string& second_name) {
  const auto a = find(first, is_number);
  const auto b = find(second, is_number);
  if (!a || !b) return false;
  guess_decimal(*a);
  take(first, first_name, is_number);
  take(second, second_name, is_number);
  return true;
}

void Guesser::guess_decimal(std::size_t column) {
  const auto holds = [&](char mark) {
    return share(sample_, column, [mark](std::string_view cell) { return cell.find(mark) != cell.npos; }) > 0;
  };
  const bool comma = holds(',');
  if (comma == holds('.')) return;
  guessed_.decimal = comma ? DecimalMark::comma : DecimalMark::point;
  reason("decimal", comma ? "koordinaterna skrivs med komma" : "koordinaterna skrivs med punkt",
         comma ? "the coordinates are written with a comma" : "the coordinates are written with a point");
}

void Guesser::guess_places() {
  ColumnNames& names = guessed_.names;
  if (sample_.geometry_column && !sample_.points.empty()) {
    use(names.geometry, *sample_.geometry_column);
    reason("geometry", "filen är ett kartlager med punkter", "the file is a map layer of points");
    return;
  }
  const bool found = take_pair("lon", names.lon, "lat", names.lat) || take_pair("x", names.x, "y", names.y) ||
                     take("latlon", names.latlon, is_pair) || take("geometry", names.geometry, is_wkt_point);
  if (!found) guess_area();
}

/// A short number is a code of many things: the column's name must speak for it, or the scheme's own.
bool Guesser::may_hold_codes(std::size_t column, const AreaCodes& scheme) const {
  const std::string& name = names_[column];
  const auto& known = names_of("area");
  return !name.empty() && !used_[column] &&
         (std::find(known.begin(), known.end(), name) != known.end() || plain(scheme.scheme()).starts_with(name) ||
          plain(scheme.title()) == name);
}

void Guesser::guess_area() {
  const AreaCodes* best = nullptr;
  std::size_t best_column = 0;
  double most = 0;
  for (const AreaCodes& scheme : schemes_) {
    const auto is_code = [&](std::string_view cell) { return scheme.find(cell).has_value(); };
    for (std::size_t i = 0; i < names_.size(); ++i) {
      const double such = may_hold_codes(i, scheme) ? share(sample_, i, is_code) : 0;
      if (such < kMost || such <= most) continue;
      best = &scheme;
      best_column = i;
      most = such;
    }
  }
  if (best == nullptr) return;
  use(guessed_.names.area, best_column);
  guessed_.names.area_scheme = best->scheme();
  reason("area", fmt::format("{} har koder ur {}", sample_.columns[best_column], best->title()),
         fmt::format("{} has codes of {}", sample_.columns[best_column], best->title()));
}

void Guesser::guess_times() {
  ColumnNames& names = guessed_.names;
  const auto clock = find("time", [](std::string_view cell) { return is_clock(cell) && !is_date_or_time(cell); });
  const bool has_from = take("from", names.from, is_date_or_time);
  if (has_from) {
    take("to", names.to, is_date_or_time);
    return;
  }
  if (clock && take("date", names.date, is_date_or_time)) {
    take("time", names.time, is_clock);
    return;
  }
  if (take("date", names.from, is_date_or_time)) return;
  if (take("time", names.from, is_date_with_clock)) return;
  if (take("month", names.month, is_month)) return;
  take_any_time();
}

bool Guesser::take_any_time() {
  for (std::size_t i = 0; i < names_.size(); ++i) {
    // "20240105" may also be a number of something else: such a column must be named.
    const auto is_time = [](std::string_view cell) { return is_date_or_time(cell) && !is_number(cell); };
    if (used_[i] || share(sample_, i, is_time) < kMost) continue;
    use(guessed_.names.from, i);
    reason("from", fmt::format("cellerna i {} är tider", sample_.columns[i]),
           fmt::format("the cells of {} are times", sample_.columns[i]));
    return true;
  }
  return false;
}

}  // namespace

GuessedColumns guess_columns(const TableSample& sample, const std::vector<AreaCodes>& schemes) {
  return Guesser{sample, schemes}.guess();
}

}  // namespace tryggkarta::import
