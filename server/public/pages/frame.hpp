// What stands around every page: head, header, footer, and the security headers that belong to it.
#pragma once

#include <string>
#include <vector>

#include "server/http/response.hpp"
#include "server/public/pages/view.hpp"

namespace tryggkarta::pages {

/// The destinations of the header; `none` for pages that are not one of them.
enum class Section { map, work, pledges, figures, none };

/// A destination of the header: a path of this server, without prefix and language.
struct Destination {
  std::string path;
  std::string text;
  bool is_current = false;
};

struct Frame {
  std::string title;        ///< without the name of the site
  std::string description;  ///< one sentence, for search engines and previews
  Section section = Section::none;
  std::string body_class;            ///< "map-page", "reading-page"
  std::string path;                  ///< of this page, without prefix and language
  Query query;                       ///< of this page, without the language
  std::string script;                ///< built file to load; empty for none
  std::string style = "public.css";  ///< built file to load
  /// Instead of the destinations of everyone's pages.
  std::vector<Destination> destinations = {};
  /// Markup at the end of the header, and of its menu on a phone.
  Markup header_end = Html().finish();
  /// Markup for `<head>`, such as `<link rel="alternate">`.
  Markup head = Html().finish();
};

/// The whole document around `content`, which is a `<main id="innehall">` and what follows it.
std::string document(const View& view, const Frame& frame, const Markup& content);

/// "Källa: Polisen, anmälda brott. Utgåva 14, 5 oktober 2026."; of one category, or of all when it is nullptr.
std::string source_line(const View& view, const published::Category* category = nullptr);
/// "Utgåva 14, 5 oktober 2026".
std::string edition_line(const View& view);

/// The content security policy of pages that nobody may frame.
std::string page_policy();
/// The content security policy of embeds: framed by the allowed origins, or by nobody.
std::string embed_policy(const PageSettings& settings);

/// Puts the headers of a page on an answer.
http::Response with_page_headers(http::Response response, const std::string& policy);

}  // namespace tryggkarta::pages
