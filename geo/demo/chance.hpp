// Chance that is the same on every machine: the standard library's distributions differ between libraries.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace tryggkarta::demo {

/// A well-mixed number from another one (splitmix64, Steele, Lea and Flood 2014).
std::uint64_t mixed(std::uint64_t value);

/// A stream of random numbers (xoshiro256**, Blackman and Vigna 2018). Equal seed and stream, equal numbers.
class Chance {
 public:
  /// Streams of one seed are independent: what one of them draws never shifts what another one draws.
  Chance(std::uint64_t seed, std::uint64_t stream);

  std::uint64_t next();
  /// A whole number in [0, bound); bound is not 0.
  std::uint32_t below(std::uint32_t bound);
  /// A number in [0, 1).
  double unit();
  /// Near 0, within (−1, 1), bell-shaped: the mean of three even draws.
  double around_zero();
  bool happens(double probability) { return unit() < probability; }

 private:
  std::array<std::uint64_t, 4> state_;
};

/// Draws a position with a probability in proportion to its weight.
class WeightedChoice {
 public:
  /// At least one weight is above 0; their sum stays below 2^32.
  explicit WeightedChoice(std::span<const std::uint32_t> weights);
  std::size_t pick(Chance& chance) const;

 private:
  std::vector<std::uint32_t> ends_;  ///< running sums
};

}  // namespace tryggkarta::demo
