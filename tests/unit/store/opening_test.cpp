#include <catch2/catch.hpp>

#include <sys/resource.h>

#include <csignal>
#include <cstdlib>
#include <fstream>

#include "geo/error.hpp"
#include "tests/unit/store/small_store.hpp"

using namespace tryggkarta;
using namespace tryggkarta::store;
using namespace tryggkarta::store::testing;
using Catch::Contains;

namespace {

/// No file of this process grows beyond a size: stands in for a full disk.
class FilesStaySmall {
 public:
  explicit FilesStaySmall(rlim_t bytes) {
    getrlimit(RLIMIT_FSIZE, &before_);
    const rlimit limit{bytes, before_.rlim_max};
    setrlimit(RLIMIT_FSIZE, &limit);
    handler_ = std::signal(SIGXFSZ, SIG_IGN);
  }
  ~FilesStaySmall() {
    setrlimit(RLIMIT_FSIZE, &before_);
    std::signal(SIGXFSZ, handler_);
  }

 private:
  rlimit before_{};
  void (*handler_)(int) = nullptr;
};

}  // namespace

TEST_CASE("a new store has the default categories and no city") {
  const Folder folder;
  const Store store = Store::create(folder / "a.tryggkarta");
  CHECK(store.categories().size() == casebook::default_categories().size());
  CHECK(store.city().name.empty());
  CHECK(store.latest_edition_number() == 0);
  CHECK_FALSE(store.load_edition());
}

TEST_CASE("making a store never touches what is there") {
  const Folder folder;
  std::ofstream{folder / "a"} << "notes";
  CHECK_THROWS_WITH(Store::create(folder / "a"), Contains("exists already"));
  CHECK(std::filesystem::file_size(folder / "a") == 5);
}

TEST_CASE("making a store in a folder that is not there leaves nothing") {
  const Folder folder;
  CHECK_THROWS_WITH(Store::create(folder / "no/a"), Contains("cannot be opened"));
  CHECK_FALSE(std::filesystem::exists(folder / "no"));
}

TEST_CASE("a store that could not be filled is not there") {
  const Folder folder;
  const auto fill = [](Store& store) {
    store.set_city({"Provstad", "Europe/Stockholm", 3007, true});
    throw Error(ErrorKind::broken, "no more");
  };
  CHECK_THROWS_WITH(Store::create(folder / "a", fill), "no more");
  CHECK(std::filesystem::is_empty(folder / "."));
}

TEST_CASE("a store that was filled is whole in its one file") {
  const Folder folder;
  Store::create(folder / "a", [](Store& store) { store.set_city({"Provstad", "Europe/Stockholm", 3007, true}); });
  CHECK(std::distance(std::filesystem::directory_iterator{folder / "."}, {}) == 1);
  CHECK(Store::open(folder / "a", Access::read_only).city().name == "Provstad");
}

TEST_CASE("what is no store is refused in words") {
  const Folder folder;
  CHECK_THROWS_WITH(Store::open(folder / "none", Access::read_only), Contains("there is no store"));
  CHECK_THROWS_WITH(Store::open(folder / ".", Access::read_only), Contains("is a folder"));
  std::ofstream{folder / "text"} << std::string(5000, 'x');
  CHECK_THROWS_WITH(Store::open(folder / "text", Access::read_only), Contains("is not a Tryggkarta store"));
  std::ofstream{folder / "empty"};
  CHECK_THROWS_WITH(Store::open(folder / "empty", Access::read_write), Contains("is not a Tryggkarta store"));
  tamper(folder / "other.db", "CREATE TABLE t (x)");
  CHECK_THROWS_WITH(Store::open(folder / "other.db", Access::read_write), Contains("is not a Tryggkarta store"));
}

