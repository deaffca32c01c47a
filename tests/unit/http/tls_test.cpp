// TLS in the server itself: what it speaks, what it refuses, and that nobody holds up the others.
#include <catch2/catch.hpp>

#include "tests/unit/http/tls_client.hpp"

using namespace tryggkarta;
using namespace tryggkarta::http;
using namespace std::chrono_literals;

namespace {

const std::string kHsts = "strict-transport-security";

TlsOffer only(int version) { return {.lowest = version, .highest = version, .alpn = ""}; }

}  // namespace

TEST_CASE("a request is answered by TLS 1.3 and by TLS 1.2, and the connection goes on") {
  const TestCertificate certificate("karta");
  TestServer server(tls_options(certificate));
  for (const int version : {TLS1_3_VERSION, TLS1_2_VERSION}) {
    TlsHttp client(server.port(), only(version));
    REQUIRE(client.is_open());
    CHECK(client.version() == (version == TLS1_3_VERSION ? "TLSv1.3" : "TLSv1.2"));
    CHECK(client.server_name() == "karta");
    CHECK(client.ask(get_request("/big")).body == big_text());
    CHECK(client.ask(get_request("/nothing")).status == 204);
    CHECK(client.ask(get_request("/echo")).body == "/echo");
  }
}

TEST_CASE("TLS 1.1 and 1.0 are refused") {
  const TestCertificate certificate("karta");
  TestServer server(tls_options(certificate));
  for (const int version : {TLS1_1_VERSION, TLS1_VERSION}) {
    const TlsHttp client(server.port(), only(version));
    CHECK_FALSE(client.is_open());
    CHECK(client.why_not() == "tlsv1 alert protocol version");
  }
  CHECK(TlsHttp(server.port()).ask(get_request("/echo")).status == 200);
}

TEST_CASE("http/1.1 is agreed on, and a client that wants nothing but h2 is refused") {
  const TestCertificate certificate("karta");
  TestServer server(tls_options(certificate));
  CHECK(TlsHttp(server.port(), {.alpn = "\x02h2\x08http/1.1"}).protocol() == "http/1.1");
  const TlsHttp modern(server.port(), {.alpn = "\x02h2"});
  CHECK_FALSE(modern.is_open());
  CHECK(modern.why_not() == "tlsv1 alert no application protocol");
  TlsHttp silent(server.port());
  CHECK(silent.is_open());
  CHECK(silent.protocol().empty());
}

TEST_CASE("nobody may negotiate anew, and nothing is compressed") {
  const TestCertificate certificate("karta");
  TestServer server(tls_options(certificate));
  TlsHttp client(server.port(), only(TLS1_2_VERSION));
  REQUIRE(client.is_open());
  CHECK(SSL_get_current_compression(client.tls()) == nullptr);
  SSL_renegotiate(client.tls());
  CHECK(SSL_do_handshake(client.tls()) != 1);
}

TEST_CASE("Strict-Transport-Security is said over TLS, errors included, and never without") {
  const TestCertificate certificate("karta");
  TestServer secure(tls_options(certificate));
  TestServer plain;
  for (const char* path : {"/big", "/nothing", "/missing", "/moved", "/%zz"}) {
    INFO(path);
    CHECK(TlsHttp(secure.port()).ask(get_request(path)).header(kHsts) == "max-age=31536000");
    CHECK(RawHttp(plain.port()).ask(get_request(path)).header(kHsts).empty());
  }
  TlsHttp refused(secure.port());
  CHECK(refused.ask("hello\r\n\r\n").header(kHsts) == "max-age=31536000");
}

TEST_CASE("links begin with https where nothing else is configured") {
  const TestCertificate certificate("karta");
  TestServer server(tls_options(certificate));
  CHECK(TlsHttp(server.port()).ask(get_request("/base")).body == "https://127.0.0.1:" + std::to_string(server.port()));
  auto options = tls_options(certificate);
  options.public_url = "https://karta.example.se";
  TestServer named(options);
  CHECK(TlsHttp(named.port()).ask(get_request("/base")).body == "https://karta.example.se");
}

