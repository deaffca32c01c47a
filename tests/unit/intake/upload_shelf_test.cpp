// Files that wait: each its sender's alone, never too many, never for ever.
#include <catch2/catch.hpp>

#include <filesystem>
#include <fstream>

#include "geo/error.hpp"
#include "server/intake/upload_shelf.hpp"
#include "tests/unit/import/temporary_folder.hpp"

using namespace tryggkarta;
using namespace tryggkarta::intake;
namespace fs = std::filesystem;

namespace {

constexpr time::Instant kNow{std::chrono::seconds{1'790'000'000}};

bool is_there(UploadShelf& shelf, const std::string& id, std::int64_t member, time::Instant now = kNow) {
  try {
    return shelf.find(id, member, now) != nullptr;
  } catch (const Error& error) {
    CHECK(error.kind() == ErrorKind::not_found);
    return false;
  }
}

}  // namespace

TEST_CASE("an upload is its sender's alone, and its folder goes with it") {
  const import::TemporaryFolder folder;
  UploadShelf shelf{folder.path("in")};
  fs::path of_the_first;
  std::string id;
  {
    const auto upload = shelf.add(1, kNow);
    of_the_first = upload->folder();
    id = upload->id();
    std::ofstream{of_the_first / "file.csv"} << "x";
    CHECK(is_there(shelf, id, 1));
    CHECK_FALSE(is_there(shelf, id, 2));
    CHECK_FALSE(is_there(shelf, id.substr(1), 1));
    shelf.remove(*upload);
    CHECK_FALSE(is_there(shelf, id, 1));
    CHECK(fs::exists(of_the_first));
  }
  CHECK_FALSE(fs::exists(of_the_first));
}

TEST_CASE("the oldest of a member's files goes when one too many comes, and others' stay") {
  const import::TemporaryFolder folder;
  UploadShelf shelf{folder.path("in")};
  const std::string others = shelf.add(2, kNow)->id();
  const std::string first = shelf.add(1, kNow)->id();
  const std::string second = shelf.add(1, kNow)->id();
  const std::string third = shelf.add(1, kNow)->id();
  CHECK_FALSE(is_there(shelf, first, 1));
  CHECK(is_there(shelf, second, 1));
  CHECK(is_there(shelf, third, 1));
  CHECK(is_there(shelf, others, 2));
}

TEST_CASE("a file waits for twelve hours and no longer") {
  const import::TemporaryFolder folder;
  UploadShelf shelf{folder.path("in")};
  const std::string id = shelf.add(1, kNow)->id();
  CHECK(is_there(shelf, id, 1, kNow + UploadShelf::kLongest));
  CHECK_FALSE(is_there(shelf, id, 1, kNow + UploadShelf::kLongest + std::chrono::seconds{1}));
  CHECK(fs::is_empty(folder.path("in")));
}

TEST_CASE("when too many wait the next one is told so") {
  const import::TemporaryFolder folder;
  UploadShelf shelf{folder.path("in")};
  for (std::size_t i = 0; i < UploadShelf::kMost; ++i) shelf.add(static_cast<std::int64_t>(i), kNow);
  CHECK_THROWS_AS(shelf.add(1000, kNow), Error);
}

TEST_CASE("what a former server left is swept, and a folder that another one uses is left alone") {
  const import::TemporaryFolder folder;
  fs::create_directories(folder.path("in/old"));
  std::ofstream{folder.path("in/old/file.csv")} << "x";
  UploadShelf first{folder.path("in")};
  CHECK(fs::is_empty(folder.path("in")));
  const auto upload = first.add(1, kNow);
  UploadShelf second{folder.path("in")};
  CHECK(fs::exists(upload->folder()));
  CHECK_THROWS_AS(second.add(1, kNow), Error);
  CHECK_THROWS_AS(second.body_file(), Error);
}

TEST_CASE("a folder that is a link, or no folder, is not used") {
  const import::TemporaryFolder folder;
  fs::create_directories(folder.path("elsewhere"));
  fs::create_directory_symlink(folder.path("elsewhere"), folder.path("link"));
  UploadShelf through_a_link{folder.path("link")};
  CHECK_THROWS_AS(through_a_link.body_file(), Error);
  UploadShelf through_a_file{folder.write("file", "")};
  CHECK_THROWS_AS(through_a_file.body_file(), Error);
}

TEST_CASE("so many bodies arrive at once and no more, until one has come") {
  const import::TemporaryFolder folder;
  UploadShelf shelf{folder.path("in")};
  std::vector<std::shared_ptr<http::BodyFile>> bodies;
  for (std::size_t i = 0; i < UploadShelf::kMostArriving; ++i) bodies.push_back(shelf.body_file());
  CHECK_THROWS_AS(shelf.body_file(), Error);
  bodies.pop_back();
  CHECK_NOTHROW(shelf.body_file());
}
