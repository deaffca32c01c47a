#include "geo/basemap/osm_tags.hpp"

#include <algorithm>
#include <array>

namespace tryggkarta::basemap {

namespace {

struct Line {
  std::string_view key, value;  // "*": any value but "no"
  Drawing drawing;
};

// clang-format off
/// The whole table. The first line that fits counts.
constexpr Line kTable[] = {
    // key        value                 class           rank                  from zoom
    {"natural",  "water",              {Kind::water}},
    {"natural",  "sea",                {Kind::water}},
    {"waterway", "riverbank",          {Kind::water}},
    {"waterway", "dock",               {Kind::water}},
    {"landuse",  "reservoir",          {Kind::water}},
    {"landuse",  "basin",              {Kind::water}},

    {"leisure",  "park",               {Kind::green}},
    {"leisure",  "garden",             {Kind::green}},
    {"leisure",  "golf_course",        {Kind::green}},
    {"leisure",  "nature_reserve",     {Kind::green}},
    {"landuse",  "forest",             {Kind::green}},
    {"landuse",  "grass",              {Kind::green}},
    {"landuse",  "meadow",             {Kind::green}},
    {"landuse",  "cemetery",           {Kind::green}},
    {"landuse",  "recreation_ground",  {Kind::green}},
    {"landuse",  "village_green",      {Kind::green}},
    {"landuse",  "allotments",         {Kind::green}},
    {"landuse",  "orchard",            {Kind::green}},
    {"landuse",  "vineyard",           {Kind::green}},
    {"natural",  "wood",               {Kind::green}},
    {"natural",  "heath",              {Kind::green}},
    {"natural",  "scrub",              {Kind::green}},
    {"natural",  "grassland",          {Kind::green}},

    {"building", "*",                  {Kind::building, Rank::none,          14}},

    {"waterway", "river",              {Kind::waterway, Rank::none,           8}},
    {"waterway", "canal",              {Kind::waterway, Rank::none,          11}},
    {"waterway", "stream",             {Kind::waterway, Rank::none,          13}},
    {"waterway", "ditch",              {Kind::waterway, Rank::none,          14}},
    {"waterway", "drain",              {Kind::waterway, Rank::none,          14}},

    {"railway",  "rail",               {Kind::rail,     Rank::none,          10}},
    {"railway",  "light_rail",         {Kind::rail,     Rank::none,          10}},
    {"railway",  "narrow_gauge",       {Kind::rail,     Rank::none,          10}},
    {"railway",  "subway",             {Kind::rail,     Rank::none,          10}},
    {"railway",  "tram",               {Kind::rail,     Rank::none,          12}},

    {"highway",  "motorway",           {Kind::street,   Rank::major,          8}},
    {"highway",  "trunk",              {Kind::street,   Rank::major,          8}},
    {"highway",  "primary",            {Kind::street,   Rank::major,          8}},
    {"highway",  "secondary",          {Kind::street,   Rank::major,          8}},
    {"highway",  "motorway_link",      {Kind::street,   Rank::major,         10}},
    {"highway",  "trunk_link",         {Kind::street,   Rank::major,         10}},
    {"highway",  "primary_link",       {Kind::street,   Rank::major,         10}},
    {"highway",  "secondary_link",     {Kind::street,   Rank::major,         10}},
    {"highway",  "tertiary",           {Kind::street,   Rank::minor,         12}},
    {"highway",  "tertiary_link",      {Kind::street,   Rank::minor,         12}},
    {"highway",  "unclassified",       {Kind::street,   Rank::minor,         12}},
    {"highway",  "residential",        {Kind::street,   Rank::minor,         12}},
    {"highway",  "living_street",      {Kind::street,   Rank::minor,         12}},
    {"highway",  "road",               {Kind::street,   Rank::minor,         12}},
    {"highway",  "pedestrian",         {Kind::street,   Rank::minor,         12}},
    {"highway",  "service",            {Kind::street,   Rank::minor,         14}},
    {"highway",  "track",              {Kind::street,   Rank::path,          14}},
    {"highway",  "path",               {Kind::street,   Rank::path,          14}},
    {"highway",  "footway",            {Kind::street,   Rank::path,          14}},
    {"highway",  "cycleway",           {Kind::street,   Rank::path,          14}},
    {"highway",  "bridleway",          {Kind::street,   Rank::path,          14}},
    {"highway",  "steps",              {Kind::street,   Rank::path,          14}},

    {"place",    "city",               {Kind::place,    Rank::city,           5}},
    {"place",    "town",               {Kind::place,    Rank::town,           8}},
    {"place",    "borough",            {Kind::place,    Rank::suburb,        11}},
    {"place",    "suburb",             {Kind::place,    Rank::suburb,        11}},
    {"place",    "village",            {Kind::place,    Rank::village,       11}},
    {"place",    "quarter",            {Kind::place,    Rank::neighbourhood, 13}},
    {"place",    "neighbourhood",      {Kind::place,    Rank::neighbourhood, 13}},
    {"place",    "hamlet",             {Kind::place,    Rank::neighbourhood, 13}},
};
// clang-format on

constexpr std::array<std::string_view, 5> kAreaKeys{"natural", "waterway", "landuse", "leisure", "building"};
constexpr std::array<std::string_view, 4> kLineKeys{"waterway", "railway", "highway", "tunnel"};
constexpr std::array<std::string_view, 2> kPointKeys{"place", "name"};
constexpr std::array<std::string_view, 6> kAreaTags{
    "natural", "landuse", "leisure", "building", "waterway=riverbank", "waterway=dock"};

std::string_view value_of(Tags tags, std::string_view key) {
  const auto found = std::find_if(tags.begin(), tags.end(), [&](const auto& tag) { return tag.first == key; });
  return found == tags.end() ? std::string_view{} : found->second;
}

bool fits(const Line& line, std::string_view value) {
  if (line.value == "*") return !value.empty() && value != "no";
  return value == line.value;
}

/// Trains and brooks below ground are no landmarks; a road's tunnel still leads somewhere.
bool is_out_of_sight(Tags tags, Kind kind) {
  if (kind != Kind::rail && kind != Kind::waterway) return false;
  const std::string_view tunnel = value_of(tags, "tunnel");
  return !tunnel.empty() && tunnel != "no";
}

}  // namespace

std::string_view name_in(Tags tags) { return value_of(tags, "name"); }

std::optional<Drawing> drawing_of(Tags tags, Form form) {
  for (const Line& line : kTable) {
    if (form_of(line.drawing.kind) != form || !fits(line, value_of(tags, line.key))) continue;
    if (is_out_of_sight(tags, line.drawing.kind)) return std::nullopt;
    if (form == Form::point && name_in(tags).empty()) return std::nullopt;
    return line.drawing;
  }
  return std::nullopt;
}

std::span<const std::string_view> osm_keys(Form form) {
  switch (form) {
    case Form::areas: return kAreaKeys;
    case Form::lines: return kLineKeys;
    case Form::point: return kPointKeys;
  }
  return {};
}

std::span<const std::string_view> osm_area_tags() { return kAreaTags; }

}  // namespace tryggkarta::basemap
