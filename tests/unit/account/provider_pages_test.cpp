// The city's own log-in as a browser meets it: the button, the way there, the way back, and the words when it fails.
#include <catch2/catch.hpp>

#include "geo/error.hpp"
#include "server/account/account.hpp"
#include "server/http/answer.hpp"
#include "server/http/target.hpp"
#include "server/log.hpp"
#include "server/session/password.hpp"
#include "tests/support/small_edition.hpp"
#include "tests/unit/oidc/small_provider.hpp"

using namespace tryggkarta;
using namespace tryggkarta::testing;
using oidc::testing::SmallProvider;
using Headers = std::vector<std::pair<std::string, std::string>>;

namespace {

const access::Member kAnna{1, "anna", "Anna Ek", {*access::parse_assignment("planner")}};

/// The pages with a provider in memory, who vouches for whoever comes; `arrival` is what the store makes of them.
struct DoorHouse {
  explicit DoorHouse(const std::string& base = "http://127.0.0.1:8080") : base_url(base) {
    session::People people;
    people.members = {kAnna};
    live.replace(std::make_shared<const session::People>(people));
    account::Desk desk;
    desk.log_of_stranger = [this](const std::string& name, const std::string& act, const std::string& what) {
      told.push_back(name + " " + act + " " + what);
    };
    desk.logged_of = [](const std::string&) { return std::vector<account::LoggedLine>{}; };
    desk.set_own_password = [this](const access::Member&, const std::string&) { told.emplace_back("password"); };
    desk.arrive = [this](const oidc::Person& person) { return arrival(person); };
    const auto edition = edition_of(small_parts(3));
    const auto provider =
        std::make_shared<oidc::Provider>(oidc::ProviderSettings{.issuer = oidc::testing::kIssuer,
                                                                .client_id = oidc::testing::kClient,
                                                                .redirect_uri = base + "/logga-in/oidc/svar"},
                                         small.back_channel(), small.clock());
    account::add_account_pages(router,
                               {keeper, desk, [edition] { return edition; }, {}, {provider, "Stadens <katalog>"}});
  }

  http::Response get(std::string_view target, Headers headers = {}) {
    auto parsed = http::parse_target(target, http::Limits{});
    http::Request request;
    request.path = parsed.path;
    request.query = parsed.query;
    request.headers = std::move(headers);
    request.client = "192.0.2.1";
    request.base_url = base_url;
    return http::answer(router, request);
  }

  /// Sets out, and has the provider answer with a token for that sign-in. The way back, with the browser's cookie.
  std::pair<std::string, Headers> sent_back(const std::string& next = "") {
    const auto away = get("/logga-in/oidc?next=" + next);
    const std::string address = away.header("Location").value();
    auto claims = oidc::testing::good_claims();
    claims["nonce"] = field(address, "nonce");
    claims["name"] = "Anna <b>Ek</b>";
    small.answer_with(claims);
    const std::string cookie = away.header("Set-Cookie").value();
    return {"/logga-in/oidc/svar?code=c-1&state=" + field(address, "state"),
            {{"cookie", cookie.substr(0, cookie.find(';'))}}};
  }
  http::Response come_back(const std::string& next = "", Headers more = {}) {
    auto [target, headers] = sent_back(next);
    if (!more.empty()) headers.front().second += "; " + more.front().second;
    return get(target, headers);
  }
  static std::string field(const std::string& address, const std::string& name) {
    const auto at = address.find(name + "=") + name.size() + 1;
    return address.substr(at, address.find('&', at) - at);
  }
  static std::vector<std::string> cookies_of(const http::Response& response) {
    std::vector<std::string> cookies;
    for (const auto& [name, value] : response.headers) {
      if (name == "Set-Cookie") cookies.push_back(value);
    }
    return cookies;
  }

