// What is guessed of files that nobody has described.
#include <catch2/catch.hpp>

#include "geo/import/field_map_text.hpp"
#include "geo/import/guess_category.hpp"
#include "geo/import/guess_map.hpp"
#include "tests/unit/import/small_city.hpp"

using namespace tryggkarta;
using namespace tryggkarta::import;

namespace {

GuessedMap guess(std::string_view content, const KnownCity& city = small_city(), const std::string& name = "file.csv") {
  const TemporaryFolder folder;
  TableReader table{{.source = folder.write(name, content)}};
  return guess_map(sample_of(table, 200), city);
}

std::string reason_for(const std::vector<Reason>& reasons, std::string_view field) {
  for (const Reason& reason : reasons) {
    if (reason.field == field) return reason.swedish;
  }
  return "";
}

/// Windows-1252: å is E5, ä E4, ö F6.
constexpr std::string_view kMessy =
    "\xC4rendenr;Brottstyp;Brottstid fr\xE5n;Brottstid till;E;N;Fritext\r\n"
    "K1;Misshandel, utomhus;2026-03-01 22:10;2026-03-01 22:30;148024,3;6398667,2;\r\n"
    "K2;Klotter;2026-03-02 08:00;;147024,3;6397667,2;v\xE4ggen\r\n"
    "K3;St\xF6ld av cykel;2026-03-03 12:00;;149024,3;6399667,2;\r\n";

}  // namespace

TEST_CASE("a spreadsheet's CSV in Windows-1252 with decimal commas is understood whole") {
  const GuessedMap guessed = guess(kMessy);
  CHECK(guessed.troubles.empty());
  const ColumnNames& columns = guessed.map.columns;
  CHECK(columns.id == "Ärendenr");
  CHECK(columns.category == "Brottstyp");
  CHECK(columns.from == "Brottstid från");
  CHECK(columns.x == "E");
  CHECK(columns.y == "N");
  CHECK(columns.area.empty());
  CHECK(guessed.map.decimal == DecimalMark::comma);
  CHECK(guessed.map.epsg == 3007);
  CHECK(guessed.map.categories.at("Misshandel, utomhus") == "misshandel");
  CHECK(guessed.map.categories.at("Klotter") == "klotter");
  CHECK(guessed.map.categories.at("Stöld av cykel") == "cykelstold");
  CHECK(guessed.map.precision == casebook::Precision::adress);
  CHECK(reason_for(guessed.reasons, "crs").find("ligger punkterna i eller nära staden") != std::string::npos);
}

TEST_CASE("a guessed map reads the file it was guessed from, also after it was written down") {
  const GuessedMap guessed = guess(kMessy);
  const Understood understood = understand(kMessy, toml_of(guessed.map));
  CHECK(understood.fates == std::vector<std::string>{"stored", "stored", "stored"});
}

TEST_CASE("the same points in SWEREF 99 TM, RT 90 and degrees are recognised by where they lie") {
  const std::string head = "nr;typ;datum;x;y\n";
  CHECK(guess(head + "1;ran;2026-03-01;319288,4;6400152,2\n").map.epsg == 3006);
  CHECK(guess(head + "1;ran;2026-03-01;1270900,1;6404443,2\n").map.epsg == 3021);
  CHECK(guess("nr,typ,datum,lon,lat\n1,ran,2026-03-01,11.9668,57.7071\n").map.epsg == 4326);
}

TEST_CASE("swapped axes are a trouble with a hint, and the columns stay as they were named") {
  const GuessedMap guessed =
      guess("nr;typ;datum;X;Y\n1;ran;2026-03-01;6398667;148024\n2;ran;2026-03-02;6398000;148000\n");
  CHECK(guessed.map.columns.x == "X");
  CHECK(guessed.map.columns.y == "Y");
  CHECK(guessed.map.epsg == 3007);
  CHECK(reason_for(guessed.troubles, "crs").find("axlarna är omkastade") == 0);
}

