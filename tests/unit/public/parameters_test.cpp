// Every address with good and bad parameters.
#include <catch2/catch.hpp>

#include "geo/error.hpp"
#include "tests/unit/public/public_house.hpp"

using namespace tryggkarta;
using testing::house;

TEST_CASE("an address answers as its parameters allow") {
  const auto [target, status] = GENERATE(
      table<std::string, int>({{"/editions/current", 200},
                               {"/editions/current?x=1", 400},
                               {"/figures", 200},
                               {"/figures?scheme=TEST&period=2026-Q3&category=all", 200},
                               {"/figures?f=csv", 200},
                               {"/figures?scheme=NOPE", 400},
                               {"/figures?category=nope", 400},
                               {"/figures?period=2026-Q5", 400},
                               {"/figures?period=", 400},
                               {"/figures?f=xml", 400},
                               {"/figures?scheme=TEST&scheme=TEST", 400},
                               {"/figures?utm_source=x", 400},
                               {"/figures?period=2026-W33", 200},
                               {"/figures?period=2031", 200},
                               {"/figures?period=2025..2026", 200},
                               {"/figures.csv", 200},
                               {"/figures.csv?f=csv", 400},
                               {"/figures.csv?scheme=TEST", 200},
                               {"/figures/history", 200},
                               {"/figures/history?area=05&kind=month&last=3", 200},
                               {"/figures/history?area=99", 400},
                               {"/figures/history?last=0", 400},
                               {"/figures/history?last=121", 400},
                               {"/figures/history?kind=decade", 400},
                               {"/figures/history?kind=year&period=2026-Q3", 400},
                               {"/figures/history?kind=week", 200},
                               {"/tiles/areas.json", 200},
                               {"/tiles/areas,problems,actions,pledges.json", 200},
                               {"/tiles/nope.json", 400},
                               {"/tiles/areas.json?x=1", 400},
                               {"/styles/karta.json", 200},
                               {"/styles/karta.json?period=2026-Q2", 200},
                               {"/styles/karta.json?period=x", 400},
                               {"/styles/nope.json", 404},
                               {"/ogc", 200},
                               {"/ogc?f=json", 200},
                               {"/ogc?f=html", 400},
                               {"/ogc?x=1", 400},
                               {"/ogc/", 308},
                               {"/ogc/collections/", 308},
                               {"/ogc/conformance", 200},
                               {"/ogc/openapi.json", 200},
                               {"/ogc/collections", 200},
                               {"/ogc/collections/areas-TEST", 200},
                               {"/ogc/collections/nope", 404},
                               {"/ogc/collections/nope/items", 404},
                               {"/ogc/collections/problems/items", 200},
                               {"/ogc/collections/problems/items?limit=1", 200},
                               {"/ogc/collections/problems/items?limit=0", 400},
                               {"/ogc/collections/problems/items?limit=-1", 400},
                               {"/ogc/collections/problems/items?limit=x", 400},
                               {"/ogc/collections/problems/items?limit=99999999", 200},
                               {"/ogc/collections/problems/items?offset=-1", 400},
                               {"/ogc/collections/problems/items?bbox=1,2,3", 400},
                               {"/ogc/collections/problems/items?bbox-crs=EPSG:4326", 400},
                               {"/ogc/collections/problems/items?crs=http://www.opengis.net/def/crs/EPSG/0/3006", 200},
                               {"/ogc/collections/problems/items?crs=http://www.opengis.net/def/crs/EPSG/0/9999", 400},
                               {"/ogc/collections/problems/items?datetime=2026-05-01T/..", 200},
                               {"/ogc/collections/problems/items?datetime=x", 400},
                               {"/ogc/collections/problems/items?priority=x", 400},
                               {"/ogc/collections/problems/items?since=2026-3-1", 400},
                               {"/ogc/collections/problems/items?category=all", 400},
                               {"/ogc/collections/problems/items?filter=a", 400},
                               {"/ogc/collections/problems/items?edition=7", 200},
                               {"/ogc/collections/problems/items?edition=6", 410},
                               {"/ogc/collections/problems/items?edition=x", 400},
                               {"/ogc/collections/problems/items/1", 200},
                               {"/ogc/collections/problems/items/01", 404},
                               {"/ogc/collections/problems/items/99", 404},
                               {"/ogc/collections/problems/items/1?limit=1", 400},
                               {"/ogc/collections/areas-TEST/items?period=2026-Q3", 200},
                               {"/ogc/collections/areas-TEST/items?period=x", 400},
                               {"/ogc/collections/areas-TEST/items/5?category=all", 200},
                               {"/ogc/collections/areas-TEST/tiles", 200},
                               {"/ogc/collections/areas-TEST/tiles/WebMercatorQuad", 200},
                               {"/ogc/collections/areas-TEST/tiles/WebMercatorQuad/0/0/0", 200},
                               {"/ogc/collections/areas-TEST/tiles/Other", 404},
                               {"/ogc/collections/pledges/tiles/WebMercatorQuad/0/0/0?period=2026", 400},
                               {"/ogc/collections/pledges/tiles/WebMercatorQuad/0/0/1", 404},
                               {"/ogc/tileMatrixSets", 200},
                               {"/ogc/tileMatrixSets/WebMercatorQuad", 200},
                               {"/oembed", 400},
                               {"/feed.atom", 200},
                               {"/feed.atom?x=1", 400}}));
  INFO(target);
  const auto response = house().get(target);
  CHECK(response.status == status);
  CHECK(response.header("Access-Control-Allow-Origin") == "*");
  if (status == 400) {
    CHECK(response.header("Content-Type") == "application/problem+json");
    CHECK_FALSE(nlohmann::json::parse(response.text())["errors"].empty());
  }
}

