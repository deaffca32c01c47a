#include "server/config.hpp"

#include <catch2/catch.hpp>

#include "geo/error.hpp"

using namespace tryggkarta;
using namespace tryggkarta::server;

namespace {

std::string complaint_about(std::string_view toml) {
  try {
    parse_config(toml, "karta.toml");
  } catch (const Error& error) {
    return error.english();
  }
  return "nothing";
}

}  // namespace

TEST_CASE("an empty configuration is the default one") {
  const Config config = parse_config("", "karta.toml");
  CHECK(config.server.listen == ListenAddress{"127.0.0.1", 8080});
  CHECK(config.server.public_url.empty());
  CHECK(config.embed.allowed_origins.empty());
  CHECK_FALSE(config.store.production);
}

TEST_CASE("every key is read") {
  const Config config = parse_config(R"(
[server]
listen = "[::1]:9000"
public_url = "https://example.se/karta/"
threads = 4
max_connections = 10
max_connections_per_peer = 3
trusted_proxies = ["10.0.0.1"]
[tls]
certificate_file = "chain.pem"
key_file = "key.pem"
[oidc]
issuer = "https://login.example.se/stad"
client_id = "karta"
client_secret_file = "secret"
title = "Stadens katalog"
groups_claim = "roller"
scopes = "openid profile groups"
ca_file = "ca.pem"
[oidc.roles]
"Trygghet planering" = "planner@SO:02,01/2"
"ledning" = "steering"
[embed]
allowed_origins = ["https://www.example.se", "http://localhost:3000"]
[store]
production = true
[cache]
bytes = 1000000
[intake]
largest_file = 5000000
[log]
requests = true
[year_wheel]
file = "arshjul.toml"
)",
                                     "karta.toml");
  CHECK(config.server.listen == ListenAddress{"::1", 9000});
  CHECK(config.server.public_url == "https://example.se/karta");
  CHECK(config.server.threads == 4);
  CHECK(config.server.max_connections == 10);
  CHECK(config.server.max_connections_per_peer == 3);
  CHECK(config.server.trusted_proxies == std::vector<std::string>{"10.0.0.1"});
  CHECK(config.tls.certificate_file == "chain.pem");
  CHECK(config.tls.key_file == "key.pem");
  CHECK(config.oidc.issuer == "https://login.example.se/stad");
  CHECK(config.oidc.client_id == "karta");
  CHECK(config.oidc.client_secret_file == "secret");
  CHECK(config.oidc.title == "Stadens katalog");
  CHECK(config.oidc.groups_claim == "roller");
  CHECK(config.oidc.scopes == "openid profile groups");
  CHECK(config.oidc.ca_file == "ca.pem");
  REQUIRE(config.oidc.roles.size() == 2);
  CHECK(config.oidc.roles[0].first == "Trygghet planering");
  CHECK(format_assignment(config.oidc.roles[0].second) == "planner@SO:01,02/2");
  CHECK(config.embed.allowed_origins == std::vector<std::string>{"https://www.example.se", "http://localhost:3000"});
  CHECK(config.store.production);
  CHECK(config.cache.bytes == 1'000'000);
  CHECK(config.intake.largest_file == 5'000'000);
  CHECK(config.log.requests);
  CHECK(config.year_wheel.file == "arshjul.toml");
}

TEST_CASE("a mistake is named with file, line, key and remedy") {
  CHECK(complaint_about("[server]\nlissten = \"x\"\n") ==
        "karta.toml, line 2: unknown key server.lissten (known: listen, max_connections, max_connections_per_peer, "
        "public_url, threads, trusted_proxies)");
  CHECK(complaint_about("[srever]\n") ==
        "karta.toml, line 1: unknown section srever (known: cache, embed, intake, log, oidc, server, store, tls, year_wheel)");
  CHECK(complaint_about("\n[server]\nthreads = \"four\"\n") ==
        "karta.toml, line 3: server.threads must be a whole number from 0 to 256");
  CHECK(complaint_about("[server]\nthreads = -1\n") ==
        "karta.toml, line 2: server.threads must be a whole number from 0 to 256");
  CHECK(complaint_about("[store]\nproduction = 1\n") == "karta.toml, line 2: store.production must be true or false");
  CHECK(complaint_about("server = 1\n") == "karta.toml, line 1: server must be a section: [server]");
}

TEST_CASE("addresses that could break a header or a link are refused") {
  for (const char* url : {"karta.example.se", "javascript:alert(1)", "https://", "https:///x", "https://a b",
                          "https://a/?x", "ftp://a"}) {
    INFO(url);
    CHECK(complaint_about("[server]\npublic_url = \"" + std::string(url) + "\"") != "nothing");
  }
  for (const char* origin : {"www.example.se", "https://a/path", "https://a; script-src *", "https://a/", "*"}) {
    INFO(origin);
    CHECK(complaint_about("[embed]\nallowed_origins = [\"" + std::string(origin) + "\"]") != "nothing");
  }
}

