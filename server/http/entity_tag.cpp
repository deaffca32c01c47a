#include "server/http/entity_tag.hpp"

#include "server/http/header_list.hpp"

namespace tryggkarta::http {
namespace {

// Raised when the codings' levels change, or from where on they hold: then equal keys give other bytes.
constexpr std::string_view kCodingRevision = "br5 gzip6, above 8 MiB br2 gzip4";

constexpr std::array kForms = {TagForm::brotli, TagForm::gzip, TagForm::identity, TagForm::nothing};

std::string_view suffix_of(TagForm form) {
  switch (form) {
    case TagForm::brotli: return "br";
    case TagForm::gzip: return "gz";
    case TagForm::nothing: return "no";
    case TagForm::identity: break;
  }
  return "id";
}

// FNV-1a, the same on every machine and in every build, so that a tag survives a restart. A tag is compared only with
// tags of the same address, so 64 bits are plenty; content is never found by it.
class Hash {
 public:
  void add(std::string_view text) {
    for (const char c : text) mix(static_cast<unsigned char>(c));
    mix(0xff);  // no UTF-8 text holds this byte: it marks the border
  }
  std::uint64_t value() const { return value_; }

 private:
  void mix(unsigned char byte) { value_ = (value_ ^ byte) * 0x100000001b3ULL; }
  std::uint64_t value_ = 0xcbf29ce484222325ULL;
};

// The opaque part of the next tag of the list, W/ dropped; nothing at the end or where the list is malformed.
std::optional<std::string_view> next_opaque(std::string_view& list) {
  const auto start = list.find_first_not_of(" \t,");
  if (start == std::string_view::npos) return std::nullopt;
  list.remove_prefix(start);
  if (list.starts_with("W/")) list.remove_prefix(2);
  if (!list.starts_with('"')) return std::nullopt;
  const auto end = list.find('"', 1);
  if (end == std::string_view::npos) return std::nullopt;
  const std::string_view opaque = list.substr(1, end - 1);
  list.remove_prefix(end + 1);
  return opaque;
}

}  // namespace

TagForm form_of(Coding coding) {
  switch (coding) {
    case Coding::brotli: return TagForm::brotli;
    case Coding::gzip: return TagForm::gzip;
    case Coding::identity: break;
  }
  return TagForm::identity;
}

RepresentationTags RepresentationTags::of(std::initializer_list<std::string_view> parts) {
  Hash hash;
  hash.add(kCodingRevision);
  for (const std::string_view part : parts) hash.add(part);
  RepresentationTags tags;
  std::uint64_t value = hash.value();
  for (char& digit : tags.stem_) {
    digit = "0123456789abcdef"[value >> 60];
    value <<= 4;
  }
  return tags;
}

std::string RepresentationTags::tag(TagForm form) const {
  std::string tag;
  tag.reserve(stem_.size() + 5);
  tag += '"';
  tag += stem();
  tag += '-';
  tag += suffix_of(form);
  tag += '"';
  return tag;
}

NamedTags NamedTags::parse(std::string_view field, const RepresentationTags& ours) {
  NamedTags named;
  if (trimmed(field) == "*") {
    named.any = true;
    return named;
  }
  while (const auto opaque = next_opaque(field)) {
    if (!opaque->starts_with(ours.stem()) || opaque->size() != ours.stem().size() + 3) continue;
    for (const TagForm form : kForms) {
      if (opaque->ends_with(suffix_of(form)) && (*opaque)[ours.stem().size()] == '-') {
        named.forms[static_cast<std::size_t>(form)] = true;
      }
    }
  }
  return named;
}

std::optional<TagForm> NamedTags::acceptable(const AcceptedCodings& accepted) const {
  for (const TagForm form : kForms) {
    if (!forms[static_cast<std::size_t>(form)]) continue;
    const bool allowed = form == TagForm::nothing || (form == TagForm::brotli && accepted.accepts(Coding::brotli)) ||
                         (form == TagForm::gzip && accepted.accepts(Coding::gzip)) ||
                         (form == TagForm::identity && accepted.accepts(Coding::identity));
    if (allowed) return form;
  }
  return std::nullopt;
}

}  // namespace tryggkarta::http
