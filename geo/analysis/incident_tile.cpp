#include <array>
#include <cmath>
#include <unordered_map>

#include "geo/analysis/inside_tiles.hpp"
#include "geo/tiles/encode_mvt.hpp"

namespace tryggkarta::analysis {

namespace {

using casebook::IncidentTable;
using tiles::LayerWriter;
using tiles::TileAddress;

constexpr int kUnitBits = 12;    // 4096 units a tile
constexpr int kClusterBits = 4;  // 16 squares a side

/// The rows of one tile that a filter takes, run by run.
class TileRows {
 public:
  TileRows(const Readied& ready, const IncidentFilter& filter, const TileAddress& address)
      : table_(ready.view.incidents), test_(ready.view, filter) {
    for (const auto& run : table_.runs()) {
      if (!test_.touches(run)) continue;
      const auto rows =
          table_.in_tile(run, address.z, static_cast<std::uint32_t>(address.x), static_cast<std::uint32_t>(address.y));
      if (rows.begin < rows.end) stretches_.push_back({&run, rows});
    }
  }
  template <class Visit>
  void each(const Visit& visit) const {
    for (const auto& [run, rows] : stretches_) test_.each(*run, rows, visit);
  }

 private:
  const IncidentTable& table_;
  RowTest test_;
  std::vector<std::pair<const IncidentTable::Run*, IncidentTable::Rows>> stretches_;
};

/// The bits of a world coordinate that say where within its tile a point is.
std::int32_t within_tile(std::uint32_t world, int zoom, int bits) {
  const int drop = 32 - zoom - bits;
  const std::uint32_t units = drop >= 0 ? world >> drop : world << -drop;
  return static_cast<std::int32_t>(units & ((1U << bits) - 1));
}

/// Writes points; each value of an attribute is encoded once a tile.
class PointWriter {
 public:
  PointWriter(const casebook::CasebookView& view, LayerWriter& layer)
      : view_(view),
        layer_(layer),
        keys_{layer.key_index("category"), layer.key_index("day"), layer.key_index("source"),
              layer.key_index("precision"), layer.key_index("hour")},
        categories_(view.categories.size(), kNotYet),
        sources_(view.sources.size(), kNotYet) {
    precisions_.fill(kNotYet);
    hours_.fill(kNotYet);
  }

  void add(std::size_t row, place::GridPoint at) {
    const auto& table = view_.incidents;
    const std::uint16_t category = table.category(row);
    const std::uint16_t source = table.source(row);
    const std::int32_t day = table.day(row);
    std::array<std::uint32_t, 10> tags;
    std::size_t count = 0;
    const auto tag = [&](std::size_t key, std::uint32_t value) {
      tags[count++] = keys_[key];
      tags[count++] = value;
    };
    tag(0, numbered(categories_[category], std::string_view{view_.categories[category].code}));
    tag(1, number_of_day(day));
    tag(2, numbered(sources_[source], std::string_view{view_.sources[source].name}));
    tag(3, numbered(precisions_[static_cast<std::size_t>(table.precision(row))], name_of(table.precision(row))));
    if (table.hour_known(row)) {
      const auto hour = static_cast<std::uint64_t>((table.minute(row) - day * IncidentTable::kMinutesADay) / 60);
      tag(4, numbered(hours_[hour], hour));
    }
    layer_.add_point(table.id(row), std::span{tags.data(), count}, at);
  }

 private:
  static constexpr std::uint32_t kNotYet = 0xffff'ffff;

  std::uint32_t numbered(std::uint32_t& number, const tiles::Value& value) {
    if (number == kNotYet) number = layer_.value_index(value);
    return number;
  }
  std::uint32_t number_of_day(std::int32_t day) {
    const auto [known, is_new] = days_.try_emplace(day, 0);
    if (is_new)
      known->second = layer_.value_index(std::string_view{time::format_day(time::Day{std::chrono::days{day}})});
    return known->second;
  }

