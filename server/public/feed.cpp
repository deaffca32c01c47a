#include "server/public/feed.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "server/public/address.hpp"
#include "server/public/markup.hpp"

namespace tryggkarta::public_routes {

namespace {

constexpr std::size_t kMostEntries = 50;

struct Entry {
  std::string collection;
  std::uint32_t id;
  std::string category;  ///< what kind of thing it is, for people
  std::string title;
  std::string text;
  std::string page;  ///< where people read it, without the base
  time::Instant updated;
};

/// The day of a decision, never after the edition that tells of it: a feed does not know the future.
time::Instant instant_of(const published::Edition& edition, const std::optional<time::Day>& day) {
  return day ? std::min(time::Instant{*day}, edition.published()) : edition.published();
}

std::vector<Entry> entries_of(const published::Edition& edition) {
  std::vector<Entry> entries;
  for (const auto& problem : edition.problems()) {
    entries.push_back({"problems", problem.id, "Problemområde", problem.title, problem.text,
                       "/har-arbetar-vi#problem-" + percent_encode(problem.key), instant_of(edition, problem.since)});
  }
  for (const auto& action : edition.actions()) {
    const std::string anchor = action.problem.empty() ? "" : "#problem-" + percent_encode(action.problem);
    const auto day =
        action.end && *action.end < edition.published() && !action.result.empty() ? action.end : action.start;
    entries.push_back({"actions", action.id, "Åtgärd", action.title,
                       action.result.empty() ? action.text : action.result, "/har-arbetar-vi" + anchor,
                       instant_of(edition, day)});
  }
  for (const auto& pledge : edition.pledges()) {
    const time::Day new_year{std::chrono::year{pledge.year} / std::chrono::January / 1};
    entries.push_back({"pledges", pledge.id, "Medborgarlöfte", fmt::format("{} {}", pledge.title, pledge.year),
                       pledge.text, "/medborgarloften#lofte-" + percent_encode(pledge.key),
                       instant_of(edition, new_year)});
  }
  std::stable_sort(entries.begin(), entries.end(),
                   [](const Entry& a, const Entry& b) { return a.updated > b.updated; });
  if (entries.size() > kMostEntries) entries.resize(kMostEntries);
  return entries;
}

/// `<name>text</name>`, escaped.
std::string element(std::string_view name, std::string_view text) {
  return fmt::format("<{0}>{1}</{0}>\n", name, escape_markup(text));
}

std::string link(std::string_view rel, std::string_view type, std::string_view href) {
  return fmt::format("<link rel=\"{}\" type=\"{}\" href=\"{}\"/>\n", rel, type, escape_markup(href));
}

std::string entry_xml(const Call& call, const Entry& entry) {
  const std::string feature =
      fmt::format("{}/ogc/collections/{}/items/{}", call.base_url(), entry.collection, entry.id);
  std::string xml = "<entry>\n" + element("id", feature) + element("title", entry.title);
  xml += element("updated", time::format_instant(entry.updated));
  xml += fmt::format("<category term=\"{}\" label=\"{}\"/>\n", entry.collection, escape_markup(entry.category));
  xml += link("alternate", "text/html", call.base_url() + entry.page) + link("related", kGeoJson, feature);
  if (!entry.text.empty()) xml += element("summary", entry.text);
  return xml + "</entry>\n";
}

std::string feed_xml(const Call& call) {
  const auto& edition = call.edition();
  const std::string self = call.base_url() + "/feed.atom";
  std::string xml =
      "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"sv\">\n";
  xml += element("id", self) + element("title", "Tryggkarta " + edition.city());
  xml += element("subtitle",
                 fmt::format("Utgåva {}{}", edition.number(), edition.made_up() ? ", påhittade uppgifter" : ""));
  xml += element("updated", time::format_instant(edition.published()));
  xml += "<author>\n" + element("name", edition.city().empty() ? "Tryggkarta" : edition.city()) + "</author>\n";
  xml += link("self", "application/atom+xml", self) + link("alternate", "text/html", call.base_url() + "/");
  for (const Entry& entry : entries_of(edition)) xml += entry_xml(call, entry);
  return xml + "</feed>\n";
}

}  // namespace

http::Response answer_feed(const Call& call) {
  return respond_with(call, {{"feed"}, std::string(kAtom), [&] { return feed_xml(call); }});
}

}  // namespace tryggkarta::public_routes
