#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <filesystem>
#include <iostream>
#include <memory>
#include <numbers>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "geo/basemap/basemap_maker.hpp"
#include "geo/error.hpp"
#include "geo/import/osm_reader.hpp"
#include "geo/import/source_name.hpp"
#include "geo/import/text_encoding.hpp"
#include "geo/place/projection.hpp"
#include "geo/store/basemap_shelf.hpp"
#include "server/commands/import_commands.hpp"
#include "server/commands/import_options.hpp"
#include "server/commands/import_progress.hpp"
#include "server/commands/interruption.hpp"

namespace tryggkarta::commands {

namespace {

using published::BasemapBounds;

struct BasemapOptions {
  ImportOptions shared;
  std::string bbox;
  std::string attribution = "© OpenStreetMaps bidragsgivare";
};

/// What became of the things of an extract, and what was made of them.
struct BasemapAccount {
  std::array<std::int64_t, basemap::kKinds> kept{};
  std::int64_t other = 0, outside = 0, without_shape = 0;
  std::int64_t tiles = 0, bytes = 0, largest_tile = 0;

  std::int64_t stored() const {
    std::int64_t sum = 0;
    for (const auto count : kept) sum += count;
    return sum;
  }
  std::int64_t left_aside() const { return other + outside + without_shape; }

  std::string in_words() const {
    std::string classes;
    for (std::size_t i = 0; i < kept.size(); ++i)
      classes += fmt::format("{}{} {}", i == 0 ? "" : ", ", name_of(static_cast<basemap::Kind>(i)), kept[i]);
    return fmt::format(
        "{} things: {} kept ({}), {} left aside ({} of no class, {} outside, {} without a shape); {} tiles, {} bytes, "
        "the largest {}.",
        stored() + left_aside(), stored(), classes, left_aside(), other, outside, without_shape, tiles, bytes,
        largest_tile);
  }

