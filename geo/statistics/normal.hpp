// The standard normal distribution.
#pragma once

namespace tryggkarta::statistics {

/// P(|Z| ≥ |z|).
double two_sided_p(double z);

}  // namespace tryggkarta::statistics