TEST_CASE("a store cut in the middle is refused or found broken, never believed") {
  const Folder folder;
  small_store(folder / "a");
  std::filesystem::resize_file(folder / "a", 20'000);
  CHECK_THROWS_AS(Store::open(folder / "a", Access::read_only).load_casebook(), Error);
}

TEST_CASE("a store from a newer program is refused with what to do") {
  const Folder folder;
  small_store(folder / "a");
  tamper(folder / "a", "PRAGMA user_version = 99");
  CHECK_THROWS_WITH(Store::open(folder / "a", Access::read_only), Contains("newer") && Contains("update the program"));
}

TEST_CASE("two writers at once: the second is told who is in the way") {
  const Folder folder;
  Store first = small_store(folder / "a");
  Store second = Store::open(folder / "a", Access::read_write);
  auto writing = first.begin();
  CHECK_THROWS_WITH(second.begin(std::chrono::milliseconds{1}), Contains("another import or decision is writing"));
  writing.commit();
  second.begin(std::chrono::milliseconds{1}).commit();
}

TEST_CASE("a reader reads on while another writes, and sees the change when it is committed") {
  const Folder folder;
  Store writer = small_store(folder / "a");
  const Store reader = Store::open(folder / "a", Access::read_only);
  const auto before = reader.data_version();
  auto writing = writer.begin();
  casebook::City city = writer.city();
  city.name = "Nyköping";
  writer.set_city(city);
  CHECK(reader.city().name == "Provstad");
  CHECK(reader.data_version() == before);
  writing.commit();
  CHECK(reader.city().name == "Nyköping");
  CHECK(reader.data_version() != before);
}

TEST_CASE("a reader cannot write") {
  const Folder folder;
  small_store(folder / "a");
  Store reader = Store::open(folder / "a", Access::read_only);
  CHECK_THROWS_WITH(reader.put_category({"ny", "all", "Ny", "New"}), Contains("cannot be written"));
}

TEST_CASE("a write that fails midway undoes the whole transaction") {
  const Folder folder;
  Store store = small_store(folder / "a");
  {
    auto writing = store.begin();
    auto writer = store.incident_writer("polisen");
    const FilesStaySmall limit{2'000'000};
    const auto put_many = [&] {
      for (int i = 0; i < 1'000'000; ++i) writer.put(theft(std::to_string(i)));
    };
    CHECK_THROWS_AS(put_many(), Error);
  }
  CHECK(ask(folder / "a", "SELECT count(*) FROM incident") == "0");
  CHECK(store.check().empty());
}

TEST_CASE("the analysis CRS stays once it is chosen") {
  const Folder folder;
  Store store = small_store(folder / "a");
  casebook::City city = store.city();
  city.analysis_epsg = 3006;
  CHECK_THROWS_WITH(store.set_city(city), Contains("EPSG:3007") && Contains("EPSG:3006"));
}

TEST_CASE("GIS programs open a store as it is") {
  const Folder folder;
  {
    Store store = small_store(folder / "a.sqlite");
    auto writing = store.begin();
    auto writer = store.incident_writer("polisen");
    writer.put(theft("1"));
    store.record_delivery("polisen", stored_only(1));
    writing.commit();
    store.index_incidents();
  }
  if (std::system("ogrinfo --version > /dev/null 2>&1") != 0) {
    WARN("skipped: no ogrinfo");
    return;
  }
  const auto listed = folder / "listed";
  REQUIRE(std::system(("ogrinfo -ro " + (folder / "a.sqlite").string() + " > " + listed.string() + " 2>&1").c_str()) ==
          0);
  REQUIRE(std::system(
              ("ogrinfo -ro -al -so " + (folder / "a.sqlite").string() + " incident >> " + listed.string() + " 2>&1")
                  .c_str()) == 0);
  std::ifstream file{listed};
  const std::string text{std::istreambuf_iterator<char>{file}, {}};
  CHECK_THAT(text, Contains("area (Multi Polygon)") && Contains("incident (Point)") && Contains("problem") &&
                       Contains("action"));
  CHECK_THAT(text, Contains("Feature Count: 1") && Contains("SWEREF99 12 00"));
}
