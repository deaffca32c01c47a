#include "server/public/pages/html.hpp"

#include "geo/error.hpp"

namespace tryggkarta::pages {
namespace {

bool stands_for_itself(unsigned char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '.' ||
         c == '_' || c == '~';
}

void append_escaped(std::string& out, std::string_view text) {
  for (const char c : text) {
    switch (c) {
      case '&': out += "&amp;"; break;
      case '<': out += "&lt;"; break;
      case '>': out += "&gt;"; break;
      case '"': out += "&quot;"; break;
      case '\'': out += "&#39;"; break;
      default:
        if (static_cast<unsigned char>(c) >= 0x20 || c == '\n' || c == '\t') out += c;
    }
  }
}

}  // namespace

std::string escape(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  append_escaped(out, text);
  return out;
}

std::string percent_encode(std::string_view text) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  std::string out;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (stands_for_itself(byte)) {
      out += c;
    } else {
      out += '%';
      out += digits[byte >> 4];
      out += digits[byte & 15];
    }
  }
  return out;
}

void Html::tag(Name name, const Attributes& attributes) {
  bytes_ += '<';
  bytes_ += name.text();
  for (const Attribute& attribute : attributes) {
    if (!attribute.value) continue;
    bytes_ += ' ';
    bytes_ += attribute.name.text();
    bytes_ += "=\"";
    append_escaped(bytes_, *attribute.value);
    bytes_ += '"';
  }
  bytes_ += '>';
}

Html& Html::open(Name name, const Attributes& attributes) {
  tag(name, attributes);
  open_.push_back(name.text());
  return *this;
}

Html& Html::close() {
  if (open_.empty()) throw Error(ErrorKind::broken, "A page closed an element that it had not opened.");
  bytes_ += "</";
  bytes_ += open_.back();
  bytes_ += '>';
  open_.pop_back();
  return *this;
}

Html& Html::text(std::string_view content) {
  append_escaped(bytes_, content);
  return *this;
}

Html& Html::leaf(Name name, const Attributes& attributes, std::string_view content) {
  return open(name, attributes).text(content).close();
}

Html& Html::empty(Name name, const Attributes& attributes) {
  tag(name, attributes);
  // Inside a picture nothing closes by itself; in HTML the stroke is allowed and means nothing.
  bytes_.insert(bytes_.size() - 1, "/");
  return *this;
}

Html& Html::add(const Markup& markup) {
  bytes_ += markup.bytes();
  return *this;
}

Html& Html::doctype() {
  bytes_ += "<!doctype html>";
  return *this;
}

Markup Html::finish() && {
  if (!open_.empty()) throw Error(ErrorKind::broken, "A page left an element open.");
  return Markup(std::move(bytes_));
}

}  // namespace tryggkarta::pages
