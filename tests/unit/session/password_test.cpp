#include <catch2/catch.hpp>

#include <set>

#include "geo/error.hpp"
#include "server/session/password.hpp"

using namespace tryggkarta;
using namespace tryggkarta::session;
using Catch::Contains;
using namespace std::string_literals;

TEST_CASE("a password fits its own hash and no other") {
  const std::string hash = hash_password("korrekt häst batteri");
  CHECK(is_password("korrekt häst batteri", hash));
  CHECK_FALSE(is_password("korrekt häst batteri ", hash));
  CHECK_FALSE(is_password("", hash));
  CHECK(hash != hash_password("korrekt häst batteri"));
}

TEST_CASE("a hash says how it was made: Argon2id, 64 MiB, twice") {
  CHECK_THAT(hash_password("korrekt häst batteri"), Catch::StartsWith("$argon2id$v=19$m=65536,t=2,p=1$"));
}

TEST_CASE("no password fits who has none, or a hash that is none") {
  CHECK_FALSE(is_password("", ""));
  CHECK_FALSE(is_password("korrekt häst batteri", ""));
  CHECK_FALSE(is_password("x", "x"));
  CHECK_FALSE(is_password("korrekt", "$argon2id$v=19$m=65536,t=2,p=1$"));
}

TEST_CASE("a password with a NUL byte is all of it") {
  const std::string hash = hash_password("korrekt\0häst batteri"s);
  CHECK_FALSE(is_password("korrekt", hash));
}

TEST_CASE("a hash with other limits is made anew") {
  CHECK_FALSE(needs_rehash(hash_password("korrekt häst batteri")));
  CHECK(
      needs_rehash("$argon2id$v=19$m=8192,t=1,p=1$c29tZXNhbHRzb21lc2FsdA$"
                   "iZkq6vBIa8HAi3v8gVhbYgSDsNLDsWUfSKPLQYbRf0g"));
  CHECK(needs_rehash("x"));
}

TEST_CASE("a password has twelve characters, whichever they are") {
  CHECK_NOTHROW(refuse_weak_password("åäöåäöåäöåäö", "anna"));
  CHECK_THROWS_WITH(refuse_weak_password("åäöåäöåäöåä", "anna"), Contains("12 characters"));
  CHECK_NOTHROW(refuse_weak_password("            ", "anna"));
  CHECK_THROWS_WITH(refuse_weak_password(std::string(1025, 'x'), "anna"), Contains("too long"));
}

TEST_CASE("a password is not the name, in whichever case") {
  CHECK_THROWS_WITH(refuse_weak_password("Anna.EK@example.se", "anna.ek@example.se"), Contains("member's name"));
  CHECK_NOTHROW(refuse_weak_password("anna.ek@example.se 2", "anna.ek@example.se"));
}

TEST_CASE("a secret has 43 characters that fit an address, and never comes twice") {
  std::set<std::string> seen;
  for (int i = 0; i < 1000; ++i) {
    const std::string secret = random_secret();
    CHECK(secret.size() == 43);
    CHECK(secret.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_") ==
          std::string::npos);
    CHECK(seen.insert(secret).second);
  }
}

TEST_CASE("what is kept of a secret is its SHA-256 (FIPS 180-4, appendix B.1)") {
  CHECK(hash_secret("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

TEST_CASE("what is shown of a secret that is shown later is its SHA-256 (RFC 7636, appendix B)") {
  CHECK(digest_of("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk") == "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM");
}

TEST_CASE("secrets are the same when every byte is") {
  CHECK(is_same("abc", "abc"));
  CHECK(is_same("", ""));
  CHECK_FALSE(is_same("abc", "abd"));
  CHECK_FALSE(is_same("abc", "abcd"));
}
