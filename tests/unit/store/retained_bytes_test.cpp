// What the file itself holds after retention, byte by byte.
#include <catch2/catch.hpp>

#include <sqlite3.h>

#include <cstring>
#include <fstream>

#include "geo/access/policy.hpp"
#include "geo/store/retention_book.hpp"
#include "tests/unit/store/small_store.hpp"

using namespace tryggkarta;
using namespace tryggkarta::store;
using namespace tryggkarta::store::testing;
using Catch::Contains;

namespace {

const auto kRetains = access::Policy::for_owner_of_the_store_file(access::Act::retain);
const time::Day kToday = day("2031-03-02");
constexpr place::Metric kWhere{150'512.375, 6'400'498.625};

std::string content_of(const std::filesystem::path& path) {
  std::ifstream file{path, std::ios::binary};
  return {std::istreambuf_iterator<char>{file}, {}};
}

/// The store and what lies beside it.
std::string all_bytes(const std::filesystem::path& store) {
  std::string bytes;
  for (const char* const suffix : {"", "-wal", "-shm", "-journal"}) bytes += content_of(store.string() + suffix);
  return bytes;
}

template <class Value>
std::string bytes_of(Value value) {
  std::string bytes(sizeof value, '\0');
  std::memcpy(bytes.data(), &value, sizeof value);
  return bytes;
}

/// As SQLite writes a number of a row: six bytes where it fits in them, eight otherwise.
std::string as_value(std::int64_t number) {
  const std::string bytes = bytes_of(number);
  const bool fits = number >= -(std::int64_t{1} << 47) && number < (std::int64_t{1} << 47);
  return {bytes.rbegin() + (fits ? 2 : 0), bytes.rend()};
}

/// As SQLite writes the number that a row is known by: seven bits a byte, the last of nine bytes has eight.
std::string as_key(std::int64_t number) {
  auto rest = static_cast<std::uint64_t>(number);
  std::string reversed;
  if (rest >> 56 != 0) {
    reversed += static_cast<char>(rest & 0xFF);
    rest >>= 8;
    for (int i = 0; i < 8; ++i, rest >>= 7) reversed += static_cast<char>((rest & 0x7F) | 0x80);
  } else {
    reversed += static_cast<char>(rest & 0x7F);
    for (rest >>= 7; rest != 0; rest >>= 7) reversed += static_cast<char>((rest & 0x7F) | 0x80);
  }
  return {reversed.rbegin(), reversed.rend()};
}

bool holds(const std::string& all, const std::string& bytes) { return all.find(bytes) != std::string::npos; }

/// A hundred rows that are due, in a hundred places, and one that is not.
Store filled_store(const std::filesystem::path& path) {
  Store store = small_store(path);
  auto writing = store.begin();
  auto writer = store.incident_writer("polisen");
  for (int i = 0; i < 100; ++i) {
    auto incident = theft(std::to_string(i));
    incident.where = place::Metric{kWhere.east + i, kWhere.north - i};
    writer.put(incident);
  }
  auto recent = theft("recent");
  recent.from = recent.to = instant("2026-03-04T12:00:00Z");
  recent.where = place::Metric{151'333.1875, 6'400'777.8125};
  writer.put(recent);
  store.record_delivery("polisen", stored_only(101));
  writing.commit();
  return store;
}

void retain_and_rewrite(Store& store) {
  auto book = store.retention();
  book.retain(kRetains, {kToday, instant("2031-04-01T09:00:00Z")});
  book.rewrite_file(std::chrono::seconds{3});
}

/// A connection that reads one view of the store for as long as it lives.
class LongReader {
 public:
  explicit LongReader(const std::filesystem::path& store) {
    REQUIRE(sqlite3_open(store.c_str(), &handle_) == SQLITE_OK);
    REQUIRE(sqlite3_exec(handle_, "BEGIN; SELECT count(*) FROM incident", nullptr, nullptr, nullptr) == SQLITE_OK);
  }
  ~LongReader() { sqlite3_close(handle_); }
  LongReader(const LongReader&) = delete;
  LongReader& operator=(const LongReader&) = delete;

 private:
  sqlite3* handle_ = nullptr;
};

}  // namespace

TEST_CASE("no coordinate and no identity of a retained row is left in the file or beside it") {
  const Folder folder;
  Store store = filled_store(folder / "a");
  std::vector<std::string> secrets;
  for (int i = 0; i < 100; ++i) {
    secrets.push_back(bytes_of(kWhere.east + i));
    secrets.push_back(bytes_of(kWhere.north - i));
    const auto of_identity = [&](const std::string& column) {
      const std::string sql = "SELECT " + column + " FROM incident_identity WHERE incident = " + std::to_string(i + 1);
      return std::stoll(ask(folder / "a", sql.c_str()));
    };
    secrets.push_back(as_key(of_identity("first_half")));
    secrets.push_back(as_value(of_identity("second_half")));
    secrets.push_back(as_value(of_identity("content")));
  }
  const std::string before = all_bytes(folder / "a");
  for (const auto& secret : secrets) CHECK(holds(before, secret));
  retain_and_rewrite(store);
  const std::string after = all_bytes(folder / "a");
  for (const auto& secret : secrets) CHECK_FALSE(holds(after, secret));
  CHECK(holds(after, bytes_of(151'333.1875)));  // the row that is not due
  CHECK(store.check().empty());
}

TEST_CASE("the spatial index keeps no bound of a retained row, and goes on as an index") {
  const Folder folder;
  Store store = filled_store(folder / "a");
  store.index_incidents();
  // An R*Tree has single precision, rounded outwards and written big-endian.
  const auto in_index = [&](double coordinate) {
    std::string bytes = bytes_of(static_cast<float>(coordinate));
    return holds(all_bytes(folder / "a"), {bytes.rbegin(), bytes.rend()});
  };
  CHECK(in_index(kWhere.east + 50));
  retain_and_rewrite(store);
  for (int i = 0; i < 100; ++i) CHECK_FALSE(in_index(kWhere.east + i));
  CHECK(in_index(151'333.1875));
  CHECK(ask(folder / "a", "SELECT count(*) FROM idx_incident_geometry_rowid") == "1");
  CHECK(ask(folder / "a", "SELECT spatial_index_enabled FROM geometry_columns WHERE f_table_name = 'incident'") == "1");
  CHECK(ask(folder / "a", "SELECT count(*) FROM sqlite_schema WHERE name LIKE 'tmu_incident%'") == "0");
}

TEST_CASE("bounds that a GIS program has left of the layer go too") {
  const Folder folder;
  Store store = filled_store(folder / "a");
  tamper(
      folder / "a",
      "INSERT OR REPLACE INTO geometry_columns_statistics (f_table_name, f_geometry_column, last_verified, row_count,"
      "extent_min_x, extent_min_y, extent_max_x, extent_max_y)"
      "VALUES ('incident', 'geometry', '2026-11-24T00:00:00.000Z', 101, 150512.375, 6400399.625, 151333.1875, "
      "6400777)");
  retain_and_rewrite(store);
  CHECK(ask(folder / "a", "SELECT extent_min_x FROM geometry_columns_statistics WHERE f_table_name = 'incident'") ==
        "NULL");
}

TEST_CASE("between retention and rewriting the store says that it is not done, and the next run does it") {
  const Folder folder;
  {
    Store store = filled_store(folder / "a");
    store.retention().retain(kRetains, {kToday, instant("2031-04-01T09:00:00Z")});
  }
  Store store = Store::open(folder / "a", Access::read_write);
  CHECK(store.retention().must_rewrite());
  retain_and_rewrite(store);
  CHECK_FALSE(store.retention().must_rewrite());
  CHECK_FALSE(holds(all_bytes(folder / "a"), bytes_of(kWhere.east)));
}

TEST_CASE("a reader of an older view keeps the bytes there, which is said, until it has gone") {
  const Folder folder;
  Store store = filled_store(folder / "a");
  store.retention().retain(kRetains, {kToday, instant("2031-04-01T09:00:00Z")});
  {
    const LongReader reader{folder / "a"};
    CHECK_THROWS_WITH(store.retention().rewrite_file(std::chrono::milliseconds{20}),
                      Contains("somebody reads an older view") && Contains("run `tryggkarta retain` again"));
    CHECK(store.retention().must_rewrite());
  }
  store.retention().rewrite_file(std::chrono::seconds{3});
  CHECK_FALSE(store.retention().must_rewrite());
  CHECK_FALSE(holds(all_bytes(folder / "a"), bytes_of(kWhere.east)));
}

TEST_CASE("a connection that is open meanwhile goes on with the new file and sees that it has changed") {
  const Folder folder;
  Store store = filled_store(folder / "a");
  const Store reader = Store::open(folder / "a", Access::read_only);
  const auto version = reader.data_version();
  retain_and_rewrite(store);
  CHECK(reader.data_version() != version);
  const auto casebook = reader.load_casebook(2);
  CHECK(casebook.seen_by(access::Policy::for_owner_of_the_store_file()).incidents.size() == 101);
}

TEST_CASE("rewriting leaves the numbers that others refer to as they are") {
  const Folder folder;
  Store store = filled_store(folder / "a");
  const auto numbers = [&] {
    return ask(folder / "a",
               "SELECT (SELECT group_concat(id) FROM area) || ' ' || (SELECT group_concat(id) FROM incident) || ' ' ||"
               "(SELECT group_concat(pkid) FROM idx_area_geometry) || ' ' || (SELECT seq FROM sqlite_sequence)");
  };
  const std::string before = numbers();
  retain_and_rewrite(store);
  CHECK(numbers() == before);
  CHECK(ask(folder / "a", "PRAGMA application_id") == std::to_string(0x54727967));
}
