#include "server/http/negotiation.hpp"

#include <algorithm>

#include "server/http/header_list.hpp"

namespace tryggkarta::http {
namespace {

// How closely a media range names a type: 0 not at all, 1 "*/*", 2 "text/*", 3 "text/csv".
int closeness(std::string_view range, std::string_view type) {
  if (same_token(range, type)) return 3;
  if (range == "*/*") return 1;
  const auto slash = type.find('/');
  const bool family = slash != std::string_view::npos && range.size() == slash + 2 && range.ends_with("/*") &&
                      same_token(range.substr(0, slash), type.substr(0, slash));
  return family ? 2 : 0;
}

int media_weight(std::string_view accept, std::string_view type) {
  int weight = 0;
  int closest = 0;
  WeightedList list(accept);
  while (const auto member = list.next()) {
    const int near = closeness(member->token, type);
    if (near > closest) {
      closest = near;
      weight = member->weight;
    }
  }
  return weight;
}

}  // namespace

std::string_view token_of(Coding coding) {
  switch (coding) {
    case Coding::brotli: return "br";
    case Coding::gzip: return "gzip";
    case Coding::identity: break;
  }
  return "identity";
}

AcceptedCodings AcceptedCodings::parse(std::string_view field) {
  AcceptedCodings accepted;
  WeightedList list(field);
  while (const auto member = list.next()) {
    const std::string_view token = member->token;
    int* weight = nullptr;
    if (same_token(token, "br")) weight = &accepted.brotli_;
    if (same_token(token, "gzip") || same_token(token, "x-gzip")) weight = &accepted.gzip_;
    if (same_token(token, "identity")) weight = &accepted.identity_;
    if (token == "*") weight = &accepted.others_;
    if (weight != nullptr) *weight = std::max(*weight, member->weight);
  }
  return accepted;
}

int AcceptedCodings::weight(Coding coding) const {
  switch (coding) {
    case Coding::brotli: return brotli_ >= 0 ? brotli_ : std::max(others_, 0);
    case Coding::gzip: return gzip_ >= 0 ? gzip_ : std::max(others_, 0);
    case Coding::identity: break;
  }
  return identity_ >= 0 ? identity_ : others_;
}

std::optional<Coding> AcceptedCodings::preferred() const {
  std::optional<Coding> best;
  for (const Coding coding : kCodings) {
    if (weight(coding) > (best ? weight(*best) : 0)) best = coding;
  }
  if (!best && accepts(Coding::identity)) best = Coding::identity;
  return best;
}

bool AcceptedCodings::accepts(Coding coding) const {
  // RFC 9110 §12.5.3: identity needs no mention, it must be forbidden.
  return coding == Coding::identity ? weight(coding) != 0 : weight(coding) > 0;
}

std::optional<std::string_view> choose_media_type(const Request& request,
                                                  std::initializer_list<std::string_view> offered) {
  const std::string accept = request.joined_header("accept");
  if (trimmed(accept).empty()) return *offered.begin();
  std::optional<std::string_view> best;
  int best_weight = 0;
  for (const std::string_view type : offered) {
    const int weight = media_weight(accept, trimmed(type.substr(0, type.find(';'))));
    if (weight <= best_weight) continue;
    best_weight = weight;
    best = type;
  }
  return best;
}

Language language_of(const Request& request) {
  for (const Parameter& parameter : request.query) {
    if (parameter.name == "lang") return parameter.value == "en" ? Language::english : Language::swedish;
  }
  int swedish = 0;
  int english = 0;
  const std::string accepted = request.joined_header("accept-language");
  WeightedList list(accepted);
  while (const auto member = list.next()) {
    const std::string_view primary = member->token.substr(0, member->token.find('-'));
    if (same_token(primary, "sv")) swedish = std::max(swedish, member->weight);
    if (same_token(primary, "en")) english = std::max(english, member->weight);
  }
  return english > swedish ? Language::english : Language::swedish;
}

}  // namespace tryggkarta::http
