// The page of the map as every role is answered it, without a script.
#include "server/workbench/workbench.hpp"

#include <catch2/catch.hpp>

#include "geo/access/policy.hpp"
#include "server/http/answer.hpp"
#include "server/http/target.hpp"
#include "server/session/password.hpp"
#include "tests/support/small_edition.hpp"
#include "tests/unit/inside/inside_house.hpp"

using namespace tryggkarta;
using namespace tryggkarta::testing;

namespace {

constexpr std::string_view kPassword = "tolv tecken eller fler";

/// The page over the small city, with a member for each role; "planner/2" is named "sekretess".
struct Bench {
  explicit Bench(std::shared_ptr<const inside::InsideBook> book = book_with_days("2024-01-01", "2025-11-20"))
      : live(std::move(book)), people(std::make_shared<const session::People>(everyone())) {
    const inside::KeepLog keep = [this](const session::Visitor&, const inside::LogLine& line) { log.push_back(line); };
    const auto edition = edition_of(small_parts(3));
    workbench::add_workbench_pages(router,
                                   {live, keeper, keep, [edition] { return edition; }, {}, [this] { return now; }});
  }

  static session::People everyone() {
    static const std::string hash = session::hash_password(kPassword);
    session::People people;
    std::int64_t number = 1;
    const auto add = [&](const std::string& name, const std::string& assignment) {
      people.members.push_back({number++, name, "", {*access::parse_assignment(assignment)}});
      people.password_hashes.emplace(name, hash);
    };
    for (const access::Role role : access::kRoles) add(std::string{name_of(role)}, std::string{name_of(role)});
    add("sekretess", "planner/2");
    add("stangd", "reader/0");
    return people;
  }

  http::Response get(std::string_view target, const std::string& cookie = "") {
    auto parsed = http::parse_target(target, http::Limits{});
    http::Request request;
    request.path = parsed.path;
    request.query = parsed.query;
    request.base_url = "http://127.0.0.1:8080/stad";
    if (!cookie.empty()) request.headers.emplace_back("cookie", "tryggkarta=" + cookie);
    return http::answer(router, request);
  }
  /// Asked in a new session of a member.
  http::Response as(const std::string& name, std::string_view target) {
    const auto welcome = keeper.sign_in(name, kPassword, "192.0.2.1");
    REQUIRE(std::holds_alternative<session::Welcome>(welcome));
    return get(target, std::get<session::Welcome>(welcome).secret);
  }

