#include <catch2/catch.hpp>

#include <algorithm>

#include "tests/unit/pages/page_city.hpp"

using namespace tryggkarta::testing;
using Catch::Contains;

TEST_CASE("no page calls a place dangerous, and none says how small a hidden number is") {
  const auto router = page_router();
  for (const char* path : {"/", "/omrade/05-majorna-stigberget-masthugget", "/omrade/02-omrade-2", "/har-arbetar-vi",
                           "/medborgarloften", "/om-siffrorna", "/tillganglighet", "/inbaddning/karta"}) {
    std::string page(get(router, path).text());
    std::transform(page.begin(), page.end(), page.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    CAPTURE(path);
    for (const char* word : {"farlig", "no-go", "värst", "laglös", "färre än 5", "dangerous"}) {
      REQUIRE_THAT(page, !Contains(word));
    }
  }
}
