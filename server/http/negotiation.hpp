// Which of several forms a client wants: coding, media type, language (RFC 9110 §12).
#pragma once

#include <initializer_list>
#include <optional>
#include <string_view>

#include "server/http/request.hpp"

namespace tryggkarta::http {

/// How a body is coded on the wire.
enum class Coding { identity, gzip, brotli };
inline constexpr Coding kCodings[] = {Coding::brotli, Coding::gzip, Coding::identity};

/// "br", "gzip", "identity".
std::string_view token_of(Coding coding);

/// What an Accept-Encoding field allows and prefers (tiles-and-http 1.4, steps 1–4).
class AcceptedCodings {
 public:
  /// `field` is the whole field, "" when absent. Malformed members are ignored; never throws.
  static AcceptedCodings parse(std::string_view field);

  /// The preferred coding, ties in the order br, gzip, identity; nothing when no coding at all is acceptable (406).
  std::optional<Coding> preferred() const;
  bool accepts(Coding coding) const;

 private:
  // q in thousandths; -1: not named. Identity that nobody named stays acceptable, but last.
  int brotli_ = -1;
  int gzip_ = -1;
  int identity_ = -1;
  int others_ = -1;
  int weight(Coding coding) const;
};

/// The offered media type that Accept prefers; ties go to the earlier one. No Accept: the first. Nothing when Accept
/// allows none (406). Example: choose_media_type(request, {"application/json", "text/csv"}).
std::optional<std::string_view> choose_media_type(const Request& request,
                                                  std::initializer_list<std::string_view> offered);

enum class Language { swedish, english };

/// The language that the address names (`lang=en`), else the one of Accept-Language that we speak and that is preferred
/// most; Swedish when in doubt.
Language language_of(const Request& request);

}  // namespace tryggkarta::http
