// The public side: editions are appended, never changed. Reads and writes no restricted table.
#include <fmt/format.h>

#include <map>
#include <nlohmann/json.hpp>

#include "geo/error.hpp"
#include "geo/published/rates.hpp"
#include "geo/store/figure_text.hpp"
#include "geo/store/inside.hpp"
#include "geo/store/published_json.hpp"
#include "geo/store/savepoint.hpp"
#include "geo/store/statement.hpp"

namespace tryggkarta::store {

namespace {

using nlohmann::json;

// With max() as the only aggregate, SQLite takes the other columns from the row that holds the maximum.
constexpr const char* kNewestSlices = R"(
SELECT scheme, category, period, figures, max(edition) FROM published_slice GROUP BY scheme, category, period)";
constexpr const char* kNewestParts = R"(
SELECT kind, key, position, content, max(edition) FROM published_part GROUP BY kind, key)";

constexpr const char* kAppendEdition = R"(
INSERT INTO edition (number, published, city, made_up, smallest_shown, content_hash)
VALUES (:number, :published, :city, :made_up, :smallest_shown, :content_hash))";
constexpr const char* kAppendSlice = R"(
INSERT INTO published_slice (scheme, category, period, edition, figures)
VALUES (:scheme, :category, :period, :edition, :figures))";
constexpr const char* kAppendPart = R"(
INSERT INTO published_part (kind, key, edition, position, content) VALUES (:kind, :key, :edition, :position, :content))";

struct PartKey {
  std::string kind;
  std::string key;
  friend auto operator<=>(const PartKey&, const PartKey&) = default;
};
struct Part {
  std::int64_t position = 0;
  std::string content;
  friend bool operator==(const Part&, const Part&) = default;
};
using Parts = std::map<PartKey, Part>;

struct SliceName {
  std::string scheme, category, period;
  friend auto operator<=>(const SliceName&, const SliceName&) = default;
};
using SliceTexts = std::map<SliceName, std::string>;

std::string text_of(const json& object) { return object.dump(-1, ' ', false, json::error_handler_t::replace); }

Parts parts_of(const published::EditionParts& edition, ShapeBook& shapes) {
  Parts parts;
  std::map<std::string, std::int64_t> next_position;
  const auto put = [&](const char* kind, const std::string& key, const json& content) {
    parts.emplace(PartKey{kind, key}, Part{next_position[kind]++, text_of(content)});
  };
  for (const auto& each : edition.schemes) put("scheme", each.code, describe(each, shapes));
  for (const auto& each : edition.categories) put("category", each.code, describe(each));
  for (const auto& each : edition.sources) put("source", each.name, describe(each));
  for (const auto& each : edition.problems) put("problem", each.key, describe(each, shapes));
  for (const auto& each : edition.actions) put("action", each.key, describe(each, shapes));
  for (const auto& each : edition.pledges) put("pledge", each.key, describe(each));
  return parts;
}

SliceTexts texts_of(const published::EditionParts& edition) {
  SliceTexts texts;
  for (const auto& [key, slice] : edition.slices) {
    texts.emplace(SliceName{key.scheme, key.category, key.period.token()}, encode_figures(slice));
  }
  return texts;
}

Parts newest_parts(Database& database) {
  Parts parts;
  Statement statement{database, kNewestParts};
  while (statement.step()) {
    if (statement.is_null(3)) continue;
    parts.emplace(PartKey{statement.text(0), statement.text(1)}, Part{statement.integer(2), statement.text(3)});
  }
  return parts;
}

SliceTexts newest_slices(Database& database) {
  SliceTexts texts;
  Statement statement{database, kNewestSlices};
  while (statement.step()) {
    if (statement.is_null(3)) continue;
    texts.emplace(SliceName{statement.text(0), statement.text(1), statement.text(2)}, statement.text(3));
  }
  return texts;
}

/// Calls `append(key, new value or nullptr)` for everything that is new, differs or is gone.
template <class Map, class Append>
void append_changes(const Map& before, const Map& now, const Append& append) {
  for (const auto& [key, value] : now) {
    const auto known = before.find(key);
    if (known == before.end() || known->second != value) append(key, &value);
  }
  for (const auto& [key, value] : before) {
    if (!now.contains(key)) append(key, nullptr);
  }
}

void append_edition(Database& database, const published::EditionParts& parts, std::string_view content_hash) {
  Statement{database, kAppendEdition}
      .bind(":number", parts.number)
      .bind(":published", parts.published)
      .bind(":city", parts.city)
      .bind(":made_up", parts.made_up)
      .bind(":smallest_shown", parts.smallest_shown)
      .bind(":content_hash", content_hash)
      .run();
}

