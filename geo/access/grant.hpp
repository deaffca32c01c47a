// A right is a parameter: reading rows of the casebook needs a ReadGrant, and only Policy makes one.
#pragma once

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
};

}  // namespace tryggkarta::access