TEST_CASE("a refusal names the parameter and what is allowed") {
  const auto [target, name, allowed] = GENERATE(
      table<std::string, std::string, std::string>({{"/figures?scheme=NOPE", "scheme", "TEST"},
                                                    {"/figures?category=x", "category", "all, stold"},
                                                    {"/figures?period=x", "period", "2026-Q3"},
                                                    {"/figures?bogus=1", "bogus", "scheme, period, category, f"},
                                                    {"/figures?f=xml", "f", "json, csv"},
                                                    {"/figures/history?kind=x", "kind", "month, quarter"},
                                                    {"/ogc/collections/problems/items?crs=x", "crs", "EPSG/0/3007"}}));
  const auto problem = nlohmann::json::parse(house().get(target).text());
  INFO(problem.dump());
  CHECK(problem["errors"][0]["parameter"] == name);
  CHECK(problem["errors"][0]["detail"].get<std::string>().find(allowed) != std::string::npos);
}

TEST_CASE("Accept chooses the form, f wins over it, and nothing acceptable is 406") {
  const auto [target, accept, status, type] = GENERATE(table<std::string, std::string, int, std::string>(
      {{"/figures", "text/csv", 200, "text/csv; charset=utf-8"},
       {"/figures", "application/json, text/csv;q=0.5", 200, "application/json"},
       {"/figures", "text/html,*/*;q=0.8", 200, "application/json"},
       {"/figures?f=json", "text/csv", 200, "application/json"},
       {"/figures", "image/png", 406, "application/problem+json"},
       {"/ogc", "image/png", 406, "application/problem+json"},
       {"/ogc?f=json", "image/png", 200, "application/json"},
       {"/ogc/openapi.json", "application/vnd.oai.openapi+json;version=3.0", 200,
        "application/vnd.oai.openapi+json;version=3.0"},
       {"/ogc/collections/problems/items", "application/json", 200, "application/geo+json"},
       {"/ogc/collections/problems/items", "text/csv", 200, "text/csv; charset=utf-8"},
       {"/ogc/collections/problems/items", "application/xml", 406, "application/problem+json"},
       {"/tiles/areas/0/0/0.mvt", "image/png", 200, "application/vnd.mapbox-vector-tile"}}));
  INFO(target << " " << accept);
  const auto response = house().get(target, {{"accept", accept}});
  CHECK(response.status == status);
  CHECK(response.header("Content-Type") == type);
}

TEST_CASE("before the first edition everything answers 503") {
  const server::Live<public_routes::PublicEdition> nothing{};
  http::Router router;
  public_routes::add_public_routes(router, nothing, {});
  http::Request request;
  request.path = "/figures";
  CHECK_THROWS_AS(router.route(request), Error);
}
