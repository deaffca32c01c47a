#include <catch2/catch.hpp>

#include <set>

#include "tests/unit/inside/inside_house.hpp"

using namespace tryggkarta;
using namespace tryggkarta::testing;

namespace {

nlohmann::json choices_of(const std::string& assignment, bool with_purpose = false) {
  const auto response = inside_house().as(assignment, "/inside/choices", with_purpose);
  INFO(assignment);
  REQUIRE(response.status == 200);
  return nlohmann::json::parse(response.text());
}

std::set<std::string> open_categories(const nlohmann::json& choices) {
  std::set<std::string> open;
  for (const auto& category : choices["categories"]) {
    if (category["open"]) open.insert(category["code"]);
  }
  return open;
}

}  // namespace

TEST_CASE("the choices say who asks, as what, and how closely that part sees") {
  const auto reader = choices_of("reader");
  CHECK(reader["role"] == "reader");
  CHECK(reader["role_word"] == "läsare");
  CHECK(reader["detail"] == "areas");
  CHECK(reader["sees_points"] == false);
  CHECK(reader["may_export"] == false);
  CHECK(reader["areas"].empty());
  const auto planner = choices_of("planner@CITY:1");
  CHECK(planner["detail"] == "cells");
  CHECK(planner["sees_points"] == true);
  CHECK(planner["may_export"] == true);
  REQUIRE(planner["areas"].size() == 1);
  CHECK(planner["areas"][0]["scheme"] == "CITY");
  CHECK(planner["areas"][0]["code"] == "1");
  CHECK(planner["areas"][0]["name"].is_string());
  // A token is no session: there is no form that it could send.
  CHECK(planner["csrf"] == "");
}

TEST_CASE("stating a purpose is offered exactly where it would open more") {
  CHECK(choices_of("planner/2")["purpose_opens"] == true);
  CHECK(choices_of("planner/2", true)["purpose_opens"] == false);
  CHECK(choices_of("planner/2", true)["purpose"] == kPurpose);
  CHECK(choices_of("planner")["purpose_opens"] == false);
  CHECK(choices_of("reader/3")["purpose_opens"] == false);
}

TEST_CASE("sensitive categories are open only with a purpose, and the others always") {
  const auto without = open_categories(choices_of("planner/2"));
  const auto with = open_categories(choices_of("planner/2", true));
  CHECK(without.contains("stold"));
  CHECK_FALSE(without.contains("sexualbrott"));
  CHECK(with.contains("sexualbrott"));
  CHECK(with.size() == inside_ready().view.categories.size());
}

TEST_CASE("days and periods are those of the sources, and a page opens with their latest whole quarter") {
  const InsideHouse house{book_with_days("2024-01-01", "2025-11-20")};
  const auto choices = house.json("/inside/choices");
  CHECK(choices["sources"].size() == 2);
  CHECK(choices["days"] == nlohmann::json{{"first", "2024-01-01"}, {"last", "2025-11-20"}});
  CHECK(choices["opening_period"] == "2025-Q3");
  CHECK(choices["latest"] == nlohmann::json{"2025-W46", "2025-10", "2025-Q3", "2025-H1", "2024"});
  std::set<std::string> periods;
  for (const auto& period : choices["periods"]) periods.insert(period);
  for (const char* period : {"2024-W01", "2025-W47", "2025-11", "2025-Q4", "2025-H2", "2024"})
    CHECK(periods.contains(period));
  for (const char* period : {"2025-W48", "2025-12", "2026-Q1", "2023", "2024..2025"})
    CHECK_FALSE(periods.contains(period));
  CHECK(choices["opening_scheme"] == "PARTS");
}

TEST_CASE("where no source says what it has delivered there is no period, and a page opens with every day") {
  const InsideHouse house{book_with_days("", "")};
  const auto choices = house.json("/inside/choices");
  CHECK(choices["days"].is_null());
  CHECK(choices["periods"].empty());
  CHECK_FALSE(choices.contains("opening_period"));
}

TEST_CASE("the choices have no row in them, so that nothing is logged") {
  const InsideHouse house{book_of(small_city_casebook())};
  CHECK(house.as("analyst/3", "/inside/choices", true).status == 200);
  CHECK(house.log.empty());
}

TEST_CASE("the choices take no filter") { CHECK(inside_house().get("/inside/choices?period=2025").status == 400); }
