#include "server/public/json_text.hpp"

#include <limits>

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

using namespace tryggkarta::public_routes;

TEST_CASE("a decimal is written without exponent and without trailing zeros") {
  const auto [units, decimals, text] = GENERATE(table<std::int64_t, int, std::string>({{119668597, 7, "11.9668597"},
                                                                                       {0, 7, "0"},
                                                                                       {-5, 7, "-0.0000005"},
                                                                                       {120000000, 7, "12"},
                                                                                       {-1200000, 7, "-0.12"},
                                                                                       {6398667228, 3, "6398667.228"},
                                                                                       {10, 3, "0.01"},
                                                                                       {1, 0, "1"},
                                                                                       {1800000000, 7, "180"}}));
  std::string out;
  append_decimal(out, units, decimals);
  CHECK(out == text);
}

TEST_CASE("what is written as JSON text is read back as the same text") {
  const std::string text = GENERATE(as<std::string>{}, "", "å \"ä\" \\ ö", "a\nb\tc\x01", "</script>", "{}[],:");
  std::string out;
  append_json_string(out, text);
  CHECK(nlohmann::json::parse(out).get<std::string>() == text);
}

TEST_CASE("commas stand between members and elements, and nowhere else") {
  JsonText json;
  json.open_object().key("a").open_array().number(std::int64_t{1}).number(2.5).null().open_object().close_object();
  json.close_array().member("b", "x").key("c").open_object().close_object().close_object();
  const std::string expected = R"({"a":[1,2.5,null,{}],"b":"x","c":{}})";
  CHECK(std::move(json).finish() == expected);
}

TEST_CASE("a number that is not finite becomes null") {
  JsonText json;
  json.number(std::numeric_limits<double>::infinity());
  CHECK(std::move(json).finish() == "null");
}