TEST_CASE("long bodies, pieces and requests sent together arrive whole over TLS") {
  const TestCertificate certificate("karta");
  Router router = status_routes();
  router.get("/stream", [](const Request&) {
    Response response;
    response.headers = {{"Content-Type", "text/plain"}};
    response.more = [number = 0](std::string& out) mutable {
      out.append(64 * 1024, static_cast<char>('a' + number));
      return ++number == 20 ? Piece::last : Piece::more_follow;
    };
    return response;
  });
  router.post("/form", [](const Request& request) { return plain_response(200, "text/plain", request.body); });
  TestServer server(tls_options(certificate), std::move(router));
  TlsHttp client(server.port());
  CHECK(client.ask(get_request("/huge")).body == std::string(8u << 20, 'h'));
  const std::string streamed = client.ask(get_request("/stream")).body;
  CHECK(streamed.size() == 20u * 64 * 1024);
  CHECK(streamed.back() == 't');
  const std::string form(40'000, 'f');
  CHECK(client.ask("POST /form HTTP/1.1\r\nHost: x\r\nContent-Length: 40000\r\n\r\n" + form).body == form);
  client.send(get_request("/echo?x=1") + get_request("/echo?x=2"));
  CHECK(client.receive().body == "1");
  CHECK(client.receive().body == "2");
}

TEST_CASE("the last answer is followed by the good-bye of TLS, and then by the end") {
  const TestCertificate certificate("karta");
  TestServer server(tls_options(certificate));
  TlsHttp client(server.port());
  CHECK(client.ask(get_request("/big", "Connection: close\r\n")).body == big_text());
  CHECK(client.is_closed_by_server());
  CHECK(client.was_told_good_bye());

  TlsHttp talkative(server.port());
  CHECK(talkative.ask("POST /big HTTP/1.1\r\nHost: x\r\nContent-Length: 99999\r\n\r\nmore than anyone reads").status ==
        405);
  CHECK(talkative.is_closed_by_server());
}

TEST_CASE("HTTP without TLS is told so in plain words, and what is neither is hung up on") {
  const TestCertificate certificate("karta");
  TestServer server(tls_options(certificate));
  RawHttp plain(server.port());
  const RawAnswer answer = plain.ask(get_request("/big"));
  CHECK(answer.status == 400);
  CHECK(answer.body.find("https://") != std::string::npos);
  CHECK(answer.header(kHsts).empty());
  CHECK(plain.is_closed_by_server());
  RawHttp noise(server.port());
  noise.send(std::string(3000, '\xff'));
  CHECK(noise.receive().status == 0);
  RawHttp(server.port()).send("\x16\x03\x01");
  CHECK(TlsHttp(server.port()).ask(get_request("/big")).status == 200);
}

TEST_CASE("a handshake that does not end in time is hung up on, however often a byte comes") {
  const TestCertificate certificate("karta");
  auto options = tls_options(certificate);
  options.limits.handshake_time = 150ms;
  TestServer server(options);
  CHECK(RawHttp(server.port()).is_closed_by_server());
  RawHttp dripping(server.port());
  // A record of 512 bytes is announced and never comes to its end.
  dripping.send(std::string_view("\x16\x03\x01\x02\x00\x01", 6));
  const auto begin = std::chrono::steady_clock::now();
  while (std::chrono::steady_clock::now() - begin < 5s && dripping.send({"\0", 1})) {
    if (dripping.has_input(20ms)) break;
  }
  CHECK(std::chrono::steady_clock::now() - begin < 5s);
  CHECK(TlsHttp(server.port()).ask(get_request("/big")).status == 200);
}

TEST_CASE("two hundred handshakes that do not go on hold up nobody") {
  const TestCertificate certificate("karta");
  TestServer server(tls_options(certificate));
  std::vector<std::unique_ptr<RawHttp>> idle;
  for (int i = 0; i < 200; ++i) {
    idle.push_back(std::make_unique<RawHttp>(server.port()));
    if (i % 2 == 0) idle.back()->send(std::string_view("\x16\x03\x01\x02\x00\x01", 6));
  }
  const auto begin = std::chrono::steady_clock::now();
  for (int i = 0; i < 4; ++i) CHECK(TlsHttp(server.port()).ask(get_request("/big")).status == 200);
  CHECK(std::chrono::steady_clock::now() - begin < 5s);
}

TEST_CASE("the limits of a request hold over TLS as well") {
  const TestCertificate certificate("karta");
  auto options = tls_options(certificate);
  options.limits.header_time = 150ms;
  options.limits.idle_time = 150ms;
  TestServer server(options);
  TlsHttp slow(server.port());
  slow.send("GET /big HTTP/1.1\r\nHost:");
  CHECK(slow.receive().status == 408);
  TlsHttp idle(server.port());
  CHECK(idle.is_closed_by_server());
}

TEST_CASE("a peer with too many connections is hung up on before any handshake") {
  const TestCertificate certificate("karta");
  auto options = tls_options(certificate);
  options.limits.connections_per_trusted_peer = 1;
  TestServer server(options);
  TlsHttp first(server.port());
  CHECK(first.ask(get_request("/big")).status == 200);
  CHECK_FALSE(TlsHttp(server.port()).is_open());
}

TEST_CASE("stopping ends idle connections and unfinished handshakes of TLS") {
  const TestCertificate certificate("karta");
  TestServer server(tls_options(certificate));
  TlsHttp idle(server.port());
  CHECK(idle.ask(get_request("/big")).status == 200);
  RawHttp half(server.port());
  half.send("\x16\x03\x01");
  const auto begin = std::chrono::steady_clock::now();
  server.server.stop();
  CHECK(std::chrono::steady_clock::now() - begin < 5s);
  CHECK(idle.is_closed_by_server());
}
