#include "tests/unit/store/small_store.hpp"

#include <sqlite3.h>
#include <unistd.h>

#include <stdexcept>

namespace tryggkarta::store::testing {

namespace {

// Of those of casework, not SpatiaLite's own.
constexpr const char* kNextCaseTrigger = R"(
SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name IN ('problem', 'action', 'cause', 'evaluation', 'decision')
  AND name NOT GLOB '[gt][gm][iud]_*')";

constexpr const char* kNextReportTrigger = R"(
SELECT name FROM sqlite_master WHERE type = 'trigger'
  AND tbl_name IN ('decision', 'pledge', 'report', 'assessment', 'meeting', 'task', 'observation') LIMIT 1)";

class Connection {
 public:
  explicit Connection(const std::filesystem::path& store) {
    if (sqlite3_open(store.c_str(), &handle_) != SQLITE_OK)
      throw std::runtime_error("cannot open the store of the test");
  }
  ~Connection() { sqlite3_close(handle_); }
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;
  sqlite3* handle() const { return handle_; }

 private:
  sqlite3* handle_ = nullptr;
};

}  // namespace

Folder::Folder() {
  std::string pattern = std::filesystem::temp_directory_path() / "tryggkarta-test-XXXXXX";
  if (mkdtemp(pattern.data()) == nullptr) throw std::runtime_error("cannot make a folder for the test");
  path_ = pattern;
}
Folder::~Folder() {
  std::error_code ignored;
  std::filesystem::remove_all(path_, ignored);
}

time::Day day(const char* text) { return time::parse_day(text).value(); }
time::Instant instant(const char* text) { return time::parse_instant(text).value(); }

place::MultiPolygon<place::Metric> square(double east, double north) {
  return {{{{east, north}, {east + 1000, north}, {east + 1000, north + 1000}, {east, north + 1000}}, {}}};
}

