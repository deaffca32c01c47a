#include "geo/store/store.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include "geo/error.hpp"
#include "geo/store/inside.hpp"
#include "geo/store/migrations.hpp"
#include "geo/store/savepoint.hpp"
#include "geo/store/statement.hpp"

namespace tryggkarta::store {

namespace {

// "Tryg" in ASCII: how a store is told from other SQLite files.
constexpr std::int64_t kApplicationId = 0x54727967;

std::int64_t application_id_of(Database& database) {
  Statement statement{database, "PRAGMA application_id"};
  statement.step();
  return statement.integer(0);
}

void remove_with_journal(const std::filesystem::path& path) {
  std::error_code ignored;
  for (const char* const suffix : {"", "-wal", "-shm", "-journal"})
    std::filesystem::remove(path.string() + suffix, ignored);
}

void refuse_what_is_no_file(const std::filesystem::path& path) {
  std::error_code unreadable;
  const auto status = std::filesystem::status(path, unreadable);
  if (std::filesystem::is_directory(status)) {
    throw Error(ErrorKind::bad_input, fmt::format("{} is a folder: name the store file in it", path.string()));
  }
  if (!std::filesystem::exists(status)) {
    throw Error(ErrorKind::not_found, fmt::format("there is no store {}: `tryggkarta init` makes one", path.string()));
  }
  if (!std::filesystem::is_regular_file(status)) {
    throw Error(ErrorKind::bad_input, fmt::format("{} is not a file: name a store", path.string()));
  }
}

void refuse_what_is_no_store(Database& database) {
  if (application_id_of(database) != kApplicationId) database.fail(SQLITE_NOTADB);
  const int version = version_of(database);
  const auto known = static_cast<int>(migrations().size());
  if (version > known) {
    throw Error(
        ErrorKind::conflict,
        fmt::format("{} was made by a newer Tryggkarta (store version {}, this program knows {}): update the program",
                    database.path().string(), version, known));
  }
}

/// For a reader that finds an older store: the steps are taken by a connection that may write.
void bring_up_to_date(const std::filesystem::path& path) {
  Database database{path, Database::Mode::read_write};
  database.load_spatialite();
  migrate(database);
}

constexpr const char* kInsertEpsg =
    "SELECT InsertEpsgSrid(:epsg) WHERE NOT EXISTS (SELECT 1 FROM spatial_ref_sys WHERE srid = :epsg)";

void require_crs(Database& database, int epsg) {
  Statement statement{database, kInsertEpsg};
  statement.bind(":epsg", epsg);
  if (statement.step() && statement.integer(0) != 1) {
    throw Error(ErrorKind::bad_input,
                fmt::format("SpatiaLite does not know EPSG:{}: choose another analysis CRS", epsg));
  }
}

// SpatiaLite checks and counts every inserted row by triggers, which doubles the time of a million incidents. Their
// points are written by PointBlobMaker alone, and the spatial index on demand keeps triggers of its own.
constexpr const char* kDropIncidentTriggers =
    "DROP TRIGGER IF EXISTS ggi_incident_geometry; DROP TRIGGER IF EXISTS ggu_incident_geometry;"
    "DROP TRIGGER IF EXISTS tmi_incident_geometry; DROP TRIGGER IF EXISTS tmu_incident_geometry;"
    "DROP TRIGGER IF EXISTS tmd_incident_geometry;";

constexpr const char* kRegisterGeometry = R"(
SELECT RecoverGeometryColumn('area', 'geometry', :epsg, 'MULTIPOLYGON', 'XY')
   AND RecoverGeometryColumn('problem', 'geometry', :epsg, 'GEOMETRY', 'XY')
   AND RecoverGeometryColumn('action', 'geometry', :epsg, 'GEOMETRY', 'XY')
   AND RecoverGeometryColumn('observation', 'geometry', :epsg, 'GEOMETRY', 'XY')
   AND RecoverGeometryColumn('incident', 'geometry', :epsg, 'POINT', 'XY')
   AND CreateSpatialIndex('area', 'geometry')
   AND CreateSpatialIndex('problem', 'geometry')
   AND CreateSpatialIndex('action', 'geometry'))";

void register_geometry(Database& database, int epsg) {
  require_crs(database, epsg);
  {
    Statement statement{database, kRegisterGeometry};
    statement.bind(":epsg", epsg);
    if (!statement.step() || statement.integer(0) != 1) {
      throw Error(ErrorKind::broken, fmt::format("SpatiaLite cannot register the geometry of {} in EPSG:{}",
                                                 database.path().string(), epsg));
    }
  }
  database.run(kDropIncidentTriggers);
}

constexpr const char* kHasIncidentIndex = R"(
SELECT 1 FROM geometry_columns WHERE f_table_name = 'incident' AND spatial_index_enabled = 1)";

}  // namespace

void make_incident_index(Database& database) {
  {
    Statement statement{database, "SELECT CreateSpatialIndex('incident', 'geometry')"};
    statement.step();
  }
  database.run(kDropIncidentTriggers);
}

bool drop_incident_index(Database& database) {
  {
    Statement has_index{database, kHasIncidentIndex};
    if (!has_index.step()) return false;
  }
  {
    Statement statement{database, "SELECT DisableSpatialIndex('incident', 'geometry')"};
    statement.step();
  }
  // A row that is removed from an R*Tree leaves its bounds in the node that it was in, so all of them go.
  database.run("DROP TABLE IF EXISTS idx_incident_geometry");
  database.run(kDropIncidentTriggers);
  return true;
}

