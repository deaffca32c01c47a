// Everyone with an account, as the store has them: read whole, never changed, swapped when the store has changed.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "geo/access/member.hpp"
#include "geo/time/local_time.hpp"

namespace tryggkarta::session {

/// A key for programs. The secret itself is known to its holder alone.
struct ApiToken {
  std::int64_t id = 0;
  std::string secret_hash;  ///< as hash_secret() writes it
  std::int64_t member = 0;
  access::Assignment assignment;
  std::string purpose;
  time::Instant expires{};
};

struct People {
  std::vector<access::Member> members;
  std::map<std::string, std::string, std::less<>> password_hashes;  ///< by the member's name; none for who has none
  std::map<std::string, ApiToken, std::less<>> tokens;              ///< by secret_hash

  /// nullptr when there is nobody of that name or number.
  const access::Member* named(std::string_view name) const;
  const access::Member* with_id(std::int64_t id) const;
};

}  // namespace tryggkarta::session
