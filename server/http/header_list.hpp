// The grammar that Accept, Accept-Encoding and Accept-Language share: members with a weight (RFC 9110 §5.6, §12.4.2).
#pragma once

#include <optional>
#include <string_view>

namespace tryggkarta::http {

/// One member of a weighted list, such as "gzip;q=0.5".
struct WeightedMember {
  std::string_view token;  ///< "gzip", "text/csv", "sv-SE"; in the client's case
  int weight = 1000;       ///< q in thousandths, 0–1000
};

/// Takes members off the front of a list; what is malformed is skipped, so that one bad member hurts nobody else.
class WeightedList {
 public:
  explicit WeightedList(std::string_view field) : rest_(field) {}

  /// The next well-formed member; nothing at the end.
  std::optional<WeightedMember> next();

 private:
  std::string_view rest_;
};

/// Without blanks and tabs at both ends.
std::string_view trimmed(std::string_view text);

/// Equal when ASCII case is ignored.
bool same_token(std::string_view one, std::string_view other);

/// Cuts the text before the first `separator` that is not inside double quotes off the front of `rest`.
std::string_view cut_outside_quotes(std::string_view& rest, char separator);

}  // namespace tryggkarta::http
