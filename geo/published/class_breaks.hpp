// Class bounds of a choropleth: quantiles, rounded to numbers that people say.
#pragma once

#include <vector>

namespace tryggkarta::published {

/// Class bounds of a map: value < bounds[0] is class 1, < bounds[1] class 2 …, at most five classes.
struct ClassBreaks {
  std::vector<double> bounds;
  /// 1 … bounds.size() + 1.
  int class_of(double value) const;
};

/// What is asked for when a class is made.
enum class Measure { count, rate };

/// Bounds at the fifths of the positive values, rounded to two significant digits (counts to whole numbers); equal
/// neighbours fall together, so few different values make few classes. Never more than five classes.
ClassBreaks breaks_of(std::vector<double> values, Measure measure);

}  // namespace tryggkarta::published
