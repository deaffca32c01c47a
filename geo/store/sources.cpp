// Categories, sources, their coverage and their deliveries.
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "geo/error.hpp"
#include "geo/store/code_list.hpp"
#include "geo/store/inside.hpp"
#include "geo/store/record_rows.hpp"
#include "geo/store/savepoint.hpp"
#include "geo/store/statement.hpp"

namespace tryggkarta::store {

namespace {

// In the order of casebook::CoverageGrade.

constexpr const char* kPutCategory = R"(
INSERT INTO category (code, parent, title, title_english, sensitive, proactive)
VALUES (:code, nullif(:parent, ''), :title, :title_english, :sensitive, :proactive)
ON CONFLICT (code) DO UPDATE SET
  parent = excluded.parent, title = excluded.title, title_english = excluded.title_english,
  sensitive = excluded.sensitive, proactive = excluded.proactive
WHERE (parent, title, title_english, sensitive, proactive)
  IS NOT (excluded.parent, excluded.title, excluded.title_english, excluded.sensitive, excluded.proactive))";

// The code and everything above the parent that is wanted for it.
constexpr const char* kAncestors = R"(
WITH RECURSIVE above (code) AS (
  SELECT :parent
  UNION
  SELECT category.parent FROM category JOIN above ON category.code = above.code WHERE category.parent IS NOT NULL)
SELECT count(*) FILTER (WHERE code = :code) FROM above)";

// Depth first, siblings in the order in which they came.
constexpr const char* kCategories = R"(
WITH RECURSIVE tree (code, path) AS (
  SELECT code, printf('%010d', id) FROM category WHERE parent IS NULL
  UNION ALL
  SELECT category.code, tree.path || printf('%010d', category.id) FROM category JOIN tree ON category.parent = tree.code)
SELECT category.code, coalesce(parent, ''), title, title_english, sensitive, proactive
FROM tree JOIN category ON category.code = tree.code ORDER BY tree.path)";

constexpr const char* kPutSource = R"(
INSERT INTO source (name, title, owner, controller, purpose, retention, retention_decision, cadence, first_day, last_day,
                    categories, secrecy, retained_before)
VALUES (:name, :title, :owner, :controller, :purpose, :retention, :retention_decision, :cadence, :first_day, :last_day,
        :categories, :secrecy, :retained_before)
ON CONFLICT (name) DO UPDATE SET
  title = excluded.title, owner = excluded.owner, controller = excluded.controller, purpose = excluded.purpose,
  retention = excluded.retention, retention_decision = excluded.retention_decision, cadence = excluded.cadence,
  first_day = excluded.first_day, last_day = excluded.last_day, categories = excluded.categories,
  secrecy = excluded.secrecy, retained_before = excluded.retained_before)";

constexpr const char* kPutCoverage = R"(
INSERT INTO coverage (source, scheme, area, first_day, end_day, grade, reason)
VALUES (:source, :scheme, :area, :first_day, :end_day, :grade, :reason)
ON CONFLICT (source, scheme, area, first_day) DO UPDATE SET
  end_day = excluded.end_day, grade = excluded.grade, reason = excluded.reason, version = version + 1)";

constexpr const char* kPutDelivery = R"(
INSERT INTO delivery (id, source, file, sha256, encoding, crs, row_count, stored, updated, duplicate, quarantined, rejected,
                      unplaced, imported, imported_by, first_day, last_day)
VALUES (:id, :source, :file, :sha256, :encoding, :crs, :row_count, :stored, :updated, :duplicate, :quarantined, :rejected,
        :unplaced, :imported, :imported_by, :first_day, :last_day)
ON CONFLICT (id) DO UPDATE SET
  file = excluded.file, sha256 = excluded.sha256, encoding = excluded.encoding, crs = excluded.crs,
  row_count = excluded.row_count, stored = excluded.stored, updated = excluded.updated, duplicate = excluded.duplicate,
  quarantined = excluded.quarantined, rejected = excluded.rejected, unplaced = excluded.unplaced,
  imported = excluded.imported, imported_by = excluded.imported_by, first_day = excluded.first_day,
  last_day = excluded.last_day)";

constexpr const char* kWidenSource = R"(
UPDATE source SET
  first_day = CASE WHEN first_day IS NULL OR :first_day < first_day THEN coalesce(:first_day, first_day) ELSE first_day END,
  last_day = CASE WHEN last_day IS NULL OR :last_day > last_day THEN coalesce(:last_day, last_day) ELSE last_day END,
  categories = (SELECT json_group_array(value) FROM (
                  SELECT value FROM json_each(categories) UNION SELECT value FROM json_each(:categories) ORDER BY 1))
WHERE id = :id)";

bool has_category(Database& database, const std::string& code) {
  Statement statement{database, "SELECT 1 FROM category WHERE code = :code"};
  return statement.bind(":code", code).step();
}

void refuse_orphans_and_circles(Database& database, const casebook::Category& category) {
  if (category.parent.empty()) {
    if (category.code == "all") return;
    throw Error(ErrorKind::bad_input,
                fmt::format("category {} has no parent: give one, at least `all`", category.code));
  }
  if (!has_category(database, category.parent)) {
    throw Error(ErrorKind::bad_input,
                fmt::format("category {} has the parent {}, which is not there: put the parent first", category.code,
                            category.parent));
  }
  Statement statement{database, kAncestors};
  statement.bind(":parent", category.parent).bind(":code", category.code).step();
  if (statement.integer(0) > 0 || category.code == "all") {
    throw Error(ErrorKind::bad_input, fmt::format("category {} cannot lie under {}: it would be its own ancestor",
                                                  category.code, category.parent));
  }
}

