#include <catch2/catch.hpp>

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "geo/error.hpp"
#include "geo/import/formula_guard.hpp"
#include "geo/import/rejects_file.hpp"
#include "geo/import/table_reader.hpp"
#include "tests/unit/import/temporary_folder.hpp"

using namespace tryggkarta;
using namespace tryggkarta::import;

TEST_CASE("a rejects file has the source's columns and ours, and opens in a Swedish spreadsheet") {
  const TemporaryFolder folder;
  RejectsFile rejects{folder.path("r.csv"), {"id", "text"}};
  const std::vector<std::string_view> cells{"1", "a;\"b\"\nc"};
  rejects.add(cells, {7, "text", "skälet; två"});
  CHECK_FALSE(std::filesystem::exists(folder.path("r.csv")));
  rejects.keep();
  CHECK(folder.read("r.csv") ==
        "\xEF\xBB\xBFid;text;_rad;_fält;_orsak\r\n1;\"a;\"\"b\"\"\nc\";7;text;\"skälet; två\"\r\n");
}

TEST_CASE("what was not kept leaves no file behind") {
  const TemporaryFolder folder;
  { const RejectsFile rejects{folder.path("r.csv"), {"id"}}; }
  CHECK(std::filesystem::is_empty(folder.path("")));
}

TEST_CASE("a folder that is not there is said, not crashed on") {
  CHECK_THROWS_AS((RejectsFile{"/ingen/mapp/r.csv", {"id"}}), Error);
}

TEST_CASE("cells that a spreadsheet would run are guarded, numbers are not, and reading takes the guard off") {
  CHECK(with_guard("=1+1") == "'=1+1");
  CHECK(with_guard("-5") == "-5");
  CHECK(with_guard("-122,5") == "-122,5");
  CHECK(with_guard("+46 70") == "+46 70");
  CHECK(with_guard("@SUM(A1)") == "'@SUM(A1)");
  CHECK(with_guard("O'Hara") == "O'Hara");
  for (const char* cell : {"=1+1", "-5", "-text", "@x", "'=x", "''+y", "'", "", "O'Hara", "'vanlig"}) {
    INFO(cell);
    CHECK(without_guard(with_guard(cell)) == cell);
  }
}

TEST_CASE("a rejects file read again gives the same cells, and rejecting from it adds no second set of columns") {
  const TemporaryFolder folder;
  const std::vector<std::string_view> cells{"=HYPERLINK(1)", "-5", "'=quoted", "å;ä"};
  RejectsFile first{folder.path("r1.csv"), {"a", "b", "c", "d"}};
  first.add(cells, {2, "a", "skäl"});
  first.keep();
  TableReader table{{.source = folder.path("r1.csv"), .layer = {}, .encoding = {}, .delimiter = {}}};
  const Row* row = table.next();
  REQUIRE(row != nullptr);
  CHECK(std::vector<std::string_view>(row->cells.begin(), row->cells.begin() + 4) == cells);
  RejectsFile second{folder.path("r2.csv"), table.columns()};
  second.add(row->cells, {2, "a", "skäl"});
  second.keep();
  CHECK(folder.read("r1.csv") == folder.read("r2.csv"));
}

TEST_CASE("a row with too many cells keeps them all, in the last column") {
  const TemporaryFolder folder;
  RejectsFile rejects{folder.path("r.csv"), {"a", "b"}};
  const std::vector<std::string_view> cells{"1", "2", "3"};
  rejects.add(cells, {2, "", "för många"});
  rejects.keep();
  CHECK(folder.read("r.csv").find("1;\"2;3\";2;;för många") != std::string::npos);
}