TEST_CASE("a certificate without its key is refused, and a key without its certificate") {
  CHECK(complaint_about("[tls]\ncertificate_file = \"chain.pem\"\n") ==
        "karta.toml: tls.certificate_file and tls.key_file go together: key_file is missing");
  CHECK(complaint_about("[tls]\nkey_file = \"key.pem\"\n") ==
        "karta.toml: tls.certificate_file and tls.key_file go together: certificate_file is missing");
  CHECK(complaint_about("[tls]\n") == "nothing");
}

namespace {

/// What is said of a log-in that is whole but for these lines of [oidc].
std::string complaint_about_log_in(const std::string& lines) {
  return complaint_about("[server]\npublic_url = \"https://karta.example.se\"\n[oidc]\n" + lines);
}

}  // namespace

TEST_CASE("a log-in has what it needs, or the server does not start") {
  const std::string whole = "issuer = \"https://login.example.se\"\nclient_id = \"karta\"\n";
  CHECK(complaint_about_log_in(whole) == "nothing");
  CHECK(complaint_about_log_in("client_id = \"karta\"\n") ==
        "karta.toml: oidc.issuer is missing: the provider's address");
  CHECK(complaint_about_log_in("issuer = \"https://login.example.se\"\n") ==
        "karta.toml: oidc.client_id is missing: what the provider calls this map");
  CHECK(complaint_about("[oidc]\n" + whole).find("karta.toml: [oidc] needs server.public_url") == 0);
  for (const char* url : {"http://karta.example.se", "http://127.0.0.1.example.se", "http://localhost.example.se"}) {
    INFO(url);
    CHECK(complaint_about("[server]\npublic_url = \"" + std::string(url) + "\"\n[oidc]\n" + whole)
              .find("needs server.public_url") != std::string::npos);
  }
  for (const char* url : {"http://127.0.0.1:8080", "http://localhost/karta", "http://[::1]:8080"})
    CHECK(complaint_about("[server]\npublic_url = \"" + std::string(url) + "\"\n[oidc]\n" + whole) == "nothing");
}

TEST_CASE("what is wrong about a log-in is named with file, line and key") {
  CHECK(complaint_about_log_in("issuer = \"http://login.example.se\"\n")
            .find("karta.toml, line 4: oidc.issuer must be the provider's https address") == 0);
  CHECK(complaint_about_log_in("scopes = \"profile\"\n")
            .find("karta.toml, line 4: oidc.scopes must be words that hold") == 0);
  CHECK(complaint_about_log_in("title = \" \"\n") == "karta.toml, line 4: oidc.title must be what the button says");
  CHECK(complaint_about_log_in("client_secret = \"x\"\n").find("karta.toml, line 4: unknown key oidc.client_secret") ==
        0);
  for (const char* part : {"king", "planner@", "planner@SO", "planner/9", ""}) {
    INFO(part);
    CHECK(complaint_about_log_in("[oidc.roles]\n\"a b\" = \"" + std::string(part) + "\"\n")
              .find("karta.toml, line 5: oidc.roles.\"a b\" must be a part, such as ") == 0);
  }
  CHECK(complaint_about_log_in("[oidc.roles]\na = 1\n") ==
        "karta.toml, line 5: oidc.roles.\"a\" must be text in quotes");
  CHECK(complaint_about_log_in("roles = \"planner\"\n") ==
        "karta.toml, line 4: oidc.roles must be a section with groups: [oidc.roles]");
  CHECK(complaint_about_log_in("[oidc.roles]\n") ==
        "karta.toml, line 4: oidc.roles must be a section with groups: [oidc.roles]");
}

TEST_CASE("groups keep the order of the file") {
  const Config config = parse_config(
      "[server]\npublic_url = \"https://a.se\"\n[oidc]\nissuer = \"https://b.se\"\nclient_id = \"c\"\n"
      "roles = { z = \"reader\", a = \"steering\", m = \"planner\" }\n",
      "karta.toml");
  REQUIRE(config.oidc.roles.size() == 3);
  CHECK(config.oidc.roles[0].first == "z");
  CHECK(config.oidc.roles[1].first == "a");
  CHECK(config.oidc.roles[2].first == "m");
}

TEST_CASE("malformed TOML is named with its line") {
  CHECK(complaint_about("[server]\nlisten = \n").find("karta.toml, line 2: ") == 0);
  CHECK(complaint_about("[server]\nthreads = 1\nthreads = 2\n").find("karta.toml, line 3: ") == 0);
}

TEST_CASE("a file that is not there is named") {
  CHECK_THROWS_WITH(read_config("no/such/file.toml"),
                    Catch::Contains("no/such/file.toml") && Catch::Contains("--config"));
}

TEST_CASE("an address to listen at is read strictly") {
  CHECK(parse_listen("0.0.0.0:80") == ListenAddress{"0.0.0.0", 80});
  CHECK(parse_listen("localhost:0") == ListenAddress{"localhost", 0});
  for (const char* text : {"", "8080", ":8080", "a:", "a:x", "a:65536", "a:-1", "::1:8080", "a:80 ", "[]:80"}) {
    INFO(text);
    CHECK_THROWS_AS(parse_listen(text), Error);
  }
}
