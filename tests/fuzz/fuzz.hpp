// What every fuzzer of this folder gives and uses.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>
#include <vector>

/// One input; returns 0. Whatever is demanded in it must hold for any bytes.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

/// Inputs that the fuzzer's reader takes: bounded_run.cpp changes them a little.
std::vector<std::string_view> fuzz_seeds();

namespace tryggkarta::fuzzing {

inline void demand(bool holds) {
  if (!holds) std::abort();
}

/// Numbers out of an input; noughts when it has ended.
class Bytes {
 public:
  Bytes(const std::uint8_t* data, std::size_t size) : at_(data), end_(data + size) {}

  bool has_ended() const { return at_ == end_; }
  std::uint8_t byte() { return has_ended() ? std::uint8_t{0} : *at_++; }
  std::uint32_t below(std::uint32_t end) { return ((std::uint32_t{byte()} << 8) | byte()) % end; }
  std::uint64_t eight_bytes() {
    std::uint64_t value = 0;
    for (int i = 0; i < 8; ++i) value = (value << 8) | byte();
    return value;
  }

 private:
  const std::uint8_t* at_;
  const std::uint8_t* end_;
};

}  // namespace tryggkarta::fuzzing
