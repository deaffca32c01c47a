#include "geo/demo/chance.hpp"

#include <algorithm>
#include <bit>

namespace tryggkarta::demo {

std::uint64_t mixed(std::uint64_t value) {
  value += 0x9e3779b97f4a7c15U;
  value = (value ^ (value >> 30)) * 0xbf58476d1ce4e5b9U;
  value = (value ^ (value >> 27)) * 0x94d049bb133111ebU;
  return value ^ (value >> 31);
}

Chance::Chance(std::uint64_t seed, std::uint64_t stream) {
  std::uint64_t value = mixed(seed) ^ mixed(~stream);
  for (std::uint64_t& part : state_) part = value = mixed(value);
}

std::uint64_t Chance::next() {
  const std::uint64_t result = std::rotl(state_[1] * 5, 7) * 9;
  const std::uint64_t shifted = state_[1] << 17;
  state_[2] ^= state_[0];
  state_[3] ^= state_[1];
  state_[1] ^= state_[2];
  state_[0] ^= state_[3];
  state_[2] ^= shifted;
  state_[3] = std::rotl(state_[3], 45);
  return result;
}

std::uint32_t Chance::below(std::uint32_t bound) { return static_cast<std::uint32_t>(((next() >> 32) * bound) >> 32); }

double Chance::unit() { return static_cast<double>(next() >> 11) * 0x1.0p-53; }

double Chance::around_zero() {
  // One statement a draw: the order inside an expression is the compiler's choice.
  double sum = unit();
  sum += unit();
  sum += unit();
  return sum / 1.5 - 1;
}

WeightedChoice::WeightedChoice(std::span<const std::uint32_t> weights) {
  ends_.reserve(weights.size());
  std::uint32_t sum = 0;
  for (const std::uint32_t weight : weights) ends_.push_back(sum += weight);
}

std::size_t WeightedChoice::pick(Chance& chance) const {
  const std::uint32_t drawn = chance.below(ends_.back());
  return static_cast<std::size_t>(std::upper_bound(ends_.begin(), ends_.end(), drawn) - ends_.begin());
}

}  // namespace tryggkarta::demo
