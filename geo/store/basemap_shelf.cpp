#include "geo/store/basemap_shelf.hpp"

#include "geo/error.hpp"
#include "geo/store/inside.hpp"
#include "geo/store/savepoint.hpp"
#include "geo/store/sha256.hpp"
#include "geo/store/statement.hpp"

namespace tryggkarta::store {

namespace {

/// What is left in the table when a replacement is filled: the tiles themselves.
struct Written {
  std::int64_t tiles = 0;
  std::int64_t bytes = 0;
};

Written count_tiles(Database& database) {
  Statement statement{database, "SELECT count(*), coalesce(sum(length(content)), 0) FROM basemap_tile"};
  statement.step();
  return {statement.integer(0), statement.integer(1)};
}

/// In the order of the keys, whatever the order in which the tiles came.
std::string fingerprint_of_tiles(Database& database, const std::string& attribution) {
  Sha256 sum;
  sum.add(attribution);
  Statement statement{database, "SELECT key, content FROM basemap_tile ORDER BY key"};
  while (statement.step()) sum.add(std::to_string(statement.integer(0))).add(":").add(statement.view(1));
  return hex_of(sum.finish());
}

void put_facts(Database& database, const published::BasemapFacts& facts) {
  const Written written = count_tiles(database);
  const std::string fingerprint = fingerprint_of_tiles(database, facts.attribution);
  Statement{database, R"(
INSERT INTO basemap (id, attribution, source, imported, west, south, east, north, tile_count, byte_count, fingerprint)
VALUES (1, :attribution, :source, :imported, :west, :south, :east, :north, :tile_count, :byte_count, :fingerprint))"}
      .bind(":attribution", facts.attribution)
      .bind(":source", facts.source)
      .bind(":imported", facts.imported)
      .bind(":west", facts.bounds.west)
      .bind(":south", facts.bounds.south)
      .bind(":east", facts.bounds.east)
      .bind(":north", facts.bounds.north)
      .bind(":tile_count", written.tiles)
      .bind(":byte_count", written.bytes)
      .bind(":fingerprint", fingerprint)
      .run();
}

void read_tiles(Database& database, published::BasemapParts& parts) {
  Statement statement{database, "SELECT key, content FROM basemap_tile ORDER BY key"};
  while (statement.step()) {
    parts.keys.push_back(static_cast<std::uint64_t>(statement.integer(0)));
    parts.bytes += statement.view(1);
    parts.ends.push_back(parts.bytes.size());
  }
}

}  // namespace

Store::BasemapShelf Store::basemap() const { return BasemapShelf{*inside_}; }

void Store::BasemapShelf::replace(const std::function<published::BasemapFacts(const published::TileSink& sink)>& fill) {
  Database& database = inside_->database;
  Savepoint whole{database};
  database.run("DELETE FROM basemap_tile; DELETE FROM basemap");
  Statement insert{database, "INSERT INTO basemap_tile (key, content) VALUES (:key, :content)"};
  const auto facts = fill([&insert](std::uint64_t key, std::string_view bytes) {
    insert.bind(":key", key).bind(":content", Blob{bytes}).run();
  });
  put_facts(database, facts);
  whole.keep();
}

std::string Store::BasemapShelf::fingerprint() const {
  Statement statement{inside_->database, "SELECT fingerprint FROM basemap"};
  return statement.step() ? statement.text(0) : "";
}

std::shared_ptr<const published::Basemap> Store::BasemapShelf::load() const {
  Savepoint one_view{inside_->database};
  published::BasemapParts parts;
  std::int64_t tiles = 0;
  {
    Statement statement{inside_->database, R"(
SELECT attribution, source, imported, west, south, east, north, tile_count, byte_count, fingerprint FROM basemap)"};
    if (!statement.step()) return nullptr;
    parts.facts = {statement.text(0),
                   statement.text(1),
                   statement.instant(2),
                   {statement.real(3), statement.real(4), statement.real(5), statement.real(6)}};
    tiles = statement.integer(7);
    parts.bytes.reserve(static_cast<std::size_t>(statement.integer(8)));
    parts.fingerprint = statement.text(9);
  }
  parts.keys.reserve(static_cast<std::size_t>(tiles));
  parts.ends.reserve(static_cast<std::size_t>(tiles));
  read_tiles(inside_->database, parts);
  if (static_cast<std::int64_t>(parts.keys.size()) != tiles)
    throw Error(ErrorKind::broken, "the basemap has lost tiles: import it again");
  one_view.keep();
  return std::make_shared<const published::Basemap>(std::move(parts));
}

}  // namespace tryggkarta::store
