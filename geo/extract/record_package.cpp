#include "geo/extract/record_package.hpp"

#include <algorithm>
#include <array>
#include <memory>

#include <fmt/format.h>
#include <openssl/sha.h>
#include <zip.h>

#include <nlohmann/json.hpp>

#include "geo/error.hpp"

namespace tryggkarta::extract {

namespace {

using Json = nlohmann::ordered_json;

constexpr int kFormat = 1;
constexpr const char* kManifest = "manifest.json";
constexpr std::size_t kLongestName = 80;

// 1980-01-01 00:00, the first moment that a ZIP can name: every other one would be a clock's.
constexpr zip_uint16_t kFirstTime = 0;
constexpr zip_uint16_t kFirstDate = 1 << 5 | 1;
// A file that everybody may read, as Unix writes it.
constexpr zip_uint32_t kAttributes = 0100644U << 16;

Error cannot_pack() {
  return Error{ErrorKind::broken, "Arkivpaketet kunde inte göras.", "The record package could not be made."};
}

bool is_name(std::string_view name) {
  const auto is_plain = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); };
  const auto fits = [&](char c) { return is_plain(c) || c == '.' || c == '-' || c == '_'; };
  return !name.empty() && name.size() <= kLongestName && is_plain(name.front()) &&
         std::all_of(name.begin(), name.end(), fits);
}

std::vector<RecordPart> by_name(std::vector<RecordPart> parts) {
  std::sort(parts.begin(), parts.end(), [](const auto& a, const auto& b) { return a.name < b.name; });
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const bool is_taken = parts[i].name == kManifest || (i > 0 && parts[i - 1].name == parts[i].name);
    if (is_taken || !is_name(parts[i].name)) {
      throw Error{ErrorKind::bad_input, fmt::format("Del {} av arkivpaketet har ett namn som inte går.", i + 1),
                  fmt::format("Part {} of the record package has a name that cannot be used.", i + 1)};
    }
  }
  return parts;
}

std::string sha256_of(std::string_view bytes) {
  std::array<unsigned char, SHA256_DIGEST_LENGTH> digest;
  SHA256(reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(), digest.data());
  std::string text;
  for (const unsigned char byte : digest) text += fmt::format("{:02x}", byte);
  return text;
}

std::string manifest_for(const RecordPackage& package, const std::vector<RecordPart>& sorted) {
  Json parts = Json::array();
  for (const RecordPart& part : sorted)
    parts.push_back({{"name", part.name}, {"bytes", part.bytes.size()}, {"sha256", sha256_of(part.bytes)}});
  const Json manifest{{"format", kFormat},
                      {"product", "Tryggkarta"},
                      {"version", package.product_version},
                      {"snapshot", package.snapshot_hash},
                      {"parts", parts}};
  return manifest.dump(1, ' ', false, Json::error_handler_t::replace) + "\n";
}

/// A ZIP in memory. The bytes of its entries outlive it.
class ZipText {
 public:
  ZipText() : bytes_(zip_source_buffer_create(nullptr, 0, 0, nullptr)) {
    if (!bytes_) throw cannot_pack();
    archive_.reset(zip_open_from_source(bytes_.get(), ZIP_TRUNCATE, nullptr));
    if (!archive_) throw cannot_pack();
    // The archive frees its source when it is closed, before the bytes are read.
    zip_source_keep(bytes_.get());
  }

  void add(const std::string& name, const std::string& bytes) {
    zip_source_t* entry = zip_source_buffer(archive_.get(), bytes.data(), bytes.size(), 0);
    if (entry == nullptr) throw cannot_pack();
    const zip_int64_t added = zip_file_add(archive_.get(), name.c_str(), entry, ZIP_FL_ENC_UTF_8);
    if (added < 0) {
      zip_source_free(entry);
      throw cannot_pack();
    }
    const auto at = static_cast<zip_uint64_t>(added);
    // Stored: what a compressor makes of the same bytes changes with its version.
    if (zip_set_file_compression(archive_.get(), at, ZIP_CM_STORE, 0) != 0 ||
        zip_file_set_dostime(archive_.get(), at, kFirstTime, kFirstDate, 0) != 0 ||
        zip_file_set_external_attributes(archive_.get(), at, 0, ZIP_OPSYS_UNIX, kAttributes) != 0)
      throw cannot_pack();
  }

  std::string finish() && {
    if (zip_close(archive_.get()) != 0) throw cannot_pack();
    static_cast<void>(archive_.release());
    zip_stat_t about;
    if (zip_source_open(bytes_.get()) != 0 || zip_source_stat(bytes_.get(), &about) != 0) throw cannot_pack();
    std::string text(about.size, '\0');
    const zip_int64_t read = zip_source_read(bytes_.get(), text.data(), text.size());
    zip_source_close(bytes_.get());
    if (read < 0 || static_cast<zip_uint64_t>(read) != text.size()) throw cannot_pack();
    return text;
  }

 private:
  struct FreeSource {
    void operator()(zip_source_t* source) const { zip_source_free(source); }
  };
  struct Discard {
    void operator()(zip_t* archive) const { zip_discard(archive); }
  };

  std::unique_ptr<zip_source_t, FreeSource> bytes_;
  std::unique_ptr<zip_t, Discard> archive_;
};

}  // namespace

std::string manifest_of(const RecordPackage& package) { return manifest_for(package, by_name(package.parts)); }

std::string record_package(const RecordPackage& package) {
  const auto parts = by_name(package.parts);
  const std::string manifest = manifest_for(package, parts);
  ZipText zip;
  zip.add(kManifest, manifest);
  for (const RecordPart& part : parts) zip.add(part.name, part.bytes);
  return std::move(zip).finish();
}

}  // namespace tryggkarta::extract
