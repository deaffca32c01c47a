// A record package as a reader of ZIP files that is not the writer sees it: GDAL's.
#include "geo/extract/record_package.hpp"

#include <cstdlib>
#include <memory>

#include <cpl_string.h>
#include <cpl_vsi.h>
#include <catch2/catch.hpp>

#include <nlohmann/json.hpp>

#include "geo/error.hpp"

using namespace tryggkarta;
using namespace tryggkarta::extract;

namespace {

RecordPackage report() {
  return {"1.2.3",
          "c0ffee",
          {{"figures.json", "{\"format\": 1}\n"},
           {"decision.json", "{}"},
           {"lagesbild.html", "<h1>Lägesbild för Norra Ängarna</h1>"},
           {"figures.csv", ""}}};
}

/// A ZIP that GDAL's file system has in memory.
class Opened {
 public:
  explicit Opened(std::string bytes) : bytes_(std::move(bytes)) {
    VSIFCloseL(VSIFileFromMemBuffer(kPath, reinterpret_cast<GByte*>(bytes_.data()), bytes_.size(), FALSE));
  }
  ~Opened() { VSIUnlink(kPath); }
  Opened(const Opened&) = delete;
  Opened& operator=(const Opened&) = delete;

  std::vector<std::string> names() const {
    const CPLStringList list{VSIReadDir(kInside)};
    return {list.List(), list.List() + list.size()};
  }
  std::string read(const std::string& name) const {
    VSILFILE* file = VSIFOpenL((std::string{kInside} + "/" + name).c_str(), "rb");
    REQUIRE(file != nullptr);
    std::string text(4096, '\0');
    text.resize(VSIFReadL(text.data(), 1, text.size(), file));
    VSIFCloseL(file);
    return text;
  }

 private:
  static constexpr const char* kPath = "/vsimem/record.zip";
  static constexpr const char* kInside = "/vsizip//vsimem/record.zip";
  std::string bytes_;
};

/// Sets the process's time zone, and puts the former one back.
class InTimeZone {
 public:
  explicit InTimeZone(const char* zone) {
    if (const char* former = std::getenv("TZ")) former_ = former;
    setenv("TZ", zone, 1);
    tzset();
  }
  ~InTimeZone() {
    former_.empty() ? unsetenv("TZ") : setenv("TZ", former_.c_str(), 1);
    tzset();
  }
  InTimeZone(const InTimeZone&) = delete;
  InTimeZone& operator=(const InTimeZone&) = delete;

 private:
  std::string former_;
};

}  // namespace

TEST_CASE("another reader finds the manifest and every part, byte for byte") {
  const auto package = report();
  const Opened zip{record_package(package)};
  CHECK(zip.names() ==
        std::vector<std::string>{"manifest.json", "decision.json", "figures.csv", "figures.json", "lagesbild.html"});
  for (const RecordPart& part : package.parts) CHECK(zip.read(part.name) == part.bytes);
  CHECK(zip.read("manifest.json") == manifest_of(package));
}

TEST_CASE("the manifest names version, snapshot, and the length and SHA-256 of each part") {
  const auto manifest = nlohmann::json::parse(manifest_of(report()));
  CHECK(manifest["format"] == 1);
  CHECK(manifest["version"] == "1.2.3");
  CHECK(manifest["snapshot"] == "c0ffee");
  REQUIRE(manifest["parts"].size() == 4);
  CHECK(manifest["parts"][0]["name"] == "decision.json");
  CHECK(manifest["parts"][0]["bytes"] == 2);
  // printf '{}' | sha256sum
  CHECK(manifest["parts"][0]["sha256"] == "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a");
  // printf '' | sha256sum
  CHECK(manifest["parts"][1]["sha256"] == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}

TEST_CASE("equal packages are equal bytes, whatever the order of their parts and wherever they are made") {
  const std::string here = record_package(report());
  auto turned = report();
  std::reverse(turned.parts.begin(), turned.parts.end());
  CHECK(record_package(turned) == here);
  for (const char* zone : {"Pacific/Auckland", "America/Los_Angeles"}) {
    const InTimeZone elsewhere{zone};
    CHECK(record_package(report()) == here);
  }
}

TEST_CASE("every moment that the file names is the first that a ZIP can name") {
  const std::string bytes = record_package(report());
  const std::string local_header{"PK\x03\x04", 4};
  int headers = 0;
  for (std::size_t at = bytes.find(local_header); at != bytes.npos; at = bytes.find(local_header, at + 1), ++headers)
    CHECK(bytes.substr(at + 10, 4) == std::string("\x00\x00\x21\x00", 4));
  CHECK(headers == 5);
}

TEST_CASE("one changed byte of one part changes the package and its manifest") {
  auto other = report();
  other.parts[0].bytes[2] = 'F';
  CHECK(record_package(other) != record_package(report()));
  CHECK(manifest_of(other) != manifest_of(report()));
}

TEST_CASE("a name that leads elsewhere, is taken or is no plain name is refused") {
  for (const char* name :
       {"", ".", "..", "../figures.json", "/etc/passwd", "a/b.json", "a\\b.json", "C:figures.json", ".dold", "-r",
        "Stor.json", "å.json", "a b.json", "a\n.json", "manifest.json", "decision.json"}) {
    INFO(name);
    auto package = report();
    package.parts.push_back({name, "text"});
    CHECK_THROWS_AS(record_package(package), Error);
  }
  auto package = report();
  package.parts.push_back({std::string(81, 'a'), "text"});
  CHECK_THROWS_AS(record_package(package), Error);
  package.parts.back().name = std::string("a.json\0.exe", 11);
  CHECK_THROWS_AS(record_package(package), Error);
}
