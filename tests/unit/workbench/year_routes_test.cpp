// The year wheel as a stranger, every role, a program and a calendar are answered it.
#include "server/workbench/year_routes.hpp"

#include <catch2/catch.hpp>

#include <set>

#include <nlohmann/json.hpp>

#include "geo/error.hpp"
#include "server/http/answer.hpp"
#include "server/http/target.hpp"
#include "server/session/password.hpp"
#include "server/year_wheel_file.hpp"
#include "tests/support/small_edition.hpp"

using namespace tryggkarta;
using namespace tryggkarta::testing;

namespace {

constexpr std::string_view kPassword = "tolv tecken eller fler";
constexpr std::string_view kSecret = "anna-hemlighet";

// The day of these tests is 2026-09-21, a Monday.
constexpr const char* kWheel = R"toml(
id = "hjul.example.se"
[law_clock]
title = "Lägesbild enligt lag"
for = ["del"]
warn = [18, 21]
[[body]]
id = "norr"
title = "Norra <b>gruppen</b>"
title_en = "Northern group"
level = "del"
last_decided = 2025-03-12
[body.done]
kvartal = "2026-Q1"
[[body]]
id = "soder"
title = "Södra gruppen"
level = "del"
last_decided = 2024-09-20
[[body]]
id = "oster"
title = "Östra gruppen"
level = "del"
[[rule]]
id = "vecka"
title = "Veckoavstämning"
for = ["norr"]
every = "week"
days_after = 3
meeting = true
report = "vecka"
[[rule]]
id = "kvartal"
title = "Kvartalsavstämning"
title_en = "Quarterly meeting"
note = "Läget, i korthet"
for = ["norr", "soder"]
every = "quarter"
weekday = "wednesday"
nth = 2
months_after = 1
warn_days = 30
)toml";

/// The year's pages, with a member for each role; the planner has a token.
struct YearBench {
  explicit YearBench(time::YearWheel given = server::parse_year_wheel(kWheel, "hjul.toml"))
      : people(std::make_shared<const session::People>(everyone())),
        wheel(std::make_shared<time::YearWheel>(std::move(given))) {
    const inside::KeepLog keep = [this](const session::Visitor& visitor, const inside::LogLine& line) {
      if (log_is_broken) throw Error{ErrorKind::unavailable, "the log cannot be kept"};
      log.push_back(visitor.member.name + " " + line.act + " " + line.what + line.filter);
    };
    const auto edition = edition_of(small_parts(3));
    workbench::add_year_pages(
        router,
        {keeper, keep, [edition] { return edition; }, {}, [this] { return now; }, [this] { return this->wheel; }});
  }