void refuse_wrong_account(const Delivery& delivery) {
  const auto kept = delivery.stored + delivery.updated + delivery.duplicate + delivery.quarantined + delivery.rejected;
  if (delivery.rows != kept || delivery.unplaced > delivery.stored) {
    throw Error(ErrorKind::broken, fmt::format("the account of {} does not add up: {} rows, {} accounted for",
                                               delivery.file, delivery.rows, kept));
  }
}

}  // namespace

std::int64_t source_id(Database& database, std::string_view name) {
  Statement statement{database, "SELECT id FROM source WHERE name = :name"};
  if (!statement.bind(":name", name).step()) {
    throw Error(ErrorKind::not_found,
                fmt::format("there is no source {}: `tryggkarta source set` registers one", name));
  }
  return statement.integer(0);
}

std::vector<casebook::Category> Store::categories() const {
  Statement statement{inside_->database, kCategories};
  std::vector<casebook::Category> categories;
  while (statement.step()) {
    categories.push_back({statement.text(0), statement.text(1), statement.text(2), statement.text(3),
                          statement.integer(4) != 0, statement.integer(5) != 0});
  }
  return categories;
}

Outcome Store::put_category(const casebook::Category& category) {
  refuse_orphans_and_circles(inside_->database, category);
  const bool known = has_category(inside_->database, category.code);
  Statement{inside_->database, kPutCategory}
      .bind(":code", category.code)
      .bind(":parent", category.parent)
      .bind(":title", category.title)
      .bind(":title_english", category.title_english)
      .bind(":sensitive", category.sensitive)
      .bind(":proactive", category.proactive)
      .run();
  if (!known) return Outcome::stored;
  return inside_->database.changes() > 0 ? Outcome::updated : Outcome::duplicate;
}

std::vector<casebook::Source> Store::sources() const {
  Statement statement{inside_->database, R"(
SELECT name, title, owner, controller, purpose, retention, retention_decision, cadence, first_day, last_day, categories,
       secrecy, retained_before
FROM source ORDER BY name)"};
  std::vector<casebook::Source> sources;
  while (statement.step()) {
    sources.push_back({statement.text(0), statement.text(1), statement.text(2), statement.text(3), statement.text(4),
                       statement.text(5), statement.text(6), statement.text(7), statement.day(8), statement.day(9),
                       decode_codes(statement.view(10)), static_cast<access::Secrecy>(statement.integer(11)),
                       statement.day(12)});
  }
  return sources;
}

void Store::put_source(const casebook::Source& source) {
  const std::string categories = encode_codes(source.categories);
  Statement{inside_->database, kPutSource}
      .bind(":name", source.name)
      .bind(":title", source.title)
      .bind(":owner", source.owner)
      .bind(":controller", source.controller)
      .bind(":purpose", source.purpose)
      .bind(":retention", source.retention)
      .bind(":retention_decision", source.retention_decision)
      .bind(":cadence", source.cadence)
      .bind(":first_day", source.first_day)
      .bind(":last_day", source.last_day)
      .bind(":categories", categories)
      .bind(":secrecy", source.secrecy)
      .bind(":retained_before", source.retained_before)
      .run();
}

void Store::put_coverage(const casebook::Coverage& coverage) {
  Statement{inside_->database, kPutCoverage}
      .bind(":source", source_id(inside_->database, coverage.source))
      .bind(":scheme", coverage.scheme)
      .bind(":area", coverage.area)
      .bind(":first_day", coverage.first)
      .bind(":end_day", coverage.end)
      .bind(":grade", casebook::name_of(coverage.grade))
      .bind(":reason", coverage.reason)
      .run();
}

std::vector<casebook::Coverage> coverage_in(Database& database) { return records_in<casebook::Coverage>(database); }

void Store::record_delivery(std::string_view source, const Delivery& delivery) {
  refuse_wrong_account(delivery);
  // Here and not only at the commit: a disk that is full shows while the caller can still take everything back.
  if (inside_->identities) inside_->identities->write();
  Savepoint whole{inside_->database};
  const std::int64_t id = source_id(inside_->database, source);
  const auto open = inside_->open_deliveries.find(source);
  std::optional<std::int64_t> opened_as;  // by incident_writer; a delivery without rows gets its number now
  if (open != inside_->open_deliveries.end()) opened_as = open->second;
  Statement{inside_->database, kPutDelivery}
      .bind(":id", opened_as)
      .bind(":source", id)
      .bind(":file", delivery.file)
      .bind(":sha256", delivery.sha256)
      .bind(":encoding", delivery.encoding)
      .bind(":crs", delivery.crs)
      .bind(":row_count", delivery.rows)
      .bind(":stored", delivery.stored)
      .bind(":updated", delivery.updated)
      .bind(":duplicate", delivery.duplicate)
      .bind(":quarantined", delivery.quarantined)
      .bind(":rejected", delivery.rejected)
      .bind(":unplaced", delivery.unplaced)
      .bind(":imported", delivery.imported)
      .bind(":imported_by", delivery.by)
      .bind(":first_day", delivery.first_day)
      .bind(":last_day", delivery.last_day)
      .run();
  const std::string categories = encode_codes(delivery.categories);
  Statement{inside_->database, kWidenSource}
      .bind(":id", id)
      .bind(":first_day", delivery.first_day)
      .bind(":last_day", delivery.last_day)
      .bind(":categories", categories)
      .run();
  whole.keep();
  if (opened_as) inside_->open_deliveries.erase(open);
}

}  // namespace tryggkarta::store
