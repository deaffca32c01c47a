#include <catch2/catch.hpp>

#include <string>
#include <vector>

#include "geo/error.hpp"
#include "geo/import/table_reader.hpp"
#include "tests/unit/import/temporary_folder.hpp"

using namespace tryggkarta;
using namespace tryggkarta::import;

namespace {

using Cells = std::vector<std::string>;

struct ReadTable {
  Cells columns;
  std::vector<Cells> rows;
  std::vector<std::int64_t> lines;
  std::vector<RowFault> faults;
  std::string encoding;
};

ReadTable read(const TableRequest& request) {
  TableReader table{request};
  ReadTable read;
  read.columns = table.columns();
  while (const Row* row = table.next()) {
    read.rows.emplace_back(row->cells.begin(), row->cells.end());
    read.lines.push_back(row->line);
    read.faults.push_back(row->fault);
  }
  read.encoding = table.encoding();
  return read;
}

ReadTable read_text(std::string_view content, const std::string& name = "file.csv") {
  const TemporaryFolder folder;
  return read({.source = folder.write(name, content), .layer = {}, .encoding = {}, .delimiter = {}});
}

/// The sentence that a file is refused with, after the folder's path.
std::string refusal(std::string_view content, const std::string& name = "file.csv",
                    std::optional<Encoding> encoding = {}) {
  const TemporaryFolder folder;
  try {
    read({.source = folder.write(name, content), .layer = {}, .encoding = encoding, .delimiter = {}});
  } catch (const Error& error) {
    const std::string sentence = error.english();
    const std::size_t at = sentence.find(name);
    return at == std::string::npos ? sentence : sentence.substr(at);
  }
  return "not refused";
}

}  // namespace

TEST_CASE("UTF-8 with a byte order mark, semicolons and CRLF: Brå's yearly file") {
  const auto table =
      read_text("\xEF\xBB\xBFKommun;Antal;Per 100 000 inv.\r\nGöteborg;84816;13829\r\nÖckerö;812;6300\r\n");
  CHECK(table.columns == Cells{"Kommun", "Antal", "Per 100 000 inv."});
  CHECK(table.rows == std::vector<Cells>{{"Göteborg", "84816", "13829"}, {"Öckerö", "812", "6300"}});
  CHECK(table.lines == std::vector<std::int64_t>{2, 3});
  CHECK(table.encoding == "utf-8");
}

TEST_CASE("Windows-1252 is recognised, with its no-break spaces and dashes") {
  const auto table = read_text(
      "\xC4rendenr;Antal;Tid\nA1;84\xA0"
      "816;8\x96"
      "9\n");
  CHECK(table.columns == Cells{"Ärendenr", "Antal", "Tid"});
  CHECK(table.rows == std::vector<Cells>{{"A1", "84\u00A0816", "8–9"}});
  CHECK(table.encoding == "windows-1252");
}

TEST_CASE("commas, tabs and Excel's own sep= line are recognised as delimiters") {
  CHECK(read_text("a,b\n1,\"2,5\"\n").rows == std::vector<Cells>{{"1", "2,5"}});
  CHECK(read_text("a\tb\n1,5\t2\n").rows == std::vector<Cells>{{"1,5", "2"}});
  CHECK(read_text("sep=|\r\na|b\r\n1|2\r\n").rows == std::vector<Cells>{{"1", "2"}});
  CHECK(read_text("ensam\n1\n2\n").rows == std::vector<Cells>{{"1"}, {"2"}});
}

TEST_CASE("quoted cells hold delimiters, doubled quotes and line ends, and lines stay counted") {
  const auto table = read_text("a;b\n\"x;y\";\"sa \"\"hej\"\"\"\n\"två\nrader\";2\nsist;3\n");
  CHECK(table.rows == std::vector<Cells>{{"x;y", "sa \"hej\""}, {"två\nrader", "2"}, {"sist", "3"}});
  CHECK(table.lines == std::vector<std::int64_t>{2, 3, 5});
}

TEST_CASE("blank rows and Excel's empty trailing cells are nothing") {
  const auto table = read_text("a;b;;\n1;2;;\n\n;;;\n3;4\n");
  CHECK(table.columns == Cells{"a", "b"});
  CHECK(table.rows == std::vector<Cells>{{"1", "2"}, {"3", "4"}});
}

TEST_CASE("lines may end as on an old Mac, and the last one may not end at all") {
  CHECK(read_text("a;b\r1;2\r3;4").rows == std::vector<Cells>{{"1", "2"}, {"3", "4"}});
  CHECK(read_text("a;b\n1;").rows == std::vector<Cells>{{"1", ""}});
}

TEST_CASE("a row that is out of step is marked, and the rows after it are read") {
  const auto table = read_text("a;b;c\n1;2\n1;2;3;4\n\"1\"x;2;3\n1;2;3\n");
  CHECK(table.faults == std::vector<RowFault>{RowFault::too_few_cells, RowFault::too_many_cells,
                                              RowFault::text_after_quote, RowFault::none});
}

