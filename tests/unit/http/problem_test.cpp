#include "server/http/problem.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>
#include <stdexcept>

#include "server/http/answer.hpp"
#include "server/http/query.hpp"
#include "server/log.hpp"

using namespace tryggkarta;
using namespace tryggkarta::http;

namespace {

Request request_for(std::string path, std::vector<std::pair<std::string, std::string>> headers = {}) {
  Request request;
  request.path = std::move(path);
  request.headers = std::move(headers);
  request.base_url = "https://karta.example/goteborg";
  return request;
}

Response answer_of(Request request, const std::function<void()>& fail) {
  Router router;
  const auto handler = [&](const Request&) -> Response {
    fail();
    return {};
  };
  router.get(request.path, handler);
  return answer(router, request);
}

nlohmann::json document_of(const Response& response) { return nlohmann::json::parse(response.text()); }

}  // namespace

TEST_CASE("the kind of an error decides the status, and its sentence is told in the reader's language") {
  const std::pair<ErrorKind, int> rows[] = {{ErrorKind::bad_input, 400},
                                            {ErrorKind::not_found, 404},
                                            {ErrorKind::not_allowed, 403},
                                            {ErrorKind::conflict, 409},
                                            {ErrorKind::unavailable, 503}};
  for (const auto& [kind, status] : rows) {
    const auto fail = [kind = kind] { throw Error(kind, "svensk mening", "English sentence"); };
    const Response swedish = answer_of(request_for("/figures"), fail);
    CHECK(swedish.status == status);
    CHECK(swedish.header("content-type") == "application/problem+json");
    CHECK(swedish.header("cache-control") == "no-store");
    CHECK(document_of(swedish)["detail"] == "svensk mening");
    CHECK(document_of(swedish)["status"] == status);
    const Response english = answer_of(request_for("/figures", {{"accept-language", "en"}}), fail);
    CHECK(document_of(english)["detail"] == "English sentence");
    CHECK((swedish.header("retry-after") == "5") == (status == 503));
  }
}

TEST_CASE("an unknown exception is a plain 500 whose number, and only that, is shared with the log") {
  server::LogCapture log;
  const Response response = answer_of(request_for("/figures"), [] { throw std::runtime_error("password=hunter2"); });
  CHECK(response.status == 500);
  CHECK(response.text().find("hunter2") == std::string_view::npos);
  const std::string instance = document_of(response)["instance"];
  const std::string id = instance.substr(instance.rfind(':') + 1);
  CHECK_FALSE(id.empty());
  CHECK(log.text().find("\"event\":\"request.failed\",\"id\":\"" + id + "\"") != std::string::npos);
}

TEST_CASE("an error of kind broken does not show its text either") {
  server::LogCapture log;
  const Response response = answer_of(request_for("/figures"), [] { throw Error(ErrorKind::broken, "inner text"); });
  CHECK(response.status == 500);
  CHECK(response.text().find("inner text") == std::string_view::npos);
}

TEST_CASE("errors below the tiles have no body, and TileJSON's errors do") {
  const auto fail = [] { throw Error(ErrorKind::bad_input, "fel", "wrong"); };
  for (const char* path : {"/tiles/areas/1/2/3.mvt", "/editions/7/tiles/areas/1/2/3.mvt"}) {
    const Response response = answer_of(request_for(path, {{"accept", "text/html"}}), fail);
    CHECK(response.status == 400);
    CHECK(response.text().empty());
    CHECK(response.header("access-control-allow-origin") == "*");
    CHECK_FALSE(response.header("content-type"));
  }
  CHECK_FALSE(answer_of(request_for("/tiles/areas.json"), fail).text().empty());
  CHECK_FALSE(answer_of(request_for("/editions/7"), fail).text().empty());
}

TEST_CASE("a browser gets a page, with what came from outside escaped") {
  const auto fail = [] { throw Error(ErrorKind::not_found, "Området \"<script>\" finns inte.", "No area."); };
  const std::string browser = "text/html,application/xhtml+xml,*/*;q=0.8";
  const Response page = answer_of(request_for("/omrade/x", {{"accept", browser}}), fail);
  CHECK(page.header("content-type") == "text/html; charset=utf-8");
  CHECK(page.text().find("<script>") == std::string_view::npos);
  CHECK(page.text().find("&lt;script&gt;") != std::string_view::npos);
  CHECK(page.header("content-security-policy"));
  CHECK(answer_of(request_for("/figures", {{"accept", browser}}), fail).header("content-type") ==
        "application/problem+json");
}

TEST_CASE("the document's type is an address of ours and survives hostile bytes") {
  const auto fail = [] { throw Error(ErrorKind::bad_input, "\xff\"\n", "x"); };
  const auto document = document_of(answer_of(request_for("/figures"), fail));
  CHECK(document["type"] == "https://karta.example/goteborg/problems/bad-request");
}

TEST_CASE("a known parameter is read and an absent one is nothing") {
  Request request;
  request.query = {{"scheme", "MO2021"}, {"period", ""}};
  const Query query(request, {"scheme", "period", "category"});
  CHECK(query.value("scheme") == "MO2021");
  CHECK(query.value("period") == "");
  CHECK_FALSE(query.value("category"));
  CHECK(query.value_or("category", "all") == "all");
}

TEST_CASE("every unknown or repeated parameter is named, together with the known ones") {
  Request request = request_for("/figures");
  request.query = {{"shceme", "x"}, {"period", "2026"}, {"period", "2025"}};
  const Response response = answer_of(request, [&] { Query(request, {"scheme", "period"}); });
  CHECK(response.status == 400);
  const auto document = document_of(response);
  REQUIRE(document["errors"].size() == 2);
  CHECK(document["errors"][0]["parameter"] == "shceme");
  CHECK(document["errors"][0]["detail"] == "Parametern \"shceme\" finns inte. Kända parametrar: scheme, period.");
  CHECK(document["errors"][1]["parameter"] == "period");
}
