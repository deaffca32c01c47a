// SHA-256 (FIPS 180-4): names rows without telling what they say.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include <openssl/sha.h>

namespace tryggkarta::store {

/// Thirty-two bytes.
using Digest = std::array<std::uint8_t, 32>;

/// Takes bytes piece by piece. Copying one that has taken a prefix saves hashing the prefix again.
class Sha256 {
 public:
  Sha256();
  Sha256& add(std::string_view bytes);
  /// The digest of all bytes so far. Nothing can be added afterwards.
  Digest finish();

 private:
  SHA256_CTX state_;
};

/// Lower-case hexadecimal, 64 characters.
std::string hex_of(const Digest& digest);
std::string sha256_hex(std::string_view bytes);

}  // namespace tryggkarta::store
