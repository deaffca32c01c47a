// What every page is written from: the edition, the settings of the house, the language and the addresses.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "geo/published/edition.hpp"
#include "server/http/request.hpp"
#include "server/public/pages/html.hpp"
#include "server/public/pages/words.hpp"

namespace tryggkarta::pages {

/// What the server knows about its own pages. Constant while it runs.
struct PageSettings {
  /// Origins that may show the embed in a frame, "https://example.org"; nobody may when it is empty.
  std::vector<std::string> embed_origins;
  /// Built file of the browser part → its address below the root: "public.js" → "/assets/public-3f2a.js".
  /// A name that is not here is found at "/assets/" + name.
  std::map<std::string, std::string, std::less<>> assets;
  /// The city's own clock, for the day of an edition.
  std::string time_zone = "Europe/Stockholm";
  /// Names the program that writes the pages: changes with every release.
  std::string program;
  /// Where to write about faults in accessibility; may be empty.
  std::string contact;
};

using Query = std::vector<std::pair<std::string, std::string>>;

/// One page in the making. Lives as long as the answer to one request.
struct View {
  const published::Edition& edition;
  const PageSettings& settings;
  Words words;
  std::string base;    ///< "https://host/prefix"
  std::string prefix;  ///< "/prefix" or ""

  /// An address of this server, with the language kept.
  std::string link(std::string_view path, Query query = {}) const;
  /// The address of a built file of the browser part.
  std::string asset(std::string_view name) const;
  /// The civil day on which the edition was published.
  time::Day published_day() const;
};

View view_of(const published::Edition& edition, const PageSettings& settings, const http::Request& request);

/// The value of a query parameter: the first of that name; nothing when there is none. Pages ignore the rest.
std::optional<std::string> parameter(const http::Request& request, std::string_view name);

/// "/omrade/14-sodra-angered", with `?scheme=` where the scheme is not the one that an address means by itself.
std::string area_link(const View& view, const published::Scheme& scheme, const published::Area& area);

/// Path and query of an address, percent-encoded.
std::string address(std::string_view path, const Query& query);

}  // namespace tryggkarta::pages
