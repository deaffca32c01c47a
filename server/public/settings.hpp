// What the public addresses are told once, when the server starts.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace tryggkarta::public_routes {

/// One map style of `styles/`, as it was written. The bytes live as long as the program.
struct StyleFile {
  std::string name;  ///< "karta" → /styles/karta.json
  std::string_view json;
};

struct PublicSettings {
  std::vector<StyleFile> styles;
  /// The city's own clock.
  std::string time_zone = "Europe/Stockholm";
};

}  // namespace tryggkarta::public_routes
