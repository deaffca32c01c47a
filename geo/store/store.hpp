// The one SpatiaLite file that holds everything. All SQL lives behind this header.
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "geo/casebook/casebook.hpp"
#include "geo/published/edition.hpp"
#include "geo/store/delivery.hpp"

namespace tryggkarta::store {

enum class Access { read_only, read_write };

/// What putting something did: it is new, it replaced other content under the same key, or it was there already.
enum class Outcome { stored, updated, duplicate };

/// A connection to one store, used by one thread at a time. A put outside a transaction is one by itself. Every
/// function may throw Error(unavailable) when the disk is full or the file cannot be written; nothing is then
/// half-written.
class Store {
 public:
  /// Makes a store with the default categories and lets `fill` put what belongs to it. The file appears when that is
  /// done; when anything throws, or the program is killed, there is none. Throws Error(conflict) when the path exists.
  static Store create(const std::filesystem::path& path, const std::function<void(Store&)>& fill = {});
  /// Throws Error when there is no file, it is a folder, no store, or made by a newer program. An older store is
  /// brought up to date first.
  static Store open(const std::filesystem::path& path, Access access);

  Store(Store&&) noexcept;
  Store& operator=(Store&&) noexcept;
  ~Store();
  casebook::City city() const;
  /// The first analysis CRS registers the geometry columns; another one afterwards is refused (conflict).
  void set_city(const casebook::City& city);

  class Transaction;
  /// Throws Error(conflict) when another connection still writes after `patience`. One at a time for each Store.
  Transaction begin(std::chrono::milliseconds patience = std::chrono::seconds{3});

  std::vector<casebook::AreaScheme> area_schemes() const;
  /// Replaces the scheme of that code as a whole. Needs the analysis CRS.
  void put_area_scheme(const casebook::AreaScheme& scheme);
  /// One outcome an entry. Throws Error(bad_input) when a scheme is unknown.
  std::vector<Outcome> put_denominators(std::span<const casebook::Denominator> denominators);
  std::vector<casebook::Category> categories() const;
  /// Throws Error(bad_input) when the parent is unknown or the category would be its own ancestor.
  Outcome put_category(const casebook::Category& category);
  std::vector<casebook::Source> sources() const;
  void put_source(const casebook::Source& source);
  void put_coverage(const casebook::Coverage& coverage);

  /// From a file: throws Error(conflict) for a key whose problem or action is decided here (case_book.hpp).
  Outcome put_problem(const casebook::Problem& problem);
  Outcome put_action(const casebook::Action& action);
  Outcome put_pledge(const casebook::Pledge& pledge);

  class IncidentWriter;
  /// For the rows of one file, in its order, in an open transaction. Throws Error(not_found): no such source.
  IncidentWriter incident_writer(std::string_view source);
  /// The account of a delivery, once after its rows and in their transaction; widens days and categories of its source.
  void record_delivery(std::string_view source, const Delivery& delivery);

  /// Everything, with every incident joined to the areas of every scheme in force on its day. A point places an
  /// incident where its precision is as fine as the scheme's level (casebook::places_in: `okand` places nothing);
  /// an area code or what retention left places it there and above. The same with any number of threads.
  casebook::Casebook load_casebook(unsigned threads = 1) const;
  /// Broken: integrity, row accounts, sums of the ledger, the log. Warnings: the rules of the casebook.
  std::vector<Finding> check() const;
  /// Copies the store, also while others read and write. Throws Error(conflict) when `file` exists.
  void backup_to(const std::filesystem::path& file) const;
  void index_incidents();  ///< SpatiaLite's own spatial index, for GIS programs; imports are slower with it

  std::uint32_t latest_edition_number() const;  ///< 0 when none is recorded
  /// The newest recorded edition, rates filled in; reads no restricted table.
  std::optional<published::EditionParts> load_edition() const;
  /// Appends what is new in this edition to the ledger. `parts.number` is the latest number + 1, else Error(conflict).
  void record_edition(const published::EditionParts& parts, std::string_view content_hash);

  /// Prepared borders (bytes of place::pack) under a key that names the borders; only the newest is kept.
  std::optional<std::string> tile_geometry(std::string_view key) const;
  void keep_tile_geometry(std::string_view key, std::string_view packed);

  // Each has a header of its own: basemap_shelf.hpp, case_book.hpp, member_book.hpp, …
  class BasemapShelf;
  class CaseBook;
  class MemberBook;
  class AuditLog;
  class RetentionBook;
  class SourceShelf;
  BasemapShelf basemap() const;
  CaseBook casework() const;
  MemberBook members() const;
  AuditLog audit() const;
  RetentionBook retention() const;
  SourceShelf source_shelf() const;
  /// Changes whenever another connection has committed.
  std::int64_t data_version() const;

 private:
  struct Inside;
  explicit Store(std::unique_ptr<Inside> inside);
  static void make_at(const std::filesystem::path& partial, const std::filesystem::path& shown_as,
                      const std::function<void(Store&)>& fill);
  std::unique_ptr<Inside> inside_;
};

/// Everything put between `begin` and `commit` is kept together or not at all. Must not outlive its Store.
class Store::Transaction {
 public:
  Transaction(Transaction&& other) noexcept;
  ~Transaction();
  void commit();

 private:
  friend class Store;
  explicit Transaction(Inside& inside) : inside_(&inside) {}
  Inside* inside_;
};

/// Puts the incidents of one delivery, within its transaction.
///
/// A row with a key is the row of that source and key. A row without a key is known by its content: the Nth equal row
/// of a delivery is the Nth equal row of the source, so the same file again changes nothing and equal events in one
/// file are all kept. Memory: 16–32 bytes a row without a key, and 48 a new row of at most a million at a time.
class Store::IncidentWriter {
 public:
  IncidentWriter(IncidentWriter&&) noexcept;
  ~IncidentWriter();
  /// Throws Error(bad_input) when the category is unknown, or when a point comes before the analysis CRS is set.
  Outcome put(const casebook::Incident& incident);
  /// One outcome each. Throws like the other; none is then put.
  std::vector<Outcome> put(std::span<const casebook::Incident* const> incidents);

 private:
  friend class Store;
  struct Writing;
  explicit IncidentWriter(std::unique_ptr<Writing> writing);
  std::unique_ptr<Writing> writing_;
};

}  // namespace tryggkarta::store