TEST_CASE("coordinates that fit no system are a trouble, and no system is chosen") {
  const GuessedMap guessed = guess("nr;typ;datum;X;Y\n1;ran;2026-03-01;12;14\n2;ran;2026-03-02;9;8\n");
  CHECK_FALSE(guessed.map.epsg);
  CHECK(reason_for(guessed.troubles, "crs").find("passar inget system") != std::string::npos);
}

TEST_CASE("a file without coordinates is placed by the codes of areas") {
  const GuessedMap guessed = guess("nr;kategori;dag;omradeskod;antal\n1;ran;2026-03-01;01;1\n2;hot;2026-03-02;02;2\n");
  CHECK(guessed.troubles.empty());
  CHECK(guessed.map.columns.area == "omradeskod");
  CHECK(guessed.map.area_scheme == "OMR");
  CHECK(guessed.map.columns.from == "dag");
  CHECK_FALSE(guessed.map.precision);
}

TEST_CASE("numbers that happen to be codes are no areas without a name that says so") {
  CHECK(guess("nr;kategori;dag;antal\n1;ran;2026-03-01;01\n2;hot;2026-03-02;02\n").map.columns.area.empty());
}

TEST_CASE("a date and a time of day in two columns are taken together") {
  const ColumnNames columns =
      guess("nr;typ;Datum;Klockslag\n1;ran;2026-03-01;22.10\n2;hot;5/3/2026;08:00\n").map.columns;
  CHECK(columns.date == "Datum");
  CHECK(columns.time == "Klockslag");
  CHECK(columns.from.empty());
}

TEST_CASE("a table of counts is said to be no file of incidents") {
  const GuessedMap guessed =
      guess("\xEF\xBB\xBFKommun;Antal;Per 100 000 inv.\r\nA-stad;84 816;13 830\r\nB-by;35;120\r\n");
  CHECK(reason_for(guessed.troubles, "from").find("sammanställning") != std::string::npos);
  CHECK(guessed.map.columns.from.empty());
}

TEST_CASE("GeoJSON says its system itself, and its points are the places") {
  const GuessedMap guessed = guess(
      R"({"type":"FeatureCollection","features":[{"type":"Feature","properties":{"id":"1","type":"Graffiti","start":"2026-03-01T10:00:00Z"},)"
      R"("geometry":{"type":"Point","coordinates":[11.9668,57.7071]}}]})",
      small_city(), "file.geojson");
  CHECK(guessed.troubles.empty());
  CHECK(guessed.map.columns.geometry == "geometry");
  CHECK(guessed.map.columns.category == "type");
  CHECK(guessed.map.categories.at("Graffiti") == "klotter");
  CHECK(reason_for(guessed.reasons, "crs") == "filen säger EPSG:4326");
}

TEST_CASE("words of files are our categories in any spelling, sensitive ones first, and nothing where they are not") {
  const auto categories = casebook::default_categories();
  CHECK(guess_category("SKADEGÖRELSE", categories) == "skadegorelse");
  CHECK(guess_category("Misshandel i nära relation", categories) == "nara_relation");
  CHECK(guess_category("Rån mot person", categories) == "ran");
  CHECK(guess_category("Tjuv hos granne", categories).empty());
  CHECK(guess_category("Brand, anlagd", categories) == "anlagd_brand");
  CHECK(guess_category("0801", categories).empty());
  CHECK(guess_category("Alla händelser", categories).empty());
}

TEST_CASE("a map survives being written down, whatever its names hold") {
  FieldMap map;
  map.epsg = 3007;
  map.delimiter = '\t';
  map.decimal = DecimalMark::comma;
  map.columns.from = "Tid \"från\"\\";
  map.columns.category = "a = 1 # [x]\n";
  map.categories = {{"[brott]\t", "ran"}, {"ö\"", "hot"}};
  map.other_category = "ovrigt";
  const FieldMap read = parse_field_map(toml_of(map), "map.toml");
  CHECK(read.columns.from == map.columns.from);
  CHECK(read.columns.category == map.columns.category);
  CHECK(read.categories == map.categories);
  CHECK(read.other_category == "ovrigt");
  CHECK(read.delimiter == '\t');
  CHECK(toml_of(read) == toml_of(map));
}
