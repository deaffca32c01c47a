// Passwords and secrets: how they are made, kept and compared. libsodium ends in this folder.
#pragma once

#include <string>
#include <string_view>

namespace tryggkarta::session {

/// Argon2id with a salt of its own: twice over 64 MiB, 50–100 ms of one processor (libsodium's interactive limits; more
/// memory would let a few who sign in at once exhaust a small server). The hash names its limits.
std::string hash_password(std::string_view password);

/// Takes as long with an empty hash, which no password fits, so that nobody learns by a clock who has an account.
bool is_password(std::string_view password, const std::string& hash);

/// Was the hash made with other limits than today's? Then the next sign-in that knows the password makes a new one.
bool needs_rehash(const std::string& hash);

/// Throws Error(bad_input) for fewer than 12 characters, more than 1024 bytes, and the member's own name, in whichever
/// case. No rule about kinds of characters: length is what makes guessing slow (NIST SP 800-63B, 5.1.1.2).
void refuse_weak_password(std::string_view password, std::string_view name);

/// 256 random bits as base64url: 43 characters.
std::string random_secret();

/// SHA-256, 64 hexadecimal characters: what is kept of a secret.
std::string hash_secret(std::string_view secret);

/// SHA-256 as base64url, 43 characters: what is shown of a secret that is shown itself later (RFC 7636).
std::string digest_of(std::string_view secret);

/// A secret of its own that follows from a kept one and a text: whoever has it learns neither (keyed BLAKE2b, RFC
/// 7693), 43 characters of base64url.
std::string derived_secret(std::string_view kept, std::string_view text);

/// In a time that depends on the lengths alone.
bool is_same(std::string_view a, std::string_view b);

}  // namespace tryggkarta::session