casebook::AreaScheme city_areas() {
  auto both = square(150'000, 6'400'000);
  both.push_back(square(151'000, 6'400'000).front());
  casebook::AreaScheme scheme;
  scheme.code = "SO";
  scheme.title = "Stadsområden";
  scheme.level = casebook::AreaLevel::stadsomrade;
  scheme.source_epsg = 3007;
  scheme.areas = {{"1", "Väst", "", both, 2.0}};
  return scheme;
}

casebook::AreaScheme middle_areas() {
  casebook::AreaScheme scheme;
  scheme.code = "MO";
  scheme.title = "Mellanområden";
  scheme.parent_scheme = "SO";
  scheme.valid_from = day("2021-01-01");
  scheme.source_epsg = 3006;
  scheme.attribution = "Stadsledningskontoret";
  scheme.areas = {{"11", "Östra Ängen", "1", square(150'000, 6'400'000), 1.0},
                  {"12", "Södra Ängen", "1", square(151'000, 6'400'000), 1.0}};
  return scheme;
}

Store small_store(const std::filesystem::path& path) {
  Store store = Store::create(path);
  store.set_city({"Provstad", "Europe/Stockholm", 3007, true});
  store.put_area_scheme(city_areas());
  store.put_area_scheme(middle_areas());
  casebook::Source police;
  police.name = "polisen";
  police.title = "Polisen";
  police.controller = "Polismyndigheten";
  police.purpose = "Kartläggning";
  police.retention = "5 år";
  police.retention_decision = "SN 2024/17, 2024-05-02";
  store.put_source(police);
  return store;
}

casebook::Incident theft(const std::string& key) {
  casebook::Incident incident;
  incident.key = key;
  incident.category = "stold";
  incident.from = instant("2026-03-01T11:00:00Z");
  incident.to = incident.from;
  incident.where = place::Metric{150'500, 6'400'500};
  incident.precision = casebook::Precision::adress;
  return incident;
}

Delivery stored_only(std::int64_t rows) {
  Delivery delivery;
  delivery.file = "stolder.csv";
  delivery.rows = rows;
  delivery.stored = rows;
  delivery.first_day = day("2026-03-01");
  delivery.last_day = day("2026-03-31");
  delivery.categories = {"stold"};
  return delivery;
}

std::string ask(const std::filesystem::path& store, const char* sql) {
  const Connection connection{store};
  sqlite3_stmt* statement = nullptr;
  std::string answer = "(nothing)";
  if (sqlite3_prepare_v2(connection.handle(), sql, -1, &statement, nullptr) != SQLITE_OK) {
    return sqlite3_errmsg(connection.handle());
  }
  if (sqlite3_step(statement) == SQLITE_ROW) {
    const auto* const text = sqlite3_column_text(statement, 0);
    answer = text == nullptr ? "NULL" : reinterpret_cast<const char*>(text);
  }
  sqlite3_finalize(statement);
  return answer;
}

void forget_reports(const std::filesystem::path& store) {
  tamper(store, "DROP TRIGGER action_plan_is_locked; DROP TRIGGER action_plan_is_kept");
  for (std::string name = ask(store, kNextReportTrigger); name != "(nothing)"; name = ask(store, kNextReportTrigger))
    tamper(store, ("DROP TRIGGER " + name).c_str());
  tamper(store,
         "DROP TABLE record; DROP TABLE field_map; DROP TABLE evaluation_plan; DROP VIEW report_area; DROP TABLE "
         "assessment; DROP TABLE report; DROP TABLE task; DROP TABLE observation;"
         "DROP TABLE survey_value; DROP TABLE survey; DROP TABLE pledge_activity;"
         "CREATE TABLE kept AS SELECT * FROM decision; DROP TABLE decision;"
         "CREATE TABLE decision (id INTEGER PRIMARY KEY AUTOINCREMENT, kind TEXT, key TEXT, status TEXT, forum TEXT,"
         "  day TEXT, diarienummer TEXT, text TEXT, supersedes INTEGER, object_version INTEGER, member TEXT,"
         "  written INTEGER);"
         "INSERT INTO decision SELECT id, kind, key, status, forum, day, diarienummer, text, supersedes,"
         "  object_version, member, written FROM kept; DROP TABLE kept; DROP TABLE meeting;"
         "CREATE TRIGGER action_plan_is_locked BEFORE UPDATE ON action BEGIN SELECT 1; END;"
         "CREATE TRIGGER decision_on_something BEFORE INSERT ON decision BEGIN SELECT 1; END;"
         "CREATE TRIGGER decision_supersedes BEFORE INSERT ON decision BEGIN SELECT 1; END;"
         "CREATE TRIGGER decision_stays BEFORE UPDATE ON decision BEGIN SELECT 1; END;"
         "CREATE TRIGGER decision_remains BEFORE DELETE ON decision BEGIN SELECT 1; END;"
         "DELETE FROM allowed_step WHERE kind NOT IN ('problem', 'action');"
         "ALTER TABLE action DROP COLUMN causes; ALTER TABLE pledge DROP COLUMN problem;"
         "ALTER TABLE pledge DROP COLUMN is_managed; ALTER TABLE pledge DROP COLUMN version;"
         "DROP TABLE coverage;"
         "CREATE TABLE coverage (source INTEGER, scheme TEXT, area TEXT, first_day TEXT, end_day TEXT, grade TEXT,"
         "  reason TEXT, PRIMARY KEY (source, scheme, area, first_day)); PRAGMA user_version = 6");
}

void forget_casework(const std::filesystem::path& store) {
  forget_reports(store);
  // SQLite drops no column that a trigger reads.
  for (std::string name = ask(store, kNextCaseTrigger); name != "(nothing)"; name = ask(store, kNextCaseTrigger))
    tamper(store, ("DROP TRIGGER " + name).c_str());
  tamper(store,
         "DROP TABLE decision; DROP TABLE evaluation; DROP TABLE cause; DROP TABLE allowed_step;"
         "DROP INDEX action_of_problem;"
         "ALTER TABLE problem DROP COLUMN evidence; ALTER TABLE problem DROP COLUMN closing_reason;"
         "ALTER TABLE problem DROP COLUMN is_managed; ALTER TABLE problem DROP COLUMN version;"
         "ALTER TABLE action DROP COLUMN action_plan; ALTER TABLE action DROP COLUMN communication_plan;"
         "ALTER TABLE action DROP COLUMN evaluation_plan; ALTER TABLE action DROP COLUMN ending_reason;"
         "ALTER TABLE action DROP COLUMN is_managed; ALTER TABLE action DROP COLUMN version; PRAGMA user_version = 5");
}

void forget_retention(const std::filesystem::path& store) {
  forget_casework(store);
  tamper(store,
         "DROP VIEW incident_in_words; ALTER TABLE incident DROP COLUMN retained_place; DROP TABLE retained_place;"
         "DROP TABLE retention_state; ALTER TABLE source DROP COLUMN retention_decision;"
         "ALTER TABLE source DROP COLUMN retained_before; PRAGMA user_version = 4");
}

std::string tamper(const std::filesystem::path& store, const char* sql) {
  const Connection connection{store};
  char* message = nullptr;
  sqlite3_exec(connection.handle(), sql, nullptr, nullptr, &message);
  const std::string said = message == nullptr ? "" : message;
  sqlite3_free(message);
  return said;
}

}  // namespace tryggkarta::store::testing
