// The reader that judges our tiles is judged itself by the fixtures of mapbox/mvt-fixtures.
#include <catch2/catch.hpp>

#include <filesystem>
#include <fstream>
#include <iostream>
#include <nlohmann/json.hpp>

#include "tests/support/shared_data.hpp"
#include "tests/support/tile_reader.hpp"

using namespace tryggkarta::testing;

TEST_CASE("the strict reader accepts no fixture that the specification calls invalid") {
  const auto folder = shared_data("tiles/mvt-fixtures/fixtures");
  if (!folder) {
    std::cout << "skipped: no shared data\n";
    return;
  }
  int refused = 0;
  for (const auto& entry : std::filesystem::directory_iterator(*folder)) {
    std::ifstream info_file{entry.path() / "info.json"};
    const auto info = nlohmann::json::parse(info_file);
    if (info.at("validity").at("v2").get<bool>()) continue;
    std::ifstream tile_file{entry.path() / "tile.mvt", std::ios::binary};
    const std::string bytes{std::istreambuf_iterator<char>{tile_file}, {}};
    INFO(entry.path().filename() << " " << info.value("description", ""));
    CHECK_THROWS(read_tile(bytes));
    ++refused;
  }
  CHECK(refused == 28);
}
