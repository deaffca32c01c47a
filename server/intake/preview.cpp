#include "server/intake/preview.hpp"

#include <algorithm>
#include <set>
#include <utility>

#include <fmt/format.h>

#include "geo/error.hpp"
#include "geo/import/guess_category.hpp"
#include "geo/import/packed_file.hpp"
#include "geo/import/table_sample.hpp"
#include "geo/store/source_shelf.hpp"
#include "geo/store/store.hpp"
#include "server/intake/taking_in.hpp"

namespace tryggkarta::intake {

namespace {

constexpr std::size_t kSampledRows = 200;
constexpr std::size_t kLongestCell = 120;
/// A spreadsheet is read whole into memory.
constexpr std::uint64_t kMostUnpacked = std::uint64_t{256} << 20;

void refuse_what_swells(const Reading& reading) {
  if (!reading.kind.is_archive || import::unpacked_bytes(reading.file.string()) <= kMostUnpacked) return;
  throw Error{ErrorKind::bad_input,
              fmt::format("{} blir för stor när den packas upp (över 256 MiB): spara den som CSV.", reading.shown),
              fmt::format("{} becomes too large when it is unpacked (above 256 MiB): save it as CSV.", reading.shown)};
}

std::string cut(const std::string& cell) {
  if (cell.size() <= kLongestCell) return cell;
  return cell.substr(0, import::valid_utf8_length(std::string_view{cell}.substr(0, kLongestCell))) + "…";
}

auto city_of(const store::Store& store) -> import::KnownCity {
  const casebook::City city = store.city();
  return {store.categories(), store.area_schemes(), city.analysis_epsg, city.timezone, {}, {}};
}

/// The file as it lies there: sample, and what it says of itself.
struct Opened {
  import::TableReader table;
  import::TableSample sample;
};

Opened open(const Reading& reading) {
  refuse_what_swells(reading);
  import::TableReader table{table_of(reading)};
  auto sample = import::sample_of(table, kSampledRows);
  return {std::move(table), std::move(sample)};
}

/// Their words for categories in all of the file.
std::map<std::string, std::int64_t> words_of(Opened& opened, const std::string& column) {
  std::map<std::string, std::int64_t> words;
  const auto position = opened.table.find_column(column);
  if (column.empty() || !position) return words;
  const auto add = [&](std::string_view cell) {
    const std::string word{import::trimmed(cell)};
    if (word.empty() || (words.size() >= Preview::kMostWords && !words.contains(word))) return;
    ++words[word];
  };
  for (const auto& row : opened.sample.rows) add(row[*position]);
  while (const import::Row* row = opened.table.next()) {
    if (row->fault == import::RowFault::none) add(row->cells[*position]);
  }
  return words;
}

Preview shown_of(const Opened& opened) {
  Preview preview;
  const auto& sample = opened.sample;
  preview.columns = sample.columns;
  preview.encoding = opened.table.encoding();
  if (sample.crs) preview.file_epsg = sample.crs->epsg;
  for (std::size_t i = 0; i < std::min(sample.rows.size(), Preview::kShownRows); ++i) {
    preview.lines.push_back(sample.lines[i]);
    auto& cells = preview.rows.emplace_back();
    for (const std::string& cell : sample.rows[i]) cells.push_back(cut(cell));
  }
  return preview;
}

bool has_all_columns(const import::TableReader& table, const import::ColumnNames& names) {
  for (const std::string* name :
       {&names.id, &names.category, &names.from, &names.to, &names.date, &names.time, &names.month, &names.x, &names.y,
        &names.lon, &names.lat, &names.latlon, &names.geometry, &names.area, &names.precision, &names.place_type}) {
    if (!name->empty() && !table.find_column(*name)) return false;
  }
  return true;
}

/// How the source's last file was read, where this one has the same columns.
std::optional<import::FieldMap> remembered_map(const store::Store& store, const Reading& reading,
                                               const import::TableReader& table) {
  const auto sources = store.sources();
  const bool is_known = std::any_of(sources.begin(), sources.end(),
                                    [&](const casebook::Source& each) { return each.name == reading.source; });
  const auto toml = is_known ? store.source_shelf().field_map(reading.source) : std::nullopt;
  if (!toml) return std::nullopt;
  auto map = import::parse_field_map(*toml, reading.shown);
  return has_all_columns(table, map.columns) ? std::optional{std::move(map)} : std::nullopt;
}

/// What keeps a map from being tried at all.
std::vector<Sentence> troubles_of(const Reading& reading, const Opened& opened, const import::KnownCity& city) {
  std::vector<Sentence> troubles;
  const import::ColumnNames& names = reading.map.columns;
  if (names.from.empty() && names.date.empty() && names.month.empty()) {
    troubles.push_back(
        {"Ingen kolumn säger när. Är filen en sammanställning (antal per område) är den ingen fil med händelser; "
         "annars välj kolumnen för Från, Datum eller Månad.",
         "No column says when. A summary (counts by area) is no file of incidents; otherwise choose the column of "
         "From, "
         "Date or Month."});
  }
  if (names.category.empty() && !reading.map.other_category) {
    troubles.push_back({"Ingen kolumn säger vad: välj en, eller en kategori för alla rader.",
                        "No column says what: choose one, or one category for all rows."});
  }
  if (names.x.empty() != names.y.empty() || names.lon.empty() != names.lat.empty()) {
    troubles.push_back({"Koordinaterna behöver två kolumner: x och y, eller longitud och latitud.",
                        "The coordinates need two columns: x and y, or longitude and latitude."});
  }
  const auto crs = import::crs_of_sample(opened.sample, reading.map, city);
  if (crs && (crs->is_swapped || !crs->epsg) && !opened.sample.rows.empty()) {
    troubles.push_back({"Koordinatsystem: " + crs->reason.swedish + (crs->epsg ? "" : "."),
                        "Coordinate system: " + crs->reason.english + (crs->epsg ? "" : ".")});
  } else if (crs && crs->epsg && reading.map.epsg && *crs->epsg != *reading.map.epsg) {
    troubles.push_back(
        {fmt::format("Koordinaterna passar EPSG:{}, men EPSG:{} är valt.", *crs->epsg, *reading.map.epsg),
         fmt::format("The coordinates fit EPSG:{}, but EPSG:{} is chosen.", *crs->epsg, *reading.map.epsg)});
  } else if (crs && !reading.map.epsg && names.lon.empty()) {
    troubles.push_back({"Välj koordinatsystem.", "Choose the coordinate system."});
  }
  return troubles;
}

/// Our categories for the words that a map does not have yet.
void guess_words(import::FieldMap& map, const Preview& preview, const import::KnownCity& city) {
  for (const auto& [word, rows] : preview.words) {
    if (map.categories.contains(word)) continue;
    if (auto ours = import::guess_category(word, city.categories); !ours.empty())
      map.categories.emplace(word, std::move(ours));
  }
}

void try_it(Preview& preview, const Reading& reading, const Workplace& place) {
  if (!preview.troubles.empty()) return;
  try {
    preview.trial = try_out(reading, place);
  } catch (const Error& error) {
    if (error.kind() != ErrorKind::bad_input && error.kind() != ErrorKind::conflict) throw;
    const Error shown = with_shown_name(error, reading);
    preview.troubles.push_back({shown.swedish(), shown.english()});
  }
}

}  // namespace

Look first_look(Reading reading, const Workplace& place) {
  try {
    const auto store = store::Store::open(place.store, store::Access::read_only);
    const import::KnownCity city = city_of(store);
    Opened opened = open(reading);
    std::vector<import::Reason> reasons;
    auto remembered = remembered_map(store, reading, opened.table);
    const bool is_from_source = remembered.has_value();
    const casebook::Source said = reading.map.source;
    if (is_from_source) {
      reading.map = *std::move(remembered);
    } else {
      auto guessed = import::guess_map(opened.sample, city);
      reading.map = std::move(guessed.map);
      reasons = std::move(guessed.reasons);
    }
    reading.map.source = said;
    reading.map.file = reading.shown;
    Preview preview = shown_of(opened);
    preview.is_from_source = is_from_source;
    preview.reasons = std::move(reasons);
    preview.words = words_of(opened, reading.map.columns.category);
    guess_words(reading.map, preview, city);
    preview.troubles = troubles_of(reading, opened, city);
    try_it(preview, reading, place);
    return {std::move(reading), std::move(preview)};
  } catch (const Error& error) {
    throw with_shown_name(error, reading);
  }
}

Look look_again(Reading reading, const Workplace& place) {
  try {
    const auto store = store::Store::open(place.store, store::Access::read_only);
    const import::KnownCity city = city_of(store);
    Opened opened = open(reading);
    Preview preview = shown_of(opened);
    preview.words = words_of(opened, reading.map.columns.category);
    if (reading.map.categories.empty()) guess_words(reading.map, preview, city);
    preview.troubles = troubles_of(reading, opened, city);
    try_it(preview, reading, place);
    return {std::move(reading), std::move(preview)};
  } catch (const Error& error) {
    throw with_shown_name(error, reading);
  }
}

}  // namespace tryggkarta::intake
