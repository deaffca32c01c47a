// OpenSSL's newer interface (EVP) allocates a context for every digest and every copied prefix, which takes longer than
// the one block that an incident is. The older one lives where it is put; OpenSSL 3 keeps it and discourages it.
#define OPENSSL_SUPPRESS_DEPRECATED

#include "geo/store/sha256.hpp"

namespace tryggkarta::store {

Sha256::Sha256() { SHA256_Init(&state_); }

Sha256& Sha256::add(std::string_view bytes) {
  SHA256_Update(&state_, bytes.data(), bytes.size());
  return *this;
}

Digest Sha256::finish() {
  Digest digest;  // NOLINT: filled below
  SHA256_Final(digest.data(), &state_);
  return digest;
}

std::string hex_of(const Digest& digest) {
  static constexpr std::string_view kDigits = "0123456789abcdef";
  std::string hex;
  hex.reserve(64);
  for (const std::uint8_t byte : digest) {
    hex += kDigits[byte >> 4];
    hex += kDigits[byte & 0x0F];
  }
  return hex;
}

std::string sha256_hex(std::string_view bytes) { return hex_of(Sha256{}.add(bytes).finish()); }

}  // namespace tryggkarta::store