TEST_CASE("an unclosed quote is refused with the line where it opened") {
  CHECK(refusal("a;b\n1;2\n\"öppet;3\n4;5\n") ==
        "file.csv line 3 opens a quote (\") that is never closed: close it, or double it where it "
        "belongs to the text.");
  CHECK(refusal("a;b\n\"öppet;3\n4;\"5\"\n").find("line 2 opens a quote") != std::string::npos);
}

TEST_CASE("ten megabytes on one line are refused, not read into memory") {
  const std::string sentence = refusal("a;b\n1;" + std::string(10'000'000, 'x') + "\n");
  CHECK(sentence == "file.csv line 2 is longer than 1048576 bytes: the line ends were lost, or this is not a table.");
}

TEST_CASE("NUL bytes, UTF-16 and mixed encodings are refused with the line") {
  CHECK(refusal(std::string_view{"a;b\n1;2\n3;\0\n", 12}).find("file.csv line 3 holds a NUL byte") == 0);
  CHECK(refusal(std::string_view{"\xFF\xFE"
                                 "a\0;\0",
                                 6})
            .find("file.csv line 1 begins a UTF-16 text") == 0);
  CHECK(refusal("a;b\nå;2\n", "file.csv", Encoding::windows_1252)
            .find("line 2 is UTF-8, but the encoding was said to be windows-1252") != std::string::npos);
  CHECK(refusal("a;b\n\xE5;2\n", "file.csv", Encoding::utf_8)
            .find("line 2 is not UTF-8, as the encoding was said to be") != std::string::npos);
}

TEST_CASE("a file that turns from UTF-8 to Latin-1 is refused where it turns") {
  std::string long_file = "a;b\nå;1\n";
  for (int i = 0; i < 150'000; ++i) long_file += "plain;row\n";
  CHECK(refusal(long_file + "\xE5;2\n").find("file.csv line 150003 is not UTF-8, though the lines before are") == 0);
}

TEST_CASE("characters that the reading cuts in two are put together again") {
  // One byte before å moves every å to another place of the megabyte that is read at a time.
  for (const std::size_t shift : {0U, 1U}) {
    std::string content = "a;b\n" + std::string(shift, 'x') + ";";
    while (content.size() < 3'000'000) content += "å\n;";
    content += '\n';
    const auto table = read_text(content);
    CHECK(table.rows.size() == 749'999);
    CHECK(table.rows.back() == Cells{"", "å"});
  }
}

TEST_CASE("an empty file, a folder and a name that is not there get one sentence each") {
  const TemporaryFolder folder;
  const auto sentence = [&](const std::string& source) {
    try {
      TableReader{{.source = source, .layer = {}, .encoding = {}, .delimiter = {}}};
    } catch (const Error& error) {
      return error.english();
    }
    return std::string{"not refused"};
  };
  CHECK(sentence(folder.write("tom.csv", "")).ends_with("tom.csv is empty: export it again."));
  CHECK(sentence(folder.path("")).ends_with("is a folder: name the file in it."));
  CHECK(sentence(folder.path("ingen.gpkg")).ends_with("ingen.gpkg does not exist: check the name."));
  CHECK(sentence(folder.write("prosa.xyzzy", "hello")).find("cannot be read as a table or a map layer") !=
        std::string::npos);
}

TEST_CASE("a column is found by its name, and a wrong name is answered with the columns there are") {
  const TemporaryFolder folder;
  const TableReader table{
      {.source = folder.write("a.csv", "Brottstid från;E;N\n"), .layer = {}, .encoding = {}, .delimiter = {}}};
  CHECK(table.column("Brottstid från", "map.toml") == 0);
  CHECK(table.column("brottstid  FRÅN", "map.toml") == 0);
  CHECK_THROWS_WITH(table.column("Brottstid", "map.toml"),
                    Catch::Contains("has no column Brottstid; it has Brottstid från, E, N."));
}

TEST_CASE("a JSON array of objects is a table, nested objects by dotted names") {
  const auto table = read_text(
      R"([{"id": 1, "location": {"name": "Göteborg", "gps": "57.7,11.9"}}, {"id": 2, "extra": null}])", "events.json");
  CHECK(table.columns == Cells{"id", "location.name", "location.gps", "extra"});
  CHECK(table.rows == std::vector<Cells>{{"1", "Göteborg", "57.7,11.9", ""}, {"2", "", "", ""}});
  CHECK(refusal(R"([{"id": 1}, {"id")", "events.json").find("events.json is not whole JSON") == 0);
}

TEST_CASE("passwords and foreign paths never get into a sentence") {
  const TableRequest request{.source = "PG:host=127.0.0.1 port=1 dbname=x user=y password=hemligt",
                             .layer = {},
                             .encoding = {},
                             .delimiter = {}};
  CHECK_THROWS_WITH(TableReader{request}, !Catch::Contains("hemligt") && Catch::Contains("password=*****"));
}
