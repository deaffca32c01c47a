// Features on their way through a temporary file, region by region, so that memory does not grow with the country.
#pragma once

#include <cstdint>
#include <cstdio>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "geo/basemap/feature.hpp"

namespace tryggkarta::basemap {

/// Keeps features by region. The file has no name: it is gone when the program ends, however it ends. Memory: at most
/// 32 KiB a region. Throws Error(unavailable) when the temporary folder is full or cannot be written.
class FeatureSpool {
 public:
  FeatureSpool();

  void add(std::uint64_t region, const Feature& feature);
  /// Ascending.
  std::vector<std::uint64_t> regions() const;
  /// The features of a region, in the order in which they were added.
  std::vector<Feature> features_in(std::uint64_t region);

 private:
  struct Block {
    long offset;
    std::size_t size;
  };
  struct Region {
    std::string unwritten;
    std::vector<Block> blocks;
  };
  void write_out(Region& region);

  struct Close {
    void operator()(std::FILE* file) const { std::fclose(file); }
  };
  std::unique_ptr<std::FILE, Close> file_;
  std::map<std::uint64_t, Region> regions_;
};

}  // namespace tryggkarta::basemap
