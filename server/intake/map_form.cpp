#include "server/intake/map_form.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "geo/casebook/retention.hpp"
#include "geo/error.hpp"
#include "geo/import/field_map_text.hpp"
#include "geo/place/projection.hpp"
#include "server/http/target.hpp"
#include "server/intake/parts.hpp"

namespace tryggkarta::intake {

using pages::Html;
using pages::Words;

namespace {

constexpr std::size_t kLongestText = 200;

/// One column of ours: its field of the form, where the map has it, and what it is called.
struct ColumnField {
  std::string_view name;
  std::string import::ColumnNames::*column;
  std::string_view swedish;
  std::string_view english;
};
constexpr std::array<ColumnField, 16> kColumns{{
    {"c-id", &import::ColumnNames::id, "Källans egen nyckel (ärendenummer)", "The source's own key (case number)"},
    {"c-category", &import::ColumnNames::category, "Kategori", "Category"},
    {"c-from", &import::ColumnNames::from, "Från (datum och tid)", "From (date and time)"},
    {"c-to", &import::ColumnNames::to, "Till", "To"},
    {"c-date", &import::ColumnNames::date, "Datum (när tiden står för sig)", "Date (where the time stands apart)"},
    {"c-time", &import::ColumnNames::time, "Klockslag", "Time of day"},
    {"c-month", &import::ColumnNames::month, "Månad (när inget närmare finns)",
     "Month (where nothing closer is there)"},
    {"c-x", &import::ColumnNames::x, "x (öst)", "x (east)"},
    {"c-y", &import::ColumnNames::y, "y (norr)", "y (north)"},
    {"c-lon", &import::ColumnNames::lon, "Longitud", "Longitude"},
    {"c-lat", &import::ColumnNames::lat, "Latitud", "Latitude"},
    {"c-latlon", &import::ColumnNames::latlon, "Latitud,longitud i en cell", "Latitude,longitude in one cell"},
    {"c-geometry", &import::ColumnNames::geometry, "Geometri", "Geometry"},
    {"c-area", &import::ColumnNames::area, "Områdeskod (när punkt saknas)",
     "Code of an area (where there is no point)"},
    {"c-precision", &import::ColumnNames::precision, "Platsprecision (kolumn)", "Precision (column)"},
    {"c-place_type", &import::ColumnNames::place_type, "Platstyp", "Type of place"},
}};

struct SourceField {
  std::string_view name;
  std::string casebook::Source::*text;
  std::string_view swedish;
  std::string_view english;
};
constexpr std::array<SourceField, 6> kSourceFields{{
    {"s-owner", &casebook::Source::owner, "Ägare", "Owner"},
    {"s-controller", &casebook::Source::controller, "Personuppgiftsansvarig", "Controller of personal data"},
    {"s-purpose", &casebook::Source::purpose, "Ändamål", "Purpose"},
    {"s-retention", &casebook::Source::retention, "Gallringsfrist", "Retention"},
    {"s-retention_decision", &casebook::Source::retention_decision, "Gallringsbeslut", "Decision on retention"},
    {"s-cadence", &casebook::Source::cadence, "Hur ofta den levererar", "How often it delivers"},
}};

constexpr std::array kSystems{4326, 3006, 3007, 3008, 3009, 3010, 3011, 3012,
                              3013, 3014, 3015, 3016, 3017, 3018, 3021, 3857};

const import::Reason* reason_for(const Preview& preview, std::string_view field) {
  const auto found = std::find_if(preview.reasons.begin(), preview.reasons.end(),
                                  [&](const import::Reason& reason) { return reason.field == field; });
  return found == preview.reasons.end() ? nullptr : &*found;
}

std::string help_for(const Words& words, const Preview& preview, std::string_view field) {
  const auto* reason = reason_for(preview, field);
  return reason == nullptr ? "" : words("Gissat: ", "Guessed: ") + words(reason->swedish, reason->english) + ".";
}

void add_columns(Html& html, const Words& words, const Stage& stage) {
  std::vector<Option> options{{"", words("– ingen –", "– none –")}};
  for (const std::string& column : stage.preview.columns) options.push_back({column, column});
  html.open("fieldset", {{"class", "intake-fields"}}).leaf("legend", words("Kolumner", "Columns"));
  for (const ColumnField& field : kColumns) {
    const std::string& chosen = stage.reading.map.columns.*field.column;
    const std::string help = chosen.empty() ? "" : help_for(words, stage.preview, field.name.substr(2));
    add_select(html, {std::string{field.name}, words(field.swedish, field.english), help}, options, chosen);
  }
  html.close();
}

std::string written(const std::optional<int>& epsg) { return epsg ? std::to_string(*epsg) : ""; }

void add_systems(Html& html, const Words& words, const Stage& stage) {
  std::vector<Option> options{
      {"", stage.preview.file_epsg
               ? words("som filen säger: EPSG:", "as the file says: EPSG:") + std::to_string(*stage.preview.file_epsg)
               : words("– välj –", "– choose –")}};
  const auto add = [&](int code) {
    options.push_back({std::to_string(code), fmt::format("EPSG:{} {}", code, place::facts_of(code).name)});
  };
  for (const int code : kSystems) add(code);
  const auto chosen = stage.reading.map.epsg;
  if (chosen && std::find(kSystems.begin(), kSystems.end(), *chosen) == kSystems.end()) add(*chosen);
  add_select(html, {"crs", words("Koordinatsystem", "Coordinate system"), help_for(words, stage.preview, "crs")},
             options, written(chosen));
}

void add_format(Html& html, const Words& words, const CityChoices& city, const Stage& stage) {
  const import::FieldMap& map = stage.reading.map;
  html.open("fieldset", {{"class", "intake-fields"}}).leaf("legend", words("Så är filen skriven", "How it is written"));
  add_systems(html, words, stage);
  const std::string recognised = words("igenkänd", "recognised");
  const std::string& encoding = stage.preview.encoding;
  add_select(html, {"encoding", words("Teckenkodning", "Encoding")},
             {{"", encoding.empty() ? recognised : recognised + ": " + encoding},
              {"utf-8", "UTF-8"},
              {"windows-1252", "Windows-1252"}},
             map.encoding ? std::string{import::name_of(*map.encoding)} : "");
  const std::string delimiter = map.delimiter ? std::string(1, *map.delimiter == '\t' ? 't' : *map.delimiter) : "";
  add_select(html, {"delimiter", words("Avgränsare", "Separator")},
             {{"", recognised}, {";", "; (semikolon)"}, {",", ", (komma)"}, {"t", words("tabb", "tab")}}, delimiter);
  const bool comma = map.decimal == import::DecimalMark::comma;
  add_select(html, {"decimal", words("Decimaltecken", "Decimal mark"), help_for(words, stage.preview, "decimal")},
             {{"", words("komma eller punkt", "comma or point")},
              {",", words("komma", "comma")},
              {".", words("punkt", "point")}},
             map.decimal == import::DecimalMark::either ? ""
             : comma                                    ? ","
                                                        : ".");
  std::vector<Option> precisions{
      {"", words("punkt, om kolumnen inte säger annat", "point, unless the column says else")}};
  for (const auto precision :
       {casebook::Precision::punkt, casebook::Precision::adress, casebook::Precision::gata, casebook::Precision::plats,
        casebook::Precision::basomrade, casebook::Precision::primaromrade, casebook::Precision::mellanomrade,
        casebook::Precision::stadsomrade, casebook::Precision::okand})
    precisions.push_back({std::string{name_of(precision)}, std::string{name_of(precision)}});
  add_select(html,
             {"precision", words("Platsprecision för alla rader", "Precision of all rows"),
              help_for(words, stage.preview, "precision")},
             precisions, map.precision ? std::string{name_of(*map.precision)} : "");
  std::vector<Option> schemes{{"", words("– ingen –", "– none –")}};
  for (const auto& scheme : city.schemes) schemes.push_back({scheme.code, scheme.title + " (" + scheme.code + ")"});
  add_select(html,
             {"area_scheme", words("Områdeskodernas indelning", "Division of the codes"),
              help_for(words, stage.preview, "area")},
             schemes, map.area_scheme);
  add_input(html, {"layer", words("Lager (om filen har flera)", "Layer (where the file has several)")},
            stage.reading.layer);
  html.close();
}

std::vector<Option> category_options(const Words& words, const CityChoices& city, const std::string& none) {
  std::vector<Option> options{{"", none}};
  for (const auto& category : city.categories) {
    if (category.code != "all") options.push_back({category.code, words(category.title, category.title_english)});
  }
  return options;
}

void add_categories(Html& html, const Words& words, const CityChoices& city, const Stage& stage) {
  const auto options = category_options(words, city, words("– avvisas –", "– rejected –"));
  const auto& map = stage.reading.map;
  html.open("fieldset", {{"class", "intake-words"}}).leaf("legend", words("Kategorier", "Categories"));
  std::size_t number = 0;
  html.open("div", {{"class", "intake-fields"}});
  for (const auto& [word, rows] : stage.preview.words) {
    const std::string index = std::to_string(number++);
    add_hidden(html, "theirs-" + index, word);
    const auto ours = map.categories.find(word);
    add_select(html, {"ours-" + index, word + " (" + words.number(rows) + ")"}, options,
               ours == map.categories.end() ? "" : ours->second);
  }
  html.close();
  if (stage.preview.words.size() >= Preview::kMostWords) {
    html.leaf("p", {{"class", "caption"}},
              words("Filen har fler ord än som visas här: är det rätt kolumn?",
                    "The file has more words than are shown here: is it the right column?"));
  }
  add_select(html, {"other", words("Alla andra rader", "All other rows")}, options, map.other_category.value_or(""));
  html.close();
}

const casebook::Source* known_source(const CityChoices& city, const std::string& name) {
  const auto found = std::find_if(city.sources.begin(), city.sources.end(),
                                  [&](const casebook::Source& source) { return source.name == name; });
  return found == city.sources.end() ? nullptr : &*found;
}

/// What is decided stands; what is not can be filled in.
void add_source(Html& html, const Words& words, const CityChoices& city, const Stage& stage) {
  const casebook::Source* known = known_source(city, stage.reading.source);
  html.open("fieldset", {{"class", "intake-fields"}})
      .leaf("legend", words("Källa", "Source") + ": " + stage.reading.source);
  for (const SourceField& field : kSourceFields) {
    const std::string label = words(field.swedish, field.english);
    if (known != nullptr && !(known->*field.text).empty()) {
      html.open("div", {{"class", "field"}}).leaf("span", {{"class", "caption"}}, label);
      html.leaf("p", known->*field.text).close();
      continue;
    }
    const std::string help = field.name == "s-retention" ? words("Till exempel ", "For example ") +
                                                               std::string{casebook::Retention::kExamples} + "."
                                                         : "";
    add_input(html, {std::string{field.name}, label, help}, stage.reading.map.source.*field.text);
  }
  html.close();
  add_checkbox(html,
               {"remember", words("Kom ihåg fältmappningen till källans nästa fil",
                                  "Remember the field map for the next file of the source")},
               stage.reading.is_remembered);
}

std::string short_text(const SentFields& fields, std::string_view name) {
  std::string text{import::trimmed(fields.value(name))};
  const bool has_controls =
      std::any_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; });
  if (text.size() <= kLongestText && !has_controls) return text;
  throw Error{ErrorKind::bad_input, "Ett fält är för långt eller har tecken som inte går att skriva.",
              "A field is too long or has characters that cannot be written."};
}

