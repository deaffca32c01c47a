// A public number is never bare: it is shown, hidden or unknown.
#pragma once

#include <cstdint>
#include <optional>
#include <variant>

namespace tryggkarta::published {

/// A number that may be read: 0 or at least k.
struct Shown {
  std::int64_t count;
  /// Events per 1 000 of the denominator, rounded to one decimal; absent where no denominator is known.
  std::optional<double> rate;
  friend bool operator==(const Shown&, const Shown&) = default;
};
/// There is a number, and it is protected. Carries nothing: no class, no rank, no arrow can come from it.
struct Hidden {
  friend bool operator==(const Hidden&, const Hidden&) = default;
};
/// No source covers the area and the period.
struct Unknown {
  friend bool operator==(const Unknown&, const Unknown&) = default;
};

using Figure = std::variant<Shown, Hidden, Unknown>;

/// "shown", "hidden" or "unknown": the word that every format uses.
constexpr const char* status_of(const Figure& figure) {
  if (std::holds_alternative<Shown>(figure)) return "shown";
  return std::holds_alternative<Hidden>(figure) ? "hidden" : "unknown";
}

}  // namespace tryggkarta::published
