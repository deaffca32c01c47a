// Signing in and out, one's own page, and the page of members: as a browser and as somebody hostile sends forms.
#include "server/account/account.hpp"

#include <catch2/catch.hpp>

#include "geo/error.hpp"
#include "server/http/answer.hpp"
#include "server/http/target.hpp"
#include "server/session/password.hpp"
#include "tests/support/small_edition.hpp"

using namespace tryggkarta;
using namespace tryggkarta::testing;
using Headers = std::vector<std::pair<std::string, std::string>>;

namespace {

constexpr std::string_view kPassword = "tolv tecken eller fler";

/// All pages over an edition, a planner and an administrator; what the store would be told is written down.
struct AccountHouse {
  AccountHouse() : live(std::make_shared<const session::People>(people())) {
    account::Desk desk;
    desk.log = [this](const session::Visitor& visitor, const std::string& act, const std::string& what) {
      told.push_back(visitor.member.name + " " + act + " " + what);
    };
    desk.log_of_stranger = [this](const std::string& name, const std::string& act, const std::string&) {
      told.push_back(name + " " + act);
    };
    desk.logged_of = [](const std::string&) {
      return std::vector<account::LoggedLine>{
          {{}, "planner", "<script>alert(1)</script>", "läst", "/inside/figures", "?a=<b>", 7}};
    };
    desk.members = [this] { return live.current()->members; };
    desk.add = [this](const access::DecisionGrant&, const access::Member& member, const std::string&) {
      told.push_back("add " + member.name + " " + format_assignment(member.assignments.at(0)));
    };
    desk.set_assignments = [this](const access::DecisionGrant&, const std::string& name, const auto& parts) {
      told.push_back("parts " + name + " " + format_assignment(parts.at(0)));
    };
    desk.remove = [this](const access::DecisionGrant&, const std::string& name) { told.push_back("remove " + name); };
    desk.set_own_password = [this](const access::Member& member, const std::string&) {
      told.push_back("password " + member.name);
    };
    const auto edition = edition_of(small_parts(3));
    account::add_account_pages(router, {keeper, desk, [edition] { return edition; }, {}});
  }

  static session::People people() {
    static const std::string hash = session::hash_password(kPassword);
    session::People people;
    people.members = {{1,
                       "anna",
                       "Anna <b>Berg</b>",
                       {*access::parse_assignment("planner@SO:04"), *access::parse_assignment("analyst/3")}},
                      {2, "root", "Rut", {*access::parse_assignment("administrator")}}};
    people.password_hashes = {{"anna", hash}, {"root", hash}};
    return people;
  }

  http::Response ask(http::Method method, std::string_view target, const std::string& body = "", Headers headers = {}) {
    auto parsed = http::parse_target(target, http::Limits{});
    http::Request request;
    request.method = method;
    request.path = parsed.path;
    request.query = parsed.query;
    request.headers = std::move(headers);
    if (method == http::Method::post) request.headers.emplace_back("content-type", "application/x-www-form-urlencoded");
    request.body = body;
    request.client = "192.0.2.1";
    request.base_url = "http://127.0.0.1:8080";
    return http::answer(router, request);
  }
  http::Response get(std::string_view target, Headers headers = {}) {
    return ask(http::Method::get, target, "", std::move(headers));
  }
  http::Response post(std::string_view target, const std::string& body, Headers headers = {}) {
    return ask(http::Method::post, target, body, std::move(headers));
  }
  http::Response sign_in(const std::string& name, const std::string& next = "") {
    return post("/logga-in", "name=" + name + "&password=tolv+tecken+eller+fler&next=" + next);
  }
  /// The Cookie header of a new session.
  Headers cookie_of(const std::string& name) {
    const std::string line = *sign_in(name).header("Set-Cookie");
    return {{"cookie", line.substr(0, line.find(';'))}};
  }
  std::string csrf_of(const Headers& cookie) {
    const std::string page{get("/inside/konto", cookie).text()};
    const auto at = page.find("name=\"csrf\" value=\"");
    REQUIRE(at != std::string::npos);
    return page.substr(at + 19, 43);
  }

