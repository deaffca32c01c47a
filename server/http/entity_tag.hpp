// Entity tags that are known before the bytes are (tiles-and-http 1.3).
#pragma once

#include <array>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>

#include "server/http/negotiation.hpp"

namespace tryggkarta::http {

/// What a tag stands for: a coding of the bytes, or the fact that there are none (204).
enum class TagForm { identity, gzip, brotli, nothing };

/// The form in which a coding's bytes are tagged.
TagForm form_of(Coding coding);

/// The strong tags of one representation, one per form: "9ae0b3d2c4e5f607-br" in quotes. A function of the parts alone.
class RepresentationTags {
 public:
  /// `parts`: version, key and whatever else decides the bytes. Their order and borders count.
  static RepresentationTags of(std::initializer_list<std::string_view> parts);

  /// The whole tag, quotes included.
  std::string tag(TagForm form) const;

  /// The part before the hyphen: 16 hex digits.
  std::string_view stem() const { return {stem_.data(), stem_.size()}; }

 private:
  std::array<char, 16> stem_{};
};

/// What an If-None-Match field names, compared weakly (RFC 9110 §13.1.2).
struct NamedTags {
  bool any = false;             ///< "*"
  std::array<bool, 4> forms{};  ///< by TagForm: the field holds our tag of that form

  /// Reads the field; what is malformed ends it.
  static NamedTags parse(std::string_view field, const RepresentationTags& ours);

  /// The named form that `accepted` allows, in the order br, gzip, identity, nothing; none when there is none.
  std::optional<TagForm> acceptable(const AcceptedCodings& accepted) const;
};

}  // namespace tryggkarta::http
