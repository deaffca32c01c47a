#include "tests/unit/public/public_house.hpp"

#include <catch2/catch.hpp>

#include "server/http/answer.hpp"
#include "server/http/target.hpp"
#include "tests/support/small_edition.hpp"

namespace tryggkarta::testing {

using namespace published;

namespace {

Shown shown(std::int64_t count) { return {count, std::nullopt}; }

std::optional<time::Day> day(const char* text) { return time::parse_day(text); }

constexpr std::string_view kStyle =
    R"({"version":8,"sources":{"trygg":{"type":"vector","url":"/tiles/areas,problems.json"}},"layers":[]})";

}  // namespace

EditionParts house_parts() {
  EditionParts parts = small_parts(3);
  put_slice(parts, "all", "2026-Q3",
            {shown(12), Hidden{}, shown(0), Unknown{}, shown(20), shown(30), shown(40), shown(50), shown(60)});
  parts.slices.begin()->second.total = Hidden{};
  put_slice(parts, "all", "2026-Q2", std::vector<Figure>(9, shown(10)));
  put_slice(parts, "stold", "2026-Q3", std::vector<Figure>(9, Hidden{}));
  ProblemNotice square{.id = 1,
                       .key = "P1",
                       .title = "Oro <vid> \"torget\" & stationen",
                       .text = "Ord.",
                       .status = "prioriterat",
                       .priority = 1,
                       .since = day("2026-03-01"),
                       .owner = "Staden",
                       .categories = {"stold", "all"},
                       .areas = {{"TEST", "05"}},
                       .shape = parts.schemes[0].areas[4].geometry};
  ProblemNotice street{.id = 2,
                       .key = "P2",
                       .title = "=Gatan",
                       .text = "",
                       .status = "analyseras",
                       .priority = std::nullopt,
                       .since = std::nullopt,
                       .owner = "",
                       .categories = {},
                       .areas = {},
                       .shape = place::MultiLine<place::LonLat>{{{11.95, 57.70}, {11.97, 57.71}}}};
  parts.problems = {square, street};
  ActionNotice light{.id = 1,
                     .key = "A1",
                     .problem = "P1",
                     .title = "Belysning",
                     .text = "Nya lampor.",
                     .kind = "situationell",
                     .status = "pågående",
                     .responsible = "Staden",
                     .parties = "",
                     .start = day("2026-02-01"),
                     .end = day("2026-06-30"),
                     .target = 10.5,
                     .outcome = std::nullopt,
                     .unit = "lampor",
                     .result = "",
                     .areas = {{"TEST", "05"}},
                     .shape = place::LonLat{11.9668597, 57.7071523}};
  ActionNotice walk = light;
  walk.id = 2;
  walk.key = "A2";
  walk.problem = "";
  walk.status = "beslutad";
  walk.start = day("2026-09-01");
  walk.end = std::nullopt;
  walk.shape = place::LonLat{11.98, 57.72};
  parts.actions = {light, walk};
  parts.pledges = {{.id = 1,
                    .key = "L1",
                    .year = 2026,
                    .title = "Fler synliga poliser",
                    .text = "Vi lovar.",
                    .status = "publicerat",
                    .responsible = "Polisen",
                    .target = 3,
                    .outcome = std::nullopt,
                    .unit = "pass",
                    .areas = {{"TEST", "01"}},
                    .where = parts.schemes[0].areas[0].label}};
  return parts;
}

PublicHouse::PublicHouse(EditionParts parts, std::shared_ptr<const Basemap> basemap)
    : PublicHouse(edition_of(std::move(parts)), std::move(basemap)) {}

PublicHouse::PublicHouse(std::shared_ptr<const Edition> edition, std::shared_ptr<const Basemap> basemap)
    : live_(std::make_shared<const public_routes::PublicEdition>(std::move(edition), std::move(basemap),
                                                                 std::make_shared<http::BodyCache>(64u << 20))) {
  public_routes::PublicSettings settings;
  settings.styles = {{"karta", kStyle}};
  public_routes::add_public_routes(router_, live_, settings);
}

http::Response PublicHouse::get(std::string_view target, std::vector<http::Header> headers) const {
  auto parsed = http::parse_target(target, http::Limits{});
  http::Request request;
  request.path = parsed.path;
  request.query = parsed.query;
  request.headers = std::move(headers);
  request.base_url = kBase;
  return http::answer(router_, request);
}

http::Response PublicHouse::follow(std::string_view address) const {
  INFO(address);
  REQUIRE(address.starts_with(kBase));
  return get(address.substr(std::string_view{kBase}.size()));
}

nlohmann::json PublicHouse::json(std::string_view target) const {
  const auto response = get(target);
  INFO(target << " " << response.text());
  REQUIRE(response.status == 200);
  return nlohmann::json::parse(response.text());
}

const PublicHouse& house() {
  static const PublicHouse one;
  return one;
}

std::vector<std::vector<std::string>> csv_rows(std::string_view csv) {
  constexpr std::string_view kMark = "\xEF\xBB\xBF";
  REQUIRE(csv.starts_with(kMark));
  csv.remove_prefix(kMark.size());
  std::vector<std::vector<std::string>> rows(1, {""});
  bool quoted = false;
  for (const char c : csv) {
    if (c == '"')
      quoted = !quoted;
    else if (c == ';' && !quoted)
      rows.back().emplace_back();
    else if (c == '\n' && !quoted)
      rows.push_back({""});
    else if (c != '\r' || quoted)
      rows.back().back() += c;
  }
  rows.pop_back();  // after the last line break
  return rows;
}

}  // namespace tryggkarta::testing
