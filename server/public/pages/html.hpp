// The one writer of HTML: what is not a constant of the program is escaped, and what is opened is closed.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tryggkarta::pages {

/// The name of an element or an attribute. Only a constant of the program can become one, so no outer text can.
class Name {
 public:
  consteval Name(const char* text) : text_(text) {}
  constexpr std::string_view text() const { return text_; }

 private:
  std::string_view text_;
};

/// One attribute; it is left out when it has no value. Values are escaped when they are written.
struct Attribute {
  Name name;
  std::optional<std::string> value;
};
using Attributes = std::vector<Attribute>;

/// Finished markup: made by Html, or by a writer of this server that keeps the same promise.
class Markup {
 public:
  /// Markup of geo/tiles, whose picture escapes its own text.
  static Markup of_picture(std::string svg) { return Markup(std::move(svg)); }
  const std::string& bytes() const { return bytes_; }

 private:
  friend class Html;
  explicit Markup(std::string bytes) : bytes_(std::move(bytes)) {}
  std::string bytes_;
};

/// Writes elements in order. Text and attribute values may hold anything.
class Html {
 public:
  Html& open(Name tag, const Attributes& attributes = {});
  /// Closes the innermost open element.
  Html& close();
  Html& text(std::string_view content);
  /// An element that holds text only.
  Html& leaf(Name tag, std::string_view content) { return leaf(tag, {}, content); }
  Html& leaf(Name tag, const Attributes& attributes, std::string_view content);
  /// An element that never holds anything: `<input>`, `<path/>` inside a picture.
  Html& empty(Name tag, const Attributes& attributes = {});
  Html& add(const Markup& markup);
  /// A whole document begins with this.
  Html& doctype();
  /// The result. Throws Error(broken) when an element is still open.
  Markup finish() &&;

 private:
  void tag(Name name, const Attributes& attributes);
  std::string bytes_;
  std::vector<std::string_view> open_;
};

/// Text → text that is safe between tags and inside double quotes. Control characters that XML forbids are dropped.
std::string escape(std::string_view text);

/// Text → one value of a query or one segment of a path, percent-encoded.
std::string percent_encode(std::string_view text);

}  // namespace tryggkarta::pages
