#include "server/inside/token.hpp"

#include <filesystem>
#include <fstream>

#include <catch2/catch.hpp>

#include "geo/error.hpp"

using namespace tryggkarta;

namespace {

namespace fs = std::filesystem;

/// A file that is gone when the test is.
class TokenFile {
 public:
  explicit TokenFile(const std::string& text, fs::perms permissions = fs::perms::owner_read | fs::perms::owner_write)
      : path_(fs::temp_directory_path() / ("tryggkarta-token-" + std::to_string(std::hash<std::string>{}(text)))) {
    std::ofstream{path_} << text;
    fs::permissions(path_, permissions);
  }
  ~TokenFile() { fs::remove(path_); }
  TokenFile(const TokenFile&) = delete;
  TokenFile& operator=(const TokenFile&) = delete;
  const fs::path& path() const { return path_; }

 private:
  fs::path path_;
};

std::string complaint_about(const fs::path& file) {
  try {
    inside::read_token(file);
  } catch (const Error& error) {
    return error.english();
  }
  return "nothing";
}

const std::string kLong(32, 'a');

}  // namespace

TEST_CASE("the token is the first line of its file") {
  CHECK(inside::read_token(TokenFile{kLong}.path()) == kLong);
  CHECK(inside::read_token(TokenFile{kLong + "\n"}.path()) == kLong);
  CHECK(inside::read_token(TokenFile{kLong + "b\n# told to nobody\n"}.path()) == kLong + "b");
}

TEST_CASE("a token that is short, empty or has blanks in it is refused, and never shown") {
  for (const std::string& text : {std::string{"kort-hemlighet"}, std::string{"\n"}, std::string(31, 'a') + "\n",
                                  kLong + " ", " " + kLong, kLong + "\tb", kLong + "\r\n", kLong + "\xc3\xa5"}) {
    const TokenFile file{text};
    const std::string said = complaint_about(file.path());
    INFO(said);
    CHECK(said.find("at least 32 characters") != std::string::npos);
    CHECK(said.find(file.path().string()) != std::string::npos);
    CHECK(said.find("aaaa") == std::string::npos);
    CHECK(said.find("kort-hemlighet") == std::string::npos);
  }
}

TEST_CASE("a file that others may read or write is refused, with what to do") {
  for (const auto others : {fs::perms::group_read, fs::perms::others_read, fs::perms::group_write,
                            fs::perms::others_write, fs::perms::others_exec}) {
    const TokenFile file{kLong, fs::perms::owner_read | fs::perms::owner_write | others};
    const std::string said = complaint_about(file.path());
    INFO(said);
    CHECK(said.find("chmod 600") != std::string::npos);
  }
}

TEST_CASE("a file that is not there, is empty, or is a folder cannot be read") {
  const TokenFile empty{""};
  for (const fs::path& path : {fs::path{"/nowhere/token"}, fs::temp_directory_path(), empty.path()}) {
    const std::string said = complaint_about(path);
    INFO(said);
    CHECK(said.find("cannot be read") != std::string::npos);
  }
}