void read_format(import::FieldMap& map, const SentFields& fields) {
  map.epsg = import::parse_epsg(fields.value("crs"));
  if (map.epsg) place::facts_of(*map.epsg);
  map.encoding = import::parse_encoding(fields.value("encoding"));
  const std::string delimiter = fields.value("delimiter");
  map.delimiter = delimiter == ";" || delimiter == "," ? std::optional{delimiter.front()}
                  : delimiter == "t"                   ? std::optional{'\t'}
                                                       : std::nullopt;
  const std::string decimal = fields.value("decimal");
  map.decimal = decimal == ","   ? import::DecimalMark::comma
                : decimal == "." ? import::DecimalMark::point
                                 : import::DecimalMark::either;
  map.precision = casebook::parse_precision(fields.value("precision"));
  map.area_scheme = fields.value("area_scheme");
}

void read_categories(import::FieldMap& map, const SentFields& fields) {
  map.categories.clear();
  for (std::size_t i = 0; i < Preview::kMostWords; ++i) {
    const std::string index = std::to_string(i);
    const std::string theirs = fields.value("theirs-" + index);
    const std::string ours = fields.value("ours-" + index);
    if (!theirs.empty() && !ours.empty()) map.categories.emplace(theirs, ours);
  }
  const std::string other = fields.value("other");
  map.other_category = other.empty() ? std::nullopt : std::optional{other};
}

