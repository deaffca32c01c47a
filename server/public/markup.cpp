#include "server/public/markup.hpp"

namespace tryggkarta::public_routes {

std::string escape_markup(std::string_view text) {
  std::string safe;
  safe.reserve(text.size());
  for (const char character : text) {
    switch (character) {
      case '&': safe += "&amp;"; break;
      case '<': safe += "&lt;"; break;
      case '>': safe += "&gt;"; break;
      case '"': safe += "&quot;"; break;
      case '\'': safe += "&#39;"; break;
      default:
        if (static_cast<unsigned char>(character) >= 0x20 || character == '\n' || character == '\t') safe += character;
    }
  }
  return safe;
}

}  // namespace tryggkarta::public_routes
