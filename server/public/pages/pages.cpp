#include "server/public/pages/pages.hpp"

#include <fmt/format.h>

#include <regex>
#include <utility>

#include "geo/error.hpp"
#include "server/http/caching.hpp"
#include "server/public/pages/frame.hpp"
#include "server/public/pages/host_script.hpp"
#include "server/public/pages/icons.hpp"
#include "server/public/pages/sheets.hpp"

namespace tryggkarta::pages {
namespace {

constexpr const char* kHtml = "text/html; charset=utf-8";

/// A page in words: what makes it different from others in the edition, and how it is written.
struct Sheet {
  std::string key;
  std::function<std::string()> write;
  std::string policy = page_policy();
};

/// Edition and settings of one request, kept alive by what is written later.
struct Desk {
  std::shared_ptr<const published::Edition> edition;
  std::shared_ptr<const PageSettings> settings;
};

http::Response send(const http::Request& request, const Desk& desk, Sheet sheet) {
  const std::string language = parameter(request, "lang") == "en" ? "en" : "sv";
  http::Cacheable page;
  page.key = "page " + language + " " + sheet.key;
  // A new program may write the same edition otherwise, and names other files of the browser: both are in the version.
  page.version = fmt::format("{}-{}-{}", desk.edition->number(), desk.edition->content_hash(), desk.settings->program);
  page.policy = http::CachePolicy::revalidate;
  page.make = [write = std::move(sheet.write)] { return http::Content{kHtml, write()}; };
  return with_page_headers(http::respond(request, page), sheet.policy);
}

http::Response html(int status, std::string body) {
  http::Response response = http::plain_response(status, kHtml, std::move(body));
  return with_page_headers(std::move(response), page_policy());
}

http::Response moved(std::string where) {
  return with_page_headers(http::redirect(308, std::move(where)), page_policy());
}

std::string canonical(const published::Edition& edition, const Choice& choice) {
  std::string key = address("", query_of(edition, choice));
  for (const std::string& note : choice.notes) key += "|" + note;
  return key;
}

http::Response front_page(const http::Request& request, const Desk& desk) {
  const View view = view_of(*desk.edition, *desk.settings, request);
  const auto choice = read_choice(view, request);
  if (!choice) return send(request, desk, {"empty", [desk, view] { return empty_page(view); }});
  return send(request, desk, {"map" + canonical(*desk.edition, *choice), [desk, view, choice = *choice] {
                                return map_page(view, choice);
                              }});
}

/// An area found by what stands after /omrade/.
struct Place {
  const published::Scheme* scheme = nullptr;
  const published::Area* area = nullptr;
};

/// "14-sodra-angered", "14" and "14-an-old-name" all mean area 14: of the scheme asked for, else of the first that has
/// it.
Place place_in(const published::Scheme& scheme, const std::string& segment) {
  for (const auto& area : scheme.areas) {
    if (segment == area.code || segment.rfind(area.code + "-", 0) == 0) return {&scheme, &area};
  }
  return {};
}

Place find_place(const published::Edition& edition, const std::string& segment,
                 const std::optional<std::string>& scheme) {
  if (scheme) {
    const published::Scheme* asked = edition.scheme(*scheme);
    return asked != nullptr ? place_in(*asked, segment) : Place{};
  }
  if (edition.default_scheme() != nullptr) {
    const Place place = place_in(*edition.default_scheme(), segment);
    if (place.area != nullptr) return place;
  }
  for (const auto& other : edition.schemes()) {
    const Place place = place_in(other, segment);
    if (place.area != nullptr) return place;
  }
  return {};
}

http::Response area_address(const http::Request& request, const Desk& desk) {
  const View view = view_of(*desk.edition, *desk.settings, request);
  const std::string segment = std::string(request.capture("area"));
  const Place place = find_place(*desk.edition, segment, parameter(request, "scheme"));
  if (place.area == nullptr) return html(404, not_found_page(view));
  const std::string slug = place.area->slug.empty() ? "" : "-" + place.area->slug;
  if (segment != place.area->code + slug) return moved(area_link(view, *place.scheme, *place.area));
  return send(request, desk, {"area " + place.scheme->code + " " + place.area->code, [desk, view, place] {
                                return area_page(view, *place.scheme, *place.area);
                              }});
}

/// Where an embed may be shown: in the pages of the allowed origins, or in our own maker of embeds.
enum class Framing { allowed_origins, own_preview };

http::Response embed(const http::Request& request, const Desk& desk, Framing framing) {
  const View view = view_of(*desk.edition, *desk.settings, request);
  const auto choice = read_embed_choice(view, request);
  PageSettings preview;
  preview.embed_origins = {"'self'"};
  const std::string policy = embed_policy(framing == Framing::own_preview ? preview : *desk.settings);
  if (!choice) return send(request, desk, {"embed empty", [desk, view] { return empty_embed_page(view); }, policy});
  const std::string key = "embed " + choice->theme + canonical(*desk.edition, choice->map);
  return send(request, desk, {key, [desk, view, choice = *choice] { return embed_page(view, choice); }, policy});
}

http::Response embed_maker(const http::Request& request, const Desk& desk) {
  const View view = view_of(*desk.edition, *desk.settings, request);
  const auto choice = read_embed_choice(view, request);
  if (!choice) return send(request, desk, {"empty", [desk, view] { return empty_page(view); }});
  const std::string key = "maker " + choice->theme + canonical(*desk.edition, choice->map);
  return send(request, desk,
              {key, [desk, view, choice = *choice] { return embed_maker_page(view, choice); },
               page_policy() + "; frame-src 'self'"});
}

/// A small file that is part of the program.
http::Handler file(std::string name, std::string type, std::string body) {
  return [name = std::move(name), type = std::move(type), body = std::move(body)](const http::Request& request) {
    http::Cacheable file;
    file.key = name;
    file.version = "1";
    file.make = [&] { return http::Content{type, body}; };
    return http::respond(request, file);
  };
}

void check(const PageSettings& settings) {
  static const std::regex origin("https?://[A-Za-z0-9.-]+(:[0-9]{1,5})?");
  for (const std::string& allowed : settings.embed_origins) {
    if (!std::regex_match(allowed, origin)) {
      throw Error(ErrorKind::bad_input,
                  "An origin that may show embeds is not of the form https://host[:port]; "
                  "write it without a path, a blank or a slash at its end.");
    }
  }
}

using Writer = std::function<http::Response(const http::Request&, const Desk&)>;

/// A page that depends on the edition alone.
Writer fixed(std::string key, std::string (*write)(const View&)) {
  return [key = std::move(key), write](const http::Request& request, const Desk& desk) {
    const View view = view_of(*desk.edition, *desk.settings, request);
    return send(request, desk, {key, [desk, view, write] { return write(view); }});
  };
}

http::Response search(const http::Request& request, const Desk& desk) {
  // Not cached and without an ETag: nothing of what was searched for is kept.
  const View view = view_of(*desk.edition, *desk.settings, request);
  return html(200, search_page(view, parameter(request, "q").value_or("")));
}

}  // namespace

void add_pages(http::Router& router, CurrentEdition current, PageSettings settings) {
  check(settings);
  const auto shared = std::make_shared<const PageSettings>(std::move(settings));
  const auto add = [&](std::string_view pattern, Writer write) {
    router.get(pattern, [current, shared, write = std::move(write)](const http::Request& request) {
      const Desk desk{current(), shared};
      if (desk.edition == nullptr) {
        throw Error(ErrorKind::unavailable, "Kartan är inte redo än. Försök igen om en stund.",
                    "The map is not ready yet. Try again in a moment.");
      }
      return write(request, desk);
    });
  };
  add("/", front_page);
  add("/omrade/{area}", area_address);
  add("/sok", search);
  add("/har-arbetar-vi", fixed("work", work_page));
  add("/medborgarloften", fixed("pledges", pledges_page));
  add("/om-siffrorna", fixed("figures", figures_page));
  add("/tillganglighet", fixed("accessibility", accessibility_page));
  add("/badda-in", embed_maker);
  add("/inbaddning/karta", [](const http::Request& r, const Desk& d) { return embed(r, d, Framing::allowed_origins); });
  add("/inbaddning/forhandsvisning",
      [](const http::Request& r, const Desk& d) { return embed(r, d, Framing::own_preview); });
  router.get("/inbaddning/host.js", file("host.js", "text/javascript; charset=utf-8", std::string(host_script())));
  router.get("/mark.svg", file("mark.svg", "image/svg+xml", mark_file().bytes()));
}

}  // namespace tryggkarta::pages