  /// The keys that every import has (what is left aside counts as rejected), and what only a basemap has.
  std::string in_json() const {
    nlohmann::ordered_json json{
        {"rows", stored() + left_aside()}, {"stored", stored()}, {"duplicate", 0}, {"quarantined", 0},
        {"rejected", left_aside()},        {"unplaced", 0},      {"updated", 0}};
    for (std::size_t i = 0; i < kept.size(); ++i)
      json["classes"][std::string{name_of(static_cast<basemap::Kind>(i))}] = kept[i];
    json["left_aside"] = {{"no_class", other}, {"outside", outside}, {"without_shape", without_shape}};
    json["tiles"] = {{"count", tiles}, {"bytes", bytes}, {"largest", largest_tile}};
    return json.dump();
  }
};

/// "W,S,E,N" in degrees.
std::optional<BasemapBounds> bbox_option(const std::string& text) {
  if (text.empty()) return std::nullopt;
  BasemapBounds box{};
  char rest = 0;
  const bool is_four =
      std::sscanf(text.c_str(), "%lf,%lf,%lf,%lf%c", &box.west, &box.south, &box.east, &box.north, &rest) == 4;
  const auto is_within = [](double value, double most) { return std::abs(value) <= most; };
  if (!is_four || !is_within(box.west, 180) || !is_within(box.east, 180) || !is_within(box.south, 90) ||
      !is_within(box.north, 90)) {
    throw CLI::ValidationError("--bbox", "write west,south,east,north in degrees, like 11.6,57.5,12.2,57.9");
  }
  if (box.west >= box.east || box.south >= box.north) {
    throw CLI::ValidationError("--bbox",
                               "west must be less than east, and south less than north: the order is "
                               "west,south,east,north");
  }
  return box;
}

/// The areas of the store in degrees, and what lies a walk beyond them; nothing where it has none.
std::optional<BasemapBounds> box_of_areas(const store::Store& store) {
  constexpr double kMargin = 5'000;                      // metres
  constexpr double kMetresADegree = 40'007'863.0 / 360;  // along a meridian
  const auto schemes = store.area_schemes();
  if (schemes.empty()) return std::nullopt;
  const place::ToLonLat to_degrees{store.city().analysis_epsg};
  BasemapBounds box{180, 90, -180, -90};
  for (const auto& scheme : schemes) {
    for (const auto& area : scheme.areas) {
      for (const auto& polygon : to_degrees(area.geometry)) {
        for (const auto& vertex : polygon.exterior) {
          box = {std::min(box.west, vertex.lon), std::min(box.south, vertex.lat), std::max(box.east, vertex.lon),
                 std::max(box.north, vertex.lat)};
        }
      }
    }
  }
  const double up = kMargin / kMetresADegree;
  const double aside = up / std::cos(std::max(std::abs(box.south), std::abs(box.north)) * std::numbers::pi / 180);
  return BasemapBounds{box.west - aside, box.south - up, box.east + aside, box.north + up};
}

void read_things(const std::string& source, basemap::BasemapMaker& maker, BasemapAccount& account,
                 const Interruption& interruption) {
  using basemap::Form;
  import::OsmReader reader{
      {.source = source,
       .point_keys = basemap::osm_keys(Form::point),
       .line_keys = basemap::osm_keys(Form::lines),
       .area_keys = basemap::osm_keys(Form::areas),
       .area_tags = basemap::osm_area_tags() }};
  ImportProgress progress{std::nullopt};
  std::int64_t rows = 0;
  while (const import::OsmThing* thing = reader.next()) {
    progress.show(++rows);
    interruption.stop_if_asked();
    const Form form = thing->form == import::OsmForm::point   ? Form::point
                      : thing->form == import::OsmForm::lines ? Form::lines
                                                              : Form::areas;
    const auto drawing = basemap::drawing_of(thing->tags, form);
    const auto shape = drawing ? reader.shape() : std::nullopt;
    if (!drawing) {
      ++account.other;
      continue;
    }
    const std::string name = import::utf8_of_unknown(basemap::name_in(thing->tags));
    switch (shape ? maker.add(*drawing, name, *shape) : basemap::Fate::without_shape) {
      case basemap::Fate::kept: ++account.kept.at(static_cast<std::size_t>(drawing->kind)); break;
      case basemap::Fate::outside: ++account.outside; break;
      case basemap::Fate::without_shape: ++account.without_shape; break;
    }
  }
}

void require_something(const BasemapAccount& account, const BasemapOptions& options) {
  if (account.stored() > 0) return;
  const std::string source = import::shown_source(options.shared.source);
  if (account.outside > 0) {
    throw Error{ErrorKind::bad_input,
                fmt::format("{} has nothing to draw within {}: all its {} drawable things lie outside; {}.", source,
                            options.bbox.empty() ? "5 km of the store's areas" : "--bbox", account.outside,
                            options.bbox.empty() ? "fetch the extract that holds the city, or say where with --bbox"
                                                 : "its order is west,south,east,north")};
  }
  throw Error{ErrorKind::bad_input,
              fmt::format("{} has nothing to draw among its {} things: no streets, water, green, buildings or places.",
                          source, account.left_aside())};
}

void run(const BasemapOptions& options) {
  const auto asked_box = bbox_option(options.bbox);
  const Interruption interruption;
  auto store = store::Store::open(options.shared.store, store::Access::read_write);
  BasemapAccount account;
  basemap::BasemapMaker maker{asked_box ? asked_box : box_of_areas(store)};
  read_things(options.shared.source, maker, account, interruption);
  require_something(account, options);

  // Reading takes its time; others may write meanwhile.
  auto transaction = store.begin(std::chrono::minutes{1});
  store.basemap().replace([&](const published::TileSink& sink) {
    maker.write_tiles([&](std::uint64_t key, std::string_view bytes) {
      interruption.stop_if_asked();
      const auto size = static_cast<std::int64_t>(bytes.size());
      ++account.tiles;
      account.bytes += size;
      account.largest_tile = std::max(account.largest_tile, size);
      sink(key, bytes);
    });
    return published::BasemapFacts{
        options.attribution, std::filesystem::path{options.shared.source}.filename().string(),
        std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now()), maker.bounds()};
  });
  if (options.shared.keeping == Keeping::keep) transaction.commit();
  if (options.shared.keeping == Keeping::dry_run) print_notes({"Dry run: nothing was kept."});
  std::cout << (options.shared.form == AccountForm::json ? account.in_json() : account.in_words()) << std::endl;
}

}  // namespace

void add_import_basemap(CLI::App& import) {
  CLI::App* command = import.add_subcommand(
      "basemap", "The map below the figures, from an extract of OpenStreetMap: replaces the one that is there");
  const auto options = std::make_shared<BasemapOptions>();
  add_source_options(*command, options->shared, "An extract of OpenStreetMap (.osm.pbf or .osm)");
  command->add_option("--bbox", options->bbox,
                      "west,south,east,north in degrees: what to keep; else the areas of the store and 5 km around");
  command->add_option("--attribution", options->attribution, "Whom the map must name")->capture_default_str();
  command->callback([options] { run_interruptibly([&] { run(*options); }); });
}

}  // namespace tryggkarta::commands
