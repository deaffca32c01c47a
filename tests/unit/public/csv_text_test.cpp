#include "server/public/csv_text.hpp"

#include <catch2/catch.hpp>

using tryggkarta::public_routes::CsvText;

namespace {

std::string cell(std::string_view text) {
  CsvText csv;
  csv.text(text);
  return std::move(csv).finish().substr(3);  // after the byte order mark
}

}  // namespace

TEST_CASE("a text that a spreadsheet would calculate is made text") {
  const std::string start = GENERATE("=", "+", "-", "@");
  CHECK(cell(start + "1+1") == "'" + start + "1+1");
}

TEST_CASE("separators, quotes and line breaks are quoted") {
  CHECK(cell("a;b") == "\"a;b\"");
  CHECK(cell("say \"a\"") == "\"say \"\"a\"\"\"");
  CHECK(cell("a\nb") == "\"a\nb\"");
  CHECK(cell("Södra Angered") == "Södra Angered");
}

TEST_CASE("numbers have a decimal comma and negative ones are not made text") {
  CsvText csv;
  csv.number(3.4).number(std::int64_t{-2}).nothing().text("x").end_row();
  CHECK(std::move(csv).finish() ==
        "\xEF\xBB\xBF"
        "3,4;-2;;x\r\n");
}
