#include "server/public/pages/frame.hpp"

#include <algorithm>
#include <array>

#include "server/public/pages/icons.hpp"

namespace tryggkarta::pages {
namespace {

struct SiteDestination {
  Section section;
  std::string_view path;
  std::string_view swedish;
  std::string_view english;
};
constexpr std::array<SiteDestination, 4> kDestinations = {{
    {Section::map, "/", "Karta", "Map"},
    {Section::work, "/har-arbetar-vi", "Här arbetar vi", "Our work"},
    {Section::pledges, "/medborgarloften", "Medborgarlöften", "Pledges"},
    {Section::figures, "/om-siffrorna", "Om siffrorna", "About the figures"},
}};

std::vector<Destination> destinations_of(const View& view, const Frame& frame) {
  if (!frame.destinations.empty()) return frame.destinations;
  std::vector<Destination> all;
  for (const auto& each : kDestinations) {
    all.push_back({std::string(each.path), view.words(each.swedish, each.english), each.section == frame.section});
  }
  return all;
}

void add_destinations(Html& html, const View& view, const Frame& frame) {
  html.open("ul");
  for (const Destination& destination : destinations_of(view, frame)) {
    html.open("li");
    html.leaf("a",
              {{"href", view.link(destination.path)},
               {"aria-current", destination.is_current ? std::optional<std::string>("page") : std::nullopt}},
              destination.text);
    html.close();
  }
  html.close();
}

void add_head(Html& html, const View& view, const Frame& frame) {
  html.open("head");
  html.empty("meta", {{"charset", "utf-8"}});
  html.empty("meta", {{"name", "viewport"}, {"content", "width=device-width, initial-scale=1"}});
  html.leaf("title", frame.title + " – Tryggkarta " + view.edition.city());
  html.empty("meta", {{"name", "description"}, {"content", frame.description}});
  html.empty("meta", {{"name", "color-scheme"}, {"content", "light dark"}});
  html.empty("link", {{"rel", "preload"},
                      {"href", view.asset("noto-sans-latin-400-normal.woff2")},
                      {"as", "font"},
                      {"type", "font/woff2"},
                      {"crossorigin", "anonymous"}});
  html.empty("link", {{"rel", "stylesheet"}, {"href", view.asset(frame.style)}});
  html.empty("link", {{"rel", "icon"}, {"type", "image/svg+xml"}, {"href", view.prefix + "/mark.svg"}});
  html.empty("link", {{"rel", "alternate"},
                      {"type", "application/atom+xml"},
                      {"title", view.words("Nyheter", "News")},
                      {"href", view.link("/feed.atom")}});
  html.add(frame.head);
  if (!frame.script.empty()) {
    html.leaf("script", {{"type", "module"}, {"src", view.asset(frame.script)}}, "");
  }
  html.close();
}

void add_language_switch(Html& html, const View& view, const Frame& frame) {
  Query query = frame.query;
  const bool swedish = view.words.language() == Language::swedish;
  if (swedish) query.emplace_back("lang", "en");
  html.leaf("a",
            {{"class", "language"},
             {"href", address(view.prefix + frame.path, query)},
             {"hreflang", swedish ? "en" : "sv"},
             {"lang", swedish ? "en" : "sv"},
             {"data-slot", "language"}},
            swedish ? "English" : "Svenska");
}

void add_phone_menu(Html& html, const View& view, const Frame& frame) {
  html.open("details", {{"class", "menu"}});
  html.open("summary", {{"aria-label", view.words("Meny", "Menu")}});
  add_icon(html, Icon::menu);
  html.close();
  html.open("nav", {{"aria-label", view.words("Meny", "Menu")}});
  add_destinations(html, view, frame);
  add_language_switch(html, view, frame);
  html.add(frame.header_end);
  html.close().close();
}

void add_header(Html& html, const View& view, const Frame& frame) {
  html.leaf("a", {{"class", "skip"}, {"href", "#innehall"}}, view.words("Hoppa till innehållet", "Skip to content"));
  html.open("header", {{"class", "site-header"}}).open("div", {{"class", "header-row"}});
  html.open("a", {{"class", "brand"}, {"href", view.link("/")}});
  add_mark(html);
  html.leaf("span", {{"class", "wordmark"}}, "Tryggkarta");
  html.leaf("span", {{"class", "brand-city"}}, view.edition.city());
  html.close();
  html.open("nav", {{"class", "destinations"}, {"aria-label", view.words("Huvudmeny", "Main menu")}});
  add_destinations(html, view, frame);
  html.close();
  html.open("div", {{"class", "header-end"}});
  if (view.edition.made_up()) {
    html.leaf("span", {{"class", "made-up"}}, view.words("Påhittade uppgifter", "Made-up data"));
  }
  html.add(frame.header_end);
  add_language_switch(html, view, frame);
  html.open("a", {{"class", "search-link"},
                  {"href", view.link("/sok")},
                  {"aria-label", view.words("Sök område", "Find an area")}});
  add_icon(html, Icon::search);
  html.close();
  add_phone_menu(html, view, frame);
  html.close().close().close();
}

void add_footer(Html& html, const View& view) {
  html.open("footer", {{"class", "site-footer"}}).open("div", {{"class", "footer-row"}});
  html.leaf("p", source_line(view));
  html.open("ul");
  const std::array<std::pair<std::string, std::string>, 4> links = {{
      {view.link("/om-siffrorna"), view.words("Om siffrorna", "About the figures")},
      {view.link("/badda-in"), view.words("Bädda in kartan", "Embed the map")},
      {view.link("/tillganglighet"), view.words("Tillgänglighetsredogörelse", "Accessibility")},
      {view.link("/ogc"), view.words("Öppna data", "Open data")},
  }};
  for (const auto& [href, text] : links) html.open("li").leaf("a", {{"href", href}}, text).close();
  html.close().close().close();
}

}  // namespace

std::string edition_line(const View& view) {
  return view.words("Utgåva ", "Edition ") + view.words.number(view.edition.number()) + ", " +
         view.words.day(view.published_day());
}

std::string source_line(const View& view, const published::Category* category) {
  std::string sources;
  for (const auto& source : view.edition.sources()) {
    if (category != nullptr && !std::binary_search(source.categories.begin(), source.categories.end(), category->code))
      continue;
    if (!sources.empty()) sources += "; ";
    sources += source.owner.empty() || source.title.find(source.owner) != std::string::npos
                   ? source.title
                   : source.owner + ", " + source.title;
  }
  if (!sources.empty()) sources = view.words("Källa: ", "Source: ") + sources + ". ";
  return sources + edition_line(view) + ".";
}

std::string document(const View& view, const Frame& frame, const Markup& content) {
  Html html;
  html.doctype().open("html", {{"lang", code_of(view.words.language())}});
  add_head(html, view, frame);
  html.open("body", {{"class", frame.body_class}, {"data-base", view.prefix}});
  add_header(html, view, frame);
  html.add(content);
  add_footer(html, view);
  html.close().close();
  return std::move(html).finish().bytes();
}

std::string page_policy() {
  return "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; "
         "connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
}

std::string embed_policy(const PageSettings& settings) {
  std::string origins;
  for (const std::string& origin : settings.embed_origins) origins += " " + origin;
  if (origins.empty()) origins = " 'none'";
  return "default-src 'none'; img-src 'self'; style-src 'self'; script-src 'self'; connect-src 'self'; "
         "frame-ancestors" +
         origins;
}

http::Response with_page_headers(http::Response response, const std::string& policy) {
  response.audience = http::Audience::page;
  response.headers.emplace_back("Content-Security-Policy", policy);
  response.headers.emplace_back("Permissions-Policy", "geolocation=(), camera=(), microphone=()");
  return response;
}

}  // namespace tryggkarta::pages
