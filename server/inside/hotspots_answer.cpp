#include <algorithm>
#include <bit>
#include <cmath>

#include "geo/analysis/delivered.hpp"
#include "geo/published/class_breaks.hpp"
#include "server/inside/answers.hpp"
#include "server/inside/cell_place.hpp"
#include "server/inside/inside_question.hpp"
#include "server/public/json_text.hpp"

namespace tryggkarta::inside {

namespace {

using analysis::HotSpot;
using public_routes::JsonText;
using public_routes::refusal;

constexpr std::int64_t kUsualLength = 100;
constexpr std::int64_t kLongest = 10'000;

std::vector<std::size_t> ranked(const std::vector<HotSpot>& spots, std::size_t most) {
  auto order = analysis::hottest_first(spots);
  if (order.size() > most) order.resize(most);
  return order;
}

void add_spot(JsonText& json, std::size_t rank, const HotSpot& spot, int quarters) {
  json.member("rank", static_cast<std::int64_t>(rank + 1)).key("z").number(std::round(*spot.z * 1e4) / 1e4);
  json.key("q").number(spot.q).member("level", std::int64_t{spot.level});
  json.member("quarters_hot", std::int64_t{std::popcount(static_cast<unsigned>(quarters))});
  std::string oldest_first;
  for (int back = ScoreShelf::kQuartersBack; back-- > 0;) oldest_first += (quarters >> back & 1) != 0 ? '1' : '0';
  json.member("quarters", oldest_first);
}

std::string of_areas(const Visit& visit, std::size_t scheme, const analysis::IncidentFilter& filter, std::size_t most) {
  const auto scores = visit.scores.areas(visit.ready, scheme, filter);
  const auto quarters = visit.scores.quarters_of_areas(visit.ready, scheme, filter);
  const auto& division = visit.ready.schemes[scheme];
  const auto order = ranked(scores->spots, most);
  JsonText json(256 + 160 * order.size());
  json.open_object().member("scheme", division.code);
  json.member("measured", scores->measured == analysis::Measured::counts ? "count" : "empirical_bayes_rate");
  json.member("units", static_cast<std::int64_t>(scores->spots.size())).key("hotspots").open_array();
  for (std::size_t rank = 0; rank < order.size(); ++rank) {
    const std::size_t i = order[rank];
    json.open_object().member("area", division.areas[i].code).member("name", division.areas[i].name);
    json.member("count", scores->figures.counts[i]);
    if (scores->figures.rates[i]) json.key("rate").number(*scores->figures.rates[i]);
    add_spot(json, rank, scores->spots[i], (*quarters)[i]);
    json.close_object();
  }
  json.close_array().member("unplaced", scores->figures.unplaced).member("total", scores->figures.total).close_object();
  return std::move(json).finish();
}

/// Bounds of the classes that a map paints the cells by. Most cells have one incident and a few have many: fifths would
/// leave the many in one class, so the last bound is doubled as long as there are classes left and cells for them.
std::vector<double> bounds_of(const std::vector<std::int64_t>& counts) {
  auto bounds = published::breaks_of({counts.begin(), counts.end()}, published::Measure::count).bounds;
  // A cell without incidents is not painted: no count lies below one.
  std::erase_if(bounds, [](double bound) { return bound <= 1; });
  const double most = counts.empty() ? 0 : static_cast<double>(*std::max_element(counts.begin(), counts.end()));
  constexpr std::size_t kBounds = 4;
  while (bounds.size() < kBounds && (bounds.empty() ? 2 : bounds.back() * 2) <= most)
    bounds.push_back(bounds.empty() ? 2 : bounds.back() * 2);
  return bounds;
}

void add_breaks(JsonText& json, const std::vector<std::int64_t>& counts) {
  json.key("breaks").open_array();
  for (const double bound : bounds_of(counts)) json.number(bound);
  json.close_array();
}

/// Rows that take no part: without a cell, or in one outside the city.
std::int64_t excluded(const analysis::StudyNet& net, const analysis::StudyNet::Counts& counts) {
  std::int64_t rows = counts.outside;
  for (std::size_t cell = 0; cell < net.cells().size(); ++cell) {
    if (!net.cells()[cell].studied) rows += counts.cells[cell];
  }
  return rows;
}

std::string of_cells(const Visit& visit, place::CellSide side, const analysis::IncidentFilter& filter,
                     std::size_t most) {
  const auto scores = visit.scores.cells(visit.ready, side, filter);
  const auto quarters = visit.scores.quarters_of_cells(visit.ready, side, filter);
  const auto& net = visit.ready.net(side);
  const auto order = ranked(scores->spots, most);
  const CellPlaces places{visit.ready};
  JsonText json(256 + 192 * order.size());
  json.open_object().member("grid", static_cast<std::int64_t>(side)).member("measured", "count");
  json.member("units", static_cast<std::int64_t>(net.neighbours().size())).key("hotspots").open_array();
  for (std::size_t rank = 0; rank < order.size(); ++rank) {
    const std::size_t i = order[rank];
    json.open_object().member("cell", place::id_of(net.cells()[i].cell, side)).member("count", scores->counts.cells[i]);
    const auto middle = middle_of(net.cells()[i]);
    json.key("lon").number(middle.lon).key("lat").number(middle.lat).member_if_any("near", places.area_at(middle));
    add_spot(json, rank, scores->spots[i], (*quarters)[i]);
    json.close_object();
  }
  json.close_array().member("excluded", excluded(net, scores->counts));
  add_breaks(json, scores->counts.cells);
  json.close_object();
  return std::move(json).finish();
}

std::optional<place::CellSide> read_side(const public_routes::Arguments& arguments) {
  const auto text = arguments.value("grid");
  if (!text) return std::nullopt;
  // With an area the scheme is that area's.
  if (arguments.has("scheme") && !arguments.has("area")) {
    throw refusal("grid", "Skriv antingen scheme eller grid.", "Give either scheme or grid.");
  }
  if (*text == "250") return place::CellSide::quarter_kilometre;
  if (*text == "1000") return place::CellSide::kilometre;
  throw refusal("grid", "Rutornas sida är 250 eller 1000 meter.", "The side of the cells is 250 or 1000 metres.");
}

std::size_t read_length(const public_routes::Arguments& arguments) {
  const auto text = arguments.value("limit");
  const auto limit = text ? public_routes::read_integer(*text) : kUsualLength;
  if (limit && *limit >= 1 && *limit <= kLongest) return static_cast<std::size_t>(*limit);
  throw refusal("limit", "Skriv ett heltal från 1 till 10000.", "Write a whole number from 1 to 10000.");
}

}  // namespace

http::Response answer_hotspots(const Visit& visit) {
  static const auto rules =
      with_filter({scheme_rule(),
                   {"grid", "Instead of scheme: the side of the cells, 250 or 1000 m.", R"({"type":"string"})"},
                   {"limit", "The length of the list; 100 when absent.", R"({"type":"integer"})"}});
  const public_routes::Arguments arguments{visit.request, rules};
  const auto side = read_side(arguments);
  const std::size_t length = read_length(arguments);
  auto filter = read_filter(visit, arguments, side ? access::Detail::cells : access::Detail::areas);
  // An open end means the last delivered day: persistence looks back from it.
  filter.last_day = analysis::last_day_of(visit.ready.view, filter);
  if (side) return unkept("application/json", of_cells(visit, *side, filter, length));
  return unkept("application/json", of_areas(visit, read_scheme(visit.ready.view, arguments), filter, length));
}

}  // namespace tryggkarta::inside
