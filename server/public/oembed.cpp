#include "server/public/oembed.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "geo/error.hpp"
#include "server/public/address.hpp"
#include "server/public/json_text.hpp"
#include "server/public/markup.hpp"

namespace tryggkarta::public_routes {

namespace {

constexpr std::int64_t kWidth = 800;
constexpr std::int64_t kHeight = 520;
constexpr std::int64_t kLeast = 200;
constexpr std::int64_t kMost = 10'000;

/// Parameters of a page that its embed understands.
constexpr std::array<std::string_view, 7> kKept{"scheme", "category", "period", "measure", "omrade", "theme", "lang"};

Error not_ours() {
  return Error{ErrorKind::not_found,
               "Adressen är inte en sida som kan bäddas in: kartan, ett område eller en inbäddning.",
               "The address is not a page that can be embedded: the map, an area or an embed."};
}

/// Letters, digits and a few marks, percent-encoded or not: whatever else stands there is not a choice of ours.
bool is_tame(std::string_view value) {
  return std::all_of(value.begin(), value.end(), [](char c) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    return letter || std::string_view{"-._~%"}.find(c) != std::string_view::npos;
  });
}

/// The kept parameters of "a=1&b=2", as they were written.
std::vector<std::pair<std::string, std::string>> kept_parameters(std::string_view query) {
  std::vector<std::pair<std::string, std::string>> kept;
  while (!query.empty()) {
    const std::string_view pair = query.substr(0, query.find('&'));
    query.remove_prefix(std::min(query.size(), pair.size() + 1));
    const auto equals = pair.find('=');
    if (equals == std::string_view::npos) continue;
    const std::string_view name = pair.substr(0, equals), value = pair.substr(equals + 1);
    if (std::find(kKept.begin(), kKept.end(), name) != kKept.end() && is_tame(value)) kept.emplace_back(name, value);
  }
  return kept;
}

/// "14-sodra-angered" → the area, in the scheme that the address names or means by itself.
const published::Area& area_of(const published::Edition& edition, std::string_view segment,
                               std::string_view scheme_code) {
  const auto* scheme = scheme_code.empty() ? edition.default_scheme() : edition.scheme(scheme_code);
  if (scheme == nullptr) throw not_ours();
  for (const auto& area : scheme->areas) {
    const std::string code = percent_encode(area.code);
    if (segment == code || segment == code + "-" + area.slug) return area;
  }
  throw not_ours();
}

/// What is to be embedded, and how it is called.
struct Embedded {
  std::string source;
  std::string title;
};

Embedded embedded_page(const Call& call, std::string_view url) {
  if (!url.starts_with(call.base_url())) throw not_ours();
  url.remove_prefix(call.base_url().size());
  url = url.substr(0, url.find('#'));
  const std::string_view path = url.substr(0, url.find('?'));
  auto parameters = kept_parameters(url.substr(std::min(url.size(), path.size() + 1)));
  Embedded embedded{call.base_url() + "/inbaddning/karta", "Tryggkarta " + call.edition().city()};
  constexpr std::string_view kArea = "/omrade/";
  if (path.starts_with(kArea)) {
    const auto scheme =
        std::find_if(parameters.begin(), parameters.end(), [](const auto& pair) { return pair.first == "scheme"; });
    const auto& area =
        area_of(call.edition(), path.substr(kArea.size()), scheme == parameters.end() ? "" : scheme->second);
    std::erase_if(parameters, [](const auto& pair) { return pair.first == "omrade"; });
    parameters.emplace_back("omrade", percent_encode(area.code));
    embedded.title += ": " + area.name;
  } else if (path != "" && path != "/" && path != "/inbaddning/karta") {
    throw not_ours();
  }
  char separator = '?';
  for (const auto& [name, value] : parameters) {
    embedded.source += separator + name + "=" + value;
    separator = '&';
  }
  return embedded;
}

std::int64_t read_size(const Arguments& arguments, std::string_view name, std::int64_t usual) {
  const auto text = arguments.value(name);
  if (!text) return usual;
  const auto most = read_integer(*text);
  if (most && *most >= kLeast && *most <= kMost) return std::min(usual, *most);
  throw refusal(name, fmt::format("Skriv ett heltal från {} till {}.", kLeast, kMost),
                fmt::format("Write a whole number from {} to {}.", kLeast, kMost));
}

http::Response only_json(const Call& call) {
  http::ProblemDetail detail;
  detail.status = 501;  // oembed.com §2.3.4
  detail.detail = http::in_language_of(call.request, "Här finns bara JSON.", "There is only JSON here.");
  return http::problem(call.request, detail);
}

struct Size {
  std::int64_t width, height;
};

std::string oembed_json(const Call& call, const Embedded& embedded, Size size) {
  const std::string html =
      fmt::format(R"(<iframe src="{}" title="{}" width="{}" height="{}" loading="lazy"></iframe>)",
                  escape_markup(embedded.source), escape_markup(embedded.title), size.width, size.height);
  JsonText json;
  json.open_object().member("version", "1.0").member("type", "rich").member("title", embedded.title);
  json.member("provider_name", "Tryggkarta").member("provider_url", call.base_url() + "/");
  json.member("width", size.width).member("height", size.height).member("html", html).close_object();
  return std::move(json).finish();
}

}  // namespace

ParameterRules oembed_rules(const published::Edition&, const Collection*) {
  const std::string size = fmt::format(R"({{"type":"integer","minimum":{},"maximum":{}}})", kLeast, kMost);
  return {{"url", "The address of the map, of an area, or of an embed.", R"({"type":"string","format":"uri"})"},
          {"maxwidth", "The widest that the frame may be, in pixels.", size},
          {"maxheight", "The highest that the frame may be, in pixels.", size},
          {"format", "Only json.", R"({"type":"string","enum":["json"],"default":"json"})"}};
}

http::Response answer_oembed(const Call& call) {
  const auto url = call.arguments.value("url");
  if (!url)
    throw refusal("url", "Ange sidans adress i parametern url.", "Give the address of the page in the parameter url.");
  if (call.arguments.value("format").value_or("json") != "json") return only_json(call);
  const Embedded embedded = embedded_page(call, *url);
  const Size size{read_size(call.arguments, "maxwidth", kWidth), read_size(call.arguments, "maxheight", kHeight)};
  return respond_with(call, {{"oembed", embedded.source, std::to_string(size.width), std::to_string(size.height)},
                             std::string(kJson),
                             [&] { return oembed_json(call, embedded, size); }});
}

}  // namespace tryggkarta::public_routes