  std::string base_url;
  std::vector<std::string> told;
  std::function<std::optional<account::Arrival>(const oidc::Person&)> arrival = [](const oidc::Person&) {
    return account::Arrival{kAnna, false};
  };
  SmallProvider small;
  time::Instant now{std::chrono::seconds{1'790'000'000}};
  server::Live<session::People> live;
  session::Doorkeeper keeper{live, [this] { return now; }};
  http::Router router;
};

}  // namespace

TEST_CASE("the sign-in page has a link to the city's own log-in, above the password, with where to go on to") {
  DoorHouse house("https://example.se/karta");
  const std::string page{house.get("/logga-in?next=%2Finside%2Ffigures%3Fa%3Db").text()};
  const auto link = page.find("href=\"/karta/logga-in/oidc?next=%2Finside%2Ffigures%3Fa%3Db\"");
  REQUIRE(link != std::string::npos);
  CHECK(page.find("Stadens &lt;katalog&gt;", link) != std::string::npos);
  CHECK(link < page.find("name=\"password\""));
}

TEST_CASE("setting out leads to the provider with a cookie that scripts and other sites do not have") {
  DoorHouse house("https://karta.example.se");
  const auto away = house.get("/logga-in/oidc");
  CHECK(away.status == 303);
  CHECK(away.header("Location")->starts_with("https://login.example.se/auth?response_type=code&"));
  CHECK(away.header("Cache-Control") == "no-store");
  CHECK_FALSE(away.header("Access-Control-Allow-Origin"));
  const std::string cookie = away.header("Set-Cookie").value();
  CHECK(cookie.starts_with("__Host-tryggkarta-departure="));
  CHECK(cookie.ends_with("; Path=/; HttpOnly; SameSite=Lax; Secure; Max-Age=600"));
  CHECK(away.header("Location")->find(DoorHouse::field(cookie, "departure").substr(0, 43)) == std::string::npos);
}

TEST_CASE("coming back begins a new session, ends the former one, and goes on inside, never to another site") {
  DoorHouse house;
  const std::string former = house.keeper.let_in(kAnna);
  const auto back = house.come_back("%2Finside%2Ffigures", {{"cookie", "tryggkarta=" + former}});
  CHECK(back.status == 303);
  CHECK(back.header("Location") == "/inside/figures");
  const auto cookies = DoorHouse::cookies_of(back);
  REQUIRE(cookies.size() == 2);
  CHECK(cookies[0].starts_with("tryggkarta="));
  CHECK(cookies[1] == "tryggkarta-departure=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0");
  CHECK(house.get("/inside/konto", {{"cookie", cookies[0].substr(0, cookies[0].find(';'))}}).status == 200);
  CHECK(house.get("/inside/konto", {{"cookie", "tryggkarta=" + former}}).status == 303);
  CHECK(house.told == std::vector<std::string>{"anna inloggad oidc 192.0.2.1"});
  CHECK(house.come_back("https%3A%2F%2Felsewhere.example").header("Location") == "/inside/karta");
}

TEST_CASE("other parts than until now end what was open in the former ones") {
  DoorHouse house;
  const std::string elsewhere = "tryggkarta=" + house.keeper.let_in(kAnna);
  house.come_back();
  CHECK(house.get("/inside/konto", {{"cookie", elsewhere}}).status == 200);
  house.arrival = [](const oidc::Person&) { return account::Arrival{kAnna, true}; };
  CHECK(DoorHouse::cookies_of(house.come_back()).size() == 2);
  CHECK(house.get("/inside/konto", {{"cookie", elsewhere}}).status == 303);
}

TEST_CASE("an answer that another browser began signs nobody in, and leaves who is signed in where they are") {
  DoorHouse house;
  const std::string own = "tryggkarta=" + house.keeper.let_in(kAnna);
  const auto [target, headers] = house.sent_back();
  for (const Headers& browser :
       {Headers{}, Headers{{"cookie", own}}, Headers{{"cookie", "tryggkarta-departure=guessed"}}}) {
    const auto refused = house.get(target, browser);
    CHECK(refused.status == 400);
    CHECK(DoorHouse::cookies_of(refused).empty());
  }
  CHECK(house.get("/inside/konto", {{"cookie", own}}).status == 200);
  CHECK(house.told.empty());
  CHECK(house.get(target, headers).status == 303);
}

TEST_CASE("who plays no part is told so, with the name as text, and gets no session") {
  DoorHouse house;
  house.arrival = [](const oidc::Person&) { return std::nullopt; };
  const auto refused = house.come_back();
  CHECK(refused.status == 403);
  CHECK(refused.text().find(
            "Du är inloggad hos Stadens &lt;katalog&gt; som Anna &lt;b&gt;Ek&lt;/b&gt;, men har ingen roll") !=
        std::string_view::npos);
  CHECK(DoorHouse::cookies_of(refused).empty());
  CHECK(house.told == std::vector<std::string>{" ingen roll oidc 192.0.2.1"});
}

TEST_CASE(
    "a silent provider and a store that cannot write are told in words, with the way back and a line in the log") {
  for (const bool is_silent : {true, false}) {
    DoorHouse house;
    house.arrival = [](const oidc::Person&) -> std::optional<account::Arrival> {
      throw Error(ErrorKind::unavailable, "Loggen kan inte skrivas.", "the log cannot be written");
    };
    const auto [target, headers] = house.sent_back();
    house.small.is_silent = is_silent;
    const server::LogCapture log;
    const auto refused = house.get(target, headers);
    CHECK(refused.status == 503);
    CHECK(refused.text().find(is_silent ? "Inloggningstjänsten svarar inte" : "Loggen kan inte skrivas") !=
          std::string_view::npos);
    CHECK(refused.text().find("href=\"/logga-in\"") != std::string_view::npos);
    CHECK(log.text().find(is_silent ? "\"reason\":\"provider_silent\"" : "\"reason\":\"the log cannot be written\"") !=
          std::string::npos);
    for (const char* secret : {"c-1", "departure=", "eyJ"}) CHECK(log.text().find(secret) == std::string::npos);
  }
}

TEST_CASE("the words are English for who reads English") {
  DoorHouse house;
  const auto refused = house.get("/logga-in/oidc/svar?lang=en&state=x&code=y");
  CHECK(refused.status == 400);
  CHECK(refused.text().find("The sign-in does not belong to this browser") != std::string_view::npos);
}

TEST_CASE("who has no password here gets no form for one, and cannot make one past it") {
  DoorHouse house;
  const Headers cookie{{"cookie", "tryggkarta=" + house.keeper.let_in(kAnna)}};
  const std::string page{house.get("/inside/konto", cookie).text()};
  CHECK(page.find("/inside/konto/losenord") == std::string::npos);
  const auto at = page.find("name=\"csrf\" value=\"");
  REQUIRE(at != std::string::npos);
  http::Request request;
  request.method = http::Method::post;
  request.path = "/inside/konto/losenord";
  request.headers = cookie;
  request.headers.emplace_back("content-type", "application/x-www-form-urlencoded");
  request.body = "csrf=" + page.substr(at + 19, 43) + "&password=tolv+helt+nya+tecken";
  request.base_url = house.base_url;
  CHECK(http::answer(house.router, request).status == 403);
  CHECK(house.told.empty());
}