void read_source(casebook::Source& source, const SentFields& fields) {
  for (const SourceField& field : kSourceFields) source.*field.text = short_text(fields, field.name);
  if (!source.retention.empty() && !casebook::Retention::parse(source.retention)) {
    throw Error{ErrorKind::bad_input,
                fmt::format("Gallringsfristen går inte att läsa: skriv den som {}.", casebook::Retention::kExamples),
                fmt::format("The retention cannot be read: write it like {}.", casebook::Retention::kExamples)};
  }
}

}  // namespace

void add_map_fields(Html& html, const Words& words, const CityChoices& city, const Stage& stage) {
  add_columns(html, words, stage);
  add_format(html, words, city, stage);
  if (!stage.preview.words.empty() || stage.reading.map.columns.category.empty())
    add_categories(html, words, city, stage);
  add_source(html, words, city, stage);
}

SentFields::SentFields(const http::Request& request) {
  constexpr std::size_t kMostFields = 1000;
  const std::string_view type = request.header("content-type");
  if (type.substr(0, type.find(';')) != "application/x-www-form-urlencoded")
    throw Error{ErrorKind::bad_input, "Adressen tar emot ett formulär.", "This address takes a form."};
  http::Limits limits;
  limits.query_parameters = kMostFields;
  fields_ = http::parse_form(request.body, limits);
}

std::string SentFields::value(std::string_view name) const {
  for (const auto& field : fields_) {
    if (field.name == name) return field.value;
  }
  return {};
}

Reading changed_reading(const Reading& reading, const SentFields& fields) {
  Reading changed = reading;
  for (const ColumnField& field : kColumns) changed.map.columns.*field.column = fields.value(field.name);
  read_format(changed.map, fields);
  read_categories(changed.map, fields);
  read_source(changed.map.source, fields);
  changed.layer = short_text(fields, "layer");
  changed.is_remembered = !fields.value("remember").empty();
  return changed;
}

bool is_same(const Reading& a, const Reading& b) {
  return a.layer == b.layer && import::toml_of(a.map) == import::toml_of(b.map);
}

}  // namespace tryggkarta::intake