  static session::People everyone() {
    static const std::string hash = session::hash_password(kPassword);
    session::People people;
    std::int64_t number = 1;
    for (const access::Role role : access::kRoles) {
      const std::string name{name_of(role)};
      people.members.push_back({number++, name, "", {*access::parse_assignment(name)}});
      people.password_hashes.emplace(name, hash);
    }
    const std::string kept = session::hash_secret(kSecret);
    people.tokens[kept] = {5,
                           kept,
                           people.named("planner")->id,
                           *access::parse_assignment("planner"),
                           "kalender",
                           time::Instant{std::chrono::seconds{1'790'100'000}}};
    return people;
  }

  http::Response get(std::string_view target, std::vector<http::Header> headers = {}) {
    auto parsed = http::parse_target(target, http::Limits{});
    http::Request request;
    request.path = parsed.path;
    request.query = parsed.query;
    request.base_url = "http://127.0.0.1:8080/stad";
    request.headers = std::move(headers);
    return http::answer(router, request);
  }
  http::Response as(const std::string& name, std::string_view target) {
    const auto welcome = keeper.sign_in(name, kPassword, "192.0.2.1");
    REQUIRE(std::holds_alternative<session::Welcome>(welcome));
    return get(target, {{"cookie", "tryggkarta=" + std::get<session::Welcome>(welcome).secret}});
  }
  /// The address on the planner's page at which a body's calendar is, without the server's name.
  std::string address_of(const std::string& body) {
    const std::string page{as("planner", "/inside/arshjul").text()};
    const auto at = page.find("/inside/arshjul/" + body + ".ics?nyckel=");
    REQUIRE(at != std::string::npos);
    return page.substr(at, page.find('<', at) - at);
  }

  time::Instant now{std::chrono::seconds{1'790'000'000}};
  std::vector<std::string> log;
  bool log_is_broken = false;
  server::Live<session::People> people;
  std::shared_ptr<time::YearWheel> wheel;
  session::Doorkeeper keeper{people, [this] { return now; }};
  http::Router router;
};

bool has(const http::Response& response, std::string_view part) {
  return response.text().find(part) != std::string_view::npos;
}

std::size_t count_of(std::string_view text, std::string_view part) {
  std::size_t count = 0;
  for (auto at = text.find(part); at != text.npos; at = text.find(part, at + 1)) ++count;
  return count;
}

}  // namespace

TEST_CASE("a stranger is led to signing in and back; a program and a calendar are refused with 401") {
  YearBench bench;
  const auto page = bench.get("/inside/arshjul?body=norr");
  CHECK(page.status == 303);
  CHECK(page.header("Location") == "/stad/logga-in?next=%2Finside%2Farshjul%3Fbody%3Dnorr");
  for (const char* target : {"/inside/arshjul.json", "/inside/arshjul/norr.ics", "/inside/arshjul/norr.ics?nyckel=",
                             "/inside/arshjul/norr.ics?nyckel=x", "/inside/arshjul/ingen.ics"}) {
    INFO(target);
    const auto answer = bench.get(target);
    CHECK(answer.status == 401);
    CHECK(answer.header("Cache-Control") == "no-store");
    CHECK_FALSE(answer.header("Access-Control-Allow-Origin"));
    CHECK_FALSE(has(answer, "norr"));
  }
  CHECK(bench.log.empty());
}

TEST_CASE("every role has the page, the JSON and the calendars: they hold no row") {
  YearBench bench;
  for (const access::Role role : access::kRoles) {
    const std::string name{name_of(role)};
    INFO(name);
    const auto page = bench.as(name, "/inside/arshjul");
    CHECK(page.status == 200);
    CHECK(page.header("Cache-Control") == "no-store");
    CHECK(has(page, "Kvartalsavstämning"));
    CHECK(has(page, "href=\"/stad/inside/arshjul\" aria-current=\"page\""));
    CHECK(bench.as(name, "/inside/arshjul.json").status == 200);
    CHECK(bench.as(name, "/inside/arshjul/norr.ics").status == 200);
  }
}

TEST_CASE("what is due, overdue and decided is on the page in words") {
  YearBench bench;
  const auto page = bench.as("reader", "/inside/arshjul");
  // Q2 is due on 8 July; Q1 is the last that is done.
  CHECK(has(page, "<time datetime=\"2026-07-08\">onsdag 8\u00A0juli\u00A02026</time>"));
  CHECK(has(page, "försenat"));
  CHECK(has(page, "<time datetime=\"2026-10-14\">onsdag 14\u00A0oktober\u00A02026</time>"));
  CHECK(has(page, "kvartal 3 2026"));
  CHECK(has(page, "närmar sig, mer än 18 månader"));
  CHECK(has(page, "20\u00A0september\u00A02026"));
  CHECK(has(page, "försenad"));
  CHECK(has(page, "inte angivet"));
  CHECK(has(page, "De räknas inte"));
  CHECK_FALSE(has(page, "style="));
  CHECK_FALSE(has(page, "<b>gruppen"));
  CHECK(has(page, "Norra &lt;b&gt;gruppen&lt;/b&gt;"));
}

TEST_CASE("what is due leads those who plan to its meeting and its report, and nobody else") {
  YearBench bench;
  const auto planner = bench.as("planner", "/inside/arshjul");
  CHECK(has(planner, "/stad/inside/avstamning/ny?body=norr&amp;occasion=vecka&amp;period=2026-W38"));
  CHECK(has(planner, "/stad/inside/lagesbild/ny?area=&amp;kind=vecka&amp;period=2026-W38"));
  CHECK_FALSE(has(planner, "occasion=kvartal"));
  CHECK_FALSE(has(bench.as("reader", "/inside/arshjul"), "/inside/avstamning"));
}

TEST_CASE("the wheel is asked for at each reading, so that what was just done shows at once") {
  auto wheel = server::parse_year_wheel(kWheel, "hjul.toml");
  YearBench bench{wheel};
  CHECK(has(bench.as("reader", "/inside/arshjul.json"), R"("overdue":[{"rule":"kvartal")"));
  wheel.bodies[0].done["kvartal"].insert(time::Period::parse("2026-Q2").value());
  *bench.wheel = wheel;
  CHECK(has(bench.as("reader", "/inside/arshjul.json"), R"("overdue":[])"));
}

TEST_CASE("one group alone has its own list, wheel and calendar; a group that is not there shows all") {
  YearBench bench;
  const auto south = bench.as("reader", "/inside/arshjul?body=soder");
  CHECK(has(south, "arshjul/soder.ics"));
  CHECK_FALSE(has(south, "arshjul/norr.ics"));
  CHECK(has(south, "Ingenting är försenat"));
  CHECK(has(south, "De räknas inte"));
  CHECK_FALSE(has(bench.as("reader", "/inside/arshjul?body=oster"), "De räknas inte"));
  CHECK_FALSE(has(south, "24\u00A0september\u00A02026: Veckoavstämning"));
  const auto all = bench.as("reader", "/inside/arshjul?body=%3Cscript%3E");
  CHECK(all.status == 200);
  CHECK(has(all, "arshjul/norr.ics"));
  CHECK_FALSE(has(all, "<script>"));
}

TEST_CASE("the year speaks English when asked to") {
  YearBench bench;
  const auto page = bench.as("reader", "/inside/arshjul?lang=en");
  CHECK(has(page, "<html lang=\"en\">"));
  CHECK(has(page, "Wednesday 14\u00A0October\u00A02026"));
  CHECK(has(page, "Quarterly meeting"));
  CHECK(has(page, "Northern group"));
}

TEST_CASE("weeks are listed for eight weeks and drawn for twelve months") {
  YearBench bench;
  const auto page = bench.as("reader", "/inside/arshjul?body=norr");
  CHECK(count_of(page.text(), ">Veckoavstämning<span") == 8);
  CHECK(count_of(page.text(), ": Veckoavstämning</title>") == 52);
}

TEST_CASE("the JSON has bodies with their law clock, what is overdue, and the year ahead") {
  YearBench bench;
  const auto answer = bench.get("/inside/arshjul.json", {{"authorization", "Bearer " + std::string{kSecret}}});
  REQUIRE(answer.status == 200);
  const auto json = nlohmann::json::parse(answer.text());
  CHECK(json["today"] == "2026-09-21");
  CHECK(json["until"] == "2027-09-20");
  CHECK(json["bodies"][0]["law"]["state"] == "warned");
  CHECK(json["bodies"][0]["law"]["deadline"] == "2027-03-12");
  CHECK(json["bodies"][1]["law"]["state"] == "overdue");
  CHECK(json["bodies"][2]["law"] == nlohmann::json{{"state", "unknown"},
                                                   {"last_decided", nullptr},
                                                   {"warnings", nlohmann::json::array()},
                                                   {"deadline", nullptr}});
  REQUIRE(json["overdue"].size() == 1);
  CHECK(json["overdue"][0]["period"] == "2026-Q2");
  CHECK(json["overdue"][0]["body"] == "norr");
  // Four quarters for two bodies, and 52 weeks for one.
  CHECK(json["items"].size() == 60);
  for (const auto& item : json["items"]) CHECK(item["due"].get<std::string>() >= "2026-09-21");
}

TEST_CASE("a calendar is opened by the key of its own address, and every reading of it is logged without the key") {
  YearBench bench;
  const std::string address = bench.address_of("norr");
  const auto calendar = bench.get(address);
  REQUIRE(calendar.status == 200);
  CHECK(calendar.header("Content-Type") == "text/calendar; charset=utf-8");
  CHECK(calendar.header("Cache-Control") == "no-store");
  CHECK(has(calendar, "UID:kvartal.2026-Q3.norr@hjul.example.se\r\n"));
  CHECK(has(calendar, "DTSTART;VALUE=DATE:20261014\r\n"));
  CHECK(has(calendar, "UID:lag.senast.2025-03-12.norr@hjul.example.se\r\n"));
  CHECK(has(calendar, "Läget\\, i korthet"));
  CHECK_FALSE(has(calendar, ".soder@"));
  CHECK(bench.log == std::vector<std::string>{"planner utlämnat /inside/arshjul/norr.ics"});
}

TEST_CASE("a key opens no other calendar, no page and no JSON, and ends with its token") {
  YearBench bench;
  const std::string address = bench.address_of("norr");
  const std::string key = address.substr(address.find('='));
  CHECK(bench.get("/inside/arshjul/soder.ics?nyckel" + key).status == 401);
  CHECK(bench.get("/inside/arshjul?nyckel" + key).status == 303);
  CHECK(bench.get("/inside/arshjul.json?nyckel" + key).status == 401);
  CHECK(bench.get("/inside/arshjul/norr.ics", {{"authorization", "Bearer " + key.substr(1)}}).status == 401);
  // A token's own secret is too much for an address.
  CHECK(bench.get("/inside/arshjul/norr.ics?nyckel=" + std::string{kSecret}).status == 401);
  bench.now = time::Instant{std::chrono::seconds{1'790'100'000}};
  CHECK(bench.get(address).status == 401);
}

TEST_CASE("whose token it is not is shown no key, and can still download a calendar") {
  YearBench bench;
  const auto page = bench.as("administrator", "/inside/arshjul");
  CHECK_FALSE(has(page, "nyckel="));
  CHECK(has(page, "Du har ingen nyckel"));
  CHECK(bench.as("administrator", "/inside/arshjul/ingen.ics").status == 404);
}

TEST_CASE("a calendar whose reading cannot be logged is not handed out") {
  YearBench bench;
  const std::string address = bench.address_of("norr");
  bench.log_is_broken = true;
  CHECK(bench.get(address).status == 503);
}

TEST_CASE("events keep their identity from day to day, and two calendars share none") {
  YearBench bench;
  const auto uids = [&](const char* body) {
    std::set<std::string> found;
    const std::string text{bench.as("reader", std::string{"/inside/arshjul/"} + body + ".ics").text()};
    for (auto at = text.find("\r\nUID:"); at != text.npos; at = text.find("\r\nUID:", at + 1))
      CHECK(found.insert(text.substr(at + 6, text.find("\r\n", at + 2) - at - 6)).second);
    return found;
  };
  const auto today = uids("norr");
  bench.now += std::chrono::hours{24};
  std::size_t shared = 0;
  for (const auto& uid : uids("norr")) shared += today.count(uid);
  CHECK(shared >= today.size() - 1);
  for (const auto& uid : uids("soder")) CHECK(today.count(uid) == 0);
}

TEST_CASE("without a wheel the page says how one is made, and there is no calendar") {
  YearBench bench{time::YearWheel{}};
  const auto page = bench.as("planner", "/inside/arshjul");
  CHECK(page.status == 200);
  CHECK(has(page, "[year_wheel] file"));
  CHECK(bench.as("planner", "/inside/arshjul/norr.ics").status == 404);
  CHECK(nlohmann::json::parse(bench.as("planner", "/inside/arshjul.json").text())["items"].empty());
}
