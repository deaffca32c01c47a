#include "server/http/caching.hpp"

#include "server/http/coding.hpp"
#include "server/http/entity_tag.hpp"
#include "server/http/http_date.hpp"
#include "server/http/problem.hpp"

namespace tryggkarta::http {
namespace {

// Below this a coding saves no packet and costs a tag (tiles-and-http 1.4, step 5).
constexpr std::size_t kSmallBody = 200;

// Above this a body is streamed. The same for every size of the cache, because the codings of a streamed body have
// other bytes under the same tag.
constexpr std::size_t kLongestWhole = 8 * 1024 * 1024;

std::string_view policy_lines(const Cacheable& cacheable) {
  if (cacheable.policy == CachePolicy::immutable) {
    return cacheable.negotiated_by_accept
               ? "Cache-Control: public, max-age=31536000, s-maxage=86400, immutable\r\nVary: Accept, "
                 "Accept-Encoding\r\n"
               : "Cache-Control: public, max-age=31536000, s-maxage=86400, immutable\r\nVary: Accept-Encoding\r\n";
  }
  return cacheable.negotiated_by_accept ? "Cache-Control: public, no-cache\r\nVary: Accept, Accept-Encoding\r\n"
                                        : "Cache-Control: public, no-cache\r\nVary: Accept-Encoding\r\n";
}

/// An edition's moment is written for thousands of answers in turn.
const std::string& written(std::chrono::sys_seconds moment) {
  thread_local std::chrono::sys_seconds written_for{};
  thread_local std::string text;
  if (text.empty() || moment != written_for) {
    text = http_date(moment);
    written_for = moment;
  }
  return text;
}

std::string tag_line(const RepresentationTags& tags, TagForm form) { return "ETag: " + tags.tag(form) + "\r\n"; }

// The three ways to the bytes of one key: from the shelf, from another coding of the same key, from `make`.
class Maker {
 public:
  Maker(const Request& request, const Cacheable& cacheable, const RepresentationTags& tags)
      : cacheable_(cacheable), tags_(tags) {
    key_.reserve(cacheable.version.size() + cacheable.key.size() + request.forwarded_base_url.size() + 2);
    key_.append(cacheable.version).append(1, '\n').append(cacheable.key).append(1, '\n');
    key_.append(request.forwarded_base_url);
  }

  SharedBody finished(Coding coding) const {
    if (cacheable_.cache == nullptr) return make(coding);
    return cacheable_.cache->find_or_make(key_, coding, [this, coding] { return make(coding); });
  }

  // The small and the incompressible stay as they are, except for who forbids that.
  SharedBody acceptable_to(const AcceptedCodings& accepted, Coding preferred) const {
    SharedBody body = finished(preferred);
    if (body->coding == preferred || body->bytes.empty() || accepted.accepts(Coding::identity)) return body;
    return coded_body(*body, preferred);
  }

 private:
  SharedBody make(Coding coding) const {
    if (coding == Coding::identity) return plain_body();
    SharedBody plain = finished(Coding::identity);
    if (plain->is_too_long || plain->bytes.size() < kSmallBody) return plain;
    SharedBody smaller = coded_body(*plain, coding);
    return smaller->bytes.size() < plain->bytes.size() ? smaller : plain;
  }

  SharedBody plain_body() const {
    Content content = cacheable_.make();
    auto body = std::make_shared<FinishedBody>();
    if (content.pieces) {
      auto text = whole_body(content.pieces, kLongestWhole);
      body->is_too_long = !text;
      if (!text) return body;
      content.body = *std::move(text);
    }
    body->lines = tag_line(tags_, content.body.empty() ? TagForm::nothing : TagForm::identity);
    if (!content.body.empty()) body->lines += "Content-Type: " + content.content_type + "\r\n";
    body->content_type = std::move(content.content_type);
    body->bytes = std::move(content.body);
    return body;
  }

  SharedBody coded_body(const FinishedBody& plain, Coding coding) const {
    auto body = std::make_shared<FinishedBody>();
    body->coding = coding;
    body->content_type = plain.content_type;
    body->bytes = coded(plain.bytes, coding);
    body->lines = tag_line(tags_, form_of(coding)) + "Content-Type: " + plain.content_type +
                  "\r\nContent-Encoding: " + std::string(token_of(coding)) + "\r\n";
    return body;
  }

