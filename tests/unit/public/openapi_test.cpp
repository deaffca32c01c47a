#include <set>

#include <catch2/catch.hpp>

#include "server/public/endpoint.hpp"
#include "tests/unit/public/public_house.hpp"

using namespace tryggkarta;
using nlohmann::json;
using testing::house;

namespace {

/// An address of the description with values that exist.
std::string filled_in(std::string path) {
  for (const auto& [name, value] : {std::pair{"{fid}", "1"},
                                    {"{layers}", "areas"},
                                    {"{edition}", "7"},
                                    {"{z}", "0"},
                                    {"{x}", "0"},
                                    {"{y}", "0"},
                                    {"{row}", "0"},
                                    {"{col}", "0"},
                                    {"{name}", "karta"}}) {
    const auto at = path.find(name);
    if (at != std::string::npos) path.replace(at, std::string_view{name}.size(), value);
  }
  return path;
}

std::string server_of(const json& item, const json& document) {
  return (item.contains("servers") ? item : document)["servers"][0]["url"];
}

/// The parameters that the address says it knows, from its own refusal of one that it does not.
std::set<std::string> known_parameters(const std::string& address) {
  auto target = address.substr(std::string_view{testing::kBase}.size());
  const auto response = house().get(target + "?no-such=1");
  if (response.status != 400) return {"answered " + std::to_string(response.status)};
  if (response.text().empty()) return {"(tile)"};
  const std::string detail = json::parse(response.text())["errors"][0]["detail"];
  std::set<std::string> names;
  const auto list = detail.find(": ");
  if (list == std::string::npos) return names;
  std::string rest = detail.substr(list + 2);
  rest.pop_back();  // the full stop
  while (true) {
    const auto comma = rest.find(", ");
    names.insert(rest.substr(0, comma));
    if (comma == std::string::npos) return names;
    rest.erase(0, comma + 2);
  }
}

std::set<std::string> described(const json& operation, const char* in) {
  std::set<std::string> names;
  for (const auto& parameter : operation["parameters"]) {
    if (parameter["in"] == in) names.insert(parameter["name"].get<std::string>());
  }
  return names;
}

}  // namespace

TEST_CASE("openapi describes exactly the parameters that each address knows") {
  const auto document = house().json("/ogc/openapi.json");
  std::size_t addresses = 0;
  for (const auto& [path, item] : document["paths"].items()) {
    const std::string address = server_of(item, document) + (path == "/" ? "" : filled_in(path));
    INFO(address);
    ++addresses;
    const auto known = known_parameters(address);
    if (known != std::set<std::string>{"(tile)"}) CHECK(known == described(item["get"], "query"));
  }
  CHECK(addresses > 30);
}

TEST_CASE("every address of openapi answers, and every path parameter of a path is described") {
  const auto document = house().json("/ogc/openapi.json");
  for (const auto& [path, item] : document["paths"].items()) {
    if (path == "/oembed") continue;  // has a parameter that is required
    const std::string address = server_of(item, document) + (path == "/" ? "" : filled_in(path));
    INFO(address);
    const int status = house().follow(address).status;
    CHECK((status == 200 || status == 204));  // a small thing is gone in the tile of the whole world
    const auto names = described(item["get"], "path");
    CHECK(static_cast<std::ptrdiff_t>(names.size()) == std::count(path.begin(), path.end(), '{'));
    for (const auto& name : names) CHECK(path.find("{" + name + "}") != std::string::npos);
  }
}

TEST_CASE("tiles know the same parameters as openapi says") {
  const auto document = house().json("/ogc/openapi.json");
  const auto names = described(document["paths"]["/tiles/{layers}/{z}/{x}/{y}.mvt"]["get"], "query");
  CHECK(names == std::set<std::string>{"scheme", "period", "periods", "category", "basemap"});
}

TEST_CASE("operations have unique names and limit has its bounds") {
  const auto document = house().json("/ogc/openapi.json");
  CHECK(document["openapi"].get<std::string>().starts_with("3.0."));
  std::set<std::string> ids;
  for (const auto& [path, item] : document["paths"].items())
    CHECK(ids.insert(item["get"]["operationId"].get<std::string>()).second);
  for (const auto& parameter : document["paths"]["/collections/areas-TEST/items"]["get"]["parameters"]) {
    if (parameter["name"] != "limit") continue;
    CHECK(parameter["schema"] == json::parse(R"({"type":"integer","minimum":1,"maximum":10000,"default":100})"));
  }
}

TEST_CASE("a handler that reads a parameter without a rule is found out") {
  http::Request request;
  const auto rules =
      std::make_shared<const public_routes::ParameterRules>(public_routes::ParameterRules{{"a", "", "{}"}});
  const public_routes::Arguments arguments(request, rules);
  CHECK(arguments.value("a") == std::nullopt);
  CHECK_THROWS_AS(arguments.value("b"), Error);
}
