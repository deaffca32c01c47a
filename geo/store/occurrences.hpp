// How often something was met: for the rows of a delivery that have no key.
#pragma once

#include <cstdint>
#include <vector>

namespace tryggkarta::store {

/// Counts 64-bit hashes in one flat table: sixteen bytes a place, at most three quarters of the places taken. A node
/// container would take four times that, and a delivery can have millions of rows.
class Occurrences {
 public:
  /// How often it was met before; remembers that it was met once more.
  std::uint32_t met_before(std::uint64_t hash) {
    if (4 * (taken_ + 1) > 3 * places_.size()) grow();
    Place& place = place_of(hash);
    if (place.times == 0) {
      place.hash = hash;
      ++taken_;
    }
    return place.times++;
  }

 private:
  struct Place {
    std::uint64_t hash = 0;
    std::uint32_t times = 0;  ///< 0: free
  };

  Place& place_of(std::uint64_t hash) {
    // The hash is one of SHA-256: its low bits are as even as any. Neighbours are tried in turn.
    const std::size_t mask = places_.size() - 1;
    std::size_t at = hash & mask;
    while (places_[at].times != 0 && places_[at].hash != hash) at = (at + 1) & mask;
    return places_[at];
  }

  void grow() {
    std::vector<Place> before(places_.size() * 2);
    before.swap(places_);
    for (const Place& place : before) {
      if (place.times != 0) place_of(place.hash) = place;
    }
  }

  std::vector<Place> places_ = std::vector<Place>(1024);
  std::size_t taken_ = 0;
};

}  // namespace tryggkarta::store
