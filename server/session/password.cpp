#include "server/session/password.hpp"

#include <sodium.h>

#include <algorithm>
#include <array>

#include "geo/error.hpp"

namespace tryggkarta::session {

namespace {

constexpr auto kOperations = crypto_pwhash_OPSLIMIT_INTERACTIVE;
constexpr auto kMemory = crypto_pwhash_MEMLIMIT_INTERACTIVE;
constexpr std::size_t kFewestCharacters = 12;
constexpr std::size_t kMostBytes = 1024;

/// Before the first use of the library; any thread, any number of times.
void make_ready() {
  static const int ready = sodium_init();
  if (ready < 0) throw Error(ErrorKind::unavailable, "libsodium finds no random numbers on this machine");
}

/// Every byte that does not continue another begins a character of UTF-8.
std::size_t characters(std::string_view text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

bool is_same_word(std::string_view text, std::string_view name) {
  const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; };
  return std::equal(text.begin(), text.end(), name.begin(), name.end(),
                    [&](char a, char b) { return lower(a) == lower(b); });
}

std::string base64url(const std::array<unsigned char, 32>& bytes) {
  std::array<char, sodium_base64_ENCODED_LEN(32, sodium_base64_VARIANT_URLSAFE_NO_PADDING)> text{};
  return sodium_bin2base64(text.data(), text.size(), bytes.data(), bytes.size(),
                           sodium_base64_VARIANT_URLSAFE_NO_PADDING);
}

const unsigned char* bytes(std::string_view text) {
  return reinterpret_cast<const unsigned char*>(text.data());  // NOLINT: bytes are bytes
}

}  // namespace

std::string hash_password(std::string_view password) {
  make_ready();
  std::array<char, crypto_pwhash_STRBYTES> hash{};
  if (crypto_pwhash_str(hash.data(), password.data(), password.size(), kOperations, kMemory) != 0)
    throw Error(ErrorKind::unavailable, "there are no 64 MiB of memory left for a password: try again");
  return hash.data();
}

bool is_password(std::string_view password, const std::string& hash) {
  make_ready();
  static const std::string nobodys = hash_password(random_secret());
  const std::string& compared = hash.empty() ? nobodys : hash;
  const bool fits = crypto_pwhash_str_verify(compared.c_str(), password.data(), password.size()) == 0;
  return fits && !hash.empty();
}

bool needs_rehash(const std::string& hash) {
  make_ready();
  return crypto_pwhash_str_needs_rehash(hash.c_str(), kOperations, kMemory) != 0;
}

void refuse_weak_password(std::string_view password, std::string_view name) {
  if (characters(password) < kFewestCharacters) {
    throw Error(ErrorKind::bad_input, "Lösenordet är för kort: välj minst 12 tecken, gärna några ord.",
                "the password is too short: choose 12 characters or more, best a few words");
  }
  if (password.size() > kMostBytes) {
    throw Error(ErrorKind::bad_input, "Lösenordet är för långt: högst 1024 byte.",
                "the password is too long: at most 1024 bytes");
  }
  if (is_same_word(password, name)) {
    throw Error(ErrorKind::bad_input, "Lösenordet är ditt namn: välj något som andra inte vet.",
                "the password is the member's name: choose something that others do not know");
  }
}

std::string random_secret() {
  make_ready();
  std::array<unsigned char, 32> random{};
  randombytes_buf(random.data(), random.size());
  return base64url(random);
}

std::string digest_of(std::string_view secret) {
  make_ready();
  std::array<unsigned char, crypto_hash_sha256_BYTES> digest{};
  crypto_hash_sha256(digest.data(), bytes(secret), secret.size());
  return base64url(digest);
}

std::string hash_secret(std::string_view secret) {
  make_ready();
  std::array<unsigned char, crypto_hash_sha256_BYTES> digest{};
  crypto_hash_sha256(digest.data(), bytes(secret), secret.size());
  std::array<char, 2 * crypto_hash_sha256_BYTES + 1> text{};
  return sodium_bin2hex(text.data(), text.size(), digest.data(), digest.size());
}

std::string derived_secret(std::string_view kept, std::string_view text) {
  make_ready();
  std::array<unsigned char, 32> derived{};
  // Kept secrets are SHA-256 in 64 characters: just as long as a key may be.
  if (crypto_generichash(derived.data(), derived.size(), bytes(text), text.size(), bytes(kept), kept.size()) != 0)
    throw Error(ErrorKind::broken, "a secret cannot be derived from one of " + std::to_string(kept.size()) + " bytes");
  return base64url(derived);
}

bool is_same(std::string_view a, std::string_view b) {
  make_ready();
  return a.size() == b.size() && sodium_memcmp(a.data(), b.data(), a.size()) == 0;
}

}  // namespace tryggkarta::session