Store::Store(std::unique_ptr<Inside> inside) : inside_(std::move(inside)) {}
Store::Store(Store&&) noexcept = default;
Store& Store::operator=(Store&&) noexcept = default;
Store::~Store() = default;

void Store::make_at(const std::filesystem::path& partial, const std::filesystem::path& shown_as,
                    const std::function<void(Store&)>& fill) {
  Store made{std::make_unique<Inside>(Database{partial, Database::Mode::create, shown_as})};
  Database& database = made.inside_->database;
  database.run("PRAGMA journal_mode = WAL");
  database.load_spatialite();
  migrate(database);
  database.run(fmt::format("PRAGMA application_id = {}", kApplicationId).c_str());
  for (const casebook::Category& category : casebook::default_categories()) made.put_category(category);
  if (fill) fill(made);
  // Closing would do it too, but silently leave the journal behind on a full disk.
  database.run("PRAGMA wal_checkpoint(TRUNCATE)");
}

Store Store::create(const std::filesystem::path& path, const std::function<void(Store&)>& fill) {
  if (std::filesystem::exists(std::filesystem::symlink_status(path))) {
    throw Error(ErrorKind::conflict, fmt::format("{} exists already: choose another name or remove it", path.string()));
  }
  // Made beside its place and moved there when it is whole. The process number keeps two makers apart.
  const std::filesystem::path partial = fmt::format("{}.partial-{}", path.string(), ::getpid());
  remove_with_journal(partial);
  try {
    make_at(partial, path, fill);
    std::filesystem::rename(partial, path);
  } catch (...) {
    remove_with_journal(partial);
    throw;
  }
  return open(path, Access::read_write);
}

Store Store::open(const std::filesystem::path& path, Access access) {
  refuse_what_is_no_file(path);
  const bool writes = access == Access::read_write;
  const auto mode = writes ? Database::Mode::read_write : Database::Mode::read_only;
  auto inside = std::make_unique<Inside>(Database{path, mode});
  refuse_what_is_no_store(inside->database);
  const bool is_older = version_of(inside->database) < static_cast<int>(migrations().size());
  if (writes) {
    inside->database.load_spatialite();
    if (is_older) migrate(inside->database);
  } else if (is_older) {
    bring_up_to_date(path);
  }
  return Store{std::move(inside)};
}

casebook::City Store::city() const {
  Statement statement{inside_->database, "SELECT name, timezone, analysis_epsg, made_up FROM city"};
  statement.step();
  return {statement.text(0), statement.text(1), static_cast<int>(statement.integer(2)), statement.integer(3) != 0};
}

void Store::set_city(const casebook::City& city) {
  const int epsg_now = this->city().analysis_epsg;
  if (epsg_now != 0 && city.analysis_epsg != epsg_now) {
    throw Error(ErrorKind::conflict,
                fmt::format("{} measures in EPSG:{} and cannot change to EPSG:{}: import into a new store instead",
                            inside_->database.path().string(), epsg_now, city.analysis_epsg));
  }
  Savepoint whole{inside_->database};
  if (epsg_now == 0 && city.analysis_epsg != 0) register_geometry(inside_->database, city.analysis_epsg);
  Statement{inside_->database, R"(
UPDATE city SET name = :name, timezone = :timezone, analysis_epsg = :analysis_epsg, made_up = :made_up)"}
      .bind(":name", city.name)
      .bind(":timezone", city.timezone)
      .bind(":analysis_epsg", city.analysis_epsg)
      .bind(":made_up", city.made_up)
      .run();
  whole.keep();
}

void Store::index_incidents() {
  if (city().analysis_epsg == 0) {
    throw Error(ErrorKind::bad_input,
                fmt::format("{} has no areas yet: import areas first", inside_->database.path().string()));
  }
  Savepoint whole{inside_->database};
  make_incident_index(inside_->database);
  whole.keep();
}

Store::Transaction Store::begin(std::chrono::milliseconds patience) {
  Database& database = inside_->database;
  database.wait_at_most(patience);
  const auto usual = [&] { database.wait_at_most(std::chrono::seconds{3}); };
  try {
    database.run("BEGIN IMMEDIATE");
  } catch (...) {
    usual();
    throw;
  }
  usual();
  return Transaction{*inside_};
}

Store::Transaction::Transaction(Transaction&& other) noexcept : inside_(std::exchange(other.inside_, nullptr)) {}

Store::Transaction::~Transaction() {
  if (inside_ == nullptr) return;
  inside_->open_deliveries.clear();
  inside_->identities.reset();
  if (inside_->database.in_transaction())
    sqlite3_exec(inside_->database.handle(), "ROLLBACK", nullptr, nullptr, nullptr);
}

void Store::Transaction::commit() {
  if (inside_->identities) inside_->identities->write();
  inside_->database.run("COMMIT");
  inside_->open_deliveries.clear();
  inside_->identities.reset();
  inside_ = nullptr;
}

std::int64_t Store::data_version() const {
  Statement statement{inside_->database, "PRAGMA data_version"};
  statement.step();
  return statement.integer(0);
}

std::string salt_of(Database& database) {
  Statement statement{database, "SELECT salt FROM city"};
  statement.step();
  return statement.text(0);
}

}  // namespace tryggkarta::store
