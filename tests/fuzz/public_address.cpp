// Whatever is asked of the addresses for everyone has an answer that is no fault of ours, and a tile that is a tile.
#include <string>

#include "geo/error.hpp"
#include "server/http/answer.hpp"
#include "server/http/target.hpp"
#include "server/public/routes.hpp"
#include "tests/fuzz/fuzz.hpp"
#include "tests/support/small_edition.hpp"
#include "tests/support/tile_reader.hpp"

using namespace tryggkarta;
using fuzzing::demand;

std::vector<std::string_view> fuzz_seeds() {
  return {
      "/tiles/areas/9/273/155.mvt?scheme=TEST&period=2026-Q3&category=stold",
      "/tiles/areas,problems,actions,pledges,hotspots,basemap/12/2184/1244.mvt",
      "/tiles/areas/11/1092/622.mvt?periods=2025-Q1..2026-Q4&category=all",
      "/editions/7/tiles/areas/14/8736/4979.mvt?basemap=0123abcd",
      "/editions/6/tiles/areas/8/136/77.mvt",
      "/tiles/areas.json",
      "/figures?scheme=TEST&period=2026-W33&category=all&f=csv",
      "/figures/history?area=05&kind=month&last=3",
      "/ogc/collections/areas-TEST/items?limit=2&bbox=11.8,57.6,12,57.7&crs=http://www.opengis.net/def/crs/EPSG/0/3857",
      "/ogc/collections/areas-TEST/tiles/WebMercatorQuad/9/155/273",
      "/ogc/collections/problems/items?datetime=2026-01-01/..&offset=1",
      "/styles/light.json?period=2026-Q2"};
}

namespace {

const http::Router& router() {
  static const auto parts = [] {
    auto made = testing::small_parts(2);
    testing::put_slice(made, "all", "2026-Q3",
                       {published::Shown{12, {}}, published::Hidden{}, published::Unknown{}, published::Shown{0, {}}});
    testing::put_slice(made, "stold", "2026-Q3", std::vector<published::Figure>(4, published::Shown{7, {}}));
    return made;
  }();
  static const server::Live<public_routes::PublicEdition> live{std::make_shared<const public_routes::PublicEdition>(
      testing::edition_of(parts), nullptr, std::make_shared<http::BodyCache>(1U << 20))};
  static const http::Router filled = [] {
    http::Router made;
    public_routes::add_public_routes(made, live, {});
    return made;
  }();
  return filled;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view target(reinterpret_cast<const char*>(data), size);
  http::Request request;
  try {
    auto parsed = http::parse_target(target, http::Limits{});
    request.path = std::move(parsed.path);
    request.query = std::move(parsed.query);
  } catch (const Error&) {
    return 0;
  }
  request.base_url = "https://karta.example.org";
  const auto response = http::answer(router(), request);
  demand(response.status < 500);
  if (response.status == 200 && response.header("Content-Type") == "application/vnd.mapbox-vector-tile") {
    demand(!testing::read_tile(response.text()).empty());
  }
  return 0;
}
