#include "server/http/response.hpp"

#include <array>

#include "server/http/header_list.hpp"

namespace tryggkarta::http {
namespace {

// tiles-and-http 1.6: also on 204, 304, 4xx and 5xx, because a 404 without CORS looks like a broken network to a map.
constexpr std::string_view kEveryone =
    "Access-Control-Allow-Origin: *\r\n"
    "Access-Control-Expose-Headers: ETag, Link, Content-Crs, OGCAPI-datetime\r\n"
    "Cross-Origin-Resource-Policy: cross-origin\r\n"
    "Referrer-Policy: strict-origin-when-cross-origin\r\n"
    "X-Content-Type-Options: nosniff\r\n";

constexpr std::string_view kPage =
    "Access-Control-Allow-Origin: *\r\n"
    "Cross-Origin-Resource-Policy: cross-origin\r\n"
    "Referrer-Policy: no-referrer\r\n"
    "X-Content-Type-Options: nosniff\r\n";

constexpr std::string_view kInside =
    "Cross-Origin-Resource-Policy: same-origin\r\n"
    "Referrer-Policy: strict-origin-when-cross-origin\r\n"
    "X-Content-Type-Options: nosniff\r\n";

std::optional<std::string> find_in_lines(std::string_view lines, std::string_view name) {
  while (!lines.empty()) {
    const std::string_view line = lines.substr(0, lines.find("\r\n"));
    const auto colon = line.find(':');
    if (colon != std::string_view::npos && same_token(line.substr(0, colon), name)) {
      return std::string(trimmed(line.substr(colon + 1)));
    }
    lines.remove_prefix(line.size() + 2);
  }
  return std::nullopt;
}

}  // namespace

std::optional<std::string> Response::header(std::string_view name) const {
  for (const auto& [own, value] : headers) {
    if (same_token(own, name)) return value;
  }
  const std::string_view kept = kept_lines ? std::string_view(*kept_lines) : std::string_view{};
  for (const std::string_view lines : {fixed_lines, kept, standing_lines(audience)}) {
    if (auto value = find_in_lines(lines, name)) return value;
  }
  return std::nullopt;
}

std::string_view Response::text() const { return body ? std::string_view(*body) : std::string_view{}; }

std::string_view standing_lines(Audience audience) {
  switch (audience) {
    case Audience::everyone: return kEveryone;
    case Audience::page: return kPage;
    case Audience::inside: return kInside;
  }
  return kInside;
}

Audience audience_of(std::string_view path) {
  return path.starts_with("/inside/") ? Audience::inside : Audience::everyone;
}

Response plain_response(int status, std::string content_type, std::string body) {
  Response response;
  response.status = status;
  response.headers = {{"Content-Type", std::move(content_type)}, {"Cache-Control", "no-store"}};
  response.body = std::make_shared<const std::string>(std::move(body));
  return response;
}

Response redirect(int status, std::string location) {
  Response response;
  response.status = status;
  response.headers = {{"Location", std::move(location)}};
  const bool permanent = status == 301 || status == 308;
  response.headers.emplace_back("Cache-Control", permanent ? "public, max-age=86400" : "no-store");
  return response;
}

std::string_view reason_phrase(int status) {
  using Row = std::pair<int, std::string_view>;
  static constexpr std::array kPhrases = {Row{200, "OK"},
                                          Row{201, "Created"},
                                          Row{204, "No Content"},
                                          Row{206, "Partial Content"},
                                          Row{301, "Moved Permanently"},
                                          Row{302, "Found"},
                                          Row{303, "See Other"},
                                          Row{304, "Not Modified"},
                                          Row{307, "Temporary Redirect"},
                                          Row{308, "Permanent Redirect"},
                                          Row{400, "Bad Request"},
                                          Row{401, "Unauthorized"},
                                          Row{403, "Forbidden"},
                                          Row{404, "Not Found"},
                                          Row{405, "Method Not Allowed"},
                                          Row{406, "Not Acceptable"},
                                          Row{408, "Request Timeout"},
                                          Row{409, "Conflict"},
                                          Row{410, "Gone"},
                                          Row{411, "Length Required"},
                                          Row{412, "Precondition Failed"},
                                          Row{413, "Content Too Large"},
                                          Row{414, "URI Too Long"},
                                          Row{415, "Unsupported Media Type"},
                                          Row{416, "Range Not Satisfiable"},
                                          Row{422, "Unprocessable Content"},
                                          Row{428, "Precondition Required"},
                                          Row{429, "Too Many Requests"},
                                          Row{431, "Request Header Fields Too Large"},
                                          Row{500, "Internal Server Error"},
                                          Row{501, "Not Implemented"},
                                          Row{503, "Service Unavailable"},
                                          Row{505, "HTTP Version Not Supported"}};
  for (const auto& [known, phrase] : kPhrases) {
    if (known == status) return phrase;
  }
  return {};
}

}  // namespace tryggkarta::http
