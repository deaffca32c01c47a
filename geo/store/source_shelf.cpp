#include "geo/store/source_shelf.hpp"

#include "geo/store/inside.hpp"
#include "geo/store/statement.hpp"

namespace tryggkarta::store {

namespace {

constexpr const char* kKeepFieldMap = R"(
INSERT INTO field_map (source, toml, kept) VALUES (:source, :toml, :kept)
ON CONFLICT (source) DO UPDATE SET toml = excluded.toml, kept = excluded.kept)";

// Numbers grow with time: the greatest is the latest.
constexpr const char* kLatestDeliveries = R"(
SELECT source.name, file, sha256, encoding, crs, row_count, stored, updated, duplicate, quarantined, rejected, unplaced,
       imported, imported_by, delivery.first_day, delivery.last_day
FROM delivery JOIN source ON source.id = delivery.source
WHERE delivery.id IN (SELECT max(id) FROM delivery GROUP BY source)
ORDER BY source.name)";

}  // namespace

Store::SourceShelf Store::source_shelf() const { return SourceShelf{*inside_}; }

std::optional<std::string> Store::SourceShelf::field_map(std::string_view source) const {
  const std::int64_t id = source_id(inside_->database, source);
  Statement statement{inside_->database, "SELECT toml FROM field_map WHERE source = :source"};
  if (!statement.bind(":source", id).step()) return std::nullopt;
  return statement.text(0);
}

void Store::SourceShelf::keep_field_map(std::string_view source, std::string_view toml, time::Instant when) {
  Statement{inside_->database, kKeepFieldMap}
      .bind(":source", source_id(inside_->database, source))
      .bind(":toml", toml)
      .bind(":kept", when)
      .run();
}

std::vector<SourceDelivery> Store::SourceShelf::latest_deliveries() const {
  Statement statement{inside_->database, kLatestDeliveries};
  std::vector<SourceDelivery> all;
  while (statement.step()) {
    SourceDelivery latest;
    latest.source = statement.text(0);
    Delivery& delivery = latest.delivery;
    delivery.file = statement.text(1);
    delivery.sha256 = statement.text(2);
    delivery.encoding = statement.text(3);
    delivery.crs = static_cast<int>(statement.integer(4));
    delivery.rows = statement.integer(5);
    delivery.stored = statement.integer(6);
    delivery.updated = statement.integer(7);
    delivery.duplicate = statement.integer(8);
    delivery.quarantined = statement.integer(9);
    delivery.rejected = statement.integer(10);
    delivery.unplaced = statement.integer(11);
    delivery.imported = time::Instant{std::chrono::seconds{statement.integer(12)}};
    delivery.by = statement.text(13);
    delivery.first_day = statement.day(14);
    delivery.last_day = statement.day(15);
    all.push_back(std::move(latest));
  }
  return all;
}

}  // namespace tryggkarta::store
