#include "server/http/problem.hpp"

#include <array>
#include <nlohmann/json.hpp>
#include <string_view>

#include "server/http/negotiation.hpp"

namespace tryggkarta::http {
namespace {

struct StatusWords {
  int status;
  std::string_view slug;
  std::string_view swedish;
  std::string_view english;
};

constexpr std::array kWords = {
    StatusWords{400, "bad-request", "Frågan kan inte besvaras", "The request cannot be answered"},
    StatusWords{401, "sign-in", "Du behöver logga in", "Sign in first"},
    StatusWords{403, "not-allowed", "Det är inte tillåtet", "This is not allowed"},
    StatusWords{404, "not-found", "Finns inte", "Not found"},
    StatusWords{405, "method", "Adressen kan bara läsas", "This address can only be read"},
    StatusWords{406, "not-acceptable", "Finns inte i den formen", "Not available in that form"},
    StatusWords{408, "timeout", "Frågan kom inte fram i tid", "The request took too long"},
    StatusWords{409, "conflict", "Ändringen krockar med en annan", "The change conflicts with another"},
    StatusWords{410, "gone", "Finns inte längre", "No longer available"},
    StatusWords{413, "no-body", "Frågan är för stor", "The request is too large"},
    StatusWords{414, "long-address", "Adressen är för lång", "The address is too long"},
    StatusWords{431, "long-headers", "Frågans huvud är för stort", "The request headers are too large"},
    StatusWords{500, "our-fault", "Något gick fel hos oss", "Something went wrong on our side"},
    StatusWords{503, "try-again", "Försök igen om en stund", "Try again in a moment"},
    StatusWords{505, "version", "Okänd version av HTTP", "Unknown version of HTTP"},
    StatusWords{412, "stale", "Någon annan hann före", "Somebody else was first"},
    StatusWords{415, "media-type", "Formen kan inte läsas", "That form cannot be read"},
    StatusWords{422, "incomplete", "Något saknas eller är fel", "Something is missing or wrong"},
    StatusWords{428, "version-needed", "Säg vilken version som ändras", "Say which version is changed"}};

const StatusWords& words_of(int status) {
  for (const StatusWords& words : kWords) {
    if (words.status == status) return words;
  }
  return status >= 500 ? kWords[12] : kWords[0];
}

bool is_tile_path(std::string_view path) {
  constexpr std::string_view kInside = "/inside";
  if (path.starts_with("/inside/tiles/")) path.remove_prefix(kInside.size());
  if (path.starts_with("/editions/")) {
    const auto slash = path.find('/', std::string_view("/editions/").size());
    path = slash == std::string_view::npos ? std::string_view{} : path.substr(slash);
  }
  // TileJSON stands below /tiles/ too, and its readers are people and programs that do look at the status.
  return path.starts_with("/tiles/") && !path.ends_with(".json");
}

bool is_data_path(std::string_view path) {
  for (const std::string_view data : {"/tiles/", "/editions/", "/figures", "/ogc", "/styles/", "/oembed", "/feed.atom",
                                      "/healthz", "/readyz", "/assets/", "/inside/"}) {
    if (path.starts_with(data)) return true;
  }
  return false;
}

bool wants_page(const Request& request) {
  return !is_data_path(request.path) &&
         choose_media_type(request, {"application/problem+json", "application/json", "text/html"}) == "text/html";
}

std::string escaped(std::string_view text) {
  std::string safe;
  for (const char c : text) {
    switch (c) {
      case '&': safe += "&amp;"; break;
      case '<': safe += "&lt;"; break;
      case '>': safe += "&gt;"; break;
      case '"': safe += "&quot;"; break;
      case '\'': safe += "&#39;"; break;
      default: safe += c;
    }
  }
  return safe;
}

std::string as_json(const Request& request, const ProblemDetail& detail) {
  nlohmann::ordered_json document;
  document["type"] = request.base_url + "/problems/" + std::string(words_of(detail.status).slug);
  document["title"] = detail.title;
  document["status"] = detail.status;
  if (!detail.detail.empty()) document["detail"] = detail.detail;
  if (!detail.instance.empty()) document["instance"] = "urn:tryggkarta:log:" + detail.instance;
  for (const auto& [name, text] : detail.errors) document["errors"].push_back({{"parameter", name}, {"detail", text}});
  return document.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

std::string as_page(const ProblemDetail& detail, Language language) {
  const bool swedish = language == Language::swedish;
  std::string page = swedish ? "<!doctype html>\n<html lang=\"sv\">" : "<!doctype html>\n<html lang=\"en\">";
  page += "<meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\">";
  page += "<title>" + escaped(detail.title) + "</title><main><h1>" + escaped(detail.title) + "</h1>";
  if (!detail.detail.empty()) page += "<p>" + escaped(detail.detail) + "</p>";
  if (!detail.instance.empty()) {
    page +=
        swedish ? "<p>Nämn detta nummer om du hör av dig: <code>" : "<p>Quote this number if you write to us: <code>";
    page += escaped(detail.instance) + "</code></p>";
  }
  page += swedish ? "<p><a href=\"/\">Till kartan</a></p></main>\n" : "<p><a href=\"/\">To the map</a></p></main>\n";
  return page;
}

std::vector<ParameterFault> checked(std::vector<ParameterFault> faults) {
  if (faults.empty()) throw Error(ErrorKind::broken, "a ProblemError without a fault");
  return faults;
}

}  // namespace

Response problem(const Request& request, const ProblemDetail& detail) {
  const Language language = language_of(request);
  ProblemDetail told = detail;
  if (told.title.empty()) {
    const StatusWords& words = words_of(told.status);
    told.title = language == Language::swedish ? words.swedish : words.english;
  }
  Response response;
  response.status = told.status;
  response.audience = audience_of(request.path);
  response.headers = {{"Cache-Control", "no-store"}, {"Vary", "Accept, Accept-Encoding, Accept-Language"}};
  if (told.status == 503) response.headers.emplace_back("Retry-After", "5");
  if (is_tile_path(request.path)) return response;

  const bool page = wants_page(request);
  response.headers.emplace_back("Content-Type", page ? "text/html; charset=utf-8" : "application/problem+json");
  response.headers.emplace_back("Content-Language", language == Language::swedish ? "sv" : "en");
  if (page) response.headers.emplace_back("Content-Security-Policy", "default-src 'none'; frame-ancestors *");
  response.body = std::make_shared<const std::string>(page ? as_page(told, language) : as_json(request, told));
  return response;
}

const std::string& in_language_of(const Request& request, const std::string& swedish, const std::string& english) {
  return language_of(request) == Language::swedish ? swedish : english;
}

ProblemError::ProblemError(ParameterFault fault) : ProblemError(std::vector{std::move(fault)}) {}

ProblemError::ProblemError(std::vector<ParameterFault> faults)
    : Error(ErrorKind::bad_input, checked(faults).front().swedish, faults.front().english),
      faults_(std::move(faults)) {}

}  // namespace tryggkarta::http