  const Cacheable& cacheable_;
  const RepresentationTags& tags_;
  std::string key_;
};

Response unstored(const Cacheable& cacheable) {
  Content content = cacheable.make();
  Response response = plain_response(200, std::move(content.content_type), std::move(content.body));
  response.headers.insert(response.headers.end(), cacheable.headers.begin(), cacheable.headers.end());
  response.more = std::move(content.pieces);
  if (response.more || !response.text().empty()) return response;
  response.status = 204;
  response.headers = {{"Cache-Control", "no-store"}};
  return response;
}

Response not_modified(const Cacheable& cacheable, std::string lines) {
  Response response;
  response.status = 304;
  response.fixed_lines = policy_lines(cacheable);
  response.kept_lines = std::make_shared<const std::string>(std::move(lines));
  return response;
}

Response not_acceptable(const Request& request) {
  ProblemDetail detail{.status = 406};
  detail.detail =
      in_language_of(request, "Svaret finns som br, gzip eller identity; Accept-Encoding utesluter alla tre.",
                     "The answer comes as br, gzip or identity; Accept-Encoding excludes all three.");
  return problem(request, detail);
}

Response whole(const Cacheable& cacheable, const SharedBody& body) {
  Response response;
  // A body that nobody else holds was not kept: remembering its address would be of no use.
  response.by_address_alone = cacheable.by_address_alone && body.use_count() > 1;
  response.fixed_lines = policy_lines(cacheable);
  response.kept_lines = std::shared_ptr<const std::string>(body, &body->lines);
  if (body->bytes.empty()) {
    response.status = 204;
    return response;
  }
  response.body = std::shared_ptr<const std::string>(body, &body->bytes);
  response.headers = cacheable.headers;
  if (cacheable.modified) response.headers.emplace_back("Last-Modified", written(*cacheable.modified));
  return response;
}

Response in_pieces(const Cacheable& cacheable, Coding coding, std::string tag) {
  Content content = cacheable.make();
  Response response;
  response.fixed_lines = policy_lines(cacheable);
  std::string lines = std::move(tag) + "Content-Type: " + content.content_type + "\r\n";
  if (coding != Coding::identity) lines += "Content-Encoding: " + std::string(token_of(coding)) + "\r\n";
  response.kept_lines = std::make_shared<const std::string>(std::move(lines));
  response.headers = cacheable.headers;
  if (cacheable.modified) response.headers.emplace_back("Last-Modified", written(*cacheable.modified));
  response.more = coded(std::move(content.pieces), coding);
  return response;
}

bool unchanged_since(const Request& request, const Cacheable& cacheable) {
  if (!cacheable.modified) return false;
  const auto since = parse_http_date(request.header("if-modified-since"));
  return since && *cacheable.modified <= *since;
}

}  // namespace

Response respond(const Request& request, const Cacheable& cacheable) {
  if (cacheable.policy == CachePolicy::no_store) return unstored(cacheable);

  const auto accepted = AcceptedCodings::parse(request.joined_header("accept-encoding"));
  const auto preferred = accepted.preferred();
  if (!preferred) return not_acceptable(request);

  const auto tags = RepresentationTags::of({cacheable.version, cacheable.key, request.forwarded_base_url});
  const std::string if_none_match = request.joined_header("if-none-match");
  const NamedTags named = NamedTags::parse(if_none_match, tags);
  if (const auto form = named.acceptable(accepted)) return not_modified(cacheable, tag_line(tags, *form));

  const SharedBody body = Maker(request, cacheable, tags).acceptable_to(accepted, *preferred);
  std::string tag =
      body->is_too_long ? tag_line(tags, form_of(*preferred)) : body->lines.substr(0, body->lines.find("\r\n") + 2);
  // "*" and dates name no form, so the tag is that of the answer they spare.
  if (named.any || (if_none_match.empty() && unchanged_since(request, cacheable))) {
    return not_modified(cacheable, std::move(tag));
  }
  return body->is_too_long ? in_pieces(cacheable, *preferred, std::move(tag)) : whole(cacheable, body);
}

}  // namespace tryggkarta::http
