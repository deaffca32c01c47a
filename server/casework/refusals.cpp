#include "server/casework/refusals.hpp"

#include <memory>

#include "server/http/problem.hpp"

namespace tryggkarta::casework {

http::Response incomplete(const http::Request& request, const casebook::RefusedWork& refused) {
  http::ProblemDetail detail{.status = 422};
  detail.detail = http::in_language_of(request, refused.swedish(), refused.english());
  for (const auto& complaint : refused.complaints())
    detail.errors.push_back({complaint.field, http::in_language_of(request, complaint.swedish, complaint.english)});
  return http::problem(request, detail);
}

http::Response version_needed(const http::Request& request) {
  http::ProblemDetail detail{.status = 428};
  detail.detail =
      http::in_language_of(request, "Skicka If-Match med objektets ETag, så att ingen annans ändring försvinner.",
                           "Send If-Match with the feature's ETag, so that nobody else's change is lost.");
  return http::problem(request, detail);
}

http::Response stale(const http::Request& request, const Json& present, const std::string& etag) {
  http::ProblemDetail detail{.status = 412};
  detail.detail = http::in_language_of(request, "Objektet har ändrats sedan det lästes: se present och försök igen.",
                                       "The feature has changed since it was read: see present and try again.");
  auto response = http::problem(request, detail);
  Json document = Json::parse(response.text());
  document["present"] = present;
  response.body = std::make_shared<const std::string>(document.dump());
  response.headers.emplace_back("ETag", etag);
  return response;
}

http::Response unknown_form(const http::Request& request, const std::string& known) {
  http::ProblemDetail detail{.status = 415};
  detail.detail = http::in_language_of(request, "Skicka " + known + ".", "Send " + known + ".");
  return http::problem(request, detail);
}

}  // namespace tryggkarta::casework
