#include "tests/unit/inside/inside_house.hpp"

#include <catch2/catch.hpp>

#include "geo/access/policy.hpp"
#include "geo/error.hpp"
#include "server/http/answer.hpp"
#include "server/http/target.hpp"
#include "server/inside/routes.hpp"
#include "server/session/password.hpp"

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

std::shared_ptr<const inside::InsideBook> book_with_days(std::string_view first, std::string_view last) {
  casebook::CasebookView view = small_city_casebook().seen_by(grant());
  for (casebook::Source& source : view.sources) {
    source.first_day = time::parse_day(first);
    source.last_day = time::parse_day(last);
  }
  return book_of(casebook::Casebook{std::move(view)});
}

std::vector<std::string> all_assignments() {
  std::vector<std::string> all;
  for (const access::Role role : access::kRoles) {
    for (const char* where : {"", "@CITY:1"}) {
      for (const char* level : {"/0", "", "/2", "/3"})
        all.push_back(std::string{access::name_of(role)} + where + level);
    }
  }
  return all;
}

std::string secret_of(const std::string& assignment, bool with_purpose) {
  return "secret of " + assignment + (with_purpose ? " with a purpose" : "");
}

namespace {

std::shared_ptr<const session::People> everyone() {
  auto people = std::make_shared<session::People>();
  std::int64_t number = 1;
  const auto add = [&](const std::string& secret, const std::string& assignment, std::string_view purpose) {
    const auto part = *access::parse_assignment(assignment);
    people->members.push_back({number, "member" + std::to_string(number), "", {part}});
    const std::string hash = session::hash_secret(secret);
    people->tokens.emplace(hash, session::ApiToken{number, hash, number, part, std::string{purpose},
                                                   time::Instant{std::chrono::seconds{4'000'000'000}}});
    ++number;
  };
  add(std::string{kToken}, "analyst/3", kPurpose);
  for (const auto& assignment : all_assignments()) {
    add(secret_of(assignment, false), assignment, "");
    add(secret_of(assignment, true), assignment, kPurpose);
  }
  return people;
}

}  // namespace

InsideHouse::InsideHouse(std::shared_ptr<const inside::InsideBook> book)
    : live_(std::move(book)), people_(everyone()), doorkeeper_(people_, [this] { return now; }) {
  const inside::KeepLog keep = [this](const session::Visitor& visitor, const inside::LogLine& line) {
    if (log_is_broken) throw Error{ErrorKind::unavailable, "Loggen är full.", "The log is full."};
    log.push_back({visitor.member.name, line});
  };
  inside::add_inside_routes(router_, {live_, doorkeeper_, keep, [this] { return now; }});
}

http::Response InsideHouse::as(const std::string& assignment, std::string_view target, bool with_purpose) const {
  return ask(target, {{"authorization", "Bearer " + secret_of(assignment, with_purpose)}});
}

http::Response InsideHouse::hurried(const std::string& assignment, std::string_view target) const {
  auto parsed = http::parse_target(target, http::Limits{});
  http::Request request;
  request.path = parsed.path;
  request.query = parsed.query;
  request.headers = {{"authorization", "Bearer " + secret_of(assignment, false)}};
  request.may_wait = false;
  return http::answer(router_, request);
}

http::Response InsideHouse::ask(std::string_view target, std::vector<http::Header> headers, http::Method method) const {
  auto parsed = http::parse_target(target, http::Limits{});
  http::Request request;
  request.method = method;
  request.path = parsed.path;
  request.query = parsed.query;
  request.headers = std::move(headers);
  request.base_url = "https://karta.example.org";
  auto response = http::answer(router_, request);
  if (response.more) {
    response.body = std::make_shared<const std::string>(http::whole_body(response.more, 100 << 20).value());
    response.more = nullptr;
  }
  return response;
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
                                                  "/inside/tiles/grid/8/136/77.mvt",
                                                  "/inside/figures",
                                                  "/inside/figures.csv",
                                                  "/inside/incidents.geojson",
                                                  "/inside/hotspots",
                                                  "/inside/choices",
                                                  "/inside/ogc",
                                                  "/inside/ogc/conformance",
                                                  "/inside/ogc/collections",
                                                  "/inside/ogc/collections/incidents",
                                                  "/inside/ogc/collections/incidents/items",
                                                  "/inside/ogc/collections/areas-PARTS/items"};
  return addresses;
}

}  // namespace tryggkarta::testing