  time::Instant now{std::chrono::seconds{1'790'000'000}};
  std::vector<std::string> told;
  server::Live<session::People> live;
  session::Doorkeeper keeper{live, [this] { return now; }};
  http::Router router;
};

constexpr const char* kForms[] = {"/logga-ut", "/logga-ut-overallt", "/inside/konto", "/inside/konto/losenord",
                                  "/inside/medlemmar"};

}  // namespace

TEST_CASE("the sign-in page asks for name and password, and is kept by nobody") {
  AccountHouse house;
  const auto page = house.get("/logga-in");
  CHECK(page.status == 200);
  CHECK(page.header("Cache-Control") == "no-store");
  CHECK(page.header("Content-Security-Policy")->find("form-action 'self'") != std::string::npos);
  CHECK_FALSE(page.header("Access-Control-Allow-Origin"));
  for (const char* part :
       {"name=\"name\"", "name=\"password\"", "autocomplete=\"current-password\"", "<label for=\"password\""})
    CHECK(page.text().find(part) != std::string_view::npos);
}

TEST_CASE("who signs in goes on to where they wanted inside, and never to another site") {
  AccountHouse house;
  const auto welcome = house.sign_in("anna", "%2Finside%2Ffigures%3Fscheme%3DSO");
  CHECK(welcome.status == 303);
  CHECK(welcome.header("Location") == "/inside/figures?scheme=SO");
  CHECK(welcome.header("Set-Cookie")->starts_with("tryggkarta="));
  CHECK(house.told == std::vector<std::string>{"anna inloggad"});
  for (const char* elsewhere :
       {"https%3A%2F%2Felsewhere.example", "%2F%2Felsewhere.example", "%2Finside%2F%2Felsewhere.example",
        "%2Finside%2F..%5C%5Celsewhere.example", "javascript%3Aalert(1)", "%2F", ""}) {
    INFO(elsewhere);
    CHECK(house.sign_in("anna", elsewhere).header("Location") == "/inside/karta");
  }
}

TEST_CASE("who asked for no page begins on the map, or on the own page where the role reads no rows") {
  AccountHouse house;
  CHECK(house.sign_in("anna").header("Location") == "/inside/karta");
  CHECK(house.sign_in("root").header("Location") == "/inside/konto");
  CHECK(house.get("/logga-in", house.cookie_of("anna")).header("Location") == "/inside/karta");
  CHECK(house.get("/logga-in", house.cookie_of("root")).header("Location") == "/inside/konto");
}

TEST_CASE("every page of the signed-in says who one is, and can be left; managing members is offered to whoever may") {
  AccountHouse house;
  const std::string own{house.get("/inside/konto", house.cookie_of("anna")).text()};
  CHECK(own.find("Inloggad: planerare, 04") != std::string::npos);
  CHECK(own.find("action=\"/logga-ut\"") != std::string::npos);
  CHECK(own.find("href=\"/inside/karta\"") != std::string::npos);
  CHECK(own.find("href=\"/inside/medlemmar\"") == std::string::npos);
  const std::string managing{house.get("/inside/medlemmar", house.cookie_of("root")).text()};
  CHECK(managing.find("href=\"/inside/medlemmar\" aria-current=\"page\"") != std::string::npos);
  CHECK(std::string{house.get("/logga-in").text()}.find("Inloggad") == std::string::npos);
}

TEST_CASE("a wrong password is told without telling who has an account, and nothing typed is logged") {
  AccountHouse house;
  const auto known = house.post("/logga-in", "name=anna&password=fel");
  const auto unknown = house.post("/logga-in", "name=nina&password=fel");
  CHECK(known.status == 401);
  CHECK(unknown.status == 401);
  CHECK_FALSE(known.header("Set-Cookie"));
  std::string of_known{known.text()};
  of_known.replace(of_known.find("value=\"anna\""), 12, "value=\"nina\"");
  CHECK(of_known == unknown.text());
  house.post("/logga-in", "name=Hemligt+L%C3%B6senord&password=fel");
  CHECK(house.told == std::vector<std::string>{"anna fel lösenord", "nina fel lösenord", " fel lösenord"});
}

TEST_CASE("where no log-in of the city's is configured there is no link to one, and nothing at its addresses") {
  AccountHouse house;
  CHECK(house.get("/logga-in").text().find("/oidc") == std::string_view::npos);
  for (const char* path : {"/logga-in/oidc", "/logga-in/oidc/svar?code=a&state=b"})
    CHECK(house.get(path).status == 404);
}

TEST_CASE("a page in English has forms that are answered in English, and leads to pages in English") {
  AccountHouse house;
  const auto page = house.get("/logga-in?lang=en");
  CHECK(page.text().find("action=\"/logga-in?lang=en\"") != std::string_view::npos);
  const auto wrong = house.post("/logga-in?lang=en", "name=anna&password=wrong");
  CHECK(wrong.text().find("User name and password do not fit.") != std::string_view::npos);
  const auto right = house.post("/logga-in?lang=en", "name=anna&password=tolv+tecken+eller+fler");
  CHECK(right.header("Location") == "/inside/karta?lang=en");
  const auto root = house.cookie_of("root");
  const auto refused = house.post("/inside/medlemmar?lang=en", "csrf=x&what=remove&name=root", root);
  CHECK(refused.text().find("The form is too old") != std::string_view::npos);
}

TEST_CASE("a form of sign-in that another site sends is refused") {
  AccountHouse house;
  for (const Headers& headers :
       {Headers{{"origin", "https://elsewhere.example"}}, Headers{{"sec-fetch-site", "cross-site"}}}) {
    CHECK(house.post("/logga-in", "name=anna&password=tolv+tecken+eller+fler", headers).status == 403);
  }
}

TEST_CASE("many tries are answered with 429 and when to try again") {
  AccountHouse house;
  for (int i = 0; i < 5; ++i) house.post("/logga-in", "name=anna&password=fel");
  const auto refused = house.sign_in("anna");
  CHECK(refused.status == 429);
  CHECK(refused.header("Retry-After") == "2");
}

TEST_CASE("a stranger is led to sign in, from every page, and back; a token is no browser") {
  AccountHouse house;
  for (const char* path : {"/inside/konto", "/inside/medlemmar"}) {
    CHECK(house.get(path).status == 303);
    CHECK(house.get(path).header("Location")->starts_with("/logga-in?next=%2Finside%2F"));
  }
}

TEST_CASE("no form changes anything without the session's own form token") {
  AccountHouse house;
  const auto cookie = house.cookie_of("root");
  const auto other = house.csrf_of(house.cookie_of("anna"));
  house.told.clear();
  for (const char* path : kForms) {
    for (const std::string& csrf : {std::string{}, std::string(43, 'A'), other}) {
      INFO(path << " " << csrf);
      CHECK(
          house.post(path, "csrf=" + csrf + "&part=0&what=remove&name=anna&password=tolv+nya+tecken", cookie).status ==
          403);
    }
    auto headers = cookie;
    headers.emplace_back("sec-fetch-site", "cross-site");
    CHECK(house.post(path, "csrf=" + house.csrf_of(cookie) + "&part=0&what=remove&name=anna", headers).status == 403);
    CHECK(house.get("/inside/konto", cookie).status == 200);
  }
  CHECK(house.told.empty());
}

TEST_CASE("a member chooses a part and a purpose, which are logged in that part") {
  AccountHouse house;
  const auto cookie = house.cookie_of("anna");
  const std::string csrf = house.csrf_of(cookie);
  CHECK(house.post("/inside/konto", "csrf=" + csrf + "&part=1&purpose=l%C3%A4gesbild", cookie).status == 303);
  CHECK(house.told.back() == "anna roll och ändamål lägesbild");
  CHECK(house.post("/inside/konto", "csrf=" + csrf + "&part=2&purpose=", cookie).status == 400);
  CHECK(house.post("/inside/konto", "csrf=" + csrf + "&part=-1&purpose=", cookie).status == 400);
}

TEST_CASE("names, purposes and filters stand on pages as text, whatever they hold") {
  AccountHouse house;
  const std::string own{house.get("/inside/konto", house.cookie_of("anna")).text()};
  const std::string all{house.get("/inside/medlemmar", house.cookie_of("root")).text()};
  for (const std::string& page : {own, all}) {
    CHECK(page.find("<b>Berg") == std::string::npos);
    CHECK(page.find("Anna &lt;b&gt;Berg") != std::string::npos);
    CHECK(page.find("<script>alert") == std::string::npos);
  }
}

TEST_CASE("only an administrator manages members") {
  AccountHouse house;
  const auto planner = house.cookie_of("anna");
  CHECK(house.get("/inside/medlemmar", planner).status == 403);
  CHECK(house.post("/inside/medlemmar", "csrf=" + house.csrf_of(planner) + "&what=remove&name=root", planner).status ==
        403);
  const auto root = house.cookie_of("root");
  const std::string csrf = "csrf=" + house.csrf_of(root);
  house.told.clear();
  CHECK(house
            .post("/inside/medlemmar",
                  csrf + "&what=add&name=nina&title=Nina&password=tolv+nya+tecken&parts=reader+steering%40SO%3A04",
                  root)
            .status == 303);
  CHECK(house.post("/inside/medlemmar", csrf + "&what=parts&name=anna&parts=planner%40SO%3A02", root).status == 303);
  CHECK(house.post("/inside/medlemmar", csrf + "&what=remove&name=anna", root).status == 303);
  CHECK(house.told == std::vector<std::string>{"add nina reader", "parts anna planner@SO:02", "remove anna"});
  CHECK(
      house.post("/inside/medlemmar", csrf + "&what=add&name=Nina&title=x&password=tolv+nya+tecken&parts=reader", root)
          .status == 400);
  CHECK(house.post("/inside/medlemmar", csrf + "&what=add&name=nina&title=x&password=kort&parts=reader", root).status ==
        400);
  CHECK(house.post("/inside/medlemmar", csrf + "&what=parts&name=anna&parts=king", root).status == 400);
  CHECK(house.post("/inside/medlemmar", csrf + "&what=parts&name=anna&parts=", root).status == 400);
}

TEST_CASE("the last administrator is neither removed nor given other parts, until there is another") {
  AccountHouse house;
  const auto root = house.cookie_of("root");
  const std::string csrf = "csrf=" + house.csrf_of(root);
  house.told.clear();
  const auto remove = [&] { return house.post("/inside/medlemmar", csrf + "&what=remove&name=root", root).status; };
  CHECK(remove() == 409);
  CHECK(house.post("/inside/medlemmar", csrf + "&what=parts&name=root&parts=reader", root).status == 409);
  CHECK(house.told.empty());
  CHECK(house.post("/inside/medlemmar", csrf + "&what=parts&name=root&parts=reader+administrator", root).status == 303);
  auto people = AccountHouse::people();
  people.members.push_back({3, "ruth", "Ruth", {*access::parse_assignment("administrator")}});
  house.live.replace(std::make_shared<const session::People>(std::move(people)));
  CHECK(remove() == 303);
}

TEST_CASE("a new password ends every session of its member") {
  AccountHouse house;
  const auto here = house.cookie_of("anna"), there = house.cookie_of("anna");
  const std::string csrf = house.csrf_of(here);
  CHECK(house.post("/inside/konto/losenord", "csrf=" + csrf + "&password=kort", here).status == 400);
  CHECK(house.post("/inside/konto/losenord", "csrf=" + csrf + "&password=tolv+helt+nya+tecken", here).status == 303);
  CHECK(house.told.back() == "password anna");
  for (const auto& cookie : {here, there}) CHECK(house.get("/inside/konto", cookie).status == 303);
}

TEST_CASE("signing out ends the session and takes the cookie back, here or everywhere") {
  AccountHouse house;
  const auto here = house.cookie_of("anna"), there = house.cookie_of("anna");
  const auto out = house.post("/logga-ut", "csrf=" + house.csrf_of(here), here);
  CHECK(out.status == 303);
  CHECK(out.header("Set-Cookie")->find("Max-Age=0") != std::string::npos);
  CHECK(house.get("/inside/konto", here).status == 303);
  CHECK(house.get("/inside/konto", there).status == 200);
  const auto third = house.cookie_of("anna");
  house.post("/logga-ut-overallt", "csrf=" + house.csrf_of(third), third);
  CHECK(house.get("/inside/konto", there).status == 303);
}