  const casebook::CasebookView& view_;
  LayerWriter& layer_;
  std::array<std::uint32_t, 5> keys_;
  std::vector<std::uint32_t> categories_;
  std::vector<std::uint32_t> sources_;
  std::array<std::uint32_t, 9> precisions_;
  std::array<std::uint32_t, 24> hours_;
  std::unordered_map<std::int32_t, std::uint32_t> days_;
};

/// Rows of each of the tile's squares.
using Squares = std::array<std::uint32_t, std::size_t{1} << (2 * kClusterBits)>;

Squares count_squares(const Readied& ready, const TileRows& rows, int zoom) {
  Squares squares{};
  rows.each([&](std::size_t row) {
    const auto where = ready.view.incidents.where(row);
    const auto column = static_cast<std::size_t>(within_tile(where.x, zoom, kClusterBits));
    const auto line = static_cast<std::size_t>(within_tile(where.y, zoom, kClusterBits));
    ++squares[(line << kClusterBits) | column];
  });
  return squares;
}

std::size_t add_clusters(LayerWriter& layer, const Squares& squares, const TileAddress& address) {
  constexpr std::int32_t kSquare = 1 << (kUnitBits - kClusterBits);
  const std::uint32_t key = layer.key_index("count");
  std::size_t clusters = 0;
  for (std::size_t square = 0; square < squares.size(); ++square) {
    if (squares[square] == 0) continue;
    const auto column = static_cast<std::int64_t>(square & ((1U << kClusterBits) - 1));
    const auto line = static_cast<std::int64_t>(square >> kClusterBits);
    // Unique in the zoom, the same in every answer: column and line of the square in the world, below 2^52.
    const auto id = static_cast<std::uint64_t>((((address.y << kClusterBits) | line) << 26) |
                                               ((address.x << kClusterBits) | column)) +
                    1;
    const std::array<std::uint32_t, 2> tags{key, layer.value_index(std::uint64_t{squares[square]})};
    layer.add_point(id, tags,
                    {static_cast<std::int32_t>(column) * kSquare + kSquare / 2,
                     static_cast<std::int32_t>(line) * kSquare + kSquare / 2});
    ++clusters;
  }
  return clusters;
}

void append_tile_info(std::string& tile, std::uint64_t total, std::uint64_t shown) {
  LayerWriter info{"tile_info"};
  constexpr std::int32_t kMiddle = 1 << (kUnitBits - 1);
  info.add_point(std::uint64_t{1}, {{"total", total}, {"shown", shown}, {"thinned", false}}, {kMiddle, kMiddle});
  info.append_to(tile);
}

}  // namespace

void append_incidents(std::string& tile, const Readied& ready, const IncidentFilter& filter,
                      const TileAddress& address) {
  const TileRows rows{ready, filter, address};
  LayerWriter layer{"incidents"};
  if (address.z >= kPointZoom) {
    std::vector<std::uint32_t> taken;
    rows.each([&](std::size_t row) { taken.push_back(static_cast<std::uint32_t>(row)); });
    if (taken.empty()) return;
    if (taken.size() <= kMostPoints) {
      PointWriter points{ready.view, layer};
      for (const std::uint32_t row : taken) {
        const auto where = ready.view.incidents.where(row);
        points.add(row, {within_tile(where.x, address.z, kUnitBits), within_tile(where.y, address.z, kUnitBits)});
      }
      append_tile_info(tile, taken.size(), taken.size());
      layer.append_to(tile);
      return;
    }
  }
  const Squares squares = count_squares(ready, rows, address.z);
  std::uint64_t total = 0;
  for (const std::uint32_t count : squares) total += count;
  if (total == 0) return;
  add_clusters(layer, squares, address);
  append_tile_info(tile, total, total);
  layer.append_to(tile);
}

}  // namespace tryggkarta::analysis