  time::Instant now{std::chrono::seconds{1'790'000'000}};
  std::vector<inside::LogLine> log;
  server::Live<inside::InsideBook> live;
  server::Live<session::People> people;
  session::Doorkeeper keeper{people, [this] { return now; }};
  http::Router router;
};

bool has(const http::Response& response, std::string_view part) {
  return response.text().find(part) != std::string_view::npos;
}

}  // namespace

TEST_CASE("a stranger is led to signing in, and back to the same map") {
  Bench bench;
  const auto answer = bench.get("/inside/karta?period=2025-Q4&area=%C3%A5");
  CHECK(answer.status == 303);
  CHECK(answer.header("Location") == "/stad/logga-in?next=%2Finside%2Fkarta%3Fperiod%3D2025-Q4%26area%3D%25C3%25A5");
  CHECK(answer.header("Cache-Control") == "no-store");
}

TEST_CASE("every role that reads rows has the map, and the one that reads none is told why") {
  Bench bench;
  for (const auto& row : access::Policy::table()) {
    INFO(access::name_of(row.role));
    const auto answer = bench.as(std::string{access::name_of(row.role)}, "/inside/karta");
    const bool reads = row.everywhere != access::Detail::nothing;
    CHECK(answer.status == (reads ? 200 : 403));
    CHECK(has(answer, "data-slot=\"filters\"") == reads);
    CHECK(has(answer, "Din roll läser inga händelser") == !reads);
    CHECK(answer.header("Cache-Control") == "no-store");
    CHECK_FALSE(answer.header("Access-Control-Allow-Origin"));
    CHECK(answer.header("Content-Security-Policy")->find("script-src 'self'") != std::string::npos);
    CHECK(has(answer, "action=\"/stad/logga-ut\""));
  }
}

TEST_CASE("who may plan or decide is shown the way to a proposed problem, and nobody else") {
  Bench bench;
  for (const char* role : {"planner", "analyst", "steering", "coordination"})
    CHECK(has(bench.as(role, "/inside/karta?lang=en"), "data-proposes=\"/stad/inside/problem/nytt?lang=en\""));
  for (const char* role : {"reader", "communicator"}) CHECK_FALSE(has(bench.as(role, "/inside/karta"), "problem/nytt"));
}

TEST_CASE("the tables without a script have the figures of /inside/figures for the same filter") {
  Bench bench;
  const auto figures = inside_house().json("/inside/figures?scheme=PARTS&period=2025&category=stold");
  const auto page = bench.as("planner", "/inside/karta?scheme=PARTS&period=2025&category=stold");
  for (const auto& area : figures["figures"]) {
    INFO(area.dump());
    const std::string row = "<td class=\"number\">" + std::to_string(area["count"].get<int>()) + "</td>";
    const auto at = page.text().find(">" + area["name"].get<std::string>() + "</th>");
    REQUIRE(at != std::string_view::npos);
    CHECK(page.text().substr(at, page.text().find("</tr>", at) - at).find(row) != std::string_view::npos);
  }
  CHECK(has(page, "Ej områdesbestämt"));
  CHECK(has(page, "Totalt"));
}

TEST_CASE("without a period it is the latest whole quarter; all days, and days of one's own, are asked for") {
  Bench bench;
  const auto total_of = [&](const std::string& query) {
    const auto page = bench.as("planner", "/inside/karta" + query);
    const auto at = page.text().rfind("Totalt</th>");
    REQUIRE(at != std::string_view::npos);
    const std::string_view rest = page.text().substr(at);
    const auto begin = rest.find("number\">") + 8;
    std::string digits;
    for (const char c : rest.substr(begin, rest.find("</td>") - begin)) {
      if (c >= '0' && c <= '9') digits += c;
    }
    return std::stoll(digits);
  };
  const auto count = [](const std::string& query) {
    return inside_house().json("/inside/figures" + query)["total"]["count"].get<std::int64_t>();
  };
  CHECK(total_of("") == count("?period=2025-Q3"));
  CHECK(total_of("?period=all") == kCityRows);
  CHECK(total_of("?from=2025-03-01&to=2025-03-31&period=2025-Q4") == count("?from=2025-03-01&to=2025-03-31"));
  CHECK(total_of("?period=all&hours_from=22&hours_to=4") == count("?hours=22..4"));
  CHECK(total_of("?period=all&weekdays_from=6&weekdays_to=") == count("?weekdays=6..7"));
  CHECK(total_of("?period=all&source=polisen&source=staden") == kCityRows);
  CHECK(total_of("?period=all&source=polisen&category=&area=") == count("?source=polisen"));
  // What only the browser's map knows is not the form's business.
  CHECK(total_of("?period=all&base=grid&selected=cell%3A1&list=areas") == kCityRows);
}

TEST_CASE("a filter that cannot be answered is said on the page, which keeps its form") {
  Bench bench;
  const auto wrong = bench.as("planner", "/inside/karta?period=2025-Q9");
  CHECK(wrong.status == 400);
  CHECK(has(wrong, "role=\"alert\""));
  CHECK(has(wrong, "Okänd period"));
  CHECK(has(wrong, "data-slot=\"filters\""));
  CHECK_FALSE(has(wrong, "Totalt"));
  const auto closed = bench.as("sekretess", "/inside/karta?category=sexualbrott");
  CHECK(closed.status == 403);
  CHECK(has(closed, "kräver ett angivet ändamål"));
  REQUIRE_FALSE(bench.log.empty());
  CHECK(bench.log.back().act == "nekat");
  CHECK(bench.as("stangd", "/inside/karta").status == 403);
}

TEST_CASE("categories that a purpose would open are there and closed; those that nothing opens are not there") {
  Bench bench;
  CHECK(has(bench.as("sekretess", "/inside/karta"), "value=\"sexualbrott\" disabled"));
  CHECK_FALSE(has(bench.as("planner", "/inside/karta"), "sexualbrott"));
}

TEST_CASE("nothing of an address becomes markup") {
  Bench bench;
  const auto page = bench.as("planner", "/inside/karta?from=%22%3E%3Cscript%3E&category=%3Cb%3E&lang=en");
  CHECK(page.status == 400);
  CHECK_FALSE(has(page, "><script>"));
  CHECK_FALSE(has(page, "<b>"));
}

TEST_CASE("the page speaks English when asked to") {
  Bench bench;
  const auto page = bench.as("planner", "/inside/karta?lang=en");
  CHECK(has(page, "<html lang=\"en\">"));
  CHECK(has(page, "Signed in: planner, the whole city"));
  CHECK(has(page, "Without an area"));
}

TEST_CASE("while incidents are being loaded the page says so") {
  Bench bench{nullptr};
  CHECK(bench.as("planner", "/inside/karta").status == 503);
}
