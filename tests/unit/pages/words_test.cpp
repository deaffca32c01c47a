#include <catch2/catch.hpp>

#include "server/public/pages/figure_words.hpp"
#include "server/public/pages/words.hpp"

using namespace tryggkarta;
using namespace tryggkarta::pages;

namespace {
const Words swedish(Language::swedish);
const Words english(Language::english);
const auto quarter = time::Period::parse("2026-Q3").value();
}  // namespace

TEST_CASE("numbers have a hard space in Swedish and a comma in English") {
  REQUIRE(swedish.number(1234567) == "1\u00A0234\u00A0567");
  REQUIRE(english.number(1234567) == "1,234,567");
  REQUIRE(swedish.number(999) == "999");
}

TEST_CASE("a rate has one decimal, also when it rounds up to a whole number") {
  REQUIRE(swedish.decimal(3.94) == "3,9");
  REQUIRE(swedish.decimal(9.96) == "10,0");
  REQUIRE(english.decimal(0.0) == "0.0");
}

TEST_CASE("a quantity has only the decimals that it needs") {
  REQUIRE(swedish.quantity(8.0) == "8");
  REQUIRE(swedish.quantity(7.5) == "7,5");
  REQUIRE(swedish.quantity(1200) == "1\u00A0200");
}

TEST_CASE("a day is written with the name of its month") {
  REQUIRE(swedish.day(time::parse_day("2026-03-12").value()) == "12\u00A0mars\u00A02026");
}

TEST_CASE("area names get an en dash between names and keep the hyphen inside a word") {
  REQUIRE(display_name("Majorna-Stigberget") == "Majorna–Stigberget");
  REQUIRE(display_name("Norra-Östra") == "Norra–Östra");
  REQUIRE(display_name("Kvarter-b") == "Kvarter-b");
}

TEST_CASE("a change names what it is compared to") {
  REQUIRE(change_sentence(swedish, 19, quarter) == "19 fler än samma kvartal 2025");
  REQUIRE(change_sentence(swedish, -7, quarter) == "7 färre än samma kvartal 2025");
  REQUIRE(change_sentence(swedish, 0, quarter) == "lika många som samma kvartal 2025");
}

TEST_CASE("no change can be had from a hidden figure") {
  REQUIRE_FALSE(change_between(published::Hidden{}, published::Shown{9, 1.0}).has_value());
  REQUIRE_FALSE(change_between(published::Shown{9, 1.0}, published::Unknown{}).has_value());
}

TEST_CASE("hidden, unknown and zero are three different texts") {
  REQUIRE(count_text(swedish, published::Hidden{}) == "dolt");
  REQUIRE(count_text(swedish, published::Unknown{}) == "uppgift saknas");
  REQUIRE(count_text(swedish, published::Shown{0, std::nullopt}) == "0");
}