void append_parts(Database& database, const Parts& now, std::uint32_t edition) {
  Statement statement{database, kAppendPart};
  append_changes(newest_parts(database), now, [&](const PartKey& key, const Part* part) {
    const auto content = part != nullptr ? std::optional<std::string_view>{part->content} : std::nullopt;
    statement.bind(":kind", key.kind)
        .bind(":key", key.key)
        .bind(":edition", edition)
        .bind(":position", part != nullptr ? part->position : std::int64_t{0})
        .bind(":content", content)
        .run();
  });
}

void append_slices(Database& database, const SliceTexts& now, std::uint32_t edition) {
  Statement statement{database, kAppendSlice};
  append_changes(newest_slices(database), now, [&](const SliceName& name, const std::string* figures) {
    const auto text = figures != nullptr ? std::optional<std::string_view>{*figures} : std::nullopt;
    statement.bind(":scheme", name.scheme)
        .bind(":category", name.category)
        .bind(":period", name.period)
        .bind(":edition", edition)
        .bind(":figures", text)
        .run();
  });
}

std::optional<published::EditionParts> newest_edition(Database& database) {
  Statement statement{database, R"(
SELECT number, published, city, made_up, smallest_shown FROM edition ORDER BY number DESC LIMIT 1)"};
  if (!statement.step()) return std::nullopt;
  published::EditionParts parts;
  parts.number = static_cast<std::uint32_t>(statement.integer(0));
  parts.published = statement.instant(1);
  parts.city = statement.text(2);
  parts.made_up = statement.integer(3) != 0;
  parts.smallest_shown = statement.integer(4);
  return parts;
}

void read_part(published::EditionParts& edition, const std::string& kind, const json& content, ShapeBook& shapes) {
  if (kind == "scheme") edition.schemes.push_back(scheme_from(content, shapes));
  if (kind == "category") edition.categories.push_back(category_from(content));
  if (kind == "source") edition.sources.push_back(source_from(content));
  if (kind == "problem") edition.problems.push_back(problem_from(content, shapes));
  if (kind == "action") edition.actions.push_back(action_from(content, shapes));
  if (kind == "pledge") edition.pledges.push_back(pledge_from(content));
}

void read_parts(Database& database, published::EditionParts& edition) {
  const Parts parts = newest_parts(database);
  std::map<std::pair<std::string, std::int64_t>, std::string_view> in_order;
  for (const auto& [key, part] : parts) in_order.emplace(std::pair{key.kind, part.position}, part.content);
  ShapeBook shapes{database};
  try {
    for (const auto& [place, content] : in_order) read_part(edition, place.first, json::parse(content), shapes);
  } catch (const json::exception&) {
    throw Error(ErrorKind::broken, "the ledger holds a part that cannot be read: put back a backup");
  }
}

void read_slices(Database& database, published::EditionParts& edition) {
  Statement statement{database, kNewestSlices};
  while (statement.step()) {
    if (statement.is_null(3)) continue;
    const auto period = time::Period::parse(statement.view(2));
    if (!period) throw Error(ErrorKind::broken, "the ledger holds a period that is none: put back a backup");
    edition.slices.emplace(published::SliceKey{statement.text(0), statement.text(1), *period},
                           decode_figures(statement.view(3)));
  }
}

}  // namespace

std::uint32_t Store::latest_edition_number() const {
  Statement statement{inside_->database, "SELECT coalesce(max(number), 0) FROM edition"};
  statement.step();
  return static_cast<std::uint32_t>(statement.integer(0));
}

std::optional<published::EditionParts> Store::load_edition() const {
  Savepoint one_view{inside_->database};
  auto edition = newest_edition(inside_->database);
  if (edition) {
    read_parts(inside_->database, *edition);
    read_slices(inside_->database, *edition);
    published::fill_rates(*edition);
  }
  one_view.keep();
  return edition;
}

void Store::record_edition(const published::EditionParts& parts, std::string_view content_hash) {
  Savepoint whole{inside_->database};
  if (const std::uint32_t latest = latest_edition_number(); parts.number != latest + 1) {
    throw Error(ErrorKind::conflict,
                fmt::format("edition {} cannot follow edition {}: another publication came first, try again",
                            parts.number, latest));
  }
  append_edition(inside_->database, parts, content_hash);
  ShapeBook shapes{inside_->database};
  append_parts(inside_->database, parts_of(parts, shapes), parts.number);
  append_slices(inside_->database, texts_of(parts), parts.number);
  whole.keep();
}

std::optional<std::string> Store::tile_geometry(std::string_view key) const {
  Statement statement{inside_->database, "SELECT packed FROM tile_geometry WHERE key = :key"};
  if (!statement.bind(":key", key).step()) return std::nullopt;
  return statement.text(0);
}

void Store::keep_tile_geometry(std::string_view key, std::string_view packed) {
  Savepoint whole{inside_->database};
  inside_->database.run("DELETE FROM tile_geometry");
  Statement{inside_->database, "INSERT INTO tile_geometry (key, packed) VALUES (:key, :packed)"}
      .bind(":key", key)
      .bind(":packed", Blob{packed})
      .run();
  whole.keep();
}

}  // namespace tryggkarta::store
