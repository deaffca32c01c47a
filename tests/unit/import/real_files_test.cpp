// Row counts are those of the reference data's own README; sums were taken from the files by other programs.
#include <catch2/catch.hpp>

#include <set>

#include "geo/import/area_import.hpp"
#include "tests/support/shared_data.hpp"
#include "tests/unit/import/small_city.hpp"

using namespace tryggkarta;
using namespace tryggkarta::import;

namespace {

KnownCity city_without_areas() {
  KnownCity city = small_city();
  city.schemes.clear();
  city.analysis_epsg = 0;
  return city;
}

/// How many rows of a file are stored; -1 when there is no shared data.
int stored_rows(std::string_view file, std::string_view map, std::size_t expected_rows) {
  const auto path = testing::shared_data(file);
  if (!path) {
    WARN("skipped: no shared data");
    return -1;
  }
  const auto read = understand_file(path->string(), map, city_without_areas());
  CHECK(read.rows.size() == expected_rows);
  return static_cast<int>(std::count(read.fates.begin(), read.fates.end(), "stored"));
}

bool is_or_skipped(int stored, int expected) { return stored == -1 || stored == expected; }

}  // namespace

TEST_CASE("the three sets of Nottingham are read whole: months and snapped points") {
  constexpr std::string_view map =
      "[columns]\nmonth=\"month\"\nlon=\"longitude\"\nlat=\"latitude\"\n[category]\n\"*\"=\"vald\"\n";
  CHECK(is_or_skipped(stored_rows("incidents/nottingham_violence.csv.gz", map, 13'335), 13'335));
  CHECK(is_or_skipped(stored_rows("incidents/nottingham_burglaries.csv.gz", map, 2'001), 2'001));
  CHECK(is_or_skipped(stored_rows("incidents/nottingham_robberies.csv.gz", map, 491), 491));
}

TEST_CASE("San Francisco is read whole: Z times and float noise") {
  constexpr std::string_view map =
      "[columns]\nid=\"uid\"\nfrom=\"date_time\"\nlon=\"longitude\"\nlat=\"latitude\"\ncategory=\"offense_type\"\n"
      "[category]\n\"personal robbery\"=\"ran\"\n";
  CHECK(is_or_skipped(stored_rows("incidents/san_francisco_robbery.csv", map, 949), 949));
}

TEST_CASE("Toronto is read whole from its layer: dates without time") {
  constexpr std::string_view map = "[columns]\nfrom=\"occurrencedate\"\ngeometry=\"geom\"\n[category]\n\"*\"=\"ran\"\n";
  CHECK(is_or_skipped(stored_rows("incidents/toronto_robberies.gpkg", map, 614), 614));
}

TEST_CASE("polisen.se's answer is read whole; its county centres stay of unknown precision") {
  constexpr std::string_view map =
      "precision=\"okand\"\n[columns]\nid=\"id\"\nfrom=\"datetime\"\nlatlon=\"location.gps\"\ncategory=\"type\"\ntext=["
      "\"summary\",\"name\"]\n"
      "[category]\n\"*\"=\"ovrigt\"\n";
  const auto path = testing::shared_data("incidents/polisen_api_20260810.json.gz");
  if (!path) {
    WARN("skipped: no shared data");
    return;
  }
  const auto read = understand_file(path->string(), map, city_without_areas());
  REQUIRE(read.rows.size() == 500);
  for (std::size_t i = 0; i < read.rows.size(); ++i) {
    INFO(i << " " << read.fates[i]);
    CHECK(read.fates[i] == "stored");
    if (read.fates[i] == "stored") CHECK(read.incident(i).precision == casebook::Precision::okand);
  }
}

TEST_CASE("the real division of Göteborg goes in level by level, with its counts and its land") {
  const auto path = testing::shared_data("goteborg/goteborg_indelning_2025_sweref99tm.gpkg");
  if (!path) {
    WARN("skipped: no shared data");
    return;
  }
  struct Level {
    const char* layer;
    const char* scheme;
    const char* parent_scheme;
    const char* parent_field;
    std::size_t areas;
  };
  std::vector<casebook::AreaScheme> known;
  for (const Level& level :
       {Level{"stadsomraden", "SO", "", "", 4}, Level{"mellanomraden", "MO", "SO", "stadsomrade_kod", 36},
        Level{"primaromraden", "PRI", "MO", "", 96}, Level{"basomraden", "BAS", "PRI", "primaromrade_kod", 1025}}) {
    INFO(level.layer);
    AreaRequest request;
    request.source = path->string();
    request.layer = level.layer;
    request.scheme = level.scheme;
    request.code_field = "omrade_kod";
    request.name_field = "omrade_namn";
    request.parent_scheme = level.parent_scheme;
    request.parent_field = level.parent_field;
    auto read = read_areas(request, known, 0);
    CHECK(read.scheme.areas.size() == level.areas);
    double land = 0;
    for (const auto& area : read.scheme.areas) {
      land += area.land_km2;
      CHECK((known.empty() || !area.parent.empty()));
    }
    CHECK(land == Approx(459.25).epsilon(0.002));
    known.push_back(std::move(read.scheme));
  }
  const auto& bas = known.back().areas;
  const auto without_code = std::find_if(bas.begin(), bas.end(), [](const auto& area) { return area.code == "30516"; });
  REQUIRE(without_code != bas.end());
  CHECK(without_code->parent == "305");
}
