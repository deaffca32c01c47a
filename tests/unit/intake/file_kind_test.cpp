// Which files are taken, and what is made of their names.
#include <catch2/catch.hpp>

#include "server/intake/file_kind.hpp"

using namespace tryggkarta::intake;

TEST_CASE("a file is what the end of its name says, in any case, and is kept under a name of ours") {
  CHECK(kind_of("Mars 2026.CSV")->saved_as == "file.csv");
  CHECK(kind_of("a.XLSX")->driver == "XLSX");
  CHECK(kind_of("lager.zip")->saved_as == "file.shz");
  CHECK(kind_of("lager.zip")->is_archive);
}

TEST_CASE("what can point to other files or is packed twice is no kind that is taken") {
  for (const char* name : {"a.vrt", "a.csv.gz", "a.xml", "a.gml", "a.kmz", "a.sqlite", "csv", "", "a.csv/"}) {
    INFO(name);
    CHECK_FALSE(kind_of(name));
  }
}

TEST_CASE("of a sent name the last part is shown, without controls, and not too long") {
  CHECK(shown_file_name("C:\\Users\\anna\\mars.csv") == "mars.csv");
  CHECK(shown_file_name("../../etc/passwd.csv") == "passwd.csv");
  CHECK(shown_file_name("a\r\nb\x7f.csv") == "ab.csv");
  CHECK(shown_file_name("\xE5r.csv") == "år.csv");
  std::string letters;
  for (int i = 0; i < 200; ++i) letters += "ö";
  const std::string name = shown_file_name(letters + ".csv");
  CHECK(name.size() <= 120);
  CHECK(name.ends_with("ö.csv"));
  CHECK(name.starts_with("ö"));
}
