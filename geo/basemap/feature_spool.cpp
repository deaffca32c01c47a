#include "geo/basemap/feature_spool.hpp"

#include <cstring>

#include "geo/error.hpp"

namespace tryggkarta::basemap {

using place::GridPoint;

namespace {

constexpr std::size_t kBlock = 32 * 1024;

[[noreturn]] void fail() {
  throw Error{ErrorKind::unavailable, "The temporary file of the import cannot be used: make room in the folder /tmp."};
}

template <class T>
void put(std::string& bytes, const T& value) {
  bytes.append(reinterpret_cast<const char*>(&value), sizeof value);
}

void put_feature(std::string& bytes, const Feature& feature) {
  put(bytes, feature.drawing);
  put(bytes, feature.name.size());
  bytes += feature.name;
  put(bytes, feature.parts.size());
  for (const auto& part : feature.parts) {
    put(bytes, part.size());
    bytes.append(reinterpret_cast<const char*>(part.data()), part.size() * sizeof(GridPoint));
  }
}

/// Takes back what was put, in the same order. The bytes are our own and were never out of sight.
class Taker {
 public:
  explicit Taker(const std::string& bytes) : rest_(bytes) {}
  bool is_done() const { return rest_.empty(); }

  Feature feature() {
    Feature feature{value<Drawing>(), {}, {}};
    feature.name = std::string{text(value<std::size_t>())};
    feature.parts.resize(value<std::size_t>());
    for (auto& part : feature.parts) {
      part.resize(value<std::size_t>());
      const std::string_view vertices = text(part.size() * sizeof(GridPoint));
      if (!part.empty()) std::memcpy(part.data(), vertices.data(), vertices.size());
    }
    return feature;
  }

 private:
  std::string_view text(std::size_t size) {
    const std::string_view taken = rest_.substr(0, size);
    rest_.remove_prefix(size);
    return taken;
  }
  template <class T>
  T value() {
    T out;
    std::memcpy(&out, text(sizeof out).data(), sizeof out);
    return out;
  }
  std::string_view rest_;
};

}  // namespace

FeatureSpool::FeatureSpool() : file_(std::tmpfile()) {
  if (!file_) fail();
}

void FeatureSpool::add(std::uint64_t region, const Feature& feature) {
  Region& kept = regions_[region];
  put_feature(kept.unwritten, feature);
  if (kept.unwritten.size() >= kBlock) write_out(kept);
}

void FeatureSpool::write_out(Region& region) {
  std::FILE* file = file_.get();
  if (std::fseek(file, 0, SEEK_END) != 0) fail();
  const long offset = std::ftell(file);
  const std::size_t size = region.unwritten.size();
  if (offset < 0 || std::fwrite(region.unwritten.data(), 1, size, file) != size) fail();
  region.blocks.push_back({offset, size});
  region.unwritten.clear();
}

std::vector<std::uint64_t> FeatureSpool::regions() const {
  std::vector<std::uint64_t> keys;
  for (const auto& [key, region] : regions_) keys.push_back(key);
  return keys;
}

std::vector<Feature> FeatureSpool::features_in(std::uint64_t key) {
  std::vector<Feature> features;
  const auto take_all = [&](const std::string& bytes) {
    for (Taker taker{bytes}; !taker.is_done();) features.push_back(taker.feature());
  };
  const Region& region = regions_.at(key);
  std::string bytes;
  for (const Block& block : region.blocks) {
    bytes.resize(block.size);
    if (std::fseek(file_.get(), block.offset, SEEK_SET) != 0) fail();
    if (std::fread(bytes.data(), 1, block.size, file_.get()) != block.size) fail();
    take_all(bytes);
  }
  take_all(region.unwritten);
  return features;
}

}  // namespace tryggkarta::basemap
