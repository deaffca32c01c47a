#include "tests/unit/inside/inside_house.hpp"

#include <catch2/catch.hpp>

#include "geo/access/policy.hpp"
#include "server/http/answer.hpp"
#include "server/http/target.hpp"
#include "server/inside/routes.hpp"

namespace tryggkarta::testing {

namespace {

access::ReadGrant grant() { return access::Policy::for_owner_of_the_store_file(); }

const std::shared_ptr<const inside::InsideBook>& small_book() {
  static const auto book = book_of(small_city_casebook());
  return book;
}

}  // namespace

std::shared_ptr<const inside::InsideBook> book_of(casebook::Casebook casebook) {
  auto borders = borders_of(casebook.seen_by(grant()));
  return std::make_shared<const inside::InsideBook>(std::move(casebook), std::move(borders), grant());
}

InsideHouse::InsideHouse(std::shared_ptr<const inside::InsideBook> book, const std::string& token)
    : live_(std::move(book)) {
  inside::add_inside_routes(router_, live_, token);
}

http::Response InsideHouse::ask(std::string_view target, std::vector<http::Header> headers, http::Method method) const {
  auto parsed = http::parse_target(target, http::Limits{});
  http::Request request;
  request.method = method;
  request.path = parsed.path;
  request.query = parsed.query;
  request.headers = std::move(headers);
  request.base_url = "https://karta.example.org";
  return http::answer(router_, request);
}

http::Response InsideHouse::get(std::string_view target) const {
  return ask(target, {{"authorization", "Bearer " + std::string{kToken}}});
}

nlohmann::json InsideHouse::json(std::string_view target) const {
  const auto response = get(target);
  INFO(target << " " << response.text());
  REQUIRE(response.status == 200);
  REQUIRE(response.header("Content-Type") == "application/json");
  return nlohmann::json::parse(response.text());
}

const InsideHouse& inside_house() {
  static const InsideHouse house{small_book()};
  return house;
}

const analysis::Readied& inside_ready() { return small_book()->ready.seen_by(grant()); }

const std::vector<std::string>& inside_addresses() {
  static const std::vector<std::string> addresses{"/inside/tiles/incidents,grid,areas,hotspots/8/136/77.mvt",
                                                  "/inside/tiles/grid/8/136/77.mvt", "/inside/figures",
                                                  "/inside/figures.csv", "/inside/hotspots"};
  return addresses;
}

}  // namespace tryggkarta::testing
