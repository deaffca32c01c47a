// A right is a parameter: reading rows of the casebook needs a ReadGrant, and only Policy makes one.
#pragma once

#include <optional>
#include <string_view>

namespace tryggkarta::access {

/// Proof that the holder may read rows. Which rows, under which purpose, comes with sign-in; today the only grants
/// are those of the person who runs the command line on the store's own file.
class ReadGrant {
 public:
  ReadGrant(const ReadGrant&) = default;

 private:
  friend class Policy;
  ReadGrant() = default;
};

/// The only maker of grants.
class Policy {
 public:
  /// Whoever may open the store file may already read every byte of it.
  static ReadGrant for_owner_of_the_store_file() { return {}; }

  /// Whoever shows the token that the operator of the server has set; nothing for any other, and nothing while none is
  /// set. Takes the same time wherever the two differ. It stands for sign-in, which knows members, roles and areas.
  static std::optional<ReadGrant> for_bearer_of(std::string_view shown, std::string_view token) {
    if (token.empty() || shown.size() != token.size()) return std::nullopt;
    unsigned difference = 0;
    for (std::size_t i = 0; i < token.size(); ++i) {
      difference |= static_cast<unsigned char>(shown[i]) ^ static_cast<unsigned char>(token[i]);
    }
    if (difference != 0) return std::nullopt;
    return ReadGrant{};
  }
};

}  // namespace tryggkarta::access
