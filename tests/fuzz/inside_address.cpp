// Whatever is asked of /inside/ is turned away without the token, and with it has an answer that is no fault of ours.
#include "geo/access/policy.hpp"
#include "geo/casebook/casebook.hpp"

#include <string>

#include "geo/error.hpp"
#include "server/http/answer.hpp"
#include "server/http/target.hpp"
#include "server/inside/inside_book.hpp"
#include "server/inside/routes.hpp"
#include "server/session/password.hpp"
#include "tests/fuzz/fuzz.hpp"
#include "tests/support/tile_reader.hpp"
#include "tests/unit/analysis/small_city.hpp"

using namespace tryggkarta;
using fuzzing::demand;

std::vector<std::string_view> fuzz_seeds() {
  return {"/inside/tiles/incidents,grid,areas,hotspots/8/136/77.mvt?from=2025-01-01&to=2025-12-31",
          "/inside/tiles/incidents/14/8730/4979.mvt?category=stold&source=polisen&hours=22..4&weekdays=1..5",
          "/inside/tiles/grid/22/2234900/1274700.mvt?period=2025-Q2&precision=gata&scheme=CITY&area=1",
          "/inside/tiles/hotspots,areas/0/0/0.mvt",
          "/inside/figures?scheme=CITY&period=2025-W20&category=all,stold",
          "/inside/figures.csv?from=0001-01-01&to=9999-12-31",
          "/inside/hotspots?grid=250&limit=10&to=2025-05-31",
          "/inside/hotspots?scheme=CITY&from=2025-01-01"};
}

namespace {

const std::string kToken(32, 't');
constexpr time::Instant kNow{std::chrono::seconds{1'790'000'000}};

session::Doorkeeper& doorkeeper() {
  static const server::Live<session::People> people{[] {
    auto made = std::make_shared<session::People>();
    const access::Assignment part{access::Role::analyst, {}, access::kHighest};
    made->members.push_back({1, "fuzzer", "", {part}});
    const std::string hash = session::hash_secret(kToken);
    made->tokens.emplace(hash, session::ApiToken{1, hash, 1, part, "prov", kNow + std::chrono::hours{1}});
    return made;
  }()};
  static session::Doorkeeper door{people, [] { return kNow; }};
  return door;
}

std::shared_ptr<const inside::InsideBook> small_book() {
  auto view = testing::square_city(2000);
  for (int cell = 0; cell < 8; ++cell) {
    testing::put_into_cell(view, cell, (cell * 3) % 8, 1 + cell, testing::day_number("2025-05-01") + 40 * cell);
  }
  view.incidents.put_in_order();
  auto borders = testing::borders_of(view);
  return std::make_shared<const inside::InsideBook>(casebook::Casebook{std::move(view)}, std::move(borders),
                                                    access::Policy::for_owner_of_the_store_file());
}

const http::Router& router() {
  static const server::Live<inside::InsideBook> live{small_book()};
  static const http::Router filled = [] {
    http::Router made;
    inside::add_inside_routes(
        made, {live, doorkeeper(), [](const session::Visitor&, const inside::LogLine&) {}, [] { return kNow; }});
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
  const int without = http::answer(router(), request).status;
  demand(without == 401 || without == 404);

  request.headers = {{"authorization", "Bearer " + kToken}};
  const auto response = http::answer(router(), request);
  demand(response.status < 500);
  demand(without != 404 || response.status == 404);
  if (!request.path.starts_with("/inside/")) return 0;
  demand(!response.header("Access-Control-Allow-Origin"));
  demand(response.header("Cache-Control") == "no-store");
  if (response.status == 200 && response.header("Content-Type") == "application/vnd.mapbox-vector-tile") {
    demand(!testing::read_tile(response.text()).empty());
  }
  return 0;
}
